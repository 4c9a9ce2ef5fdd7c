"""The shapes of verdicts and what is shared by several charts."""

from __future__ import annotations

import math

from assessments.reports import palette
from assessments.reports.scenes.shapes import Disc, Line, Place, Polygon, Shape

SMALL, TEXT, NAME = 9.5, 10.5, 11.5
HALF = 24  # corners of a half disc


def verdict_mark(key: str, x: float, y: float, radius: float) -> tuple[Shape, ...]:
    """Filled disc: met; ring: not met; half disc: undecided; disc in a ring: with exception; a
    short dash: anything else."""
    paint = palette.VERDICTS.get(key, palette.SECONDARY)
    ring = Disc(x, y, radius, palette.PAPER, paint, radius / 2.8)
    if key == "met":
        return (Disc(x, y, radius * 1.16, paint),)
    if key in ("not_met", "missing"):
        return (ring,)
    if key in ("with_exception", "excepted"):
        return ring, Disc(x, y, radius * 0.45, paint)
    if key in ("undecided", "open"):
        return ring, Polygon(_left_half(x, y, radius), paint)
    return (Line((x - radius, y), (x + radius, y), paint, radius / 2.8),)


def _left_half(x: float, y: float, radius: float) -> tuple[Place, ...]:
    angles = (math.pi / 2 + math.pi * at / HALF for at in range(HALF + 1))
    return tuple((x + radius * math.cos(one), y - radius * math.sin(one)) for one in angles)


def diamond(x: float, y: float, radius: float, fill: str, stroke: str) -> Polygon:
    corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    return Polygon(corners, fill, stroke, 1.4)
