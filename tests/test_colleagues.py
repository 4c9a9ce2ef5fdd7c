"""Giving questions to colleagues: who may, what, and that it locks nobody else out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, Membership, User
from assessments.actions import Change, save_answers, submit
from assessments.actions.assigning import (
    LONGEST,
    AssignmentRefused,
    NotAllowed,
    assign,
    close,
    give_again,
    hand_back,
)
from assessments.actions.refusals import AssessmentIsLocked, Stale
from assessments.assigned import covered, given_to, names_of, people_of, questions_of, standing_of
from assessments.models import Assessment, Assignment
from assessments.walk import read_walk
from tests.cast import ALL_BEST, Cast, person

TODAY = timezone.localdate()


def giving(assessment: Assessment, cast: Cast, **other: object) -> Assignment:
    usual = {"scope": "departments", "keys": ["equipment"], "person": cast.contributor}
    return assign(assessment=assessment, **{"by": cast.manager, **usual, **other})


def test_a_department_is_given_with_a_day_and_a_message(assessment, cast):
    due = TODAY + timedelta(days=7)
    given = giving(assessment, cast, due=due, message="  Please ask Li about the presses. ")
    assert (given.status, given.due, given.revision) == ("given", due, 1)
    assert given.message == "Please ask Li about the presses."
    walk = read_walk(assessment)
    assert [question.key for question in covered(given, walk.plan)] == ["device.state"]
    assert names_of(assessment, questions_of(walk.plan)) == {"device.state": ("contributor",)}


@pytest.mark.parametrize(
    ("scope", "keys", "covers"),
    [
        ("departments", ["planning"], ["workshop.sequence"]),
        ("departments", ["management"], ["standing.cmmm_level", "eligibility.size"]),
        ("areas", ["PO"], ["scenario.PO27", "scenario.PO28"]),
        ("questions", ["scenario.PO28", "device.state"], ["device.state", "scenario.PO28"]),
    ],
)
def test_what_an_assignment_covers(assessment, cast, scope, keys, covers):
    given = giving(assessment, cast, scope=scope, keys=keys)
    assert [q.key for q in covered(given, read_walk(assessment).plan)] == covers


@pytest.mark.parametrize("who", ["contributor", "reviewer", "viewer", "stranger"])
def test_only_who_runs_the_plant_gives(assessment, cast, who):
    with pytest.raises(NotAllowed):
        giving(assessment, cast, by=getattr(cast, who))
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("who", ["reviewer", "viewer", "stranger", "platform_admin"])
def test_only_a_member_who_may_answer_is_given_anything(assessment, cast, who):
    with pytest.raises(AssignmentRefused, match="not_a_member"):
        giving(assessment, cast, person=getattr(cast, who))
    assert not Assignment.objects.exists()


def test_somebody_who_cannot_log_in_any_more_is_given_nothing(assessment, cast):
    User.objects.filter(pk=cast.contributor.pk).update(is_active=False)
    cast.contributor.refresh_from_db()
    with pytest.raises(AssignmentRefused, match="not_a_member"):
        giving(assessment, cast)


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"keys": []}, "nothing_chosen"),
        ({"keys": ["nowhere"]}, "unknown_keys"),
        ({"keys": ["equipment", "PO"]}, "unknown_keys"),
        ({"scope": "areas", "keys": ["equipment"]}, "unknown_keys"),
        ({"scope": "everything"}, "unknown_keys"),
        # Asked of process plants only, and this one is discrete.
        ({"scope": "questions", "keys": ["workshop.batches"]}, "unknown_keys"),
        ({"due": TODAY - timedelta(days=1)}, "due_past"),
        ({"message": "x" * (LONGEST + 1)}, "too_long"),
    ],
)
def test_what_cannot_be_given_is_refused_and_nothing_stored(assessment, cast, other, code):
    with pytest.raises(AssignmentRefused, match=code):
        giving(assessment, cast, **other)
    assert not Assignment.objects.exists()
    assert not AuditEvent.objects.filter(act="assign").exists()


def test_today_is_not_over(assessment, cast):
    assert giving(assessment, cast, due=TODAY).due == TODAY


def test_the_same_thing_is_not_given_twice(assessment, cast):
    giving(assessment, cast)
    with pytest.raises(AssignmentRefused, match="given_already"):
        giving(assessment, cast)
    assert giving(assessment, cast, person=cast.owner), "somebody else may have it too"
    assert Assignment.objects.count() == 2


def test_an_assignment_locks_nobody_out_and_is_no_answer(assessment, cast):
    before = assessment.revision
    giving(assessment, cast)
    assessment.refresh_from_db()
    assert assessment.revision == before, "whoever submits is not refused because of it"
    change = Change("device.state", option="shown", count=42)
    assert save_answers(assessment=assessment, by=cast.owner, changes=[change]).keys


def test_it_is_handed_back_done_or_not(assessment, cast):
    given = giving(assessment, cast)
    back = hand_back(
        assessment=assessment, by=cast.contributor, assignment=given, comment="half", revision=1
    )
    assert (back.status, back.comment, back.revision) == ("handed_back", "half", 2)
    assert not given_to(cast.contributor).exists()
    with pytest.raises(AssignmentRefused, match="not_given"):
        hand_back(assessment=assessment, by=cast.contributor, assignment=given, revision=2)


def test_nobody_else_hands_it_back_but_who_assigns(assessment, cast):
    given = giving(assessment, cast)
    other = person("other")
    Membership.objects.create(user=other, organisation=cast.organisation, role="contributor")
    for who in (other, cast.viewer, cast.reviewer, cast.stranger):
        with pytest.raises(NotAllowed):
            hand_back(assessment=assessment, by=who, assignment=given, revision=1)
    assert hand_back(assessment=assessment, by=cast.owner, assignment=given, revision=1)


def test_it_is_given_again_to_another_and_the_comment_is_kept_in_the_history(assessment, cast):
    given = giving(assessment, cast)
    hand_back(
        assessment=assessment, by=cast.contributor, assignment=given, comment="no data", revision=1
    )
    Assignment.objects.update(reminded_on=TODAY)
    again = give_again(
        assessment=assessment,
        by=cast.owner,
        assignment=given,
        person=cast.manager,
        message="Ask the supplier.",
        revision=2,
    )
    assert (again.status, again.person, again.given_by) == ("given", cast.manager, cast.owner)
    assert (again.comment, again.handed_back_at, again.reminded_on) == ("", None, None)
    told = AuditEvent.objects.filter(subject_kind="assessments.assignment").order_by("pk")
    assert [event.act for event in told] == ["assign", "hand_back", "give_again"]
    assert told[1].details["comment"] == "no data"


def test_closed_is_with_nobody(assessment, cast):
    given = giving(assessment, cast)
    assert close(assessment=assessment, by=cast.manager, assignment=given, revision=1)
    assert names_of(assessment, questions_of(read_walk(assessment).plan)) == {}
    with pytest.raises(NotAllowed):
        close(assessment=assessment, by=cast.contributor, assignment=given, revision=2)


def test_who_read_an_older_state_is_refused(assessment, cast):
    given = giving(assessment, cast)
    same = {"assessment": assessment, "by": cast.manager, "assignment": given}
    give_again(**same, message="now", revision=1)
    for act in (hand_back, give_again, close):
        with pytest.raises(Stale):
            act(**same, revision=1)
    assert Assignment.objects.get().message == "now"


def test_what_belongs_to_another_assessment_is_not_found_here(assessment, national, cast):
    given = giving(assessment, cast)
    with pytest.raises(Stale):
        close(assessment=national, by=cast.manager, assignment=given, revision=1)


def test_nothing_is_given_of_what_is_submitted(assessment, cast):
    given = giving(assessment, cast)
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    submit(assessment=assessment, by=cast.manager)
    with pytest.raises(AssessmentIsLocked):
        giving(assessment, cast, keys=["planning"])
    with pytest.raises(AssessmentIsLocked):
        hand_back(assessment=assessment, by=cast.contributor, assignment=given, revision=1)
    assert not given_to(cast.contributor).exists()


def test_whoever_left_has_nothing_and_is_offered_nothing(assessment, cast):
    given = giving(assessment, cast)
    Membership.objects.filter(user=cast.contributor).delete()
    walk = read_walk(assessment)
    assert names_of(assessment, questions_of(walk.plan)) == {}
    assert cast.contributor not in people_of(assessment)
    assert standing_of(given, walk, today=TODAY, role="").has_left
    with pytest.raises(NotAllowed):
        hand_back(assessment=assessment, by=cast.contributor, assignment=given, revision=1)
    assert give_again(
        assessment=assessment, by=cast.manager, assignment=given, person=cast.owner, revision=1
    )


def test_how_far_it_is_and_whether_it_is_late(begun, cast):
    given = giving(begun, cast, keys=["equipment", "planning", "management"], due=TODAY)
    walk = read_walk(begun)
    standing = standing_of(given, walk, today=TODAY + timedelta(days=1), role="contributor")
    assert (standing.progress.answered, standing.progress.asked) == (4, 4)
    assert (standing.first_open, standing.is_overdue) == ("", True)
    assert not standing_of(given, walk, today=TODAY, role="contributor").is_overdue
