"""Answers that, one row lower, would alone lose the tier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from maturity.engine.scoring import Verdict
from maturity.engine.scoring.compiled import AskedQuestion
from maturity.engine.scoring.selecting import exact_value
from maturity.engine.sensitivity.ground import NOTHING, Ground
from maturity.engine.sensitivity.shape import FragileAnswer

Tables: TypeAlias = list[tuple[str, Sequence[object]]]
Known: TypeAlias = dict[tuple[tuple[str, object, object], ...], dict[str, Verdict]]


def fragile_answers(ground: Ground) -> Iterator[FragileAnswer]:
    if ground.tier is None:
        return
    known: Known = {}
    tables = tables_of(ground)
    for asked in ground.compiled.questions.values():
        if asked.index in tables and ground.states[asked.index] < asked.not_applicable:
            yield from _fragile(ground, asked, tables[asked.index], known)


def tables_of(ground: Ground) -> dict[int, Tables]:
    """For each question the measures that ask it, with what each of its states counts there."""
    found: dict[int, Tables] = {}
    for measure in ground.judging:
        for index, table in zip(measure.indexes, measure.bits or measure.inputs, strict=False):
            found.setdefault(index, []).append((measure.measure.key, table))
    return found


def _fragile(
    ground: Ground, asked: AskedQuestion, tables: Tables, known: Known
) -> Iterator[FragileAnswer]:
    state = ground.states[asked.index]
    lower = row_below(asked, state)
    if lower is None:
        return
    # Answers that count the same everywhere are measured once.
    counts = tuple((key, table[state], table[lower]) for key, table in tables)
    if counts not in known:
        states = [*ground.states]
        states[asked.index] = lower
        known[counts] = ground.changed_verdicts(ground.measured_again(states, asked.index, NOTHING))
    changed = known[counts]
    then = ground.tier_with(changed)
    ranks = ground.edition.tier_ranks
    if then is None or ranks[then] < ranks[ground.tier]:
        yield FragileAnswer(
            question=asked.question.key,
            option=asked.options[state].key,
            lower_option=asked.options[lower].key,
            tier_then=then,
            lost=tuple(key for key in _carrying(ground) if key in changed),
        )


def row_below(asked: AskedQuestion, state: int) -> int | None:
    """The highest closed row with a value strictly below; of equal ones that with most tags,
    then the first."""
    value = exact_value(asked.options[state])
    below = [i for i, option in enumerate(asked.options) if exact_value(option) < value]
    rank = {i: (exact_value(asked.options[i]), len(asked.options[i].tags)) for i in below}
    return max(below, key=rank.__getitem__, default=None)


def _carrying(ground: Ground) -> Iterator[str]:
    """The criteria that the tier of today rests on: all of them are met."""
    ranks = ground.edition.tier_ranks
    for tier in ground.edition.tiers[: ranks[ground.tier] + 1]:
        yield from (condition.key for condition in tier.conditions)
