"""One self-check, or one part of it, as a workbook."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from assessments.models import Assessment
from assessments.workbook.current import lines_of_part, part_name, read_current
from assessments.workbook.guide import guide_of
from assessments.workbook.stamp import stamp_of
from assessments.workbook.writing import write_workbook


def compose(assessment: Assessment, *, by: User, language: str, part: str = "") -> bytes:
    """Raises NoSuchPart. `part`: the key of a department or an area; empty: everything."""
    with override(language):
        current = read_current(assessment)
        lines = list(lines_of_part(current, part))
        at = timezone.now().isoformat()
        stamp = stamp_of(assessment, language=language, part=part, at=at, by=str(by))
        guide = guide_of(assessment, by=str(by), part_name=part_name(current.plan, part))
        return write_workbook(lines, stamp, guide)
