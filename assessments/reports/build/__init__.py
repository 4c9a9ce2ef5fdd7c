"""Assessment -> Report: the only place of the reports that reads the database, and that rounds."""

from assessments.reports.build.beside import build_changes
from assessments.reports.build.composing import compose
from assessments.reports.build.source import Facts, IndicatorFigures
from assessments.reports.build.stored import Ground, build_report, read_ground, report_if

__all__ = [
    "Facts",
    "Ground",
    "IndicatorFigures",
    "build_changes",
    "build_report",
    "compose",
    "read_ground",
    "report_if",
]
