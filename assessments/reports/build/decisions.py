"""Page one: what a director decides with."""

from __future__ import annotations

from assessments.reports.build.source import Source
from assessments.reports.report import DecisionsPart


def decisions_part(source: Source) -> DecisionsPart | None:
    return None
