"""What an on-site expert checks, claim by claim."""

from __future__ import annotations

from assessments.reports.build.source import Source
from assessments.reports.report import VerificationPart


def verification_part(source: Source) -> VerificationPart | None:
    return None
