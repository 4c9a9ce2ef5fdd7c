"""Every question as a dot on the scale of a score: what a mean hides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessments.reports import geometry, palette
from assessments.reports.report import Dot, Report, ScoreRow, Spread
from assessments.reports.scenes.marks import SMALL, TEXT
from assessments.reports.scenes.measuring import leading, lines_at, width_of, wrapped
from assessments.reports.scenes.shapes import Disc, Line, Mark, Part, Rect, Scene, Shape
from assessments.reports.scenes.words import ChartWords, words_in

WIDTH = 328.0
NAMES, SCORES = 86.0, 56.0
LEFT, RIGHT = NAMES + 8, WIDTH - SCORES - 10
DOT = 6.6
LANE = 8.0  # one kind of open answer under the line
LEAST = 34.0
HEAD = 6.0
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Laid:
    """A row with its dots in place, y upwards from its line in whole dots."""

    row: ScoreRow
    spread: Spread
    known: tuple[tuple[Dot, geometry.Point], ...]
    ranges: tuple[tuple[float, float, int], ...]

    @property
    def above(self) -> float:
        levels = max((point.y for _, point in self.known), default=0.0) + 1
        return max(levels * DOT + 6, LEAST / 2 + 4)

    @property
    def below(self) -> float:
        return max(len(self.ranges) * LANE + 6, LEAST / 2 - 4)


def spreads(report: Report) -> tuple[Scene, ...]:
    words = words_in(report.language)
    sets = (("levels", words.levels, report.levels), ("aspects", words.aspects, report.aspects))
    drawn = (spread(key, title, rows, report.language) for key, title, rows in sets)
    return tuple(scene for scene in drawn if scene)


def spread(key: str, title: str, rows: Sequence[ScoreRow], language: str) -> Scene | None:
    words = words_in(language)
    laid = [_laid(row, row.spread) for row in rows if row.spread and row.low_at is not None]
    if not laid:
        return None
    foot = HEAD + sum(one.above + one.below for one in laid)
    legend, height = _legend(words, foot + 18, any(one.ranges for one in laid))
    parts: list[Part] = [*_grid(foot), *_rows(laid, words), *legend]
    told = words.separator.join(f"{one.row.name}{words.colon}{_told(one, words)}" for one in laid)
    name = words.spread.format(title=title)
    return Scene(f"spread-{key}", name, told, WIDTH, height, tuple(parts))


def _laid(row: ScoreRow, found: Spread) -> Laid:
    known = [dot for dot in found.dots if not dot.is_open]
    points = geometry.swarm([_x(dot.low_at) for dot in known], DOT, least=LEFT)
    kinds = Counter((dot.low_at, dot.high_at) for dot in found.dots if dot.is_open)
    ranges = tuple((low, high, count) for (low, high), count in sorted(kinds.items()))
    return Laid(row, found, tuple(zip(known, points, strict=True)), ranges)


def _told(one: Laid, words: ChartWords) -> str:
    found = one.spread
    said = words.told.format(
        count=len(found.dots), lowest=found.lowest, middle=found.middle, highest=found.highest
    )
    score = f"{words.spread_score} {one.row.display}"
    waiting = words.open_counted.format(count=found.open) if found.open else ""
    return words.comma.join(part for part in (said, waiting, score) if part)


def _x(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)


def _grid(foot: float) -> Iterator[Shape]:
    for tick in TICKS:
        yield Line((_x(tick), HEAD), (_x(tick), foot), palette.HAIRLINE, 1)
        yield from lines_at([f"{tick:.0%}"], _x(tick), foot + 11, 8, palette.SECONDARY, "middle")


def _rows(laid: Sequence[Laid], words: ChartWords) -> Iterator[Part]:
    y = HEAD
    for one in laid:
        line = y + one.above
        yield Line((LEFT, line), (RIGHT, line), palette.SECONDARY, 0.7)
        target = Rect(0, y, WIDTH, one.above + one.below)
        label = f"{one.row.name}{words.colon}{_told(one, words)}"
        yield Mark(label, tuple(_own(one, y, line, words)), target)
        for dot, point in one.known:
            yield _dot(dot, point, line, words)
        y += one.above + one.below


def _own(one: Laid, top: float, line: float, words: ChartWords) -> Iterator[Shape]:
    """The row's name and score, and what is open of it."""
    names = wrapped(one.row.name, NAMES, TEXT, most=3)
    base = line + 3 - leading(TEXT) * (len(names) - 1) / 2
    yield from lines_at(names, NAMES, base, TEXT, palette.INK, "end")
    scores = wrapped(one.row.display, SCORES, TEXT, most=2, is_bold=True)
    over = line + 3 - leading(TEXT) * (len(scores) - 1) / 2
    yield from lines_at(scores, WIDTH, over, TEXT, palette.INK, "end", is_bold=True)
    yield from _score(one.row, top + 1, line + one.below - 3)
    for place, (low, high, count) in enumerate(one.ranges, start=1):
        yield from _range(_x(low), _x(high), line + LANE * place - 1, count)


def _score(row: ScoreRow, top: float, foot: float) -> Iterator[Shape]:
    """A line across the row; two with a dashed frame between them where it is still open."""
    if row.low_at is None or row.high_at is None:
        return
    low, high = _x(row.low_at), _x(row.high_at)
    if high > low:
        yield Rect(low, top, high - low, foot - top, None, palette.ACCENT, 1, is_dashed=True)
    for x in dict.fromkeys((low, high)):
        yield Line((x, top), (x, foot), palette.ACCENT, 2.2)


def _range(low: float, high: float, y: float, count: int) -> Iterator[Shape]:
    yield Line((low, y), (high, y), palette.INK, 1, is_dashed=True)
    for x in (low, high):
        yield Disc(x, y, 2.2, palette.PAPER, palette.INK, 1)
    if count > 1:
        said = f"×{count}"
        room = width_of(said, 8) + 3
        middle = (low + high) / 2
        yield Rect(middle - room / 2, y - 4, room, 8, palette.PAPER)
        yield from lines_at([said], middle, y + 3, 8, palette.INK, "middle")


def _dot(dot: Dot, point: geometry.Point, line: float, words: ChartWords) -> Mark:
    y = line - DOT * (point.y + 0.5) - 1
    shape = Disc(point.x, y, DOT / 2 - 0.4, palette.INK)
    target = Rect(point.x - DOT / 2, y - DOT / 2, DOT, DOT)
    return Mark(f"{dot.name} {dot.display}", (shape,), target)


def _legend(words: ChartWords, y: float, has_open: bool) -> tuple[list[Shape], float]:
    x, base = LEFT, y + 12
    shapes: list[Shape] = [Disc(x + 3, base - 3.5, DOT / 2 - 0.4, palette.INK)]
    shapes += lines_at([words.spread_dot], x + 10, base, SMALL, palette.SECONDARY)
    x += 10 + width_of(words.spread_dot, SMALL) + 14
    shapes.append(Line((x, base - 9), (x, base + 1), palette.ACCENT, 2.2))
    shapes += lines_at([words.spread_score], x + 6, base, SMALL, palette.SECONDARY)
    if has_open:
        base += 15
        shapes += _range(LEFT + 2.5, LEFT + 28, base - 3.5, 1)
        shapes += lines_at([words.spread_open], LEFT + 35, base, SMALL, palette.SECONDARY)
    return shapes, base + 6
