"""One indicator before and after, on its own scale that begins at zero."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.reports import palette
from assessments.reports.report import IndicatorRow, Report, Scale
from assessments.reports.scenes.marks import NAME, SMALL, TEXT, diamond
from assessments.reports.scenes.measuring import leading, lines_at, width_of, wrapped
from assessments.reports.scenes.shapes import (
    Disc,
    Line,
    Mark,
    Part,
    Polygon,
    Rect,
    Scene,
    Shape,
    Words,
)
from assessments.reports.scenes.words import ChartWords, words_in

NARROW = 500.0
LETTERS = "abcdefghij"
END = 44.0  # room for the numbers at both ends of the scale
RADIUS = 4.4


def indicators(report: Report, width: float) -> tuple[Scene, ...]:
    """One picture each: two of them share no scale, so they share no frame."""
    drawn = (
        indicator(row, place, report.language, width)
        for place, row in enumerate(report.indicators, start=1)
    )
    return tuple(scene for scene in drawn if scene)


def indicator(row: IndicatorRow, place: int, language: str, width: float) -> Scene | None:
    scale = row.scale
    if scale is None:
        return None
    words = words_in(language)
    named, start, top = _named(row, width, words)
    left, right = start + END, width - END
    line = top + leading(SMALL) + 9
    told = _told(row, words)
    own = Mark(told, tuple(_own(row, scale, left, right, line)), Rect(left, top, right - left, 38))
    reported, foot = _reported(scale, words, left, right, line, start, width)
    parts: list[Part] = [*named, *_track(scale, left, right, line), *reported, own]
    name = words.indicator.format(name=row.name)
    height = max(foot, line + 24, top + 40)
    return Scene(f"indicator-{place}", name, told, width, height, tuple(parts))


def _told(row: IndicatorRow, words: ChartWords) -> str:
    before = f"{words.before} {_dated(row.before, row.before_period)}" if row.before else ""
    after = f"{words.after} {_dated(row.after, row.after_period)}" if row.after else ""
    name = f"{row.name} ({row.unit})" if row.unit else row.name
    facts = words.comma.join(p for p in (before, after, row.change, row.moved, row.better) if p)
    return f"{name}{words.colon}{facts}"


def _dated(number: str, period: str) -> str:
    return f"{number} ({period})" if period else number


def _named(row: IndicatorRow, width: float, words: ChartWords) -> tuple[list[Shape], float, float]:
    """Beside the scale, or above it where there is little room. With where the scale begins."""
    is_beside = width > NARROW
    room = 200.0 if is_beside else width
    name = wrapped(row.name, room, NAME, most=3, is_bold=True)
    facts = words.separator.join(p for p in (row.unit, row.better, row.change, row.moved) if p)
    about = wrapped(facts, room, SMALL, most=3)
    shapes: list[Shape] = [*lines_at(name, 0, 13, NAME, palette.INK, is_bold=True)]
    below = 13 + leading(NAME) * len(name) - 1
    shapes += lines_at(about, 0, below, SMALL, palette.SECONDARY)
    foot = below + leading(SMALL) * (len(about) - 1) + 8
    return (shapes, 208.0, 4.0) if is_beside else (shapes, 0.0, foot)


def _track(scale: Scale, left: float, right: float, line: float) -> Iterator[Shape]:
    yield Line((left, line), (right, line), palette.SECONDARY, 1)
    zero = left + scale.zero_at * (right - left)
    for x in dict.fromkeys((left, zero, right)):
        yield Line((x, line - 5), (x, line + 5), palette.SECONDARY, 1)
    yield Words(scale.low, left - 10, line + 3.5, SMALL, palette.SECONDARY, "end")
    yield Words(scale.high, right + 10, line + 3.5, SMALL, palette.SECONDARY, "start")


def _own(
    row: IndicatorRow, scale: Scale, left: float, right: float, line: float
) -> Iterator[Shape]:
    """Ring: before; disc: after; between them an arrow. Before stands above, after below."""
    before = None if scale.before_at is None else left + scale.before_at * (right - left)
    after = None if scale.after_at is None else left + scale.after_at * (right - left)
    if before is not None and after is not None and abs(after - before) > 4 * RADIUS:
        yield from _arrow(before, after, line)
    if before is not None:
        yield Disc(before, line, RADIUS, palette.PAPER, palette.ACCENT, 1.8)
        said = _dated(row.before, row.before_period)
        yield _beside(said, before, line - 9, left, right, is_bold=False)
    if after is not None:
        yield Disc(after, line, RADIUS - (1.6 if after == before else 0), palette.ACCENT)
        said = _dated(row.after, row.after_period)
        yield _beside(said, after, line + 17, left, right, is_bold=True)


def _arrow(start: float, end: float, line: float) -> Iterator[Shape]:
    side = 1 if end > start else -1
    tip = end - side * (RADIUS + 1)
    yield Line((start + side * (RADIUS + 1), line), (tip, line), palette.ACCENT, 2.6)
    wing = tip - side * 5
    yield Polygon(((tip, line), (wing, line - 3.6), (wing, line + 3.6)), palette.ACCENT)


def _beside(said: str, x: float, y: float, left: float, right: float, *, is_bold: bool) -> Words:
    """Over or under its place, but inside the scale."""
    half = width_of(said, TEXT, is_bold=is_bold) / 2
    middle = min(max(x, left - END + half), right + END - half)
    return Words(said, middle, y, TEXT, palette.INK, "middle", is_bold)


def _reported(
    scale: Scale,
    words: ChartWords,
    left: float,
    right: float,
    line: float,
    start: float,
    width: float,
) -> tuple[list[Part], float]:
    """Diamonds with a letter each, and what they say under the scale."""
    parts: list[Part] = []
    y = line + 33
    for letter, mark in zip(LETTERS, scale.marks, strict=False):
        x = left + mark.at * (right - left)
        told = words.reported.format(date=mark.date, change=mark.change, text=mark.text)
        leads = words.leads_to.format(value=mark.leads_to)
        said = f"{letter}  {told}{words.separator}{leads}"
        lines = wrapped(said, width - start - 12, SMALL, most=6)
        parts.append(
            Mark(said, (), Rect(start, y - 10, width - start, leading(SMALL) * len(lines)))
        )
        parts.append(diamond(x, line, 4.6, palette.PAPER, palette.INK))
        parts.append(diamond(start + 4.5, y - 3.2, 3.6, palette.PAPER, palette.INK))
        parts += lines_at(lines, start + 12, y, SMALL, palette.SECONDARY)
        y += leading(SMALL) * len(lines) + 2
    parts += _letters(scale, left, right, line)
    return parts, y - 4 if scale.marks else line + 26


def _letters(scale: Scale, left: float, right: float, line: float) -> Iterator[Shape]:
    """Over the diamonds; letters of neighbours stand together."""
    groups: list[tuple[float, str]] = []
    for letter, mark in sorted(zip(LETTERS, scale.marks, strict=False), key=lambda one: one[1].at):
        x = left + mark.at * (right - left)
        if groups and x - groups[-1][0] < 12:
            groups[-1] = (groups[-1][0], f"{groups[-1][1]} {letter}")
        else:
            groups.append((x, letter))
    for x, said in groups:
        yield Words(said, x, line - 22, 8.5, palette.INK, "middle")
