"""Levels by aspects as a heat map, the number printed in every cell."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.reports import geometry, palette
from assessments.reports.charts.svg import element, picture, text, wrapped
from assessments.reports.geometry import Box
from assessments.reports.report import HeatMap, Report, ScoreRow

WIDTH, HEAD, ROW = 500, 52, 40
NAMES = 96  # width of the column with the levels' names
EMPTY = "–"


def heat_svg(report: Report) -> SafeString:
    heat = report.heat
    if not heat.levels or not heat.aspects:
        return SafeString()
    size = (WIDTH, HEAD + ROW * len(heat.levels))
    inside = [*_head(heat.aspects), *_names(heat.levels), *_cells(heat)]
    return picture("heat", _("Levels by aspects"), _described(heat), size, inside)


def _described(heat: HeatMap) -> str:
    """The cells with a score; the table beside it says the same row by row."""
    return "; ".join(
        f"{level.name}, {aspect.name}: {cell.display}"
        for level, row in zip(heat.levels, heat.cells, strict=True)
        for aspect, cell in zip(heat.aspects, row, strict=True)
        if cell is not None
    )


def _head(aspects: Sequence[ScoreRow]) -> list[str]:
    width = (WIDTH - NAMES) / len(aspects)
    lines = [
        (column, line, words, len(wrapped(aspect.name, 13)))
        for column, aspect in enumerate(aspects)
        for line, words in enumerate(wrapped(aspect.name, 13))
    ]
    return [
        text(
            words,
            NAMES + width * (column + 0.5),
            HEAD - 8 - 14 * (of - 1 - line),
            11.5,
            text_anchor="middle",
        )
        for column, line, words, of in lines
    ]


def _names(levels: Sequence[ScoreRow]) -> list[str]:
    return [
        text(
            words, NAMES - 8, _middle(row) + 4 + 14 * (line - (of - 1) / 2), 11.5, text_anchor="end"
        )
        for row, level in enumerate(levels)
        for of in (len(wrapped(level.name, 14)),)
        for line, words in enumerate(wrapped(level.name, 14))
    ]


def _middle(row: int) -> float:
    return HEAD + ROW * (row + 0.5)


def _cells(heat: HeatMap) -> list[str]:
    boxes = geometry.grid(len(heat.levels), len(heat.aspects))
    return [
        _cell(box, cell, ROW * len(heat.levels))
        for box_row, row in zip(boxes, heat.cells, strict=True)
        for box, cell in zip(box_row, row, strict=True)
    ]


def _cell(box: Box, cell: ScoreRow | None, height: int) -> str:
    paint = _paint(cell)
    middle = box.middle
    x, y = NAMES + box.x * (WIDTH - NAMES), HEAD + box.y * height
    return element(
        "rect",
        x=x + 1,
        y=y + 1,
        width=box.width * (WIDTH - NAMES) - 2,
        height=box.height * height - 2,
        rx=2,
        fill=paint,
        stroke=palette.HAIRLINE,
    ) + text(
        cell.display if cell else EMPTY,
        NAMES + middle.x * (WIDTH - NAMES),
        HEAD + middle.y * height + 4,
        11.5,
        text_anchor="middle",
        fill=palette.ink_on(paint) if cell else palette.SECONDARY,
    )


def _paint(cell: ScoreRow | None) -> str:
    """An interval is painted by what is sure of it."""
    if cell is None or cell.low_at is None:
        return palette.PAPER
    return palette.HEAT[geometry.heat_step(cell.low_at)]
