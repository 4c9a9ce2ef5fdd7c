"""Which way the answers of a measure have to go for a goal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from maturity.engine.edition import Condition
from maturity.engine.scan.aims import Goal, Part
from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.selecting import COUNTING


@dataclass(frozen=True, slots=True)
class Leaning:
    """`way`: 1 up, -1 down, 0 not known or not the same for all conditions. `beats_out`: what
    counts the right way is at least as good as not being in the denominator at all."""

    way: int
    beats_out: bool


def leanings(part: Part) -> dict[str, Leaning]:
    """For each measure of the part."""
    by_key = {measure.measure.key: measure for measure in part.measures}
    found: dict[str, set[tuple[int, bool]]] = {key: set() for key in by_key}
    for condition in part.conditions:
        way = way_of(condition, part.goal)
        for key, push, is_direct in _pushes(by_key, condition.measure, way, True):
            beats = is_direct and _beats_out(by_key[key], condition, part.goal, way)
            found[key].add((push, beats))
    return {
        key: Leaning(
            way=next(iter(ways)) if len(ways := {way for way, _ in of_key}) == 1 else 0,
            beats_out=all(beats for _, beats in of_key),
        )
        for key, of_key in found.items()
    }


def way_of(condition: Condition, goal: Goal) -> int:
    return 1 if (condition.op == "at_least") == (goal == "met") else -1


def _pushes(
    by_key: dict[str, CompiledMeasure], key: str, way: int, is_direct: bool
) -> Iterator[tuple[str, int, bool]]:
    measure = by_key[key]
    yield key, way, is_direct
    for child, _ in measure.children:
        yield from _pushes(by_key, child, way * _turn(measure), False)


def _turn(measure: CompiledMeasure) -> int:
    """How a measure moves when one of its inputs rises; 0: not known."""
    where = measure.measure.where
    if measure.measure.aggregate not in COUNTING or where is None or where.at_most is None:
        return 1
    return -1 if where.at_least is None else 0


def _beats_out(measure: CompiledMeasure, condition: Condition, goal: Goal, way: int) -> bool:
    """Where an empty share suits the goal, staying out may be the only way to keep it empty."""
    if (condition.if_empty == "met") != (goal == "met"):
        return True
    extreme = Fraction(1 if way > 0 else 0)
    at_least = condition.op == "at_least"
    holds = extreme >= condition.threshold if at_least else extreme <= condition.threshold
    return (measure.measure.minimum or 1) <= 1 and holds == (goal == "met")
