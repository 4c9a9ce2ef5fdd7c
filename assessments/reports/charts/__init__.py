"""Report -> inline SVG for the page: presentation attributes only, no script, no style."""

from assessments.reports.charts.heat import heat_svg
from assessments.reports.charts.ladder import ladder_svg
from assessments.reports.charts.radar import radar_svg

__all__ = ["heat_svg", "ladder_svg", "radar_svg"]
