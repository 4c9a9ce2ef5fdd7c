"""Any two assessments of a plant beside each other."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.models import Assessment
from assessments.reports.build.changes import changes_between
from assessments.reports.build.earlier import read_snapshot
from assessments.reports.report import ChangesPart


def build_changes(older: Assessment, newer: Assessment, *, language: str) -> ChangesPart:
    """With the verdicts that stayed as they were."""
    was, now = (read_snapshot(one, language=language) for one in (older, newer))
    with translation.override(language):
        title = _("Two self-checks compared")
        return changes_between(was.as_source(), now.as_source(), title=title, everything=True)
