"""A submitted assessment is as it was that day, whatever happens to people and proof later."""

import pytest
from django.utils import timezone

from assessments.actions import save_answers, submit
from assessments.actions.findings import save_finding
from assessments.dossier import dossier_of
from assessments.models import Assessment, Evidence, EvidenceUse, Finding, System
from assessments.readings import stored_readings
from maturity.publishing import engine_edition
from tests.cast import ALL_BEST, Cast


@pytest.fixture
def submitted(assessment: Assessment, cast: Cast) -> Assessment:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    _show_proof(assessment, cast)
    told = {"verdict": "another_row", "option": "shown", "reason": "Seen on the spot."}
    for question, given in [("device.state", told), ("eligibility.size", {"verdict": "agree"})]:
        save_finding(
            assessment=assessment,
            by=cast.reviewer,
            question=question,
            answer_revision=1,
            revision=0,
            **given,
        )
    submit(assessment=assessment, by=cast.manager)
    return Assessment.objects.get(pk=assessment.pk)


def _show_proof(assessment: Assessment, cast: Cast) -> None:
    piece = Evidence.objects.create(
        plant=assessment.plant,
        title="Machine list",
        link="https://example.org/list",
        added_by=cast.manager,
    )
    EvidenceUse.objects.create(
        evidence=piece, assessment=assessment, question="device.state", added_by=cast.manager
    )
    system = System.objects.create(plant=assessment.plant, name="MES", changed_by=cast.manager)
    card = assessment.instances.create(
        scenario="PO27", name="Line 3", stated_at=timezone.now(), stated_by=cast.manager
    )
    card.systems.add(system)


def told(assessment: Assessment) -> tuple[object, object]:
    fresh = Assessment.objects.get(pk=assessment.pk)
    return dossier_of(fresh, engine_edition(fresh.edition_id)), stored_readings(fresh)


def rename(cast: Cast) -> None:
    cast.reviewer.first_name = cast.reviewer.last_name = "Somebody else"
    cast.reviewer.username = "renamed"
    cast.reviewer.save()


LATER = {
    "a reviewer's name": lambda cast: rename(cast),
    "a finding": lambda cast: Finding.objects.update(verdict="agree", option="", reason=""),
    "no finding any more": lambda cast: Finding.objects.all().delete(),
    "a title": lambda cast: Evidence.objects.update(title="Another title"),
    "proof taken away": lambda cast: EvidenceUse.objects.all().delete(),
    "a system's name": lambda cast: System.objects.update(name="Another system"),
    "cards": lambda cast: Assessment.objects.update(cards={"PO27": "planned"}),
}


@pytest.mark.parametrize("later", LATER)
def test_nothing_that_changes_later_moves_a_submitted_assessment(submitted, cast, later):
    before = told(submitted)
    dossier, readings = before
    assert [note.title for note in dossier.evidence] == ["Machine list"]
    assert {note.by for note in dossier.findings} == {"reviewer"}
    assert [system.name for system in dossier.systems] == ["MES"]
    assert readings.reviewed and readings.reviewed.tier == "basic"
    LATER[later](cast)
    assert told(submitted) == before
