"""What can be taken out of a self-check: one page, two groups, every choice an address."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.actions import submit
from assessments.documents.wanted import Kind, Wanted
from assessments.models import Assessment, MadeDocument, Release
from assessments.reports.order import Order
from tests.cast import Cast
from tests.furnished import furnish
from tests.letting_out import PROOF, TO_AUTHORITY, TO_HEADQUARTERS, confirm, own_cache
from tests.opened import opened
from tests.proving import in_memory, logged_in
from tests.queries import at_most

__all__ = ["in_memory", "own_cache"]

MEMBERS = ("owner", "manager", "contributor", "reviewer", "viewer")
AUTHORITY = {"audience": "authority", "language": "en"}


def at(name: str, assessment: Assessment) -> str:
    return reverse(f"assessments:{name}", args=[assessment.pk])


def shown(user: User, assessment: Assessment) -> str:
    response = logged_in(user).get(at("documents", assessment))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def done(begun: Assessment, cast: Cast) -> Assessment:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    return Assessment.objects.get(pk=begun.pk)


def test_what_stays_and_what_leaves_are_two_groups(done: Assessment, cast: Cast) -> None:
    own, _, others = shown(cast.manager, done).partition("Leaves the organisation")
    assert "For yourselves" in own
    assert 'value="internal"' in own
    for audience in ("authority", "headquarters"):
        assert f'value="{audience}"' in others
        assert f'value="{audience}"' not in own
    for name in ("verification", "application", "preparation"):
        assert f'action="{at(name, done)}"' in others


def test_headquarters_is_offered_no_chinese_alone(done: Assessment, cast: Cast) -> None:
    page = shown(cast.manager, done)
    found = re.search(r'id="doc-headquarters-language">(.*?)</select>', page, re.S)
    assert found
    assert re.findall(r'value="([^"]+)"', found[1]) == ["en", "both"]


@pytest.mark.parametrize("tier", ["basic", "advanced"])
def test_only_tiers_above_the_one_reached_can_be_headed_for(
    done: Assessment, cast: Cast, tier: str
) -> None:
    page = shown(cast.manager, done)
    reached = done.result.tier
    assert (f'<option value="{tier}">' in page) is (tier != reached)


def test_every_choice_of_the_page_is_answered(done: Assessment, cast: Cast) -> None:
    client = logged_in(cast.viewer)
    for language in ("zh-hans", "en"):
        for length in ("summary", "standard", "full"):
            asked = {"language": language, "length": length, "audience": "internal", "target": ""}
            response = client.get(at("report", done), asked)
            assert response.status_code == 200, asked
            assert response.content.startswith(b"%PDF-")
    assert MadeDocument.objects.count() >= 2


def test_both_languages_come_in_one_document(done: Assessment, cast: Cast) -> None:
    response = logged_in(cast.viewer).get(at("report", done), {"language": "both"})
    assert response.content.startswith(b"%PDF-")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "de"},
        {"length": "endless"},
        {"audience": "press"},
        {"audience": "headquarters", "language": "zh-hans"},
        {"audience": ""},
    ],
)
def test_what_no_page_offers_is_a_bad_request(
    done: Assessment, cast: Cast, wrong: dict[str, str]
) -> None:
    assert logged_in(cast.viewer).get(at("report", done), wrong).status_code == 400
    told = {"kind": "report", **AUTHORITY, **wrong}
    assert logged_in(cast.owner).get(at("release", done), told).status_code == 400


def test_a_tier_the_edition_does_not_have_is_not_found(done: Assessment, cast: Cast) -> None:
    asked = {**AUTHORITY, "target": "heaven"}
    assert logged_in(cast.viewer).get(at("report", done), asked).status_code == 404
    asked["kind"] = "report"
    assert logged_in(cast.owner).get(at("release", done), asked).status_code == 404


@pytest.mark.parametrize("who", ["owner", "manager"])
def test_whoever_may_confirm_is_led_to_the_form_with_every_choice(
    done: Assessment, cast: Cast, who: str
) -> None:
    asked = {**AUTHORITY, "length": "summary", "target": "advanced"}
    response = logged_in(getattr(cast, who)).get(at("report", done), asked, follow=True)
    page = response.content.decode()
    for name, value in {"kind": "report", **asked}.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in page


@pytest.mark.parametrize("who", ["contributor", "reviewer", "viewer"])
@pytest.mark.parametrize("name", ["verification", "application", "preparation", "report"])
def test_whoever_may_not_confirm_reads_who_may(
    done: Assessment, cast: Cast, who: str, name: str
) -> None:
    response = logged_in(getattr(cast, who)).get(at(name, done), AUTHORITY)
    assert response.status_code == 403
    assert "An owner or a manager confirms first" in response.content.decode()


@pytest.mark.parametrize("who", MEMBERS)
def test_what_was_confirmed_every_colleague_downloads(
    done: Assessment, cast: Cast, who: str
) -> None:
    confirm(done, cast.manager, TO_AUTHORITY)
    client = logged_in(getattr(cast, who))
    assert client.get(at("report", done), AUTHORITY).content.startswith(b"%PDF-")
    other = {"audience": "headquarters", "language": "en"}
    assert client.get(at("report", done), other).status_code in (302, 403)


@pytest.mark.parametrize(
    ("kind", "language", "begins"),
    [
        ("verification", "zh-hans", b"%PDF-"),
        ("verification", "both", b"%PDF-"),
        ("application", "zh-hans", b"PK"),
        ("application", "en", b"PK"),
        ("preparation", "zh-hans", b"PK"),
        ("preparation", "en", b"PK"),
    ],
)
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_every_other_document_comes_once_it_was_confirmed(
    begun: Assessment, cast: Cast, state: str, kind: str, language: str, begins: bytes
) -> None:
    opened(begun)
    if state == "submitted":
        submit(assessment=begun, by=cast.manager, confirmed_open=True)
    confirm(begun, cast.owner, Wanted(kind=Kind(kind), order=Order(language=language)))
    response = logged_in(cast.viewer).get(at(kind, begun), {"language": language})
    assert response.status_code == 200
    assert response.content.startswith(begins)
    again = logged_in(cast.viewer).get(at(kind, begun), {"language": language})
    assert again.content == response.content
    assert MadeDocument.objects.count() == (state == "submitted")


def test_a_stranger_gets_nothing_of_what_was_confirmed_and_kept(
    done: Assessment, cast: Cast
) -> None:
    confirm(done, cast.manager, TO_AUTHORITY)
    assert logged_in(cast.viewer).get(at("report", done), AUTHORITY).status_code == 200
    assert logged_in(cast.stranger).get(at("report", done), AUTHORITY).status_code == 404
    assert Client().get(at("report", done), AUTHORITY).status_code == 302


def test_what_was_confirmed_is_listed_with_receiver_and_person(
    done: Assessment, cast: Cast
) -> None:
    confirm(done, cast.manager, TO_HEADQUARTERS, receiver="<b>Stuttgart</b>")
    page = shown(cast.viewer, done)
    assert "&lt;b&gt;Stuttgart&lt;/b&gt;" in page
    assert "length=standard&amp;audience=headquarters" in page


@pytest.mark.parametrize(("who", "may"), [("owner", True), ("viewer", False)])
def test_it_can_be_confirmed_for_somebody_else_by_whoever_may(
    done: Assessment, cast: Cast, who: str, may: bool
) -> None:
    confirm(done, cast.manager, TO_AUTHORITY)
    again = f"{at('release', done)}?kind=report&amp;language=en&amp;length=standard"
    assert (again in shown(getattr(cast, who), done)) is may


def test_a_draft_says_that_it_is_one(begun: Assessment, cast: Cast) -> None:
    page = shown(cast.manager, opened(begun))
    assert "Every document says that it is a draft" in page
    assert "Knowing a document again" not in page


def test_a_draft_nobody_opened_offers_its_proof_and_nothing_else(
    assessment: Assessment, cast: Cast
) -> None:
    held = furnish(assessment, cast).assessment
    Assessment.objects.filter(pk=held.pk).update(result_seen_at=None, result_seen_by=None)
    page = shown(cast.manager, held)
    assert at("open_result", held) in page
    assert at("evidence_zip", held) in page
    assert at("report", held) not in page
    response = logged_in(cast.manager).get(at("release", held), {"kind": "evidence"})
    assert response.status_code == 200
    told = {"kind": "report", **AUTHORITY}
    assert "Open the draft result" in logged_in(cast.manager).get(at("release", held), told).text


def test_without_proof_there_is_no_archive_to_take(done: Assessment, cast: Cast) -> None:
    assert at("evidence_zip", done) not in shown(cast.manager, done)


def test_the_page_of_a_result_leads_to_where_it_is_compared(done: Assessment, cast: Cast) -> None:
    code = done.result.document_code.code
    assert reverse("assessments:check_document", args=[code]) in shown(cast.viewer, done)


def test_the_page_asks_the_database_little_however_much_was_confirmed(
    done: Assessment, cast: Cast
) -> None:
    for wanted in (TO_AUTHORITY, TO_HEADQUARTERS, PROOF):
        for number in range(4):
            confirm(done, cast.owner, wanted, receiver=f"Office {number}")
    assert Release.objects.count() == 12
    client = logged_in(cast.viewer)
    client.get(at("documents", done))
    with at_most(9):
        client.get(at("documents", done))
