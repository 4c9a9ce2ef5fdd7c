"""Verdicts as shapes: the word says it, the shape repeats it, colour comes last."""

from typing import Any

from reportlab.lib.colors import HexColor, white

from .. import palette

RADIUS = 3.0
MARK_WIDTH = 2 * RADIUS + 4
STROKE = 1.1


def draw_mark(canvas: Any, key: str, x: float, y: float, radius: float = RADIUS) -> None:
    """Filled disc: met. Ring: not met. Half disc: undecided. Disc in a ring: with exception.
    Anything else: a short dash. (x, y) is the centre."""
    colour = HexColor(palette.VERDICTS.get(key, palette.SECONDARY))
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    canvas.setLineWidth(STROKE)
    _SHAPES.get(key, _dash)(canvas, x, y, radius - STROKE / 2)


def _disc(canvas: Any, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, stroke=1, fill=1)


def _ring(canvas: Any, x: float, y: float, radius: float) -> None:
    canvas.setFillColor(white)
    canvas.circle(x, y, radius, stroke=1, fill=1)


def _half(canvas: Any, x: float, y: float, radius: float) -> None:
    canvas.wedge(x - radius, y - radius, x + radius, y + radius, 90, 180, stroke=0, fill=1)
    canvas.circle(x, y, radius, stroke=1, fill=0)


def _target(canvas: Any, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, stroke=1, fill=0)
    canvas.circle(x, y, radius * 0.45, stroke=0, fill=1)


def _dash(canvas: Any, x: float, y: float, radius: float) -> None:
    canvas.line(x - radius, y, x + radius, y)


_SHAPES = {
    "met": _disc,
    "not_met": _ring,
    "undecided": _half,
    "with_exception": _target,
    "excepted": _target,
    "missing": _ring,
    "open": _half,
}
