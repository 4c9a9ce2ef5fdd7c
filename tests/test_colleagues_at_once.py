"""Two people giving at once: nothing is lost, nothing is given twice."""

from functools import partial

import pytest

from assessments.actions.assigning import AssignmentRefused, assign, give_again, hand_back
from assessments.actions.refusals import Stale
from assessments.models import Assignment
from tests.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def giving(assessment, cast, by, person):
    keys = ["equipment", "planning"]
    return partial(
        assign, assessment=assessment, by=by, person=person, scope="departments", keys=keys
    )


def test_two_may_give_the_same_to_different_people(assessment, cast):
    at_once(
        giving(assessment, cast, cast.manager, cast.contributor),
        giving(assessment, cast, cast.owner, cast.manager),
    )
    assert {one.person for one in Assignment.objects.all()} == {cast.contributor, cast.manager}


def test_of_two_that_give_the_same_to_the_same_person_one_is_stored(assessment, cast):
    outcomes = at_once(
        giving(assessment, cast, cast.manager, cast.contributor),
        giving(assessment, cast, cast.owner, cast.contributor),
    )
    assert sum(isinstance(outcome, AssignmentRefused) for outcome in outcomes) == 1
    assert Assignment.objects.count() == 1


def test_handing_back_and_giving_again_at_once_is_one_of_the_two(assessment, cast):
    given = giving(assessment, cast, cast.manager, cast.contributor)()
    same = {"assessment": assessment, "assignment": given, "revision": 1}
    outcomes = at_once(
        partial(hand_back, **same, by=cast.contributor, comment="done"),
        partial(give_again, **same, by=cast.manager, message="more"),
    )
    assert sum(isinstance(outcome, Stale) for outcome in outcomes) == 1
    assert Assignment.objects.get().revision == 2
