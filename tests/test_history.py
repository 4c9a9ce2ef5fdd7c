"""Every change of an answer is kept: looked back at, taken back, confirmed; never rewritten."""

import pytest
from django.db import transaction

from accounts.models import AuditEvent, User
from assessments.actions import Change, Facts, Saved, follow_up, save_answers, save_facts, submit
from assessments.actions.history import (
    ChangeOfAnother,
    open_result,
    take_back,
)
from assessments.actions.refusals import AnswerRefused, AssessmentIsLocked
from assessments.models import Answer, AnswerChange, Assessment, ChangeIsFixed
from tests.cast import Cast

KEY = "device.state"
NA_REASON = "One machine only."


def save(assessment: Assessment, by: User, *changes: Change) -> Saved:
    return save_answers(assessment=assessment, by=by, changes=changes)


def stored(assessment: Assessment, key: str = KEY) -> Answer:
    return assessment.answers.get(question=key)


def change_at(assessment: Assessment, revision: int, key: str = KEY) -> AnswerChange:
    return assessment.changes.get(question=key, revision=revision)


@pytest.fixture
def changed(assessment: Assessment, cast: Cast) -> Assessment:
    """Answered by the manager, then raised with a count and a note by a contributor."""
    save(assessment, cast.manager, Change(KEY, option="unseen"))
    after = Change(KEY, option="shown", count=30, note="Hall 2", known="documented", revision=1)
    save(assessment, cast.contributor, after)
    return assessment


def test_each_change_says_who_when_from_and_to(changed, cast):
    second, first = changed.changes.all()
    assert (first.by, first.before, first.after["option"]) == (cast.manager, None, "unseen")
    assert (second.by, second.revision, second.act) == (cast.contributor, 2, "answered")
    assert second.before == first.after
    assert (
        second.after
        == Change(KEY, option="shown", count=30, note="Hall 2", known="documented").content()
    )
    assert second.at == stored(changed).answered_at


@pytest.mark.parametrize("revision", [0, 1, 3, 2**31])
def test_only_the_revision_that_stands_can_be_written_over(changed, cast, revision):
    """One that is still to come was never shown to anybody."""
    wanted = Change(KEY, option="messaged", count=42, revision=revision)
    saved = save(changed, cast.manager, wanted)
    assert saved.keys == () and saved.conflicts[0].theirs == stored(changed)
    assert (stored(changed).option, changed.changes.count()) == ("shown", 2)


def test_saving_the_same_again_leaves_no_line(changed, cast):
    save(
        changed,
        cast.manager,
        Change(KEY, option="shown", count=30, note="Hall 2", known="documented", revision=2),
    )
    assert changed.changes.count() == 2


def test_taking_back_puts_back_exactly_what_stood_before_as_a_new_change(changed, cast):
    saved = take_back(assessment=changed, by=cast.manager, change=change_at(changed, 2), revision=2)
    assert saved.keys == (KEY,)
    row, line = stored(changed), change_at(changed, 3)
    assert (row.option, row.count, row.note, row.known) == ("unseen", None, "", "claimed")
    assert (row.revision, row.answered_by) == (3, cast.manager)
    assert (line.act, line.by, line.after) == ("taken_back", cast.manager, line.after)
    assert (line.before, line.after) == (change_at(changed, 2).after, change_at(changed, 1).after)


def test_taking_back_the_first_answer_leaves_the_question_open(changed, cast):
    take_back(assessment=changed, by=cast.manager, change=change_at(changed, 1), revision=2)
    assert stored(changed).is_open
    assert changed.changes.count() == 3


def test_what_was_taken_back_can_itself_be_taken_back(changed, cast):
    take_back(assessment=changed, by=cast.manager, change=change_at(changed, 2), revision=2)
    take_back(assessment=changed, by=cast.manager, change=change_at(changed, 3), revision=3)
    assert stored(changed).note == "Hall 2"


def test_a_reason_for_not_applying_comes_back_too(assessment, cast):
    key = "workshop.sequence"
    save(assessment, cast.manager, Change(key, not_applicable=True, reason=NA_REASON))
    save(assessment, cast.manager, Change(key, unsure=True, revision=1))
    take_back(
        assessment=assessment, by=cast.owner, change=change_at(assessment, 2, key), revision=2
    )
    row = stored(assessment, key)
    assert (row.not_applicable, row.reason, row.unsure) == (True, NA_REASON, False)


