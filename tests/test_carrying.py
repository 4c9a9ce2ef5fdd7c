"""Next year's self-check starts from last year's, to be confirmed."""

from datetime import date

import pytest

from assessments.actions import Change, follow_up, save_answers, submit
from assessments.actions.reopening import reopen
from assessments.dossier import dossier_of
from assessments.models import Assessment
from maturity.publishing import engine_edition, publish_data
from maturity.rubric_file import load_edition
from tests.cast import SMALL, Cast
from tests.rich import STATED, enrich, instance, snapshot


@pytest.fixture
def last_year(assessment: Assessment, cast: Cast) -> Assessment:
    enrich(assessment, cast)
    open_one = Change("workshop.sequence", unsure=True, note="Ask planning", revision=1)
    save_answers(assessment=assessment, by=cast.manager, changes=[open_one])
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    return Assessment.objects.get(pk=assessment.pk)


@pytest.fixture
def begun(last_year: Assessment, cast: Cast) -> Assessment:
    follow_up(assessment=last_year, by=cast.owner)
    return Assessment.objects.get(follows=last_year)


def test_last_year_stays_exactly_as_it_was(last_year, cast):
    before = snapshot(last_year)
    follow_up(assessment=last_year, by=cast.owner)
    assert snapshot(last_year) == before


def test_what_was_answered_is_to_be_confirmed_and_what_was_open_is_asked(begun, last_year):
    assert begun.origin == "follow_up" and begun.follows == last_year
    to_confirm = dict(begun.answers.values_list("question", "to_confirm"))
    assert to_confirm.pop("workshop.sequence") is False
    assert set(to_confirm.values()) == {True} and len(to_confirm) == 5
    assert begun.answers.get(question="workshop.sequence").note == "Ask planning"


def test_the_history_begins_with_what_was_carried(begun, last_year, cast):
    assert set(begun.changes.values_list("act", "revision", "by")) == {
        ("carried", 1, cast.owner.pk)
    }
    assert begun.changes.count() == last_year.answers.count() == 6
    assert begun.answers.get(question="device.state").answered_by == cast.contributor


def test_instances_are_to_be_confirmed_and_judged_as_of_the_day_they_were_stated(begun):
    watched, other = begun.instances.order_by("-name")
    assert watched.to_confirm and other.to_confirm
    assert (watched.stated_at, watched.revision) == (STATED, 1)
    assert watched.model_card.is_complete and watched.systems.get().name == "MES"
    assert begun.cards == {"PO27": "in_use_ai"}


def test_cards_are_worked_out_anew_from_what_was_carried(last_year, cast):
    """A result from before there were cards has none; its follow-up counts what it has."""
    Assessment.objects.filter(pk=last_year.pk).update(cards=None)
    last_year.refresh_from_db()
    last_year.instances.filter(name="Presses").update(last_used=date(2025, 1, 1))
    assert follow_up(assessment=last_year, by=cast.owner).cards == {"PO27": "planned"}


def test_proof_is_carried_expired_or_not_and_findings_are_not(begun, last_year):
    dossier = dossier_of(begun, engine_edition(begun.edition_id))
    assert {(e.title, e.expires, e.questions) for e in dossier.evidence} == {
        ("machines", "2025-01-31", ("device.state",)),
        ("screen", "", ("device.state",)),
    }
    proven = next(e.instances for e in dossier.evidence if e.instances)
    assert proven == (begun.instances.get(name="Presses").pk,)
    assert not begun.findings.exists() and last_year.findings.count() == 2


def test_its_result_was_not_seen_yet(begun):
    assert begun.result_seen_at is None and begun.reopened_because == ""


def test_what_the_new_edition_no_longer_asks_stays_behind(last_year, cast):
    data = load_edition(SMALL).to_data()
    data["scenarios"] = [one for one in data["scenarios"] if one["key"] == "PO28"]
    data["scenarios"][0].pop("requires", None)
    data["questions"] = [q for q in data["questions"] if q["key"] != "device.state"]
    data["measures"] = [m for m in data["measures"] if m["key"] != "level.device"]
    publish_data({**data, "edition": "2026"}, by=cast.platform_admin, reason="test")
    begun = follow_up(assessment=last_year, by=cast.owner)
    kept = set(begun.answers.values_list("question", flat=True))
    assert kept == {
        "workshop.sequence",
        "standing.cmmm_level",
        "eligibility.size",
        "scenario.PO28",
    }
    assert not begun.instances.exists() and not begun.evidence_uses.exists()
    assert begun.cards == {} and begun.changes.count() == 4


def test_whoever_began_it_is_named_with_the_proof_that_came_along(begun, last_year, cast):
    assert {use.added_by for use in last_year.evidence_uses.all()} == {cast.manager}
    assert {use.added_by for use in begun.evidence_uses.all()} == {cast.owner}


def test_what_was_never_confirmed_is_still_to_be_confirmed_when_reopened(begun, cast):
    submit(assessment=begun, by=cast.owner, confirmed_open=True)
    finished = Assessment.objects.get(pk=begun.pk)
    again = reopen(assessment=finished, by=cast.owner, reason="Counted twice.")
    for old, new in ((finished.answers, again.answers), (finished.instances, again.instances)):
        assert new.filter(to_confirm=True).count() == old.filter(to_confirm=True).count() > 0


def test_a_row_or_a_reason_that_the_new_edition_lost_stays_behind(assessment, cast):
    changes = [
        Change("device.state", option="messaged", count=42),
        Change("workshop.sequence", not_applicable=True, reason="One machine only."),
        Change("eligibility.size", option="above"),
    ]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    data = load_edition(SMALL).to_data()
    state, sequence = data["questions"][:2]
    state["options"][-1]["key"] = "told_by_phone"
    sequence["may_not_apply"] = ["Another reason."]
    publish_data({**data, "edition": "2026"}, by=cast.platform_admin, reason="test")
    begun = follow_up(assessment=Assessment.objects.get(pk=assessment.pk), by=cast.owner)
    assert [row.question for row in begun.answers.all()] == ["eligibility.size"]
    assert begun.changes.get().question == "eligibility.size"


def test_a_count_asked_for_in_another_way_is_asked_again(last_year, cast):
    data = load_edition(SMALL).to_data()
    for question in data["questions"]:
        question.pop("breadth", None)
    publish_data({**data, "edition": "2026", "totals": []}, by=cast.platform_admin, reason="test")
    begun = follow_up(assessment=last_year, by=cast.owner)
    row, line = (table.get(question="device.state") for table in (begun.answers, begun.changes))
    assert (row.option, row.count, row.to_confirm) == ("messaged", None, True)
    assert line.after["count"] is None


def test_an_instance_of_a_scenario_that_was_never_claimed_comes_along(assessment, cast):
    instance(assessment, cast.manager, "PO28", "Pumps")
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    assessment.refresh_from_db()
    begun = follow_up(assessment=assessment, by=cast.owner)
    assert begun.instances.get().name == "Pumps" and not begun.answers.exists()
