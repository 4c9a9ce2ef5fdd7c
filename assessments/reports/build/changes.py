"""What changed since an earlier assessment of the same plant."""

from __future__ import annotations

from assessments.reports.build.source import Source
from assessments.reports.report import ChangesPart


def changes_part(source: Source) -> ChangesPart | None:
    return None
