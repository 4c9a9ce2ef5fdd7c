"""Two people on one answer, and what happens between looking through and applying."""

import pytest
from django.core import signing
from django.utils import translation

from accounts.models import AuditEvent
from assessments.actions import (
    Change,
    IndicatorChange,
    bringing_in,
    save_answers,
    save_indicators,
    submit,
)
from assessments.actions.refusals import AnswerRefused
from assessments.models import Answer, AnswerChange, Assessment
from assessments.workbook import parcel
from tests.cast import Cast
from tests.workbooks import (
    add,
    address,
    as_person,
    bring,
    confirm,
    content_in,
    planned,
    taken,
    write,
)

CONFLICT = "answers-device.state"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def answer(assessment: Assessment, by, question: str, option: str, **more) -> None:
    stored = assessment.answers.filter(question=question).first()
    revision = stored.revision if stored else 0
    change = Change(question, option, revision=revision, **more)
    assert save_answers(assessment=assessment, by=by, changes=[change]).keys


def option_of(assessment: Assessment, question: str) -> str:
    return assessment.answers.get(question=question).option


@pytest.fixture
def contested(begun: Assessment, cast: Cast):
    """The contributor's workbook, and what the owner stored after it was written."""
    book = taken(begun, cast.contributor)
    write(book, "answers", "device.state", option="3")
    write(book, "answers", "scenario.PO27", option="3")
    answer(begun, cast.owner, "device.state", "unseen")
    return book


def test_a_conflict_shows_both_and_who_and_when(begun: Assessment, cast: Cast, contested):
    plan = planned(begun, contested)
    assert [step.id for step in plan.conflicts] == [CONFLICT]
    step = plan.conflicts[0]
    told = {d.label: (d.before, d.after) for d in step.differences}
    assert told["Answer"] == ("1. Someone hears it", "3. By message")
    assert (step.by, step.at) == ("owner", begun.answers.get(question="device.state").answered_at)
    page = bring(as_person(cast.contributor), begun, contested).content.decode()
    assert "owner changed this on" in page
    assert "3. By message" in page


@pytest.mark.parametrize(("choice", "stored"), [("theirs", "unseen"), ("workbook", "messaged")])
def test_at_a_conflict_the_person_chooses(
    begun: Assessment, cast: Cast, contested, choice: str, stored: str
):
    client = as_person(cast.contributor)
    looked = bring(client, begun, contested)
    assert confirm(client, begun, looked, {CONFLICT: choice}).status_code == 302
    assert option_of(begun, "device.state") == stored
    assert option_of(begun, "scenario.PO27") == "in_use"


@pytest.mark.parametrize("choices", [{}, {CONFLICT: "both"}, {"answers-scenario.PO27": "theirs"}])
def test_without_a_choice_nothing_is_applied(
    begun: Assessment, cast: Cast, contested, choices: dict[str, str]
):
    client = as_person(cast.contributor)
    looked = bring(client, begun, contested)
    response = confirm(client, begun, looked, choices)
    assert response.status_code == 400
    assert "Choose at each conflict" in response.content.decode()
    assert content_in(response), "the choice can be made on the page that comes back"
    assert option_of(begun, "scenario.PO27") == "none"


def test_what_was_only_carried_along_never_contradicts(begun: Assessment, cast: Cast):
    book = taken(begun, cast.contributor)
    answer(begun, cast.owner, "device.state", "unseen")
    assert planned(begun, book).says_nothing


def test_two_who_say_the_same_are_no_conflict(begun: Assessment, cast: Cast):
    book = taken(begun, cast.contributor)
    write(book, "answers", "scenario.PO27", option="3")
    answer(begun, cast.owner, "scenario.PO27", "in_use")
    assert planned(begun, book).says_nothing


def test_a_conflict_of_figures_is_shown_as_well(begun: Assessment, cast: Cast):
    book = taken(begun, cast.contributor)
    write(book, "indicators", "defect_rate", data_source="MES")
    theirs = IndicatorChange("defect_rate", data_source="Excel")
    save_indicators(assessment=begun, by=cast.owner, changes=[theirs])
    step = planned(begun, book).conflicts[0]
    assert [(d.before, d.after) for d in step.differences] == [("Excel", "MES")]
    assert step.by == "owner"


def test_what_changed_since_it_was_looked_through_is_looked_through_again(
    begun: Assessment, cast: Cast
):
    book = taken(begun, cast.contributor)
    write(book, "answers", "device.state", option="3")
    write(book, "answers", "scenario.PO27", option="3")
    client = as_person(cast.contributor)
    looked = bring(client, begun, book)
    answer(begun, cast.owner, "device.state", "unseen")
    before = AnswerChange.objects.count()
    again = confirm(client, begun, looked)
    assert again.status_code == 409
    assert "Nothing was stored" in again.content.decode()
    assert (AnswerChange.objects.count(), option_of(begun, "scenario.PO27")) == (before, "none")
    assert confirm(client, begun, again, {CONFLICT: "workbook"}).status_code == 302
    assert option_of(begun, "device.state") == "messaged"


