"""What stands beside the answers: read as it is, frozen with a result, read back as written."""

import pytest

from assessments.actions import Change, save_answers, submit
from assessments.dossier import (
    AnsweredNote,
    Dossier,
    EvidenceNote,
    FindingNote,
    InstanceNote,
    ModelNote,
    RaisedNote,
    SystemNote,
    dossier_of,
    read_dossier,
)
from assessments.models import Assessment, Evidence, Finding, ScenarioInstance, System
from maturity.publishing import engine_edition
from tests.cast import ALL_BEST, Cast
from tests.furnished import furnish
from tests.queries import at_most

FULL = Dossier(
    systems=(SystemNote(1, "system", "MES", "maker", "2024-03"),),
    instances=(
        InstanceNote(
            id=5,
            scenario="PO27",
            name="焊接车间",
            systems=(1,),
            weekly_users=12,
            used_outside_team=True,
            bears_out="in_use_ai",
            model=ModelNote(kind="vision", overruled=0, is_complete=True),
        ),
    ),
    evidence=(EvidenceNote(2, "Screen", questions=("device.state",), instances=(5,)),),
    findings=(FindingNote("device.state", "agree", "", "", "who", "2026-11-01", True),),
    raised=(RaisedNote("device.state", "shown", "messaged", "who", "2026-11-02"),),
    known={"claimed": 3},
    unsure=("workshop.sequence",),
    result_seen_on="2026-11-01",
    answered_by=(AnsweredNote("who", 3),),
)


def test_what_is_written_is_read_back() -> None:
    assert read_dossier(FULL.to_data()) == FULL
    assert read_dossier({}) == Dossier()


def test_what_a_later_version_wrote_is_left_aside() -> None:
    data = {**FULL.to_data(), "weather": "fine"}
    data["instances"] = [{**data["instances"][0], "colour": "blue"}]
    assert read_dossier(data) == FULL


@pytest.fixture
def furnished(assessment: Assessment, cast: Cast) -> Assessment:
    return furnish(assessment, cast).assessment


def read(assessment: Assessment) -> Dossier:
    return dossier_of(assessment, engine_edition(assessment.edition_id))


def test_everything_beside_the_answers_is_in_it(furnished: Assessment, cast: Cast) -> None:
    with at_most(8):
        found = read(furnished)
    (system,) = found.systems
    (card,) = found.instances
    (proof,) = found.evidence
    (finding,) = found.findings
    assert (system.name, system.live_since) == ("MES", "2024-03")
    assert (card.scenario, card.name, card.systems) == ("PO27", "Welding", (system.id,))
    assert card.bears_out == "in_use"
    assert card.model == ModelNote(kind="vision")
    assert (proof.title, proof.questions, proof.instances) == (
        "Screen",
        ("device.state",),
        (card.id,),
    )
    assert (finding.verdict, finding.by, finding.is_current) == ("agree", str(cast.reviewer), True)
    assert found.known == {"claimed": len(ALL_BEST)}


def test_a_finding_on_an_answer_that_changed_is_outdated(furnished: Assessment, cast: Cast) -> None:
    change = Change("device.state", option="shown", count=42, revision=2)
    save_answers(assessment=furnished, by=cast.manager, changes=[change])
    assert not read(Assessment.objects.get(pk=furnished.pk)).findings[0].is_current


def test_what_is_unsure_and_how_it_is_known_is_told(assessment: Assessment, cast: Cast) -> None:
    changes = [
        Change("workshop.sequence", unsure=True),
        Change("eligibility.size", option="above", known="documented"),
    ]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)
    found = read(assessment)
    assert found.unsure == ("workshop.sequence",)
    assert found.known == {"documented": 1}


def test_who_changed_an_answer_last_has_given_it(furnished: Assessment, cast: Cast) -> None:
    withdrawn = Change("workshop.sequence", unsure=True, revision=1)
    save_answers(assessment=furnished, by=cast.contributor, changes=[withdrawn])
    rest = len(ALL_BEST) - 2
    assert read(Assessment.objects.get(pk=furnished.pk)).answered_by == (
        AnsweredNote(str(cast.manager), rest),
        AnsweredNote(str(cast.contributor), 1),
    )


def test_two_people_of_one_name_stay_two(assessment: Assessment, cast: Cast) -> None:
    for person, change in ((cast.manager, ALL_BEST[0]), (cast.contributor, ALL_BEST[1])):
        person.display_name = "Wang Fang"
        person.save()
        save_answers(assessment=assessment, by=person, changes=[change])
    assert read(assessment).answered_by == (AnsweredNote("Wang Fang", 1),) * 2


def test_a_submitted_assessment_keeps_what_it_said_that_day(
    furnished: Assessment, cast: Cast
) -> None:
    before = read(furnished)
    submit(assessment=furnished, by=cast.manager)
    System.objects.update(name="Renamed", live_since="2020-01")
    ScenarioInstance.objects.update(name="Renamed")
    Evidence.objects.update(title="Renamed")
    Finding.objects.update(reason="Changed")
    for person in (cast.reviewer, cast.manager):
        person.display_name = "Renamed"
        person.save()
    assert read(Assessment.objects.get(pk=furnished.pk)) == before
