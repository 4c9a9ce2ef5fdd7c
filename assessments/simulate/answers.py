"""A drawn plant's states as the answers a person would have saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from assessments.sheet import reason_key
from assessments.simulate.frame import Frame
from maturity.engine.edition import Breadth
from maturity.engine.scoring.compiled import AskedQuestion

MOST_COUNTED = 20
NO_COUNT = 0.02


@dataclass(frozen=True, slots=True)
class GivenRow:
    question: str
    option: str = ""
    not_applicable: bool = False
    reason: str = ""
    count: int | None = None
    of: int | None = None


def given_rows(
    frame: Frame, states: Sequence[int], totals: Mapping[str, int], drawn: Sequence[Sequence[float]]
) -> Iterator[GivenRow]:
    """`drawn`: two numbers from 0 to 1 for each question."""
    for asked, state, one, other in zip(frame.questions, states, *drawn, strict=True):
        if state < asked.not_applicable:
            yield _answered(asked, state, totals, one, other)
        elif state == asked.not_applicable:
            reasons = asked.question.may_not_apply
            reason = reason_key(reasons[int(one * len(reasons))])
            yield GivenRow(asked.question.key, not_applicable=True, reason=reason)
        elif state == asked.open and one < 0.5:
            yield from _left_open(frame, asked, totals, other)


def _answered(
    asked: AskedQuestion, state: int, totals: Mapping[str, int], one: float, other: float
) -> GivenRow:
    key, option = asked.question.key, asked.options[state].key
    breadth = asked.question.breadth
    if breadth is None or state in asked.lowest_states or one < NO_COUNT:
        return GivenRow(key, option)
    total = _total(breadth, totals, one)
    if total is None:
        return GivenRow(key, option)
    least = ceil(breadth.at_least * total)
    count = min(total, least + int(other * (total - least + 1)))
    return GivenRow(key, option, count=count, of=None if breadth.count_of else total)


def _left_open(
    frame: Frame, asked: AskedQuestion, totals: Mapping[str, int], other: float
) -> Iterator[GivenRow]:
    """An option that says so, or a row that holds too narrowly."""
    said = [option.key for option in asked.question.options if option.open]
    if said:
        yield GivenRow(asked.question.key, said[0])
        return
    breadth = asked.question.breadth
    higher = [s for s in frame.states[asked.index] if s not in asked.lowest_states]
    total = _total(breadth, totals, other) if breadth else None
    if breadth is None or total is None or not higher or breadth.at_least <= 0:
        return
    count = ceil(breadth.at_least * total) - 1
    option = asked.options[higher[0]].key
    yield GivenRow(asked.question.key, option, count=count, of=None if breadth.count_of else total)


def _total(breadth: Breadth, totals: Mapping[str, int], one: float) -> int | None:
    if breadth.count_of:
        return totals.get(breadth.count_of)
    return 2 + int(one * MOST_COUNTED)
