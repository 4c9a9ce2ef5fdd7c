"""Which answers would have to rise, and to which row, for a measure to reach a threshold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from maturity.engine.edition import Measure, Option, Question
from maturity.engine.gaps.shape import Step
from maturity.engine.gaps.situation import Situation, effort_between, lowest_row_at
from maturity.engine.scoring.selecting import (
    COUNTING,
    asked_row,
    exact_value,
    question_inputs,
)

# For a question the row it is to reach; None: nothing to wish for.
Wish = Callable[[Question], Option | None]


def wished_rows(
    situation: Situation, key: str, threshold: Fraction | None
) -> Iterator[tuple[Question, Option]]:
    """Each question that holds the measure back, with the row wanted of it. `threshold` None:
    as high as possible."""
    measure = situation.edition.measure(key)
    if measure.of.measures is not None:
        for child, gate in _children_below(situation, measure):
            yield from wished_rows(situation, child, gate)
        return
    wish = _wish(situation, measure, threshold)
    for question in question_inputs(situation.edition, measure):
        row = wish(question) if situation.can_rise(question.key) else None
        now = situation.closed_row(question.key)
        if row is not None and (now is None or exact_value(now) < exact_value(row)):
            yield question, row


def _children_below(
    situation: Situation, measure: Measure
) -> Iterator[tuple[str, Fraction | None]]:
    """The inputs that are not yet there; a walk is held back by the first of them only."""
    gate = measure.where.at_least if measure.where else None
    if measure.where is not None and gate is None:
        return
    for key in measure.of.measures or ():
        low = situation.results[key].low
        if gate is not None and low is not None and low >= gate:
            continue
        yield key, gate
        if measure.aggregate == "cumulative" and low is not None:
            return


def _wish(situation: Situation, measure: Measure, threshold: Fraction | None) -> Wish:
    if measure.aggregate in COUNTING:
        return lambda question: _counted_row(situation, measure, question)
    if measure.aggregate in ("value", "min", "max") and threshold is not None:
        return lambda question: _row_at(measure, question, threshold)
    return lambda question: _next_row(situation, question)


def _counted_row(situation: Situation, measure: Measure, question: Question) -> Option | None:
    """The lowest row that is counted; where `at_most` counts, rising helps nobody."""
    where = measure.where
    if where is None or where.at_most is not None:
        return None
    if where.tag is not None:
        tagged = [o for o in question.closed_options if where.tag in o.tags]
        return min(tagged, key=exact_value, default=None)
    value = where.at_least
    if where.reaches is not None:
        value = asked_row(situation.edition, question, where.reaches)
    return None if value is None else lowest_row_at(question, value)


def _row_at(measure: Measure, question: Question, threshold: Fraction) -> Option | None:
    span = question.highest - question.lowest
    raw = threshold if measure.as_ == "value" else question.lowest + threshold * span
    return lowest_row_at(question, raw)


def _next_row(situation: Situation, question: Question) -> Option | None:
    """The row above the one now; a question not answered has only to be answered."""
    now = situation.closed_row(question.key)
    rows = sorted(question.closed_options, key=exact_value)
    above = [o for o in rows if now is None or exact_value(o) > exact_value(now)]
    return next(iter(above), None) if now is not None else rows[-1]


def step_for(situation: Situation, question: Question, row: Option) -> Step:
    now = situation.closed_row(question.key)
    given = situation.given_option(question.key)
    chosen = question.option(given) if given else None
    is_narrow = now is None and chosen is not None and not chosen.open
    return Step(
        question=question.key,
        reason="raise" if now else "widen" if is_narrow else "answer",
        from_option=given,
        to_option=_wanted(chosen, row) if is_narrow else row.key,
        effort=effort_between(question, now, row),
    )


def _wanted(chosen: Option | None, row: Option) -> str:
    """Who answered a deeper row than is needed is not advised to answer a lower one."""
    if chosen is not None and exact_value(chosen) > exact_value(row):
        return chosen.key
    return row.key
