"""Submitting locks for ever; a follow-up begins anew and leaves the old one alone."""

import pytest
from django.db.models import ProtectedError

from accounts.models import AuditEvent
from assessments.actions import (
    Change,
    Facts,
    follow_up,
    save_answers,
    save_exceptions,
    save_facts,
    start,
    submit,
)
from assessments.actions.refusals import AssessmentIsLocked, NotSubmitted, OpenQuestions, Stale
from assessments.models import Answer, Assessment, Result, ResultIsFinal
from maturity.publishing import publish_data
from maturity.rubric_file import load_edition
from tests.cast import ALL_BEST, SMALL, Cast
from tests.form_data import sent_back


def answer(assessment: Assessment, cast: Cast, *changes: Change):
    return save_answers(assessment=assessment, by=cast.manager, changes=changes)


def stored(assessment: Assessment, question: str) -> Answer:
    return assessment.answers.get(question=question)


def test_submitting_asks_once_about_open_questions(assessment, cast):
    answer(assessment, cast, *ALL_BEST[:3])
    with pytest.raises(OpenQuestions) as refused:
        submit(assessment=assessment, by=cast.manager)
    assert set(refused.value.questions) == {
        "eligibility.size",
        "scenario.PO27",
        "scenario.PO28",
    }
    result = submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    assert (result.tier, result.best_tier) == ("", "advanced")


def test_submitting_scores_stores_and_locks(assessment, cast):
    answer(assessment, cast, *ALL_BEST)
    result = submit(assessment=assessment, by=cast.manager)
    assessment.refresh_from_db()
    assert result.tier == "advanced"
    assert assessment.is_submitted and assessment.submitted_by == cast.manager
    with pytest.raises(AssessmentIsLocked):
        answer(assessment, cast, Change("device.state", option="unseen", revision=1))
    with pytest.raises(AssessmentIsLocked):
        save_facts(assessment=assessment, by=cast.manager, facts=Facts("x"), totals={})
    with pytest.raises(AssessmentIsLocked):
        submit(assessment=assessment, by=cast.manager)


def test_a_result_is_final(assessment, cast):
    answer(assessment, cast, *ALL_BEST)
    result = submit(assessment=assessment, by=cast.manager)
    result.tier = "basic"
    with pytest.raises(ResultIsFinal):
        result.save()
    with pytest.raises(ResultIsFinal):
        result.delete()
    with pytest.raises(ResultIsFinal):
        Result.objects.all().delete()
    with pytest.raises(ResultIsFinal):
        Result.objects.update(tier="basic")
    with pytest.raises(ResultIsFinal):
        Result._base_manager.update(tier="basic")
    with pytest.raises(ResultIsFinal):
        Result.objects.bulk_create([result])
    with pytest.raises(ProtectedError):
        assessment.delete()


def test_a_follow_up_begins_with_the_answers_and_leaves_the_old_one(assessment, cast):
    answer(assessment, cast, *ALL_BEST)
    with pytest.raises(NotSubmitted):
        follow_up(assessment=assessment, by=cast.manager)
    submit(assessment=assessment, by=cast.manager)
    assessment.refresh_from_db()
    begun = follow_up(assessment=assessment, by=cast.manager)
    answer(begun, cast, Change("device.state", option="unseen", revision=1))
    assert begun.follows == assessment and begun.is_open
    assert stored(begun, "device.state").option == "unseen"
    assert stored(assessment, "device.state").option == "messaged"
    assert begun.answers.count() == assessment.answers.count() == len(ALL_BEST)


def test_an_exception_shows_in_the_verdict_but_proves_no_tier(assessment, cast):
    answer(assessment, cast, *ALL_BEST)
    answer(assessment, cast, Change("device.state", option="shown", count=42, revision=1))
    save_exceptions(
        assessment=assessment,
        by=cast.manager,
        exceptions={"advanced.covered": "One product for years."},
        revision=Assessment.objects.get(pk=assessment.pk).revision,
    )
    result = submit(assessment=Assessment.objects.get(pk=assessment.pk), by=cast.manager)
    assert result.tier == "basic"
    assert result.scorecard["with_exception"]["tier"] == "advanced"


def test_every_act_leaves_a_line_of_history(assessment, cast):
    answer(assessment, cast, *ALL_BEST)
    submit(assessment=assessment, by=cast.manager)
    acts = list(AuditEvent.objects.order_by("pk").values_list("act", flat=True))
    assert acts[-4:] == ["create_plant", "start", "save_facts", "submit"]
    assert assessment.changes.count() == len(ALL_BEST)
    assert AuditEvent.objects.filter(act="submit").get().organisation == cast.organisation


def without_what_was_answered(data: dict) -> dict:
    """The next edition of the small rubric: no totals, no breadth, no exception any more."""
    for question in data["questions"]:
        question.pop("breadth", None)
    data["tiers"][1]["demands"][0]["may_be_excepted"] = False
    return {**data, "totals": []}


def test_a_follow_up_on_a_newer_edition_carries_nothing_its_scoring_would_refuse(assessment, cast):
    answer(assessment, cast, *ALL_BEST)
    save_exceptions(
        assessment=assessment,
        by=cast.manager,
        exceptions={"advanced.covered": "One product for years."},
        revision=Assessment.objects.get(pk=assessment.pk).revision,
    )
    submit(assessment=assessment, by=cast.manager)
    assessment.refresh_from_db()
    newer = without_what_was_answered(load_edition(SMALL).to_data())
    publish_data(newer, by=cast.platform_admin, reason="test")
    begun = follow_up(assessment=assessment, by=cast.manager)
    assert begun.totals == {} and begun.exceptions == {}
    assert stored(begun, "device.state").option == "messaged"
    assert stored(begun, "device.state").count is None
    assert stored(assessment, "device.state").count == 42
    assert submit(assessment=begun, by=cast.manager).tier == "advanced"
    again = start(plant=assessment.plant, by=cast.manager)
    assert again.totals == {}


def test_what_a_colleague_saved_after_the_review_is_not_submitted_unseen(assessment, cast):
    answer(assessment, cast, *ALL_BEST)
    reviewed = Assessment.objects.get(pk=assessment.pk).revision
    answer(assessment, cast, Change("device.state", option="unseen", revision=1))
    with pytest.raises(Stale):
        submit(assessment=assessment, by=cast.manager, reviewed=reviewed)
    assert not Result.objects.exists()
    assert submit(assessment=assessment, by=cast.manager, reviewed=reviewed + 1).tier == ""


def test_the_page_of_a_stale_submit_shows_what_was_saved_since(assessment, cast, client):
    answer(assessment, cast, *ALL_BEST)
    client.force_login(cast.manager)
    sent = {"revision": Assessment.objects.get(pk=assessment.pk).revision, "confirmed": "yes"}
    answer(assessment, cast, Change("device.state", revision=1))
    told = client.post(f"/assessments/{assessment.pk}/submit/", sent)
    assert told.status_code == 409 and 'role="alert"' in told.content.decode()
    assert not Result.objects.exists()


def test_reasons_typed_while_a_colleague_submits_stay_on_the_page(assessment, cast, client):
    client.force_login(cast.manager)
    address = f"/assessments/{assessment.pk}/review/"
    sent = sent_back(client.get(address).content.decode())
    submit(assessment=assessment, by=cast.owner, confirmed_open=True)
    sent = {key: "A reason typed late" if "state" not in key else old for key, old in sent.items()}
    told = client.post(address, sent)
    assert told.status_code == 409 and "A reason typed late" in told.content.decode()
