"""Report -> inline SVG for the page: presentation attributes only, no script, no style.

Wide pictures come twice, for a phone and for a desk; charts.css shows the one that fits.
"""

from django.utils.safestring import SafeString

from assessments.reports import scenes
from assessments.reports.charts.svg import drawn
from assessments.reports.report import Report

__all__ = ["heat_svg", "indicator_svg", "ladder_svg", "radar_svg", "road_svg", "spread_svg"]

NARROW, WIDE = scenes.COLUMN, scenes.WIDE


def ladder_svg(report: Report) -> SafeString:
    wide = scenes.ladder(report.tiers, report.language, WIDE)
    narrow = scenes.ladder(report.tiers, report.language, NARROW)
    return _both(drawn([wide], "wide"), narrow)


def heat_svg(report: Report) -> SafeString:
    return _both(drawn([scenes.heat(report, WIDE)], "wide"), scenes.heat(report, NARROW))


def road_svg(report: Report) -> SafeString:
    """Nothing where no phase is planned."""
    return _both(drawn([scenes.road(report, WIDE)], "wide"), scenes.road(report, NARROW))


def radar_svg(report: Report) -> SafeString:
    """Levels and aspects; a set with fewer than three scores has none."""
    return drawn(scenes.radars(report))


def spread_svg(report: Report) -> SafeString:
    """Levels and aspects: every question a dot."""
    return drawn(scenes.spreads(report))


def indicator_svg(report: Report) -> SafeString:
    """One picture for each indicator that has a figure."""
    wide = drawn(scenes.indicators(report, WIDE), "wide")
    return _both(wide, *scenes.indicators(report, NARROW))


def _both(wide: SafeString, *narrow: scenes.Scene | None) -> SafeString:
    return SafeString(wide + drawn(narrow, "narrow"))
