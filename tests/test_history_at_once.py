"""Taking back, confirming, opening and reopening against each other and against a save."""

import itertools

import pytest

from accounts.models import AuditEvent
from assessments.actions import Change, follow_up, submit
from assessments.actions.history import confirm_answers, open_result, take_back
from assessments.actions.refusals import AssessmentIsLocked, OpenAssessmentExists
from assessments.actions.reopening import reopen
from assessments.dossier import dossier_of
from assessments.models import Assessment
from maturity.publishing import engine_edition
from tests.cast import ALL_BEST
from tests.test_concurrency import at_once
from tests.test_history import KEY, change_at, save, stored

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def changed(assessment, cast):
    save(assessment, cast.manager, Change(KEY, option="unseen"))
    save(assessment, cast.manager, Change(KEY, option="shown", count=30, revision=1))
    return assessment


@pytest.fixture
def finished(assessment, cast):
    save(assessment, cast.manager, *ALL_BEST)
    submit(assessment=assessment, by=cast.manager)
    return Assessment.objects.get(pk=assessment.pk)


def lines(assessment, key=KEY):
    found = assessment.changes.filter(question=key).order_by("revision")
    return [(line.revision, line.before, line.after) for line in found]


def test_taking_back_and_saving_at_once_one_is_stored_and_the_other_handed_back(changed, cast):
    line = change_at(changed, 2)
    wanted = Change(KEY, option="messaged", count=42, revision=2)
    back, saved = at_once(
        lambda: take_back(assessment=changed, by=cast.owner, change=line, revision=2),
        lambda: save(changed, cast.manager, wanted),
    )
    assert sorted([len(back.keys), len(saved.keys)]) == [0, 1]
    assert sorted([len(back.conflicts), len(saved.conflicts)]) == [0, 1]
    assert stored(changed).revision == 3
    assert stored(changed).option == ("unseen" if back.keys else "messaged")


def test_the_same_taken_back_ten_times_at_once_is_one_change(changed, cast):
    line = change_at(changed, 2)

    def taking_back():
        return take_back(assessment=changed, by=cast.owner, change=line, revision=2)

    outcomes = at_once(*[taking_back] * 10)
    assert sum(len(outcome.keys) for outcome in outcomes) == 1
    assert not any(outcome.conflicts for outcome in outcomes)
    assert [revision for revision, _before, _after in lines(changed)] == [1, 2, 3]


def test_confirming_and_changing_at_once_confirms_nothing_unseen(finished, cast):
    begun = follow_up(assessment=finished, by=cast.manager)
    confirmed, saved = at_once(
        lambda: confirm_answers(assessment=begun, by=cast.owner, questions={KEY: 1}),
        lambda: save(begun, cast.manager, Change(KEY, option="unseen", revision=1)),
    )
    assert len(confirmed.keys) + len(saved.keys) == 1
    assert len(confirmed.conflicts) + len(saved.conflicts) == 1
    row = stored(begun)
    assert (row.revision, row.to_confirm) == (2, False)
    assert row.option == ("messaged" if confirmed.keys else "unseen")


def test_a_part_confirmed_by_two_people_at_once_is_confirmed_once(finished, cast):
    begun = follow_up(assessment=finished, by=cast.manager)
    questions = dict(begun.answers.values_list("question", "revision"))

    def confirming(by):
        return lambda: confirm_answers(assessment=begun, by=by, questions=questions)

    one, two = at_once(confirming(cast.owner), confirming(cast.contributor))
    assert sorted([len(one.keys), len(two.keys)]) == [0, len(ALL_BEST)]
    assert not one.conflicts and not two.conflicts
    assert begun.changes.count() == 2 * len(ALL_BEST)


def test_opening_a_result_by_five_at_once_records_one(assessment, cast):
    people = [cast.owner, cast.manager, cast.contributor, cast.reviewer, cast.viewer]

    def opening(by):
        return lambda: open_result(assessment=assessment, by=by)

    seen = {held.result_seen_by for held in at_once(*map(opening, people))}
    assert len(seen) == 1
    assert AuditEvent.objects.get(act="open_result").by == seen.pop()


def test_an_answer_raised_while_the_result_is_opened_came_before_or_is_listed(changed, cast):
    wanted = Change(KEY, option="messaged", count=42, revision=2)
    at_once(
        lambda: open_result(assessment=changed, by=cast.owner),
        lambda: save(changed, cast.manager, wanted),
    )
    found = Assessment.objects.get(pk=changed.pk)
    came_after = stored(found).answered_at > found.result_seen_at
    listed = dossier_of(found, engine_edition(found.edition_id)).raised
    assert bool(listed) == came_after


def test_reopening_twice_at_once_makes_one(finished, cast):
    def reopening(by):
        return lambda: reopen(assessment=finished, by=by, reason="Counted twice.")

    outcomes = at_once(reopening(cast.owner), reopening(cast.manager))
    assert sum(isinstance(outcome, OpenAssessmentExists) for outcome in outcomes) == 1
    begun = Assessment.objects.open().get()
    assert begun.answers.count() == begun.changes.count() == len(ALL_BEST)


def test_taking_back_while_it_is_submitted_is_in_the_result_or_refused(changed, cast):
    line = change_at(changed, 2)
    back, result = at_once(
        lambda: take_back(assessment=changed, by=cast.owner, change=line, revision=2),
        lambda: submit(assessment=changed, by=cast.manager, confirmed_open=True),
    )
    if isinstance(back, AssessmentIsLocked):
        assert stored(changed).option == "shown"
    else:
        assert stored(changed).option == "unseen"
    assert result.assessment_id == changed.pk


def test_each_line_of_history_begins_where_the_one_before_ended(changed, cast):
    def saving(by, option):
        def act():
            for _ in range(5):
                revision = stored(changed).revision
                save(changed, by, Change(KEY, option=option, revision=revision))

        return act

    at_once(saving(cast.owner, "unseen"), saving(cast.manager, "shown"))
    found = lines(changed)
    assert [revision for revision, _before, _after in found] == list(range(1, len(found) + 1))
    assert all(later[1] == earlier[2] for earlier, later in itertools.pairwise(found))
    assert found[-1][2]["option"] == stored(changed).option
