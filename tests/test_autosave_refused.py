"""What is not saved in the background, and which word the page gets instead."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from assessments.actions import submit
from assessments.models import Answer, Assessment
from tests.cast import Cast
from tests.one_answer import KEY, address, body, send, word


@pytest.fixture
def manager(client: Client, cast: Cast) -> Client:
    client.force_login(cast.manager)
    client.post(reverse("switch_language"), {"language": "en"})
    return client


def stored(assessment: Assessment) -> Answer:
    return assessment.answers.get()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"option": "best"}, "This row is not on the page"),
        ({"option": "shown", "count": "43"}, "more than the 42"),
        ({"option": "shown", "count": "many"}, "whole number"),
        ({"option": "shown", "note": "x" * 2001}, "2000"),
        ({"option": "shown", "note": "a\x00b"}, "character that cannot be stored"),
        ({"option": "shown", "keep": "both"}, ""),
        ({"option": "shown", "level": "1"}, ""),
        ({"option": "shown", "conflict": "1"}, ""),
    ],
    ids=["tampered", "count", "word", "long", "NUL", "keep", "unknown field", "undecided"],
)
def test_what_cannot_be_stored_is_said_beside_its_field(
    assessment: Assessment, manager: Client, fields: dict[str, str], message: str
) -> None:
    response = send(manager, assessment, **fields)
    assert word(response) == (400, "invalid")
    assert message in response.content.decode()
    assert not assessment.answers.exists()


def test_a_body_cut_short_empties_nothing(assessment: Assessment, manager: Client) -> None:
    send(manager, assessment, option="shown", note="kept")
    response = manager.post(address(assessment), {f"{KEY}-option": "shown"})
    assert word(response) == (400, "invalid")
    assert manager.post(address(assessment), {}).status_code == 400
    assert stored(assessment).note == "kept"


def test_the_fields_of_another_question_are_refused(
    assessment: Assessment, manager: Client
) -> None:
    stray = body() | body("workshop.sequence", option="listed")
    assert manager.post(address(assessment), stray).status_code == 400
    assert not assessment.answers.exists()


@pytest.mark.parametrize(
    "key", ["device.other", "workshop.batches", "x" * 500, "<script>", "%00", "facts"]
)
def test_a_question_that_is_not_asked_is_not_there(
    assessment: Assessment, manager: Client, key: str
) -> None:
    assert send(manager, assessment, key, option="paper").status_code == 404


def test_whoever_is_logged_out_is_told_so_and_never_redirected(
    client: Client, assessment: Assessment
) -> None:
    response = send(client, assessment, option="shown")
    assert word(response) == (403, "log-in")
    assert f'href="{reverse("login")}"' in response.content.decode()
    assert not assessment.answers.exists()


def test_a_page_of_another_person_saves_nothing_in_my_name(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    mine = body(option="shown") | {"person": str(cast.contributor.pk)}
    assert word(manager.post(address(assessment), mine)) == (403, "person")
    assert not assessment.answers.exists()
    own = body(option="shown") | {"person": str(cast.manager.pk)}
    assert word(manager.post(address(assessment), own)) == (200, "saved")


@pytest.mark.parametrize("name", ["viewer", "reviewer"])
def test_without_the_right_to_answer_nothing_is_saved(
    client: Client, assessment: Assessment, cast: Cast, name: str
) -> None:
    client.force_login(getattr(cast, name))
    assert word(send(client, assessment, option="shown")) == (403, "right")
    assert not assessment.answers.exists()


def test_a_stranger_and_a_member_removed_meanwhile_find_nothing(
    client: Client, assessment: Assessment, cast: Cast
) -> None:
    client.force_login(cast.stranger)
    assert send(client, assessment, option="shown").status_code == 404
    client.force_login(cast.contributor)
    Membership.objects.get(user=cast.contributor).delete()
    assert send(client, assessment, option="shown").status_code == 404
    assert not assessment.answers.exists()


def test_after_submitting_nothing_is_saved(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    assert word(send(manager, assessment, option="shown")) == (409, "locked")
    assert not assessment.answers.exists()


def test_reading_changes_nothing_and_a_missing_token_is_refused(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    assert manager.get(address(assessment)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.manager)
    response = send(strict, assessment, option="shown")
    assert response.status_code == 403 and "Tidu-Answer" not in response
    assert not assessment.answers.exists()