def test_taking_back_twice_is_harmless(changed, cast):
    for _ in range(2):
        take_back(assessment=changed, by=cast.manager, change=change_at(changed, 2), revision=2)
    assert stored(changed).revision == 3


def test_an_answer_that_changed_since_is_handed_back_not_overwritten(changed, cast):
    save(changed, cast.owner, Change(KEY, option="messaged", count=42, revision=2))
    saved = take_back(assessment=changed, by=cast.manager, change=change_at(changed, 2), revision=2)
    assert saved.keys == ()
    assert [(c.theirs.option, c.theirs.answered_by) for c in saved.conflicts] == [
        ("messaged", cast.owner)
    ]
    assert stored(changed).option == "messaged"


def test_a_count_above_todays_total_does_not_come_back(changed, cast):
    save(changed, cast.manager, Change(KEY, option="unseen", revision=2))
    facts = Facts.of(changed.plant)
    save_facts(assessment=changed, by=cast.manager, facts=facts, totals={"machines": 20})
    with pytest.raises(AnswerRefused) as refused:
        take_back(assessment=changed, by=cast.manager, change=change_at(changed, 3), revision=3)
    assert refused.value.code == "count_above_total"
    assert stored(changed).option == "unseen"


def test_an_answer_no_longer_asked_of_this_kind_of_plant_does_not_come_back(assessment, cast):
    process = Facts(name="x", production="process")
    save_facts(assessment=assessment, by=cast.manager, facts=process, totals={})
    assessment.refresh_from_db()
    save(assessment, cast.manager, Change("workshop.batches", option="paper"))
    line = change_at(assessment, 1, "workshop.batches")
    discrete = Facts(name="x", production="discrete")
    save_facts(assessment=assessment, by=cast.manager, facts=discrete, totals={})
    with pytest.raises(AnswerRefused):
        take_back(assessment=assessment, by=cast.manager, change=line, revision=1)


def test_a_submitted_assessment_takes_nothing_back(changed, cast):
    submit(assessment=changed, by=cast.manager, confirmed_open=True)
    with pytest.raises(AssessmentIsLocked):
        take_back(assessment=changed, by=cast.manager, change=change_at(changed, 2), revision=2)
    assert stored(changed).option == "shown"


def test_a_change_of_another_assessment_is_refused(changed, cast):
    line = change_at(changed, 2)
    submit(assessment=changed, by=cast.manager, confirmed_open=True)
    changed.refresh_from_db()
    other = follow_up(assessment=changed, by=cast.manager)
    with pytest.raises(ChangeOfAnother):
        take_back(assessment=other, by=cast.manager, change=line, revision=1)
    assert stored(other).option == "shown"


def test_a_change_is_never_rewritten_nor_deleted(changed):
    line = change_at(changed, 2)
    line.after = {}
    for act in (
        line.save,
        line.delete,
        AnswerChange.objects.all().delete,
        changed.changes.all().delete,
        lambda: AnswerChange.objects.update(note="x"),
        lambda: changed.changes.update(after={}),
        lambda: AnswerChange._base_manager.update(after={}),
        lambda: AnswerChange._base_manager.all().delete(),
        lambda: AnswerChange.objects.bulk_update([line], ["after"]),
    ):
        with pytest.raises(ChangeIsFixed), transaction.atomic():
            act()
    assert change_at(changed, 2).after["option"] == "shown"


def test_a_draft_result_is_opened_once_by_whoever_is_first(assessment, cast):
    first = open_result(assessment=assessment, by=cast.viewer)
    again = open_result(assessment=assessment, by=cast.owner)
    assert (again.result_seen_at, again.result_seen_by) == (first.result_seen_at, cast.viewer)
    assert AuditEvent.objects.get(act="open_result").by == cast.viewer
    assert again.revision == assessment.revision


def test_a_submitted_result_needs_no_opening(assessment, cast):
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    with pytest.raises(AssessmentIsLocked):
        open_result(assessment=assessment, by=cast.viewer)
