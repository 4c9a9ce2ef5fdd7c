"""What an on-site expert checks, with a column to write in."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import Report, VerificationPart
from assessments.reports.workbook.shape import Column, Row, Sheet, counted


def verification_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Aspect"), 18),
        Column(_("Number"), 8),
        Column(_("About"), 36),
        Column(_("Claim"), 44),
        Column(_("Count"), 18),
        Column(_("Where to stand, and with whom"), 24),
        Column(_("Where to stand"), 20),
        Column(_("With whom"), 18),
        Column(_("The two-minute check"), 44),
        Column(_("Numbers of the evidence"), 14),
        Column(_("Why it is here"), 36),
        Column(_("Seen"), 30),
        Column(_("Minutes"), 10),
    )
    rows = _rows(report.verification) if report.verification else ()
    return Sheet(_("On-site check"), columns, tuple(rows), frozen=2)


def _rows(part: VerificationPart) -> Iterable[Row]:
    """Minutes stand once for each aspect and once for all, so that nobody adds them up twice."""
    for aspect in part.aspects:
        yield (aspect.name, *("",) * 11, aspect.minutes)
        for row in aspect.rows:
            told = (row.about, row.claim, row.count, row.place, row.stop, row.company)
            yield (
                aspect.name,
                counted(row.number),
                *told,
                row.check,
                row.proof,
                row.because,
                "",
                None,
            )
    for line in (*part.intro, part.left_line):
        if line:
            yield ("", "", line, *("",) * 9, None)
    if part.aspects:
        yield ("", "", part.minutes_line, *("",) * 9, part.minutes)
