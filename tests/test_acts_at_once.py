"""Every act against submitting, and all acts at once, on SQLite and PostgreSQL alike."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assessments.actions import follow_up, start, submit
from assessments.actions.bringing_in import PlanChanged, bring_in
from assessments.actions.evidence import EvidenceIsFixed
from assessments.actions.refusals import AssessmentIsLocked, OpenAssessmentExists, Refused
from assessments.actions.systems import SystemFacts, add_system
from assessments.dossier import dossier_of, read_dossier
from assessments.models import Answer, Assessment, System
from assessments.readings import score_readings
from assessments.sheet import read_sheets
from assessments.workbook.current import read_current
from assessments.workbook.planning import make_plan
from assessments.workbook.reading import read_workbook
from maturity.engine.scoring import score
from maturity.publishing import engine_edition, publish_data
from maturity.rubric_file import load_edition
from tests import workbooks
from tests.cast import SMALL, Cast
from tests.frozen import ACTS, Given
from tests.furnished import furnish
from tests.proving import in_memory as in_memory
from tests.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def given(assessment: Assessment, cast: Cast) -> Given:
    return Given(furnish(assessment, cast), cast)


def says_what_is_stored(assessment: Assessment) -> None:
    """The result of a submitted one is that of the rows that stand there now."""
    finished = Assessment.objects.get(pk=assessment.pk)
    edition, revision = engine_edition(finished.edition_id), finished.edition.revision
    findings = list(finished.findings.select_related("found_by"))
    sheets = read_sheets(finished, edition, findings)
    result = finished.result
    assert result.scorecard == score(edition, sheets.own, revision=revision).to_data()
    assert result.readings == score_readings(edition, sheets, revision=revision)
    finished.status = Assessment.Status.OPEN
    assert read_dossier(result.dossier) == dossier_of(finished, edition, findings)


@pytest.mark.parametrize("name", ACTS)
def test_whatever_is_done_while_somebody_submits_is_in_the_result_or_refused(
    given: Given, name: str
) -> None:
    act = ACTS[name](given)
    submitting = {"assessment": given.furnished.assessment, "by": given.cast.manager}
    outcome, _result = at_once(act, lambda: submit(**submitting, confirmed_open=True))
    says_what_is_stored(given.furnished.assessment)
    if isinstance(outcome, Refused):
        assert isinstance(outcome, AssessmentIsLocked | EvidenceIsFixed)


def test_all_acts_at_once_end_without_a_fault_and_with_a_whole_history(given: Given) -> None:
    acts = [prepare(given) for name, prepare in ACTS.items() if name != "submit"]
    at_once(*acts)
    assessment = given.furnished.assessment
    for answer in Answer.objects.filter(assessment=assessment):
        lines = list(assessment.changes.filter(question=answer.question).order_by("revision"))
        assert [line.revision for line in lines] == list(range(1, answer.revision + 1))
        assert lines[-1].after["option"] == answer.option


def test_following_up_twice_at_once_makes_one(given: Given) -> None:
    submit(assessment=given.furnished.assessment, by=given.cast.manager, confirmed_open=True)
    finished = Assessment.objects.get(pk=given.furnished.assessment.pk)

    def following() -> object:
        return follow_up(assessment=finished, by=given.cast.owner)

    outcomes = at_once(following, following, following)
    assert sum(isinstance(outcome, OpenAssessmentExists) for outcome in outcomes) == 2
    begun = Assessment.objects.open().get()
    assert begun.answers.count() == begun.changes.count() == finished.answers.count()
    assert begun.instances.count() == 1


def _changing(
    assessment: Assessment, systems: list[System], way: int, cast: Cast
) -> Callable[[], object]:
    book = workbooks.taken(assessment, cast.owner)
    for system in systems:
        workbooks.write(book, "systems", str(system.pk), maker=f"Maker {way}")
    _stamp, brought = read_workbook(workbooks.packed(book))
    brought = replace(brought, rows=brought.rows[::way])
    seen = make_plan(brought, read_current(assessment)).digest
    return lambda: bring_in(
        assessment=assessment, by=cast.owner, brought=brought, seen=seen, choices={}
    )


@pytest.mark.parametrize("repeat", range(3))
def test_workbooks_of_two_editions_change_the_same_systems_at_once(
    assessment: Assessment, cast: Cast, repeat: int
) -> None:
    """They meet at the plant's register, whichever row each of them names first."""
    systems = [
        add_system(plant=assessment.plant, by=cast.owner, facts=SystemFacts(f"System {n:02}"))
        for n in range(20)
    ]
    data = {**load_edition(SMALL).to_data(), "edition": "2026"}
    publish_data(data, by=cast.platform_admin, reason="test")
    other = start(plant=assessment.plant, by=cast.owner)
    brings = [_changing(one, systems, way, cast) for one, way in ((assessment, 1), (other, -1))]
    outcomes = at_once(*brings)
    assert sum(isinstance(outcome, PlanChanged) for outcome in outcomes) == 1
    assert len(set(System.objects.values_list("maker", flat=True))) == 1
