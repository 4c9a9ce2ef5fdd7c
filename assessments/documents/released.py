"""What was confirmed to leave the organisation."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.documents.naming import kind_named, title_of
from assessments.documents.wanted import Wanted, wanted_again
from assessments.models import Assessment, Release, System

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Released:
    """One confirmation as a line of the page."""

    release: Release
    title: str
    wanted: Wanted | None  # None: changed since, or no longer to be told from its key


def is_released(assessment: Assessment, wanted: Wanted) -> bool:
    """As it stands now: a draft that was changed is confirmed again, and so is its result."""
    found = Release.objects.filter(kind=wanted.kind, wanted=wanted.key, assessment=assessment)
    return any(_still_holds(assessment, release) for release in found)


def releases_of(assessment: Assessment) -> list[Released]:
    found = Release.objects.filter(assessment=assessment).select_related("by")[:SHOWN]
    return [_line(assessment, release) for release in found]


def _line(assessment: Assessment, release: Release) -> Released:
    wanted = wanted_again(release.kind, release.wanted)
    title = title_of(wanted) if wanted else kind_named(release.kind)
    return Released(release, title, wanted if _still_holds(assessment, release) else None)


def _still_holds(assessment: Assessment, release: Release) -> bool:
    if release.revision != assessment.revision:
        return False
    if assessment.submitted_at is not None:
        return release.at >= assessment.submitted_at
    return release.systems == revision_of_systems(assessment)


def revision_of_systems(assessment: Assessment) -> int:
    """Grows with every change of a system that the cards of an open assessment name: its
    documents name it too. Which systems they name is the assessment's own revision."""
    if assessment.is_submitted:
        return 0
    named = System.objects.filter(instances__assessment=assessment).order_by().distinct()
    return sum(revision for _pk, revision in named.values_list("pk", "revision"))
