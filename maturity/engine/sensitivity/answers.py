"""Answers that, one row lower, would alone lose the tier."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.engine.scoring.compiled import AskedQuestion
from maturity.engine.scoring.selecting import exact_value
from maturity.engine.sensitivity.ground import NOTHING, Ground
from maturity.engine.sensitivity.shape import FragileAnswer


def fragile_answers(ground: Ground) -> Iterator[FragileAnswer]:
    if ground.tier is None:
        return
    reached = {index for measure in ground.judging for index in measure.indexes}
    for asked in ground.compiled.questions.values():
        if asked.index in reached and ground.states[asked.index] < asked.not_applicable:
            yield from _fragile(ground, asked)


def _fragile(ground: Ground, asked: AskedQuestion) -> Iterator[FragileAnswer]:
    state = ground.states[asked.index]
    lower = row_below(asked, state)
    if lower is None:
        return
    states = [*ground.states]
    states[asked.index] = lower
    changed = ground.changed_verdicts(ground.measured_again(states, asked.index, NOTHING))
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
