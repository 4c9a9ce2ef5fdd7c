"""Ladder and radar, drawn from the geometry that page and PDF share."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor, white

from .. import geometry, palette
from ..geometry import Box, Point
from ..report import ScoreRow, TierRow
from . import styles
from .fonts import BOLD, REGULAR, printable
from .lines import char_width, fill_lines
from .marks import MARK_WIDTH, draw_mark
from .page import shortened
from .shapes import Figure
from .words import Words

LADDER_HEIGHT = 108.0
LADDER_HEAD = 34.0  # over each step: verdict and count
RADAR_SIZE = 168.0
RADAR_WIDTH = 240.0  # room for the names left and right
LABEL_SIZE = 7.5


def ladder(tiers: Sequence[TierRow], words: Words, width: float = styles.WIDTH) -> Figure:
    told = words.separator.join(_told(tier, words) for tier in tiers)
    alternative = f"{words.ladder}{words.colon}{told}"
    return Figure(
        width,
        LADDER_HEIGHT,
        printable(alternative),
        lambda canvas: _paint_ladder(canvas, tiers, words, width),
    )


def _told(tier: TierRow, words: Words) -> str:
    count = words.met_of.format(met=tier.met_count, count=tier.criteria_count)
    return f"{tier.name}{words.colon}{tier.verdict.word}{words.comma}{count}"


def _paint_ladder(canvas: Any, tiers: Sequence[TierRow], words: Words, width: float) -> None:
    steps = geometry.ladder(len(tiers)).steps
    for number, (step, tier) in enumerate(zip(steps, tiers, strict=True)):
        _paint_step(canvas, step, tier, number, words, width)
    canvas.setStrokeColor(styles.INK)
    canvas.setLineWidth(0.8)
    canvas.line(0, 0, width, 0)


def _paint_step(
    canvas: Any, step: Box, tier: TierRow, number: int, words: Words, width: float
) -> None:
    x, room = step.x * width, step.width * width
    top = step.height * (LADDER_HEIGHT - LADDER_HEAD)
    colour = palette.TIERS[min(number, len(palette.TIERS) - 1)]
    canvas.setFillColor(HexColor(colour))
    canvas.rect(x, 0, room, top, stroke=0, fill=1)
    _write(canvas, x + 8, 10, tier.name, room - 16, BOLD, 10, palette.ink_on(colour))
    note = words.reached if tier.is_reached else words.target if tier.is_target else ""
    _write(canvas, x + 8, 24, note, room - 16, REGULAR, 8, palette.ink_on(colour))
    draw_mark(canvas, tier.verdict.key, x + 3, top + 22)
    _write(
        canvas,
        x + MARK_WIDTH,
        top + 19,
        tier.verdict.word,
        room - MARK_WIDTH,
        BOLD,
        8.5,
        palette.INK,
    )
    count = f"{tier.met_count}/{tier.criteria_count}"
    _write(canvas, x, top + 6, count, room, REGULAR, 8, palette.SECONDARY)


def _write(
    canvas: Any, x: float, y: float, words: str, room: float, font: str, size: float, colour: str
) -> None:
    canvas.setFillColor(HexColor(colour))
    canvas.setFont(font, size)
    canvas.drawString(x, y, shortened(words, room, size))


def radar(rows: Sequence[ScoreRow], words: Words) -> Figure:
    values = words.separator.join(f"{row.name} {row.display}" for row in rows)
    alternative = words.radar_of.format(values=values)
    return Figure(
        RADAR_WIDTH, RADAR_SIZE * 0.94, printable(alternative), lambda canvas: _paint(canvas, rows)
    )


def _paint(canvas: Any, rows: Sequence[ScoreRow]) -> None:
    drawn = geometry.radar([_span(row) for row in rows])
    canvas.setLineWidth(styles.HAIR)
    canvas.setStrokeColor(styles.HAIRLINE)
    for ring in drawn.rings:
        _outline(canvas, ring, fill=0)
    for spoke in drawn.spokes:
        canvas.line(*_place(drawn.centre), *_place(spoke.end))
    _paint_scores(canvas, drawn)
    _paint_scale(canvas, drawn)
    for spoke, row in zip(drawn.spokes, rows, strict=True):
        _paint_label(canvas, spoke, row.name)


def _span(row: ScoreRow) -> tuple[float, float] | None:
    if row.low_at is None or row.high_at is None:
        return None
    return row.low_at, row.high_at


def _paint_scores(canvas: Any, drawn: geometry.Radar) -> None:
    """Sure: a filled outline. Possible: a dashed one around it."""
    canvas.setStrokeColor(styles.ACCENT)
    canvas.setFillColor(HexColor(palette.ACCENT_WASH))
    canvas.setLineWidth(1.2)
    _outline(canvas, drawn.low, fill=1)
    if not drawn.is_exact:
        canvas.setDash(2, 2)
        _outline(canvas, drawn.high, fill=0)
        canvas.setDash()
    canvas.setFillColor(styles.ACCENT)
    for spoke in drawn.spokes:
        if spoke.low is not None:
            canvas.circle(*_place(spoke.low), 1.8, stroke=0, fill=1)


def _paint_scale(canvas: Any, drawn: geometry.Radar) -> None:
    canvas.setFont(REGULAR, 6)
    for share, ring in zip(geometry.RINGS, drawn.rings, strict=True):
        x, y = _place(ring[0])
        words = f"{share:.0%}"
        canvas.setFillColor(white)
        canvas.rect(x + 2, y - 7, len(words) * 3.6, 7, stroke=0, fill=1)
        canvas.setFillColor(styles.SECONDARY)
        canvas.drawString(x + 2.5, y - 5.5, words)


def _outline(canvas: Any, points: Sequence[Point], fill: int) -> None:
    if not points:
        return
    path = canvas.beginPath()
    path.moveTo(*_place(points[0]))
    for point in points[1:]:
        path.lineTo(*_place(point))
    path.close()
    canvas.drawPath(path, stroke=1, fill=fill)


def _place(point: Point) -> tuple[float, float]:
    """From the unit square, y downwards, to points, y upwards; empty edges are cut off."""
    return point.x * RADAR_SIZE + (RADAR_WIDTH - RADAR_SIZE) / 2, (0.97 - point.y) * RADAR_SIZE


def _paint_label(canvas: Any, spoke: geometry.Spoke, words: str) -> None:
    x, y = _place(spoke.label)
    room = {"start": RADAR_WIDTH - x, "end": x, "middle": 110.0}[spoke.side]
    lines = split_words(words, max(room, 40.0), LABEL_SIZE)[:3]
    canvas.setFont(REGULAR, LABEL_SIZE)
    canvas.setFillColor(styles.INK)
    draw = {
        "start": canvas.drawString,
        "end": canvas.drawRightString,
        "middle": canvas.drawCentredString,
    }[spoke.side]
    base = y - 3 + (len(lines) - 1) * 4.5
    if spoke.side == "middle" and y > RADAR_SIZE / 2:
        base = y - 2 + (len(lines) - 1) * 9
    for number, line in enumerate(lines):
        draw(x, base - number * 9, line)


def split_words(words: str, room: float, size: float) -> list[str]:
    words = printable(words)
    widths = [char_width(char, REGULAR, size) for char in words]
    return [words[line.start : line.end].strip() for line in fill_lines(words, widths, [room])]
