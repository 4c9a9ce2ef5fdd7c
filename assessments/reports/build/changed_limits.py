"""What a comparison cannot say, and what besides the plant's work may explain it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.comparing import Comparison
from assessments.reports.build import method
from assessments.reports.build.source import Source


def limits(older: Source, newer: Source, found: Comparison) -> tuple[str, ...]:
    return tuple(
        line
        for line in (*_drafts(older, newer), *_criteria(older, newer, found), *_plant(older, newer))
        if line
    )


def _drafts(older: Source, newer: Source) -> Iterable[str]:
    if newer.facts.is_draft:
        yield _("The newer one is a draft: its answers and verdicts may still change.")
    if older.facts.is_draft:
        yield _("The older one is a draft: its answers and verdicts may still change.")


def _criteria(older: Source, newer: Source, found: Comparison) -> Iterable[str]:
    editions = {"older": method.edition_name(older), "newer": method.edition_name(newer)}
    if not found.is_comparable:
        yield _other_rubric() % editions
    elif not found.is_one_edition:
        yield _other_edition() % editions
        if not all(score.is_comparable for score in found.scores):
            yield _("Scores that count other questions than before are not subtracted.")


def _other_rubric() -> str:
    return _(
        "The two were measured by different rubrics (%(older)s; %(newer)s). The same key means "
        "something else in each, so they are not compared verdict by verdict."
    )


def _other_edition() -> str:
    return _(
        "The two were measured by different editions (%(older)s; %(newer)s). Where a condition or "
        "a question is asked in another way, it is said beside it; such a change says nothing "
        "about the plant."
    )


def _plant(older: Source, newer: Source) -> Iterable[str]:
    was, now = older.sheet.plant, newer.sheet.plant
    if was.type != now.type:
        yield _("The kind of production is another, so other questions are asked.")
    if was.province != now.province:
        yield _("The province is another, so other local rules may hold.")
    if was.totals != now.totals:
        yield _("The plant's totals are others, so counts stand against other numbers.")
    if older.facts.counts_by_cards != newer.facts.counts_by_cards:
        yield _(
            "In one of the two, scenarios count as they were answered, in the other as far as "
            "their instance cards bear them out."
        )
    yield _(
        "Both are the plant's own word. An answer that moved may be work done, or a closer look "
        "at what was there."
    )
