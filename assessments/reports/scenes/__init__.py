"""Report -> what a chart shows, once for the page and for paper: no drawing library here."""

from assessments.reports.scenes.heat import heat
from assessments.reports.scenes.indicators import indicator, indicators
from assessments.reports.scenes.ladder import ladder
from assessments.reports.scenes.radar import radar, radars
from assessments.reports.scenes.road import road
from assessments.reports.scenes.shapes import Scene
from assessments.reports.scenes.spread import spread, spreads

COLUMN = 328.0  # beside another one on paper, or a phone's width
WIDE = 656.0  # across the page

__all__ = [
    "COLUMN",
    "WIDE",
    "Scene",
    "heat",
    "indicator",
    "indicators",
    "ladder",
    "radar",
    "radars",
    "road",
    "spread",
    "spreads",
]
