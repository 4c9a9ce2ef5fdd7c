"""The tiers as a ladder: one step each, with its verdict as word and shape."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.reports import geometry, palette
from assessments.reports.charts.svg import element, picture, text, verdict_mark, wrapped
from assessments.reports.geometry import Box
from assessments.reports.report import Report, TierRow

WIDTH, HEIGHT = 420, 190
TOP, FOOT = 26, 6


def ladder_svg(report: Report) -> SafeString:
    if not report.tiers:
        return SafeString()
    drawn = geometry.ladder(len(report.tiers))
    inside = [
        _step(box, tier, rank)
        for rank, (box, tier) in enumerate(zip(drawn.steps, report.tiers, strict=True))
    ]
    return picture("ladder", _("The ladder"), _described(report), (WIDTH, HEIGHT), inside)


def _described(report: Report) -> str:
    return "; ".join(f"{tier.name}: {tier.verdict.word}" for tier in report.tiers)


def _step(box: Box, tier: TierRow, rank: int) -> str:
    paint = palette.TIERS[min(rank, len(palette.TIERS) - 1)]
    ink = palette.ink_on(paint)
    left, top = box.x * WIDTH, TOP + box.y * (HEIGHT - TOP - FOOT)
    width, height = box.width * WIDTH, box.height * (HEIGHT - TOP - FOOT)
    block = element("rect", x=left, y=top, width=width, height=height, rx=3, fill=paint)
    name = _lines(tier.name, left + 10, top + 22, 13, ink, bold=True)
    verdict = verdict_mark(tier.verdict.key, left + 16, HEIGHT - FOOT - 20, 5, ink)
    word = _lines(tier.verdict.word, left + 27, HEIGHT - FOOT - 16, 11.5, ink, most=13)
    return block + name + verdict + word + _flag(tier, left, top)


def _lines(
    words: str, x: float, y: float, size: float, ink: str, *, bold: bool = False, most: int = 15
) -> str:
    weight = 700 if bold else None
    return "".join(
        text(line, x, y + index * (size + 2), size, fill=ink, font_weight=weight)
        for index, line in enumerate(wrapped(words, most))
    )


def _flag(tier: TierRow, left: float, top: float) -> str:
    """Above the step: where the plant stands, and the step the gaps lead to."""
    if tier.is_reached:
        return text(_("by self-check"), left, top - 8, 11.5, font_weight=700)
    if tier.is_target:
        return text(_("next tier"), left, top - 8, 11.5, fill=palette.SECONDARY)
    return ""
