"""The page of the quick scan: one question, stored like every other answer, and where it ends."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from assessments.actions import Change, save_answers, submit
from assessments.models import Answer, Assessment
from assessments.sheet import claimed_sheet
from assessments.walk import read_walk
from maturity.publishing import engine_edition
from tests.cast import ALL_BEST, Cast
from tests.queries import at_most
from tests.test_colleagues_pages import entered

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

BEST = {change.question: change for change in ALL_BEST}


def address(assessment: Assessment, query: str = "") -> str:
    return reverse("assessments:scan", args=[assessment.pk]) + query


def asked(page: str) -> tuple[str, str]:
    """Where the form goes, and the key of the question in it."""
    found = re.search(r'<form method="post" action="([^"]*)" class="answers"', page)
    assert found, page
    action = unescape(found[1])
    return action, action.partition("question=")[2]


def state(page: str, key: str) -> str:
    found = re.search(rf'name="{re.escape(key)}-state" value="([^"]*)"', page)
    assert found, key
    return found[1]


def answering(client: Client, page: str, then: str = "next", **typed: Any) -> Any:
    action, key = asked(page)
    sent = {f"{key}-{name}": value for name, value in typed.items()}
    return client.post(action, {**sent, f"{key}-state": state(page, key), "then": then})


def shown(client: Client, assessment: Assessment, query: str = "") -> str:
    response = client.get(address(assessment, query))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("who", "reads", "answers"),
    [
        ("manager", 200, 302),
        ("contributor", 200, 302),
        ("reviewer", 200, 403),
        ("viewer", 200, 403),
        ("stranger", 404, 404),
        ("platform_admin", 404, 404),
    ],
)
def test_who_reads_and_who_answers(assessment, cast, who, reads, answers):
    client = entered(getattr(cast, who))
    assert client.get(address(assessment)).status_code == reads
    there = address(assessment, "?tier=basic&question=eligibility.size")
    sent = {"eligibility.size-option": "above", "eligibility.size-state": "0."}
    assert client.post(there, sent).status_code == answers
    assert Answer.objects.exists() == (answers == 302)


def test_the_way_through_is_stored_and_stands_in_the_full_pages(assessment, cast):
    client, seen = entered(cast.manager), []
    response = client.get(address(assessment, "?tier=basic"))
    while 'class="answers"' in (page := response.content.decode()):
        key = asked(page)[1]
        seen.append(key)
        best = BEST[key]
        typed = {"option": best.option, "count": best.count, "of": best.of}
        typed = {name: value for name, value in typed.items() if value is not None}
        moved = answering(client, page, **typed)
        assert moved.status_code == 302, moved.content.decode()
        response = client.get(moved["Location"])
    assert "The answers, as claimed, meet the conditions of: Basic" in page
    assert set(seen) == {
        "device.state",
        "workshop.sequence",
        "standing.cmmm_level",
        "scenario.PO27",
    }, "not whether the plant may apply, nor a second scenario"
    stored = {answer.question: answer.option for answer in Answer.objects.all()}
    assert stored == {key: BEST[key].option for key in seen}
    full = client.get(reverse("assessments:questions", args=[assessment.pk, "equipment", 1]))
    assert re.search(r'value="messaged" checked', full.content.decode())
    register = client.get(reverse("assessments:scenarios", args=[assessment.pk, "PO"]))
    assert re.search(r'value="in_use" checked', register.content.decode())


def test_dont_know_yet_goes_on_and_is_stored_as_that(assessment, cast):
    client = entered(cast.manager)
    page = shown(client, assessment)
    key = asked(page)[1]
    assert answering(client, page, then="skip", option="shown", note="ask Li").status_code == 302
    answer = Answer.objects.get()
    assert (answer.question, answer.unsure, answer.option, answer.note) == (key, True, "", "ask Li")
    assert asked(shown(client, assessment))[1] != key


def test_going_on_without_a_row_asks_for_one(assessment, cast):
    client = entered(cast.manager)
    response = answering(client, shown(client, assessment), option="", note="a note")
    assert response.status_code == 400
    page = response.content.decode()
    assert "Choose a row, or go on with" in page
    assert "a note" in page
    assert not Answer.objects.exists()


def test_where_one_is_and_back(assessment, cast):
    client = entered(cast.manager)
    page = shown(client, assessment)
    assert "Question 1." in page
    assert re.search(r"at most 4 more\s+for the tier: Basic", page)
    first = asked(page)[1]
    answering(client, page, option="shown", count="42")
    page = shown(client, assessment, "?tier=basic")
    assert "Question 2." in page
    back = address(assessment, f"?tier=basic&question={first}").replace("&", "&amp;")
    assert f'href="{back}"' in page
    page = shown(client, assessment, f"?tier=basic&question={first}")
    assert "Question 1." in page
    assert re.search(r'value="shown" checked', page)


def test_it_ends_with_what_is_out_of_reach_and_why(assessment, cast):
    low = Change("workshop.sequence", option="listed", count=2, of=2)
    save_answers(assessment=assessment, by=cast.manager, changes=[low])
    page = shown(entered(cast.manager), assessment, "?tier=advanced")
    assert "Out of reach with these answers: Advanced" in page
    assert "Every question at advanced depth." in page
    assert "Go on with: Basic" in page
    assert reverse("assessments:result", args=[assessment.pk]) in page


def test_it_ends_with_what_is_still_open(assessment, cast):
    open_one = [Change("standing.cmmm_level", unsure=True)]
    rest = [BEST[key] for key in ("device.state", "workshop.sequence", "scenario.PO27")]
    save_answers(assessment=assessment, by=cast.manager, changes=[*open_one, *rest])
    page = shown(entered(cast.manager), assessment, "?tier=basic")
    assert "Not decided yet: Basic" in page
    assert re.search(r'href="[^"]*#q-standing.cmmm_level">Which CMMM level', page)


def test_an_answer_saved_meanwhile_is_laid_beside_and_not_overwritten(assessment, cast):
    client = entered(cast.manager)
    page = shown(client, assessment, "?tier=basic&question=device.state")
    theirs = Change("device.state", option="messaged", count=42)
    save_answers(assessment=assessment, by=cast.owner, changes=[theirs])
    for then in ("next", "skip"):
        response = answering(client, page, then=then, option="shown", count="42")
        assert response.status_code == 409
        assert "Answer of owner" in response.content.decode()
    assert Answer.objects.get().option == "messaged"


def test_sent_twice_it_is_stored_once(assessment, cast):
    client = entered(cast.manager)
    page = shown(client, assessment)
    for _ in range(3):
        assert answering(client, page, option="shown", count="42").status_code == 302
    assert Answer.objects.get().revision == 1


@pytest.mark.parametrize(
    "query", ["", "?tier=basic", "?tier=basic&question=nowhere", "?question=workshop.batches"]
)
def test_an_answer_to_no_question_is_not_found(assessment, cast, query):
    assert entered(cast.manager).post(address(assessment, query), {}).status_code == 404


def test_nonsense_in_the_address_changes_nothing(assessment, cast):
    client = entered(cast.manager)
    page = shown(client, assessment, "?tier=<script>alert(1)</script>")
    assert "<script>alert" not in page
    action, key = asked(page)
    assert "tier=basic&" in action
    sent = {f"{key}-option": "<b>", "other": "1", f"{key}-state": "0."}
    response = client.post(action, sent)
    assert response.status_code == 400
    assert not Answer.objects.exists()


def test_a_member_removed_meanwhile_stores_nothing(assessment, cast):
    client = entered(cast.contributor)
    page = shown(client, assessment)
    Membership.objects.filter(user=cast.contributor).delete()
    assert answering(client, page, option="shown").status_code == 404
    assert not Answer.objects.exists()


def test_a_submitted_self_check_is_only_read(assessment, cast):
    client = entered(cast.manager)
    page = shown(client, assessment)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    assert answering(client, page, option="shown", count="42").status_code == 409
    page = shown(client, assessment)
    assert "no longer be changed" in page
    assert 'class="answers"' not in page
    assert not Answer.objects.exists()


def test_missing_facts_are_said(assessment, cast):
    client = entered(cast.manager)
    assert "Plant facts are missing" not in shown(client, assessment)
    Assessment.objects.update(facts={"production": "discrete", "totals": {}})
    assert "Plant facts are missing" in shown(client, assessment)


def test_ai_counts_as_claimed_until_there_is_a_card(assessment, cast):
    claim = [Change(f"scenario.{key}", option="in_use_ai") for key in ("PO27", "PO28")]
    save_answers(assessment=assessment, by=cast.manager, changes=claim)
    Assessment.objects.update(cards={"PO28": "in_use"})
    fresh = Assessment.objects.get()
    sheet = claimed_sheet(fresh, engine_edition(fresh.edition_id))
    options = {key: answer.option for key, answer in sheet.answers.items()}
    assert options == {"scenario.PO27": "in_use_ai", "scenario.PO28": "in_use"}
    assert read_walk(fresh).sheet.answers["scenario.PO27"].option == "in_use"


@pytest.mark.parametrize(("language", "words"), [("en", "Quick scan"), ("zh-hans", "<h1>")])
def test_it_asks_the_database_little_in_both_languages(
    national: Assessment, cast: Cast, language: str, words: str
) -> None:
    client = entered(cast.manager, language)
    assert words in shown(client, national)
    with at_most(9):
        client.get(address(national))


def test_the_overview_shows_the_short_road_while_something_is_undecided(assessment, cast):
    overview, words = reverse("assessments:overview", args=[assessment.pk]), "Short of time?"
    assert words in entered(cast.contributor).get(overview).content.decode()
    assert words not in entered(cast.viewer).get(overview).content.decode()
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    assert words not in entered(cast.contributor).get(overview).content.decode()
