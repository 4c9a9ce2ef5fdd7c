"""What was confirmed to leave the organisation."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.documents.naming import kind_named, title_of
from assessments.documents.wanted import Wanted, wanted_again
from assessments.models import Assessment, Release

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Released:
    """One confirmation as a line of the page."""

    release: Release
    title: str
    wanted: Wanted | None  # None: changed since, or no longer to be told from its key


def is_released(assessment: Assessment, wanted: Wanted) -> bool:
    """As it stands now: a draft that was changed is confirmed again."""
    found = Release.objects.filter(kind=wanted.kind, wanted=wanted.key)
    return found.filter(assessment=assessment, revision=assessment.revision).exists()


def releases_of(assessment: Assessment) -> list[Released]:
    found = Release.objects.filter(assessment=assessment).select_related("by")[:SHOWN]
    return [_line(assessment, release) for release in found]


def _line(assessment: Assessment, release: Release) -> Released:
    wanted = wanted_again(release.kind, release.wanted)
    title = title_of(wanted) if wanted else kind_named(release.kind)
    is_current = release.revision == assessment.revision
    return Released(release, title, wanted if is_current else None)
