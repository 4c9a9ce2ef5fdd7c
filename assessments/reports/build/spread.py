"""Where the questions behind a score lie: each of them, and the lowest, middle and highest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from statistics import median

from assessments.reports.build import words
from assessments.reports.build.numbers import DASH, percent_text, percentage
from assessments.reports.build.source import Source
from assessments.reports.report import Dot, Quantity, Spread
from maturity.engine.edition import Measure, Question
from maturity.engine.scoring.compiled import compile_edition
from maturity.engine.scoring.states import read_states

Placed = tuple[Question, Fraction, Fraction]


def spread_of(source: Source, measure: Measure) -> Spread | None:
    """As the score itself counts each answer; None where it is not made of questions from 0 to 1,
    or of none at all."""
    placed = sorted(_placed(source, measure), key=lambda one: (one[1], one[2], one[0].key))
    if not placed or any(low < 0 or high > 1 for _, low, high in placed):
        return None
    known = [low for _, low, high in placed if low == high]
    lowest, middle, highest = _score(known[:1]), _score(known, median), _score(known[-1:])
    return Spread(
        dots=tuple(_dot(*one) for one in placed),
        lowest=_told(lowest),
        middle=_told(middle),
        highest=_told(highest),
        answered=len(known),
        open=len(placed) - len(known),
        lowest_value=lowest,
        middle_value=middle,
        highest_value=highest,
    )


def _placed(source: Source, measure: Measure) -> Iterator[Placed]:
    """Both ends of what each question counts; left out what is not asked or does not apply."""
    prepared = compile_edition(source.edition)
    compiled = prepared.by_key[measure.key]
    states, _flags = read_states(source.edition, prepared, source.sheet)
    questions = source.edition.all_questions
    for row, index in zip(compiled.inputs, compiled.indexes, strict=False):
        item = row[states[index]]
        if item is not None:
            low, high = (Fraction(end) / compiled.scale for end in (item.low, item.high))
            yield questions[index], low, high


def _dot(question: Question, low: Fraction, high: Fraction) -> Dot:
    score = percentage(low, high)
    return Dot(
        key=question.key,
        name=words.said(question.text),
        display=percent_text(score),
        low_at=float(low),
        high_at=float(high),
        score=score,
    )


def _score(
    numbers: Sequence[Fraction], choose: Callable[[Sequence[Fraction]], Fraction] = max
) -> Quantity | None:
    if not numbers:
        return None
    chosen = choose(numbers)
    return percentage(chosen, chosen)


def _told(score: Quantity | None) -> str:
    return percent_text(score) if score else DASH
