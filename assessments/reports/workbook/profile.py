"""Scores by level, by aspect, and where the two meet. They decide no tier."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import Quantity, Report, ScoreRow
from assessments.reports.workbook.shape import (
    Column,
    Row,
    Sheet,
    Value,
    basis_cells,
    ends,
    single,
)


def profile_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Level"), 18),
        Column(_("Aspect"), 18),
        Column(_("From (number)"), 10),
        Column(_("To (number)"), 10),
        Column(_("Unit"), 8),
        Column(_("As shown"), 18),
        Column(_("Questions"), 12),
        Column(_("Answered"), 12),
        Column(_("Still open"), 10),
        Column(_("Lowest question"), 12),
        Column(_("Middle question"), 12),
        Column(_("Highest question"), 12),
        Column(_("Description"), 60),
        Column(_("Basis"), 14),
        Column(_("Sources"), 40),
    )
    return Sheet(_("Profile"), columns, tuple(_rows(report)), frozen=2)


def _rows(report: Report) -> Iterable[Row]:
    yield from (_row(level.name, "", level) for level in report.levels)
    yield from (_row("", aspect.name, aspect) for aspect in report.aspects)
    heat = report.heat
    for level, cells in zip(heat.levels, heat.cells, strict=True):
        for aspect, cell in zip(heat.aspects, cells, strict=True):
            if cell is not None:
                yield _row(level.name, aspect.name, cell)


def _row(level: str, aspect: str, row: ScoreRow) -> Row:
    found = row.spread
    return (
        level,
        aspect,
        *ends(row.score),
        row.display,
        row.questions,
        found.answered if found else None,
        found.open if found else None,
        _known(found.lowest_value, found.lowest) if found else None,
        _known(found.middle_value, found.middle) if found else None,
        _known(found.highest_value, found.highest) if found else None,
        row.summary,
        *basis_cells(row.basis),
    )


def _known(found: Quantity | None, said: str) -> Value:
    return single(found) if found else said
