"""Saving one answer in the background: every answer the server can give, and what it costs."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, save_answers
from assessments.models import Answer, AnswerChange, Assessment
from assessments.pages import plan
from assessments.walk import read_walk
from maturity.publishing import engine_edition
from tests.cast import Cast
from tests.one_answer import KEY, send, state_in, word
from tests.queries import at_most

HOSTILE = "R&D <b>x</b> <img src=x onerror=alert(1)> 🏭𠮷 {{ 7|add:7 }}"


@pytest.fixture
def manager(client: Client, cast: Cast) -> Client:
    client.force_login(cast.manager)
    client.post(reverse("switch_language"), {"language": "en"})
    return client


def stored(assessment: Assessment) -> Answer:
    return assessment.answers.get()


def test_an_answer_is_saved_and_the_page_is_told_when(
    assessment: Assessment, manager: Client
) -> None:
    response = send(manager, assessment, option="shown", count="30", note=HOSTILE)
    text = response.content.decode()
    assert word(response) == (200, "saved")
    assert re.search(r'saved <time datetime="20[^"]+">\d\d:\d\d</time>', text)
    assert "no-store" in response["Cache-Control"]
    answer = stored(assessment)
    assert (answer.option, answer.count, answer.note) == ("shown", 30, HOSTILE)
    assert (answer.revision, answer.answered_by.username) == (1, "manager")
    assert state_in(response).startswith("1.")


def test_how_it_is_known_is_saved_with_it(assessment: Assessment, manager: Client) -> None:
    send(manager, assessment, option="shown", known="system_data")
    assert stored(assessment).known == "system_data"
    response = send(manager, assessment, option="shown", known="because I say so")
    assert word(response) == (400, "invalid")
    assert "Choose one of those in the list." in response.content.decode()


def test_do_not_know_yet_is_saved_and_stays_open(assessment: Assessment, manager: Client) -> None:
    response = send(manager, assessment, option="?", note="ask Li")
    assert "data-open" in response.content.decode()
    assert (stored(assessment).unsure, stored(assessment).is_open) == (True, True)


def test_a_count_below_half_is_saved_and_said_to_leave_it_open(
    assessment: Assessment, manager: Client
) -> None:
    text = send(manager, assessment, option="shown", count="5").content.decode()
    assert "5 of 42 is too few" in text and "data-open" in text
    answered = send(manager, assessment, option="shown", count="30", state="1.x").content.decode()
    assert "too few" not in answered and "data-open" not in answered


def test_the_same_request_ten_times_is_one_change(assessment: Assessment, manager: Client) -> None:
    responses = [send(manager, assessment, option="shown", count="30") for _ in range(10)]
    assert {word(response) for response in responses} == {(200, "saved")}
    assert len({state_in(response) for response in responses}) == 1
    assert stored(assessment).revision == 1
    assert AnswerChange.objects.filter(assessment=assessment).count() == 1


def test_a_request_that_arrives_after_newer_ones_overwrites_nothing(
    assessment: Assessment, manager: Client
) -> None:
    first = send(manager, assessment, option="unseen")
    send(manager, assessment, option="shown", state=state_in(first))
    late = send(manager, assessment, option="unseen")
    assert word(late) == (409, "conflict")
    assert stored(assessment).option == "shown"


def test_a_stale_answer_is_shown_beside_the_other_one(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    theirs = Change(KEY, option="messaged", note="Line 2 <b>")
    save_answers(assessment=assessment, by=cast.contributor, changes=[theirs])
    response = send(manager, assessment, option="shown", count="30")
    text = response.content.decode()
    assert word(response) == (409, "conflict")
    for words in ("contributor saved another answer", "By message", "On a screen", "At 30 of 42"):
        assert words in text, words
    assert "Line 2 &lt;b&gt;" in text
    assert stored(assessment).option == "messaged"


def test_two_answers_known_in_other_ways_do_not_look_alike_in_a_conflict(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    theirs = Change(KEY, option="shown", count=30, known="documented")
    save_answers(assessment=assessment, by=cast.contributor, changes=[theirs])
    response = send(manager, assessment, option="shown", count="30", known="system_data")
    assert word(response) == (409, "conflict")
    shown = re.findall(r"How known: ([^<]+)", response.content.decode())
    assert len(shown) == 2 and shown[0] != shown[1]


@pytest.mark.parametrize(("keep", "option"), [("theirs", "messaged"), ("mine", "shown")])
def test_the_person_chooses_which_of_the_two_stays(
    assessment: Assessment, manager: Client, cast: Cast, keep: str, option: str
) -> None:
    theirs = Change(KEY, option="messaged", count=40)
    save_answers(assessment=assessment, by=cast.contributor, changes=[theirs])
    state = state_in(send(manager, assessment, option="shown"))
    chosen = send(manager, assessment, option="shown", conflict="1", keep=keep, state=state)
    assert word(chosen) == (200, "saved")
    assert stored(assessment).option == option
    handed_over = "&quot;option&quot;: &quot;messaged&quot;" in chosen.content.decode()
    assert handed_over is (keep == "theirs")


def test_mine_does_not_overwrite_what_nobody_has_shown(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    save_answers(
        assessment=assessment, by=cast.contributor, changes=[Change(KEY, option="messaged")]
    )
    state = state_in(send(manager, assessment, option="shown"))
    newer = Change(KEY, option="unseen", revision=1)
    save_answers(assessment=assessment, by=cast.contributor, changes=[newer])
    chosen = send(manager, assessment, option="shown", conflict="1", keep="mine", state=state)
    assert word(chosen) == (409, "conflict")
    assert stored(assessment).option == "unseen"


def test_what_came_over_from_last_year_counts_as_looked_at_once_changed(
    assessment: Assessment, manager: Client
) -> None:
    send(manager, assessment, option="shown", note="old")
    assessment.answers.update(to_confirm=True)
    same = send(manager, assessment, option="shown", note="old", state="1.x")
    assert "data-to-confirm" in same.content.decode()
    changed = send(manager, assessment, option="shown", note="new", state="1.x")
    assert "data-to-confirm" not in changed.content.decode()


def test_any_answer_of_the_national_edition_costs_eight_queries_at_most(
    national: Assessment, manager: Client
) -> None:
    edition = engine_edition(national.edition_id)
    asked = plan(edition, "discrete").page_of
    kinds = {edition.question(key).kind: key for key in asked}
    assert set(kinds) >= {"capability", "scenario", "standing", "eligibility"}
    for key in kinds.values():
        option = edition.question(key).options[-1].key
        with at_most(8):
            first = send(manager, national, key, option=option, note="1")
        with at_most(8):
            again = send(
                manager, national, key, option=option, note="2", state=state_in(first, key)
            )
        with at_most(8):
            stale = send(manager, national, key, option=option, note="3")
        assert [word(one)[0] for one in (first, again, stale)] == [200, 200, 409]


def test_the_page_counts_as_open_what_the_engine_counts_as_open(
    national: Assessment, manager: Client
) -> None:
    edition = engine_edition(national.edition_id)
    told = {}
    for key in plan(edition, "discrete").page_of:
        options = [*(option.key for option in edition.question(key).options), "?", ""]
        option = options[len(told) % len(options)]
        told[key] = "data-open" not in send(manager, national, key, option=option).content.decode()
    answered = read_walk(Assessment.objects.get(pk=national.pk)).answered
    assert {key for key, is_answered in told.items() if is_answered} == answered
    assert 0 < len(answered) < len(told)
