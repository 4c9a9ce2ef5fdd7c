"""What a reviewer finds: of the answer looked at, with a reason, never of an own answer."""

import pytest

from accounts.models import AuditEvent
from assessments.actions import Change, save_answers, submit
from assessments.actions.findings import (
    AnswerHasChanged,
    FindingHasChanged,
    FindingRefused,
    NothingToReview,
    OwnAnswer,
    save_finding,
    withdraw_finding,
)
from assessments.actions.refusals import AssessmentIsLocked, Stale
from assessments.models import Assessment, Finding
from tests.at_once import at_once
from tests.cast import Cast
from tests.queries import at_most

QUESTION = "device.state"  # answered "shown" in the fixture `begun`, by the manager


def found(assessment: Assessment, cast: Cast, **given) -> Finding:
    asked = {
        "question": QUESTION,
        "verdict": "agree",
        "answer_revision": 1,
        "revision": 0,
        "by": cast.reviewer,
    }
    return save_finding(assessment=assessment, **{**asked, **given})


def answered(assessment: Assessment, cast: Cast, option: str, revision: int = 1) -> None:
    change = Change(QUESTION, option=option, count=42, revision=revision)
    save_answers(assessment=assessment, by=cast.manager, changes=[change])


def test_agreeing_needs_no_reason(begun, cast):
    finding = found(begun, cast)
    assert (finding.verdict, finding.reason, finding.answer_revision) == ("agree", "", 1)
    assert finding.found_by == cast.reviewer and finding.found_at
    stored = Assessment.objects.get(pk=begun.pk)
    assert stored.revision == begun.revision + 1 and stored.changed_by == cast.reviewer


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"verdict": "another_row", "option": "messaged"}, "reason_missing"),
        ({"verdict": "another_row", "option": "messaged", "reason": " \n"}, "reason_missing"),
        ({"verdict": "not_checked"}, "reason_missing"),
        ({"verdict": "another_row", "reason": "Seen."}, "row_missing"),
        ({"verdict": "another_row", "option": "shown", "reason": "Seen."}, "same_row"),
        ({"verdict": "another_row", "option": "listed", "reason": "Seen."}, "unknown_row"),
        ({"verdict": "agree", "option": "messaged"}, "row_not_asked"),
        ({"verdict": "not_checked", "option": "messaged", "reason": "x"}, "row_not_asked"),
        ({"verdict": "verified"}, "unknown_verdict"),
        ({"verdict": ""}, "unknown_verdict"),
        ({"verdict": "not_checked", "reason": "x" * 1001}, "reason_too_long"),
    ],
)
def test_a_finding_that_says_too_little_or_too_much_is_refused(begun, cast, given, code):
    with pytest.raises(FindingRefused) as refused:
        found(begun, cast, **given)
    assert refused.value.code == code
    assert not Finding.objects.exists()
    assert Assessment.objects.get(pk=begun.pk).revision == begun.revision


@pytest.mark.parametrize(
    "question", ["workshop.batches", "nowhere", "", "scenario.PO99"], ids=lambda key: key or "empty"
)
def test_a_question_that_is_not_asked_has_no_finding(begun, cast, question):
    with pytest.raises(NothingToReview):
        found(begun, cast, question=question)


def test_only_an_answer_can_be_looked_at(assessment, cast):
    with pytest.raises(NothingToReview):
        found(assessment, cast, answer_revision=0)
    changes = [Change(QUESTION, unsure=True, note="Ask Li.")]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)
    with pytest.raises(NothingToReview):
        found(assessment, cast)


def test_an_answer_changed_since_is_handed_to_the_reviewer(begun, cast):
    answered(begun, cast, "messaged")
    with pytest.raises(AnswerHasChanged) as refused:
        found(begun, cast)
    assert refused.value.answer.option == "messaged"
    assert refused.value.answer.revision == 2
    assert not Finding.objects.exists()
    assert found(begun, cast, answer_revision=2).answer_revision == 2


def test_nobody_reviews_an_answer_they_gave(begun, cast):
    with pytest.raises(OwnAnswer):
        found(begun, cast, by=cast.manager)
    assert found(begun, cast, by=cast.owner).found_by == cast.owner


def test_whoever_gave_the_answer_cannot_withdraw_what_was_found_beside_it(begun, cast):
    doubt = found(begun, cast, verdict="not_checked", reason="The line stood still.")
    with pytest.raises(OwnAnswer):
        withdraw_finding(
            assessment=begun, by=cast.manager, question=QUESTION, revision=doubt.revision
        )
    assert Finding.objects.get() == doubt


def test_an_answer_that_does_not_apply_can_be_agreed_with_or_put_on_a_row(begun, cast):
    key, away = "workshop.sequence", {"not_applicable": True, "reason": "One machine only."}
    change = Change(key, **away, revision=1)
    save_answers(assessment=begun, by=cast.manager, changes=[change])
    agreed = found(begun, cast, question=key, answer_revision=2)
    assert agreed.verdict == "agree"
    placed = found(
        begun,
        cast,
        question=key,
        answer_revision=2,
        verdict="another_row",
        option="told",
        reason="There are two machines.",
        revision=agreed.revision,
    )
    assert (placed.pk, placed.option) == (agreed.pk, "told")


