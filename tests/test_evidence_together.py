"""Several people at once, on SQLite and PostgreSQL alike."""

from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import connection

from assessments.actions import evidence as acts
from assessments.actions import submit
from assessments.actions.evidence import About, Proves
from assessments.actions.refusals import AssessmentIsLocked, Stale
from assessments.models import Assessment, Evidence
from tests import proof_files as files
from tests.cast import Cast
from tests.proving import add, in_memory, stored
from tests.test_concurrency import at_once

__all__ = ["in_memory"]
pytestmark = pytest.mark.django_db(transaction=True)


def pdf(number: int) -> bytes:
    return files.PDF.replace(b"1.7", f"1.{number}".encode())


def test_uploads_at_once_never_pass_the_limit_of_the_plant(
    assessment: Assessment, cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count before storing is only to save the work: all six get past it."""
    settings.EVIDENCE_PLANT_LIMIT = len(files.PDF) * 2
    real = acts._check_room

    def late(plant_id: int, size: int) -> None:
        if connection.in_atomic_block:
            real(plant_id, size)

    monkeypatch.setattr(acts, "_check_room", late)
    outcomes = at_once(*(lambda n=n: add(assessment, cast, pdf(n)) for n in range(6)))
    assert sum(isinstance(outcome, acts.PlantIsFull) for outcome in outcomes) == 4
    assert Evidence.objects.count() == 2
    assert len(stored()) == 2


def test_the_same_file_sent_by_four_people_at_once_is_kept_once(
    assessment: Assessment, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "_known_file", lambda plant_id, received: None)
    outcomes = at_once(*(lambda: add(assessment, cast) for _ in range(4)))
    assert sorted(outcome.was_there for outcome in outcomes) == [False, True, True, True]
    assert stored() == [Evidence.objects.get().stored]
    assert assessment.evidence_uses.count() == 1


def test_of_two_changes_at_once_one_is_handed_back(assessment: Assessment, cast: Cast) -> None:
    piece = add(assessment, cast).evidence

    def changing(title: str) -> Any:
        return lambda: acts.change_evidence(
            evidence=piece, by=cast.manager, about=About(title), revision=1
        )

    outcomes = at_once(changing("One"), changing("Two"))
    assert sum(isinstance(outcome, Stale) for outcome in outcomes) == 1


def test_used_and_removed_at_once_it_is_one_or_the_other(
    assessment: Assessment, cast: Cast
) -> None:
    piece = add(assessment, cast).evidence
    acts.unuse(assessment=assessment, by=cast.manager, use=assessment.evidence_uses.get())
    at = Proves("eligibility.size")
    outcomes = at_once(
        lambda: acts.use(assessment=assessment, by=cast.manager, evidence=piece, proves=at),
        lambda: acts.remove_evidence(evidence=piece, by=cast.manager),
    )
    refused = [
        one for one in outcomes if isinstance(one, acts.EvidenceIsGone | acts.EvidenceIsUsed)
    ]
    assert len(refused) == 1
    assert len(stored()) == assessment.evidence_uses.count() == Evidence.objects.count()


def test_submitted_and_changed_at_once_the_dossier_says_what_is_stored(
    begun: Assessment, cast: Cast
) -> None:
    piece = add(begun, cast).evidence
    at_once(
        lambda: submit(assessment=begun, by=cast.manager, confirmed_open=True),
        lambda: acts.change_evidence(
            evidence=piece, by=cast.manager, about=About("Changed"), revision=1
        ),
    )
    stands = Evidence.objects.get()
    begun.refresh_from_db()
    assert begun.result.dossier["evidence"][0]["title"] == stands.title


def test_added_while_somebody_submits_it_is_in_the_dossier_or_refused(
    begun: Assessment, cast: Cast
) -> None:
    _, outcome = at_once(
        lambda: submit(assessment=begun, by=cast.manager, confirmed_open=True),
        lambda: add(begun, cast),
    )
    begun.refresh_from_db()
    told = begun.result.dossier["evidence"]
    assert len(told) == (0 if isinstance(outcome, AssessmentIsLocked) else 1)
    assert len(stored()) == len(told)
    assert storages["evidence"]
