"""Changing and removing proof; what a submitted assessment uses stays as it is."""

from datetime import date
from typing import Any

import pytest

from accounts.models import AuditEvent
from assessments.actions import evidence as acts
from assessments.actions import follow_up, submit
from assessments.actions.evidence import About, Proves
from assessments.actions.refusals import AssessmentIsLocked, Stale
from assessments.models import Assessment, Evidence
from tests import proof_files as files
from tests.cast import Cast
from tests.proving import add, in_memory, stored

__all__ = ["in_memory"]


def change(piece: Evidence, cast: Cast, revision: int, **about: Any) -> Evidence:
    return acts.change_evidence(
        evidence=piece, by=cast.contributor, about=About(**about), revision=revision
    )


def test_title_and_dates_change_and_a_stale_change_is_refused(
    assessment: Assessment, cast: Cast
) -> None:
    piece = add(assessment, cast).evidence
    changed = change(piece, cast, 1, title="Better", dated=date(2026, 1, 2))
    assert (changed.title, changed.dated, changed.revision) == ("Better", date(2026, 1, 2), 2)
    with pytest.raises(Stale):
        change(piece, cast, 1, title="From an older page")
    assert change(piece, cast, 1, title="Better", dated=date(2026, 1, 2)).revision == 2
    told = AuditEvent.objects.get(act="change_evidence").details
    assert (told["before"]["title"], told["after"]["title"]) == ("Screen of 3 March", "Better")


def test_what_a_submitted_assessment_uses_no_longer_changes(begun: Assessment, cast: Cast) -> None:
    piece = add(begun, cast, dated=date(2026, 3, 3)).evidence
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    use = begun.evidence_uses.get()
    with pytest.raises(acts.EvidenceIsFixed):
        change(piece, cast, 1, title="Prettier")
    with pytest.raises(acts.EvidenceIsUsed):
        acts.remove_evidence(evidence=piece, by=cast.manager)
    with pytest.raises(AssessmentIsLocked):
        acts.unuse(assessment=begun, by=cast.manager, use=use)
    with pytest.raises(AssessmentIsLocked):
        add(begun, cast, files.PDF.replace(b"1.7", b"1.6"))
    note = begun.result.dossier["evidence"][0]
    assert (note["title"], note["dated"], note["sha256"]) == (
        "Screen of 3 March",
        "2026-03-03",
        piece.sha256,
    )
    assert stored() == [piece.stored]


def test_a_piece_without_uses_is_removed_with_its_file(
    assessment: Assessment, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    piece = add(assessment, cast).evidence
    with pytest.raises(acts.EvidenceIsUsed):
        acts.remove_evidence(evidence=piece, by=cast.manager)
    acts.unuse(assessment=assessment, by=cast.manager, use=assessment.evidence_uses.get())
    assert stored(), "it stays with the plant"
    with django_capture_on_commit_callbacks(execute=True):
        acts.remove_evidence(evidence=piece, by=cast.manager)
    assert (stored(), Evidence.objects.count()) == ([], 0)
    with pytest.raises(acts.EvidenceIsGone):
        acts.remove_evidence(evidence=piece, by=cast.manager)


def test_what_was_submitted_keeps_its_title_and_the_next_year_may_say_more(
    begun: Assessment, cast: Cast, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    """The file is kept once, whatever is said of it."""
    old = add(begun, cast, title="Typo").evidence
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    begun.refresh_from_db()
    settings.EVIDENCE_PLANT_LIMIT = len(files.PDF)
    later = follow_up(assessment=begun, by=cast.manager)
    same = add(later, cast, title="Typo", proves=Proves("eligibility.size"))
    assert (same.evidence, same.was_there) == (old, True)
    better = add(later, cast, title="Right title", dated=date(2026, 3, 1)).evidence
    assert better != old
    assert (better.stored, better.sha256) == (old.stored, old.sha256)
    assert Evidence.objects.get(pk=old.pk).title == "Typo"
    for use in later.evidence_uses.filter(evidence=better):
        acts.unuse(assessment=later, by=cast.manager, use=use)
    with django_capture_on_commit_callbacks(execute=True):
        acts.remove_evidence(evidence=better, by=cast.manager)
    assert stored() == [old.stored], "the older piece still needs the file"
