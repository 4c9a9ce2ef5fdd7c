"""What answering an open question can do for a goal, and which questions do exactly the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from maturity.engine.scan.aims import Part
from maturity.engine.scan.directions import Leaning, leanings
from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.counting import HIT, OUT
from maturity.engine.scoring.intervals import Input
from maturity.engine.scoring.selecting import COUNTING

# What a state of a question counts in each measure that asks it.
Effect: TypeAlias = tuple[int | Input | None, ...]
Asked: TypeAlias = Sequence[tuple[CompiledMeasure, int]]  # with the place of its table


@dataclass(frozen=True, slots=True)
class Alike:
    """Open questions that can stand for one another. `rows[e][i]`: the state that gives the i-th
    of them the e-th effect. Left out are effects that another beats or that change nothing."""

    members: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]


def find_alike(part: Part, states: Sequence[int]) -> tuple[Alike, ...]:
    """Only questions that can help; in the order of the first of each group."""
    leaves = [measure for measure in part.measures if not measure.children]
    leaning = leanings(part)
    members: dict[object, list[int]] = {}
    orders: dict[object, list[Effect]] = {}
    rows: dict[object, list[list[int]]] = {}
    for index in part.open:
        asked = [(m, m.indexes.index(index)) for m in leaves if index in m.indexes]
        opened, state_of = _effects(asked, states[index])
        useful = [e for e in _unbeaten(state_of, asked, leaning) if e != opened]
        key = (_place(asked, index), opened, frozenset(useful))
        if useful:
            members.setdefault(key, []).append(index)
            order = orders.setdefault(key, useful)
            rows.setdefault(key, []).append([state_of[effect] for effect in order])
    return tuple(Alike(tuple(members[key]), tuple(zip(*rows[key], strict=True))) for key in members)


def _place(asked: Asked, index: int) -> object:
    """The order of a walk matters, so there nobody stands for another."""
    return tuple(
        (m.measure.key, index if m.measure.aggregate == "cumulative" else -1) for m, _ in asked
    )


def _effects(asked: Asked, open_state: int) -> tuple[Effect, dict[Effect, int]]:
    """Of the open question, and of each closed row: of equal ones the first."""
    tables = [_table(measure)[place] for measure, place in asked]
    state_of: dict[Effect, int] = {}
    for state in range(open_state - 1):
        state_of.setdefault(tuple(table[state] for table in tables), state)
    return tuple(table[open_state] for table in tables), state_of


def _table(measure: CompiledMeasure) -> Sequence[Sequence[int | Input | None]]:
    return measure.bits if measure.measure.aggregate in COUNTING else measure.inputs


def _unbeaten(
    effects: Iterable[Effect], asked: Asked, leaning: Mapping[str, Leaning]
) -> list[Effect]:
    found = list(effects)
    by_leaf = [leaning[measure.measure.key] for measure, _ in asked]
    return [
        one
        for one in found
        if not any(other != one and _beats(other, one, by_leaf) for other in found)
    ]


def _beats(one: Effect, other: Effect, leaning: Sequence[Leaning]) -> bool:
    return all(
        mine == yours or _is_better(mine, yours, lean)
        for mine, yours, lean in zip(one, other, leaning, strict=True)
    )


def _is_better(mine: int | Input | None, yours: int | Input | None, lean: Leaning) -> bool:
    """Never where it is not known which way the goal lies."""
    if not lean.way:
        return False
    if isinstance(mine, Input) and isinstance(yours, Input):
        return mine.low > yours.low if lean.way > 0 else mine.low < yours.low
    if yours == OUT:
        return lean.beats_out and (mine == HIT) == (lean.way > 0)
    return mine != OUT and (mine == HIT) == (lean.way > 0)
