"""The levels and the aspects, each as a radar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessments.reports import geometry, palette
from assessments.reports.geometry import Point, Radar, Spoke
from assessments.reports.report import Report, ScoreRow
from assessments.reports.scenes.marks import SMALL, TEXT
from assessments.reports.scenes.measuring import leading, lines_at, width_of, wrapped
from assessments.reports.scenes.shapes import (
    Disc,
    Line,
    Mark,
    Part,
    Place,
    Polygon,
    Rect,
    Scene,
    Shape,
    Words,
)
from assessments.reports.scenes.words import words_in

WIDTH = 328.0
SCALE = 238.0
LEFT, TOP = (WIDTH - SCALE) / 2, 10.0
HIT = 22.0


def radars(report: Report) -> tuple[Scene, ...]:
    """Both; a set with fewer than three scores has none, its table says the same."""
    words = words_in(report.language)
    sets = (("levels", words.levels, report.levels), ("aspects", words.aspects, report.aspects))
    drawn = (radar(key, title, rows, report.language) for key, title, rows in sets)
    return tuple(scene for scene in drawn if scene)


def radar(key: str, title: str, rows: Sequence[ScoreRow], language: str) -> Scene | None:
    if sum(row.low_at is not None for row in rows) < 3:
        return None
    words = words_in(language)
    drawn = geometry.radar([_span(row) for row in rows])
    marks = (
        _mark(spoke, row, f"{row.name}{words.colon}{row.display}")
        for spoke, row in zip(drawn.spokes, rows, strict=True)
    )
    parts: list[Part] = [*_web(drawn), *_outlines(drawn), *_scale(drawn), *marks]
    foot = max(word.y for part in parts if isinstance(part, Mark) for word in _said(part)) + 8
    told = words.separator.join(f"{row.name} {row.display}" for row in rows)
    name = words.radar.format(title=title)
    return Scene(f"radar-{key}", name, told, WIDTH, foot, tuple(parts))


def _said(mark: Mark) -> Iterator[Words]:
    yield from (shape for shape in mark.shapes if isinstance(shape, Words))


def _span(row: ScoreRow) -> geometry.Span:
    if row.low_at is None or row.high_at is None:
        return None
    return row.low_at, row.high_at


def _web(drawn: Radar) -> Iterator[Shape]:
    for ring in drawn.rings:
        yield Polygon(_places(ring), None, palette.HAIRLINE, 1)
    for spoke in drawn.spokes:
        yield Line(_place(drawn.centre), _place(spoke.end), palette.HAIRLINE, 1)


def _outlines(drawn: Radar) -> Iterator[Shape]:
    """The sure part filled, the possible part as a dashed line around it."""
    if drawn.low:
        yield Polygon(_places(drawn.low), palette.ACCENT_WASH, palette.ACCENT, 1.8)
    if drawn.high and not drawn.is_exact:
        yield Polygon(_places(drawn.high), None, palette.ACCENT, 1.3, is_dashed=True)


def _scale(drawn: Radar) -> Iterator[Shape]:
    """Written beside the first axis, over whatever is drawn there."""
    for share, ring in zip(geometry.RINGS, drawn.rings, strict=True):
        if share in (0.5, 1.0):
            x, y = _place(ring[0])
            said = f"{share:.0%}"
            yield Rect(x + 3, y + 1, width_of(said, 8) + 2, 9, palette.PAPER)
            yield from lines_at([said], x + 4, y + 8.6, 8, palette.SECONDARY)


def _mark(spoke: Spoke, row: ScoreRow, label: str) -> Mark:
    dots: list[Shape] = []
    for end, fill in ((spoke.high, palette.PAPER), (spoke.low, palette.ACCENT)):
        if end is not None and (end != spoke.low or fill == palette.ACCENT):
            dots.append(Disc(*_place(end), 3.0, fill, palette.ACCENT, 1.2))
    at = _place(spoke.high or spoke.end)
    target = Rect(at[0] - HIT, at[1] - HIT, 2 * HIT, 2 * HIT)
    return Mark(label, (*dots, *_label(spoke, row)), target)


def _label(spoke: Spoke, row: ScoreRow) -> Iterator[Shape]:
    """The name, then its score, standing off the rim on the side the axis points to."""
    x, y = _place(spoke.label)
    room = {"start": WIDTH - x, "end": x, "middle": 150.0}[spoke.side] - 2
    # Over the rim there is room for one line of each; the table has the whole name.
    most = 1 if spoke.side == "middle" else 3
    name = wrapped(row.name, room, TEXT, most=most)
    score = wrapped(row.display, room, SMALL, most=min(most, 2))
    base = y + _lift(spoke, len(name) + len(score))
    yield from lines_at(name, x, base, TEXT, palette.INK, spoke.side)
    below = base + leading(TEXT) * len(name)
    yield from lines_at(score, x, below, SMALL, palette.SECONDARY, spoke.side)


def _lift(spoke: Spoke, lines: int) -> float:
    """Labels above the centre grow upwards, those below downwards, those beside both ways."""
    if spoke.side == "middle":
        above = spoke.label.y < geometry.CENTRE.y
        return 2.0 - leading(TEXT) * (lines - 1) if above else 10.0
    return 4.0 - leading(TEXT) * (lines - 1) / 2


def _places(points: Sequence[Point]) -> tuple[Place, ...]:
    return tuple(_place(point) for point in points)


def _place(point: Point) -> Place:
    return LEFT + point.x * SCALE, TOP + point.y * SCALE
