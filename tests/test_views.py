"""Answering: saving, going on, and losing nothing when something is wrong."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, save_answers, submit
from assessments.actions.refusals import AnswerRefused
from assessments.models import Answer, Assessment
from maturity.publishing import engine_edition
from tests.cast import Cast
from tests.queries import at_most

HOSTILE = "R&D <b>x</b> <img src=x onerror=alert(1)> 🏭𠮷 {{ 7|add:7 }}"


@pytest.fixture
def manager(client: Client, cast: Cast) -> Client:
    client.force_login(cast.manager)
    client.post(reverse("switch_language"), {"language": "en"})
    return client


def questions(assessment: Assessment, part: str = "equipment") -> str:
    return reverse("assessments:questions", args=[assessment.pk, part, 1])


def shown_state(client: Client, address: str, key: str) -> str:
    page = client.get(address).content.decode()
    found = re.search(rf'name="{re.escape(key)}-state" value="([^"]*)"', page)
    assert found, key
    return found[1]


def answers(assessment: Assessment) -> dict[str, Answer]:
    return {answer.question: answer for answer in assessment.answers.all()}


def typed(key: str, **fields: object) -> dict[str, Any]:
    return {f"{key}-{name}": value for name, value in fields.items()}


def test_a_page_is_saved_and_the_next_one_follows(assessment: Assessment, manager: Client) -> None:
    body = {
        **typed("device.state", option="shown", count="30", note=HOSTILE, state="0.x"),
        **typed("workshop.sequence", option="listed", count="3", of="4", state="0.x"),
        "then": "next",
    }
    response = manager.post(questions(assessment), body)
    assert (response.status_code, response["Location"]) == (
        302,
        reverse("assessments:scenarios", args=[assessment.pk, "PO"]),
    )
    saved = answers(assessment)
    assert (saved["device.state"].option, saved["device.state"].count) == ("shown", 30)
    assert saved["device.state"].note == HOSTILE
    assert (saved["workshop.sequence"].count, saved["workshop.sequence"].of) == (3, 4)
    assert saved["device.state"].answered_by.username == "manager"


def test_hostile_notes_are_shown_as_text(assessment: Assessment, manager: Client) -> None:
    manager.post(questions(assessment), typed("device.state", note=HOSTILE, state="0.x"))
    page = manager.get(questions(assessment)).content.decode()
    assert "R&amp;D &lt;b&gt;x&lt;/b&gt; &lt;img src=x" in page
    assert "<img src=x" not in page
    assert "🏭𠮷 {{ 7|add:7 }}" in page


def test_save_and_leave_goes_to_the_overview(assessment: Assessment, manager: Client) -> None:
    response = manager.post(questions(assessment), {"then": "leave"})
    assert response["Location"] == reverse("assessments:overview", args=[assessment.pk])


def test_the_register_is_saved_like_the_questions(assessment: Assessment, manager: Client) -> None:
    address = reverse("assessments:scenarios", args=[assessment.pk, "PO"])
    response = manager.post(address, typed("scenario.PO27", option="in_use_ai"))
    assert response["Location"] == reverse("assessments:standing", args=[assessment.pk])
    assert answers(assessment)["scenario.PO27"].option == "in_use_ai"


def test_standing_leads_to_the_indicators(assessment: Assessment, manager: Client) -> None:
    address = reverse("assessments:standing", args=[assessment.pk])
    response = manager.post(address, typed("standing.cmmm_level", option="level_2"))
    assert response["Location"] == reverse("assessments:indicators", args=[assessment.pk])


def test_not_answered_yet_takes_an_answer_back(assessment: Assessment, manager: Client) -> None:
    address = questions(assessment)
    manager.post(address, typed("device.state", option="shown", note="kept"))
    state = shown_state(manager, address, "device.state")
    manager.post(address, typed("device.state", option="", note="kept", state=state))
    answer = answers(assessment)["device.state"]
    assert answer.is_open
    assert answer.note == "kept"


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"option": "best"}, "This row is not on the page"),
        ({"option": "shown", "count": "43"}, "more than the 42"),
        ({"option": "shown", "note": "x" * 2001}, "2000"),
        ({"option": "shown", "note": "a\x00b"}, "character that cannot be stored"),
        ({"option": "shown", "count": "many"}, "whole number"),
    ],
    ids=["tampered row", "count", "long note", "NUL", "word for a number"],
)
def test_a_bad_answer_stays_on_the_page_and_the_good_ones_are_saved(
    assessment: Assessment, manager: Client, bad: dict[str, str], message: str
) -> None:
    body = typed("device.state", **bad) | typed(
        "workshop.sequence", option="listed", count="1", of="1"
    )
    response = manager.post(questions(assessment), body)
    page = response.content.decode()
    assert response.status_code == 400
    assert message in page
    assert "1 other answer of this page is saved." in page
    assert set(answers(assessment)) == {"workshop.sequence"}


def test_what_was_typed_beside_a_bad_answer_is_still_there(
    assessment: Assessment, manager: Client
) -> None:
    body = typed("device.state", option="best", count="7", note="Line <3>")
    page = manager.post(questions(assessment), body).content.decode()
    assert 'value="7"' in page
    assert "Line &lt;3&gt;" in page


def test_a_corrected_page_is_saved_whole(assessment: Assessment, manager: Client) -> None:
    address = questions(assessment)
    first = typed("device.state", option="shown", count="99", state="0.x")
    page = manager.post(address, first).content.decode()
    assert 'name="device.state-state" value="0.x"' in page
    response = manager.post(address, first | {"device.state-count": "40"})
    assert response.status_code == 302
    assert answers(assessment)["device.state"].count == 40


@pytest.mark.parametrize(
    "name", ["device.other-option", "scenario.PO27-option", "device.state-level", "is_staff"]
)
def test_what_the_page_does_not_ask_is_left_out_and_said(
    assessment: Assessment, manager: Client, name: str
) -> None:
    body = typed("device.state", option="unseen") | {name: "in_use"}
    response = manager.post(questions(assessment), body)
    assert response.status_code == 400
    assert "an entry that it does not ask for" in response.content.decode()
    assert set(answers(assessment)) == {"device.state"}


def test_a_count_below_half_is_saved_and_said(assessment: Assessment, manager: Client) -> None:
    body = typed("device.state", option="shown", count="5")
    page = manager.post(questions(assessment), body, follow=True).content.decode()
    assert "Question 1: 5 of 42 is too few for this row, which counts from 21 on." in page
    assert f"{questions(assessment)}#q-device.state" in page
    assert answers(assessment)["device.state"].count == 5
    assert "Still open." in manager.get(questions(assessment)).content.decode()


def test_a_stale_page_shows_both_answers_and_overwrites_nothing(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    address = questions(assessment)
    state = shown_state(manager, address, "device.state")
    theirs = Change("device.state", option="messaged", note="Seen on line 2")
    save_answers(assessment=assessment, by=cast.contributor, changes=[theirs])
    mine = typed("device.state", option="shown", count="30", state=state)
    response = manager.post(address, mine)
    page = response.content.decode()
    assert response.status_code == 409
    for words in ("contributor saved another answer", "By message", "On a screen", "At 30 of 42"):
        assert words in page, words
    assert answers(assessment)["device.state"].option == "messaged"


@pytest.mark.parametrize(("keep", "option"), [("theirs", "messaged"), ("mine", "shown")])
def test_the_person_chooses_which_of_two_answers_stays(
    assessment: Assessment, manager: Client, cast: Cast, keep: str, option: str
) -> None:
    address = questions(assessment)
    theirs = Change("device.state", option="messaged")
    save_answers(assessment=assessment, by=cast.contributor, changes=[theirs])
    mine = typed("device.state", option="shown", state="0.x")
    page = manager.post(address, mine).content.decode()
    state = re.search(r'name="device.state-state" value="([^"]*)"', page)
    assert state
    again = typed("device.state", option="shown", conflict="1", state=state[1])
    undecided = manager.post(address, again)
    assert undecided.status_code == 400, "neither was chosen"
    assert "Choose which of the two answers to keep." in undecided.content.decode()
    assert 'name="device.state-keep"' in undecided.content.decode()
    response = manager.post(address, again | {"device.state-keep": keep})
    assert response.status_code == 302
    assert answers(assessment)["device.state"].option == option


def test_answers_nobody_touched_are_no_conflict(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    address = questions(assessment)
    state = shown_state(manager, address, "device.state")
    theirs = Change("device.state", option="messaged")
    save_answers(assessment=assessment, by=cast.contributor, changes=[theirs])
    body = typed("device.state", option="", state=state) | typed(
        "workshop.sequence", option="told", state="0.x"
    )
    assert manager.post(address, body).status_code == 302
    assert answers(assessment)["device.state"].option == "messaged"


def test_a_submitted_assessment_takes_no_answers_and_loses_none_typed(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    response = manager.post(questions(assessment), typed("device.state", note="typed late"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "typed late" in page
    assert not answers(assessment)
    assert "no longer be changed" in manager.get(questions(assessment)).content.decode()


def test_a_question_not_asked_of_this_kind_of_plant_has_no_field(
    assessment: Assessment, manager: Client
) -> None:
    assert "workshop.batches" not in manager.get(questions(assessment)).content.decode()


def test_a_reason_is_shown_in_the_language_of_the_page(
    assessment: Assessment, manager: Client
) -> None:
    body = typed("workshop.sequence", reason="One machine only.")
    assert manager.post(questions(assessment), body).status_code == 302
    assert answers(assessment)["workshop.sequence"].reason == "One machine only."
    manager.post(reverse("switch_language"), {"language": "zh-hans"})
    page = manager.get(questions(assessment)).content.decode()
    assert '<option value="One machine only." selected>只有一台设备。</option>' in page


def test_a_page_of_the_national_edition_is_saved_with_few_queries(
    national: Assessment, manager: Client
) -> None:
    address = questions(national)
    edition = engine_edition(national.edition_id)
    walked = manager.get(address).context["page"].questions[:10]
    body: dict[str, Any] = {"then": "next"}
    for question in walked:
        body |= typed(question.key, option=edition.question(question.key).options[-1].key)
    with at_most(10):
        assert manager.post(address, body).status_code == 302
    assert national.answers.count() == 10


def test_the_overview_leads_to_the_first_open_question(
    assessment: Assessment, manager: Client
) -> None:
    overview = reverse("assessments:overview", args=[assessment.pk])
    assert "#q-device.state" in manager.get(overview).content.decode()
    manager.post(questions(assessment), typed("device.state", option="unseen"))
    page = manager.get(overview).content.decode()
    assert "#q-workshop.sequence" in page
    assert "1 of 6 answered" in page
    assert "last saved by manager" in page


def test_a_refusal_nobody_could_foresee_keeps_everything_typed(
    assessment: Assessment, manager: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise AnswerRefused("device.state", "count_above_total")

    monkeypatch.setattr("assessments.views.answering.save_answers", refuse)
    response = manager.post(
        questions(assessment), typed("device.state", option="shown", note="typed")
    )
    page = response.content.decode()
    assert response.status_code == 400
    assert "has changed since this page was opened" in page
    assert "typed</textarea>" in page
