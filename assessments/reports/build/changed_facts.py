"""Scores, AI shares and facts of the plant, then and now."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from django.utils.translation import gettext as _

from assessments.comparing import Comparison
from assessments.reports.build import words
from assessments.reports.build.claims import AI
from assessments.reports.build.conditions import condition_row
from assessments.reports.build.numbers import DASH, points_change
from assessments.reports.build.profile import aspect_rows, level_rows
from assessments.reports.build.source import Source
from assessments.reports.report import ChangedFact, ScoreRow


def score_facts(older: Source, newer: Source, found: Comparison) -> tuple[ChangedFact, ...]:
    """A change only where both scores are settled and count the same questions."""
    was, now = _scores(older), _scores(newer)
    changes = {one.key: one.change for one in found.scores}
    return tuple(
        ChangedFact(
            label=row.name,
            was=was[key].display if key in was else DASH,
            now=row.display,
            change=_points(changes[key]),
        )
        for key, row in now.items()
        if key in changes
    )


def _points(change: Fraction | None) -> str:
    return "" if change is None else points_change(Fraction(0), change * 100)


def _scores(source: Source) -> dict[str, ScoreRow]:
    levels = {f"level.{row.key}": row for row in level_rows(source)}
    return {**levels, **{f"aspect.{row.key}": row for row in aspect_rows(source)}}


def share_facts(older: Source, newer: Source) -> tuple[ChangedFact, ...]:
    """Of AI among the scenarios in use, in the order in which the newer edition asks for it."""
    was, now = _shares(older), _shares(newer)
    return tuple(
        ChangedFact(label, was.get(key, (label, DASH))[1], number)
        for key, (label, number) in now.items()
    )


def _shares(source: Source) -> dict[str, tuple[str, str]]:
    """By measure: its name and its number."""
    found = {}
    for result in source.results.values():
        measure = source.edition.measure(result.measure)
        if measure.aggregate == "share" and measure.where and measure.where.tag == AI:
            row = condition_row(source, source.edition.condition(result.key))
            found[measure.key] = (words.said(measure.name), row.number)
    return found


def changed_facts(older: Source, newer: Source) -> tuple[ChangedFact, ...]:
    """What is stated of the plant and is not what it was."""
    was, now = dict(_facts(older)), dict(_facts(newer))
    rows = (ChangedFact(at, was.get(at, DASH), now.get(at, DASH)) for at in {**now, **was})
    return tuple(row for row in rows if row.was != row.now)


def _facts(source: Source) -> Iterable[tuple[str, str]]:
    yield _("Name of the plant"), source.facts.plant_name
    yield from ((fact.label, fact.value) for fact in source.facts.plant)
