"""Radar, heat map and ladder as points in a unit square: x to the right, y downwards, 0 to 1.

The page multiplies them into SVG units, the PDF into points (and turns y round), so that both
draw the same picture. Floats are fine here: nothing is decided by a drawing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Side = Literal["start", "middle", "end"]
Span = tuple[float, float] | None  # lowest and highest position of a score; None when empty


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class Spoke:
    """One axis of a radar. `side` says where its label stands: start, middle or end of the text."""

    end: Point
    label: Point
    side: Side
    low: Point | None
    high: Point | None


@dataclass(frozen=True, slots=True)
class Radar:
    """`low` and `high` outline what is sure and what is possible; empty axes are left out of both,
    and fewer than three known axes give no outline at all."""

    centre: Point
    radius: float
    rings: tuple[tuple[Point, ...], ...]
    spokes: tuple[Spoke, ...]
    low: tuple[Point, ...]
    high: tuple[Point, ...]

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps that rise from left to right on one ground line."""

    steps: tuple[Box, ...]
    ground: float


RINGS = (0.25, 0.5, 0.75, 1.0)
CENTRE = Point(0.5, 0.5)
RADIUS = 0.36  # leaves room for the labels around
LABEL_AT = 1.13  # radii from the centre


def radar(spans: Sequence[Span]) -> Radar:
    """Axes evenly spread, the first one pointing up, the others clockwise."""
    count = len(spans)
    spokes = tuple(_spoke(index, count, span) for index, span in enumerate(spans))
    known = [spoke for spoke in spokes if spoke.low and spoke.high]
    outline = known if len(known) >= 3 else []
    return Radar(
        centre=CENTRE,
        radius=RADIUS,
        rings=tuple(tuple(_at(i, count, ring) for i in range(count)) for ring in RINGS),
        spokes=spokes,
        low=tuple(spoke.low for spoke in outline if spoke.low),
        high=tuple(spoke.high for spoke in outline if spoke.high),
    )


def _spoke(index: int, count: int, span: Span) -> Spoke:
    low, high = span or (None, None)
    return Spoke(
        end=_at(index, count, 1.0),
        label=_at(index, count, LABEL_AT),
        side=_side(_at(index, count, 1.0).x),
        low=None if low is None else _at(index, count, _clamped(low)),
        high=None if high is None else _at(index, count, _clamped(high)),
    )


def _at(index: int, count: int, share: float) -> Point:
    angle = 2 * math.pi * index / count
    return Point(
        _clean(CENTRE.x + RADIUS * share * math.sin(angle)),
        _clean(CENTRE.y - RADIUS * share * math.cos(angle)),
    )


def _clean(number: float) -> float:
    """Rounded, so that every machine draws the same bytes."""
    return round(number, 6) + 0.0


def _side(x: float) -> Side:
    if abs(x - CENTRE.x) < 0.01:
        return "middle"
    return "start" if x > CENTRE.x else "end"


def _clamped(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def grid(rows: int, columns: int, gap: float = 0.0) -> tuple[tuple[Box, ...], ...]:
    """Equal cells that fill the unit square; `gap` is taken off each cell's width and height."""
    if rows < 1 or columns < 1:
        return ()
    width, height = 1 / columns, 1 / rows
    return tuple(
        tuple(
            Box(
                _clean(column * width + gap / 2),
                _clean(row * height + gap / 2),
                _clean(width - gap),
                _clean(height - gap),
            )
            for column in range(columns)
        )
        for row in range(rows)
    )


def heat_step(position: float, steps: int = 5) -> int:
    """Which of the equal steps a position from 0 to 1 falls in; 1 belongs to the last."""
    return min(int(_clamped(position) * steps), steps - 1)


def ladder(count: int, lowest: float = 0.45, gap: float = 0.02) -> Ladder:
    """`lowest` is the height of the first step, the last one is 1 high."""
    if count < 1:
        return Ladder((), 1.0)
    rise = (1 - lowest) / (count - 1) if count > 1 else 0.0
    cells = grid(1, count, 0.0)[0]
    steps = tuple(
        Box(
            _clean(cell.x + gap / 2),
            _clean(1 - (lowest + rise * index)),
            _clean(cell.width - gap),
            _clean(lowest + rise * index),
        )
        for index, cell in enumerate(cells)
    )
    return Ladder(steps, 1.0)


def swarm(
    places: Sequence[float], size: float, high: int = 6, least: float = float("-inf")
) -> tuple[Point, ...]:
    """Dots of that size over their places on a line: none over another, x as near to its place as
    can be but never under `least`, y counted upwards in whole dots. So many stand over one another
    before the next column.
    """
    taken: list[Point] = []
    for place in places:
        tries = (point for point in _tries(place, size, high) if point.x >= min(least, place))
        free = (point for point in tries if _is_free(point, taken, size))
        taken.append(next(free))
    return tuple(taken)


def _tries(place: float, size: float, high: int) -> Iterator[Point]:
    """Over the place, then in the columns beside it, right and left in turn; then higher."""
    sides = (0, 1, -1, 2, -2)
    start = 0
    while True:
        for side in sides:
            for level in range(start, start + high):
                yield Point(place + side * size, level)
        start += high


def _is_free(point: Point, taken: Sequence[Point], size: float) -> bool:
    return not any(other.y == point.y and abs(other.x - point.x) < size * 0.999 for other in taken)


def in_a_row(shares: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Each begins where the one before ends; the last one ends at the sum of all."""
    spans, start = [], 0.0
    for share in shares:
        spans.append((_clean(start), _clean(start + share)))
        start += share
    return tuple(spans)
