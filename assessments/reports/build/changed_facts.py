"""Scores, AI shares and facts of the plant, then and now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from assessments.comparing import Comparison
from assessments.reports.build import compared, words
from assessments.reports.build.claims import AI
from assessments.reports.build.numbers import DASH, percent_span, points_change
from assessments.reports.build.source import Source
from assessments.reports.report import ChangedFact
from maturity.engine.edition import Aspect, Level
from maturity.engine.scoring import MeasureResult


def score_facts(newer: Source, found: Comparison) -> tuple[ChangedFact, ...]:
    """A change only where both scores are settled and count the same questions."""
    return tuple(
        ChangedFact(
            label=_name(newer, score.key),
            was=_score(score.was),
            now=_score(score.now),
            change=_points(score.change),
        )
        for score in found.scores
    )


def _name(source: Source, key: str) -> str:
    """Of the level or the aspect."""
    kind, _dot, name = key.partition(".")
    found: Sequence[Level | Aspect] = source.edition.levels
    if kind == "aspect":
        found = source.edition.aspects
    return next((words.said(one.name) for one in found if one.key == name), key)


def _score(result: MeasureResult | None) -> str:
    if result is None or result.low is None or result.high is None:
        return DASH
    return percent_span(result.low, result.high)


def _points(change: Fraction | None) -> str:
    return "" if change is None else points_change(Fraction(0), change * 100)


def share_facts(older: Source, newer: Source) -> tuple[ChangedFact, ...]:
    """Of AI among the scenarios in use, in the order in which the newer edition asks for it."""
    was, now = _shares(older), _shares(newer)
    return tuple(
        ChangedFact(label, was.get(key, (label, DASH))[1], number)
        for key, (label, number) in now.items()
    )


def _shares(source: Source) -> dict[str, tuple[str, str]]:
    """By measure: its name and its number."""
    found: dict[str, tuple[str, str]] = {}
    for result in source.results.values():
        measure = source.edition.measure(result.measure)
        if measure.aggregate == "share" and measure.where and measure.where.tag == AI:
            number = compared.number(source, result, measure).text
            found.setdefault(measure.key, (words.said(measure.name), number))
    return found


def changed_facts(older: Source, newer: Source) -> tuple[ChangedFact, ...]:
    """What is stated of the plant and is not what it was."""
    was, now = dict(_facts(older)), dict(_facts(newer))
    rows = (ChangedFact(at, was.get(at, DASH), now.get(at, DASH)) for at in {**now, **was})
    return tuple(row for row in rows if row.was != row.now)


def _facts(source: Source) -> Iterable[tuple[str, str]]:
    yield _("Name of the plant"), source.facts.plant_name
    yield from ((fact.label, fact.value) for fact in source.facts.plant)
