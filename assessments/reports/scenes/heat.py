"""Levels by aspects as a heat map, the number printed in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessments.reports import geometry, palette
from assessments.reports.geometry import Box
from assessments.reports.report import HeatMap, Report, ScoreRow
from assessments.reports.scenes.marks import SMALL, TEXT
from assessments.reports.scenes.measuring import leading, lines_at, width_of, wrapped
from assessments.reports.scenes.shapes import Anchor, Mark, Part, Rect, Scene, Shape
from assessments.reports.scenes.words import ChartWords, words_in

ROW = 36.0
LEAST = 7.5  # smaller nothing is written
Head = tuple[list[str], float]  # lines and their size
GAP = 8.0
LEGEND_BOX = 13.0


def heat(report: Report, width: float) -> Scene | None:
    found = report.heat
    if not found.levels or not found.aspects:
        return None
    words = words_in(report.language)
    names = min(150.0, width * 0.23)
    heads = _heads(found.aspects, (width - names) / len(found.aspects) - 4)
    top = max(len(lines) for lines, _ in heads) * leading(SMALL) + 8
    foot = top + ROW * len(found.levels)
    legend, height = _legend(words, foot + 14, width)
    parts: list[Part] = [*_head_words(heads, names, width, top), *_names(found.levels, names, top)]
    parts += _cells(found, words, names, top, width)
    told = words.separator.join(_told(found, words))
    return Scene("heat", words.heat, told, width, height, (*parts, *legend))


def _told(found: HeatMap, words: ChartWords) -> Iterator[str]:
    """The cells with a score; the table beside it says the same row by row."""
    for level, row in zip(found.levels, found.cells, strict=True):
        for aspect, cell in zip(found.aspects, row, strict=True):
            if cell is not None:
                yield _named(level, aspect, cell, words)


def _named(level: ScoreRow, aspect: ScoreRow, cell: ScoreRow | None, words: ChartWords) -> str:
    display = cell.display if cell else words.nothing
    return f"{level.name}{words.comma}{aspect.name}{words.colon}{display}"


def _heads(aspects: Sequence[ScoreRow], room: float) -> list[Head]:
    """As large as their longest word allows, all alike."""
    longest = max(width_of(word, SMALL) for aspect in aspects for word in aspect.name.split())
    size = max(SMALL * min(room / longest, 1.0), LEAST)
    return [(wrapped(aspect.name, room, size, most=4), size) for aspect in aspects]


def _head_words(heads: Sequence[Head], names: float, width: float, top: float) -> Iterator[Shape]:
    column = (width - names) / len(heads)
    for place, (lines, size) in enumerate(heads):
        base = top - 6 - leading(size) * (len(lines) - 1)
        yield from lines_at(
            lines, names + column * (place + 0.5), base, size, palette.INK, "middle"
        )


def _names(levels: Sequence[ScoreRow], names: float, top: float) -> Iterator[Shape]:
    for place, level in enumerate(levels):
        lines = wrapped(level.name, names - GAP, TEXT, most=2)
        middle = top + ROW * (place + 0.5)
        yield from _centred(lines, names - GAP, middle, TEXT, palette.INK, "end")


def _centred(
    lines: Sequence[str], x: float, middle: float, size: float, fill: str, anchor: Anchor
) -> Iterator[Shape]:
    base = middle + size * 0.36 - leading(size) * (len(lines) - 1) / 2
    yield from lines_at(lines, x, base, size, fill, anchor)


def _cells(
    found: HeatMap, words: ChartWords, names: float, top: float, width: float
) -> Iterator[Mark]:
    boxes = geometry.grid(len(found.levels), len(found.aspects))
    height = ROW * len(found.levels)
    for level, box_row, row in zip(found.levels, boxes, found.cells, strict=True):
        for aspect, box, cell in zip(found.aspects, box_row, row, strict=True):
            area = _area(box, names, top, width, height)
            yield Mark(_named(level, aspect, cell, words), tuple(_cell(area, cell)), area)


def _area(box: Box, names: float, top: float, width: float, height: float) -> Rect:
    return Rect(
        names + box.x * (width - names) + 1,
        top + box.y * height + 1,
        box.width * (width - names) - 2,
        box.height * height - 2,
    )


def _cell(area: Rect, cell: ScoreRow | None) -> Iterator[Shape]:
    paint = _paint(cell)
    yield Rect(area.x, area.y, area.width, area.height, paint, palette.HAIRLINE, 1)
    ink = palette.ink_on(paint) if cell else palette.SECONDARY
    if cell and cell.low_at != cell.high_at:
        inner = (area.x + 2.5, area.y + 2.5, area.width - 5, area.height - 5)
        yield Rect(*inner, None, ink, 1, is_dashed=True)
    said = cell.display if cell else "–"
    room = area.width - 6
    size = TEXT if width_of(said, TEXT) <= room else SMALL
    lines = wrapped(said, room, size)
    middle = area.y + area.height / 2
    yield from _centred(lines, area.x + area.width / 2, middle, size, ink, "middle")


def _paint(cell: ScoreRow | None) -> str:
    """A score that is still open is painted by what is sure of it."""
    if cell is None or cell.low_at is None:
        return palette.PAPER
    return palette.HEAT[geometry.heat_step(cell.low_at)]


def _legend(words: ChartWords, y: float, width: float) -> tuple[list[Shape], float]:
    """The five steps, then the two special cells; a line ends where there is no more room."""
    shapes: list[Shape] = []
    x = 0.0
    entries = [*zip(words.steps, palette.HEAT, strict=True)]
    for said, paint in entries:
        taken = LEGEND_BOX + 5 + width_of(said, SMALL) + 12
        if x and x + taken - 12 > width:
            x, y = 0.0, y + 18
        shapes.append(Rect(x, y, LEGEND_BOX, LEGEND_BOX, paint, palette.HAIRLINE, 1))
        shapes += lines_at([said], x + LEGEND_BOX + 5, y + 10.5, SMALL, palette.SECONDARY)
        x += taken
    y += 18
    for said in (words.heat_open, words.heat_none):
        lines = wrapped(said, width, SMALL)
        shapes += lines_at(lines, 0, y + 10.5, SMALL, palette.SECONDARY)
        y += leading(SMALL) * len(lines) + 2
    return shapes, y + 6
