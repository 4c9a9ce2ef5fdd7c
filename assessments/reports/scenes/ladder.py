"""The tiers as a ladder: over each step its verdict as word and shape, and how much is met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessments.reports import geometry, palette
from assessments.reports.geometry import Box
from assessments.reports.report import TierRow
from assessments.reports.scenes.marks import NAME, SMALL, TEXT, verdict_mark
from assessments.reports.scenes.measuring import leading, lines_at, wrapped
from assessments.reports.scenes.shapes import Line, Mark, Rect, Scene, Shape
from assessments.reports.scenes.words import ChartWords, words_in

HEAD = 44.0  # over the highest step
STEPS = 104.0
HEIGHT = HEAD + STEPS + 1


def ladder(tiers: Sequence[TierRow], language: str, width: float) -> Scene | None:
    if not tiers:
        return None
    words = words_in(language)
    boxes = geometry.ladder(len(tiers)).steps
    marks = [
        _mark(tier, box, rank, width, words)
        for rank, (box, tier) in enumerate(zip(boxes, tiers, strict=True))
    ]
    ground = Line((0, HEAD + STEPS), (width, HEAD + STEPS), palette.INK, 1.2)
    told = words.separator.join(_told(tier, words) for tier in tiers)
    return Scene("ladder", words.ladder, told, width, HEIGHT, (*marks, ground))


def _told(tier: TierRow, words: ChartWords) -> str:
    count = words.met_of.format(met=tier.met_count, count=tier.criteria_count)
    return f"{tier.name}{words.colon}{tier.verdict.word}{words.comma}{count}"


def _mark(tier: TierRow, box: Box, rank: int, width: float, words: ChartWords) -> Mark:
    x, top = box.x * width, HEAD + box.y * STEPS
    room, height = box.width * width, box.height * STEPS
    paint = palette.TIERS[min(rank, len(palette.TIERS) - 1)]
    shapes = (
        Rect(x, top, room, height, paint),
        *_over(tier, x, top, room),
        *_inside(tier, x, room, palette.ink_on(paint), words),
    )
    return Mark(_told(tier, words), shapes, Rect(x, top - HEAD, room, height + HEAD))


def _over(tier: TierRow, x: float, top: float, room: float) -> Iterator[Shape]:
    lines = wrapped(tier.verdict.word, room - 14, TEXT, most=2, is_bold=True)
    base = top - 19 - leading(TEXT) * (len(lines) - 1)
    yield from verdict_mark(tier.verdict.key, x + 5, base - 4, 4)
    yield from lines_at(lines, x + 14, base, TEXT, palette.INK, is_bold=True)
    count = f"{tier.met_count}/{tier.criteria_count}"
    yield from lines_at([count], x, top - 5, SMALL, palette.SECONDARY)


def _inside(tier: TierRow, x: float, room: float, ink: str, words: ChartWords) -> Iterator[Shape]:
    """From the foot upwards: the name, and where the plant stands."""
    name = wrapped(tier.name, room - 12, NAME, most=2, is_bold=True)
    base = HEAD + STEPS - 9 - leading(NAME) * (len(name) - 1)
    yield from lines_at(name, x + 7, base, NAME, ink, is_bold=True)
    note = words.reached if tier.is_reached else words.target if tier.is_target else ""
    lines = wrapped(note, room - 12, SMALL, most=2)
    over = base - leading(NAME) - leading(SMALL) * (len(lines) - 1)
    yield from lines_at(lines, x + 7, over, SMALL, ink)
