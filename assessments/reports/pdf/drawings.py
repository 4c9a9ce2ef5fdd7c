"""Scenes on paper: the same pictures as on the page, drawn with the report's own fonts."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor

from .. import scenes
from ..report import TierRow
from ..scenes.shapes import Disc, Line, Polygon, Rect, Scene, Shape, Words
from . import styles
from .fonts import BOLD, REGULAR, printable
from .shapes import Figure
from .words import Words as FixedWords

SCALE = styles.WIDTH / scenes.WIDE
COLUMN = scenes.COLUMN * SCALE
DASHES = (4, 3)


def ladder(tiers: Sequence[TierRow], words: FixedWords, width: float = styles.WIDTH) -> Figure:
    """Also where there are no tiers: then nothing is drawn."""
    scene = scenes.ladder(tiers, words.locale, width / SCALE)
    return figure(scene or Scene("ladder", "", "", width / SCALE, 0, ()), words.colon)


def figure(scene: Scene, colon: str) -> Figure:
    """Its name and what it shows in words, for those who cannot see it."""
    told = printable(f"{scene.title}{colon}{scene.description}")
    width, height = scene.width * SCALE, scene.height * SCALE
    return Figure(width, height, told, lambda canvas: paint(canvas, scene))


def paint(canvas: Any, scene: Scene) -> None:
    """From the lower left; the scene counts from the upper left."""
    canvas.translate(0, scene.height * SCALE)
    canvas.scale(SCALE, SCALE)
    for shape in scene.shapes:
        _SHAPES[type(shape)](canvas, shape)


def _style(canvas: Any, shape: Any) -> dict[str, int]:
    """Sets the colours and tells which of both is drawn."""
    fill = getattr(shape, "fill", None)
    if fill:
        canvas.setFillColor(HexColor(fill))
    if shape.stroke:
        canvas.setStrokeColor(HexColor(shape.stroke))
        canvas.setLineWidth(shape.line)
        canvas.setDash(*DASHES) if getattr(shape, "is_dashed", False) else canvas.setDash()
    return {"fill": int(bool(fill)), "stroke": int(bool(shape.stroke))}


def _rect(canvas: Any, shape: Rect) -> None:
    how = _style(canvas, shape)
    canvas.rect(shape.x, -shape.y - shape.height, shape.width, shape.height, **how)


def _line(canvas: Any, shape: Line) -> None:
    _style(canvas, shape)
    canvas.line(shape.start[0], -shape.start[1], shape.end[0], -shape.end[1])


def _polygon(canvas: Any, shape: Polygon) -> None:
    how = _style(canvas, shape)
    path = canvas.beginPath()
    path.moveTo(shape.points[0][0], -shape.points[0][1])
    for x, y in shape.points[1:]:
        path.lineTo(x, -y)
    path.close()
    canvas.drawPath(path, **how)


def _disc(canvas: Any, shape: Disc) -> None:
    how = _style(canvas, shape)
    canvas.circle(shape.x, -shape.y, shape.radius, **how)


def _words(canvas: Any, shape: Words) -> None:
    canvas.setFillColor(HexColor(shape.fill))
    canvas.setFont(BOLD if shape.is_bold else REGULAR, shape.size)
    write = {
        "start": canvas.drawString,
        "middle": canvas.drawCentredString,
        "end": canvas.drawRightString,
    }[shape.anchor]
    write(shape.x, -shape.y, printable(shape.text))


_SHAPES: dict[type[Shape], Any] = {
    Rect: _rect,
    Line: _line,
    Polygon: _polygon,
    Disc: _disc,
    Words: _words,
}
