"""Every answer, with the notes and marks beside it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.reports.report import Report, ScoreRow
from assessments.reports.workbook.shape import Column, Sheet, Value, ends
from assessments.reports.workbook.words import given_word


def answers_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Question"), 50),
        Column(_("Aspect"), 16),
        Column(_("Level"), 14),
        Column(_("Department or area"), 18),
        Column(_("State"), 14),
        Column(_("Answer"), 50),
        Column(_("Holds at"), 10),
        Column(_("of how many"), 10),
        Column(_("Place on its scale, from"), 12),
        Column(_("Place on its scale, to"), 12),
        Column(_("Why it does not apply"), 30),
        Column(_("How it is known"), 18),
        Column(_("Remark"), 36),
        Column(_("Note"), 40),
        Column(_("Key"), 24),
    )
    notes = {row.key: row.detail for row in report.notes}
    places = _places(report)
    rows = tuple(
        (
            one.question,
            one.aspect,
            one.level,
            one.place,
            given_word(one.state),
            one.answer,
            one.at,
            one.of,
            *places.get(one.key, (None, None)),
            one.reason,
            one.known,
            one.remark,
            notes.get(one.key, ""),
            one.key,
        )
        for one in report.answers
    )
    return Sheet(_("Answers"), columns, rows)


def _places(report: Report) -> dict[str, tuple[Value, Value]]:
    """Of the questions that make up a score: from nothing to all of what their rows describe."""
    scores: tuple[ScoreRow, ...] = (*report.levels, *report.aspects)
    dots = [dot for row in scores if row.spread for dot in row.spread.dots]
    return {dot.key: ends(dot.score)[:2] for dot in dots}
