"""Two people at once, on SQLite and PostgreSQL alike: nothing is overwritten in silence."""

import pytest

from assessments.actions import Change, save_answers, start, submit
from assessments.actions.refusals import AssessmentIsLocked, OpenAssessmentExists
from assessments.models import Assessment
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_first_answers_one_is_stored_and_the_other_handed_back(assessment, cast):
    def saving(option):
        change = Change("device.state", option=option)
        return lambda: save_answers(assessment=assessment, by=cast.manager, changes=[change])

    one, two = at_once(saving("unseen"), saving("shown"))
    stored = assessment.answers.get(question="device.state")
    assert stored.revision == 1
    assert sorted([len(one.keys), len(two.keys)]) == [0, 1]
    assert len(one.conflicts) + len(two.conflicts) == 1


def test_answers_of_different_questions_are_both_kept(assessment, cast):
    def saving(question, option):
        change = Change(question, option=option)
        return lambda: save_answers(assessment=assessment, by=cast.manager, changes=[change])

    at_once(saving("device.state", "shown"), saving("eligibility.size", "above"))
    assert assessment.answers.count() == 2
    assert Assessment.objects.get(pk=assessment.pk).revision == assessment.revision + 2


def test_submitting_twice_at_once_makes_one_result(assessment, cast):
    def submitting():
        return submit(assessment=assessment, by=cast.manager, confirmed_open=True)

    outcomes = at_once(submitting, submitting)
    assert sum(isinstance(outcome, AssessmentIsLocked) for outcome in outcomes) == 1


def test_starting_twice_at_once_makes_one_open_assessment(small, plant, cast):
    def starting():
        return start(plant=plant, by=cast.manager)

    outcomes = at_once(starting, starting)
    assert sum(isinstance(outcome, OpenAssessmentExists) for outcome in outcomes) == 1
    assert plant.assessments.count() == 1