def test_a_conflict_that_changed_again_is_shown_again(begun: Assessment, cast: Cast, contested):
    client = as_person(cast.contributor)
    looked = bring(client, begun, contested)
    answer(begun, cast.owner, "device.state", "shown", count=42)
    again = confirm(client, begun, looked, {CONFLICT: "workbook"})
    assert again.status_code == 409
    assert option_of(begun, "device.state") == "shown"


def test_everything_or_nothing(begun: Assessment, cast: Cast, monkeypatch: pytest.MonkeyPatch):
    """What breaks at the last instance takes back answers, figures and systems before it."""
    book = taken(begun, cast.contributor)
    write(book, "answers", "device.state", option="3")
    write(book, "indicators", "defect_rate", data_source="MES")
    add(book, "systems", name="MES")
    for name in ("Line 1", "Line 2"):
        add(book, "instances", scenario="PO27", name=name, systems="MES")
    client = as_person(cast.contributor)
    looked = bring(client, begun, book)
    save = bringing_in.save_instance

    def fails_at_the_second(**given):
        if given["card"].name == "Line 2":
            raise bringing_in.Refused
        return save(**given)

    monkeypatch.setattr(bringing_in, "save_instance", fails_at_the_second)
    counts = (AnswerChange.objects.count(), AuditEvent.objects.count())
    response = confirm(client, begun, looked)
    assert response.status_code == 400
    assert "Scenario instances, row 4" in response.content.decode()
    assert (AnswerChange.objects.count(), AuditEvent.objects.count()) == counts
    assert begun.plant.systems.count() == begun.instances.count() == 0
    assert begun.indicator_values.count() == 0
    assert option_of(begun, "device.state") == "shown"
    monkeypatch.undo()
    assert confirm(client, begun, looked).status_code == 302
    assert begun.instances.count() == 2
    assert AuditEvent.objects.filter(act="bring_in").count() == 1


def test_what_an_action_refuses_is_said_with_its_row(
    begun: Assessment, cast: Cast, looked, monkeypatch: pytest.MonkeyPatch
):
    def refuses(**given):
        raise AnswerRefused("device.state", "unknown_option")

    monkeypatch.setattr(bringing_in, "save_answers", refuses)
    response = confirm(as_person(cast.contributor), begun, looked)
    assert response.status_code == 400
    assert "Questionnaire, row 3" in response.content.decode()


@pytest.fixture
def looked(begun: Assessment, cast: Cast):
    book = taken(begun, cast.contributor)
    write(book, "answers", "device.state", option="3")
    return bring(as_person(cast.contributor), begun, book)


def test_another_person_cannot_apply_what_they_did_not_look_through(
    begun: Assessment, cast: Cast, looked
):
    response = confirm(as_person(cast.manager), begun, looked)
    assert response.status_code == 400
    assert "not looked through by you" in response.content.decode()
    assert option_of(begun, "device.state") == "shown"


@pytest.mark.parametrize("content", ["", "x", "a:b:c", "{}", "x" * 100_000])
def test_what_was_tampered_with_is_refused(begun: Assessment, cast: Cast, looked, content: str):
    client = as_person(cast.contributor)
    for sent in (content, content_in(looked)[:-3] + "abc"):
        response = client.post(address(begun), {"content": sent})
        assert response.status_code == 400
    assert option_of(begun, "device.state") == "shown"


def test_what_was_signed_for_something_else_is_refused(begun: Assessment, cast: Cast, looked):
    other = signing.dumps({"assessment": begun.pk, "person": cast.contributor.pk}, salt="other")
    client = as_person(cast.contributor)
    assert client.post(address(begun), {"content": other}).status_code == 400


def test_after_two_hours_it_is_looked_through_again(
    begun: Assessment, cast: Cast, looked, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parcel, "AGE_LIMIT", -1)
    response = confirm(as_person(cast.contributor), begun, looked)
    assert response.status_code == 400
    assert "two hours" in response.content.decode()
    assert option_of(begun, "device.state") == "shown"


def test_what_was_submitted_meanwhile_stays_as_it_is(begun: Assessment, cast: Cast, looked):
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    response = confirm(as_person(cast.contributor), begun, looked)
    assert response.status_code == 409
    assert Answer.objects.get(assessment=begun, question="device.state").option == "shown"