def test_the_same_finding_sent_ten_times_is_one(begun, cast):
    for _ in range(10):
        found(begun, cast, verdict="not_checked", reason="Night shift.")
    finding = Finding.objects.get()
    assert Assessment.objects.get(pk=begun.pk).revision == begun.revision + 1
    assert AuditEvent.objects.filter(act="save_finding").count() == 1
    assert finding.revision == begun.revision + 1


def test_of_two_reviewers_the_second_is_shown_the_first_ones_finding(begun, cast):
    first = found(begun, cast)
    with pytest.raises(FindingHasChanged) as refused:
        found(begun, cast, by=cast.owner, verdict="not_checked", reason="No access.")
    assert refused.value.theirs == first
    assert Finding.objects.get().verdict == "agree"
    second = found(
        begun,
        cast,
        by=cast.owner,
        verdict="not_checked",
        reason="No access.",
        revision=first.revision,
    )
    assert (second.pk, second.found_by, second.reason) == (first.pk, cast.owner, "No access.")


def test_a_finding_withdrawn_and_made_anew_is_not_taken_for_the_old_one(begun, cast):
    old = found(begun, cast)
    gone = withdraw_finding(
        assessment=begun, by=cast.reviewer, question=QUESTION, revision=old.revision
    )
    assert gone and not Finding.objects.exists()
    with pytest.raises(FindingHasChanged) as refused:
        found(begun, cast, verdict="not_checked", reason="x", revision=old.revision)
    assert refused.value.theirs is None
    new = found(begun, cast, by=cast.owner)
    with pytest.raises(FindingHasChanged):
        found(begun, cast, verdict="not_checked", reason="x", revision=old.revision)
    with pytest.raises(FindingHasChanged):
        withdraw_finding(
            assessment=begun, by=cast.reviewer, question=QUESTION, revision=old.revision
        )
    assert Finding.objects.get() == new


def test_withdrawing_twice_is_harmless(begun, cast):
    finding = found(begun, cast)
    asked = {"assessment": begun, "by": cast.owner, "question": QUESTION}
    assert withdraw_finding(**asked, revision=finding.revision)
    assert withdraw_finding(**asked, revision=finding.revision) is None
    assert AuditEvent.objects.filter(act="withdraw_finding").count() == 1


def test_the_record_says_who_found_what_from_what_to_what(begun, cast):
    first = found(begun, cast)
    told = {"verdict": "another_row", "option": "messaged", "reason": "All machines message."}
    second = found(begun, cast, **told, by=cast.owner, revision=first.revision)
    withdraw_finding(
        assessment=begun, by=cast.reviewer, question=QUESTION, revision=second.revision
    )
    agreed = {"verdict": "agree", "option": "", "reason": "", "answer_revision": 1}
    moved = {**told, "answer_revision": 1}
    events = AuditEvent.objects.filter(act__endswith="_finding").order_by("pk")
    assert [(event.act, event.by, event.organisation) for event in events] == [
        ("save_finding", cast.reviewer, cast.organisation),
        ("save_finding", cast.owner, cast.organisation),
        ("withdraw_finding", cast.reviewer, cast.organisation),
    ]
    assert [event.details for event in events] == [
        {"question": QUESTION, "before": None, "after": agreed},
        {"question": QUESTION, "before": agreed, "after": moved},
        {"question": QUESTION, "before": moved, "after": None},
    ]


def test_a_submitted_assessment_takes_no_finding_and_gives_none_up(begun, cast):
    finding = found(begun, cast)
    submit(assessment=begun, by=cast.manager)
    with pytest.raises(AssessmentIsLocked):
        found(begun, cast, question="eligibility.size")
    with pytest.raises(AssessmentIsLocked):
        withdraw_finding(
            assessment=begun, by=cast.reviewer, question=QUESTION, revision=finding.revision
        )
    assert Finding.objects.get() == finding


def test_a_finding_after_the_review_is_not_submitted_unseen(begun, cast):
    reviewed = begun.revision
    found(begun, cast)
    with pytest.raises(Stale):
        submit(assessment=begun, by=cast.manager, reviewed=reviewed)


def test_saving_a_finding_asks_little_of_the_database(begun, cast):
    fetched = Assessment.objects.with_names().get(pk=begun.pk)
    with at_most(6):
        found(fetched, cast)


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_once_make_one_finding_and_one_is_told(begun, cast):
    def finding(by, reason):
        told = {"verdict": "not_checked", "reason": reason}
        return lambda: found(begun, cast, by=by, **told)

    outcomes = at_once(finding(cast.reviewer, "one"), finding(cast.owner, "two"))
    refused = [one for one in outcomes if isinstance(one, FindingHasChanged)]
    assert len(refused) == 1
    assert refused[0].theirs == Finding.objects.get()


@pytest.mark.django_db(transaction=True)
def test_an_answer_and_a_finding_at_once_never_make_a_finding_of_an_unseen_answer(begun, cast):
    def answering():
        answered(begun, cast, "messaged")

    outcomes = at_once(answering, lambda: found(begun, cast))
    finding = Finding.objects.first()
    if finding is None:
        assert isinstance(outcomes[1], AnswerHasChanged)
    else:
        assert finding.answer_revision == 1
    assert begun.answers.get(question=QUESTION).revision == 2


def test_a_finding_that_came_along_with_a_reopened_one_only_counts_upwards(begun, cast):
    found(begun, cast)
    Finding.objects.update(revision=99)
    moved = found(begun, cast, verdict="not_checked", reason="Too late.", revision=99)
    assert moved.revision == 100
    with pytest.raises(FindingHasChanged):
        found(begun, cast, revision=99)
