"""A workbook that is brought in while others save: all of it or none, and nobody is overwritten."""

import pytest

from assessments.actions import Change, save_answers
from assessments.actions.bringing_in import BroughtIn, PlanChanged, bring_in
from assessments.models import AnswerChange
from assessments.workbook.current import read_current
from assessments.workbook.planning import make_plan
from assessments.workbook.reading import read_workbook
from tests.test_concurrency import at_once
from tests.workbooks import add, packed, taken, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bringing(begun, cast):
    book = taken(begun, cast.contributor)
    write(book, "answers", "device.state", option="3")
    write(book, "answers", "scenario.PO27", option="3")
    add(book, "systems", name="MES")
    _stamp, brought = read_workbook(packed(book))
    seen = make_plan(brought, read_current(begun)).digest

    def act():
        return bring_in(
            assessment=begun, by=cast.contributor, brought=brought, seen=seen, choices={}
        )

    return act


def test_the_same_workbook_four_times_at_once_is_brought_in_once(begun, bringing):
    outcomes = at_once(*[bringing] * 4)
    assert sorted(outcome.total for outcome in outcomes) == [0, 0, 0, 3]
    assert AnswerChange.objects.filter(act="brought_in").count() == 2
    assert begun.plant.systems.count() == 1


@pytest.mark.parametrize("repeat", range(3))
def test_whoever_saves_at_the_same_moment_is_not_overwritten(begun, cast, bringing, repeat):
    def saving():
        change = Change("device.state", option="unseen", revision=1)
        return save_answers(assessment=begun, by=cast.owner, changes=[change])

    outcome, saved = at_once(bringing, saving)
    stored = {answer.question: answer.option for answer in begun.answers.all()}
    if isinstance(outcome, PlanChanged):
        assert saved.keys == ("device.state",)
        assert (stored["device.state"], stored["scenario.PO27"]) == ("unseen", "none")
        assert begun.plant.systems.count() == 0
    else:
        assert outcome == BroughtIn(answers=2, systems=1)
        assert len(saved.conflicts) == 1
        assert (stored["device.state"], stored["scenario.PO27"]) == ("messaged", "in_use")
