"""Assessment -> Report: the only place of the reports that reads the database, and that rounds."""

from assessments.reports.build.composing import compose
from assessments.reports.build.source import Facts, IndicatorFigures
from assessments.reports.build.stored import build_report

__all__ = ["Facts", "IndicatorFigures", "build_report", "compose"]
