"""Who may take a workbook along and who may bring it back."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import submit
from assessments.models import Assessment
from tests.cast import Cast
from tests.queries import at_most
from tests.workbooks import address, as_person, bring, taken, write

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing


@pytest.mark.parametrize("who", ["stranger", "rubric_editor", "platform_admin"])
def test_a_stranger_learns_nothing(begun: Assessment, cast: Cast, who: str):
    client = as_person(getattr(cast, who))
    assert client.get(reverse("assessments:workbook", args=[begun.pk])).status_code == 404
    assert client.get(address(begun)).status_code == 404
    assert bring(client, begun, b"x").status_code == 404


@pytest.mark.parametrize("who", ["owner", "manager", "contributor", "reviewer", "viewer"])
def test_every_member_may_take_it_along(begun: Assessment, cast: Cast, who: str):
    client = as_person(getattr(cast, who))
    assert client.get(reverse("assessments:workbook", args=[begun.pk])).status_code == 200
    page = client.get(address(begun))
    assert page.status_code == 200
    may_bring = who not in ("reviewer", "viewer")
    assert (b'type="file"' in page.content) == may_bring


@pytest.mark.parametrize("who", ["reviewer", "viewer"])
def test_bringing_back_needs_the_right_to_answer(begun: Assessment, cast: Cast, who: str):
    client = as_person(getattr(cast, who))
    book = taken(begun, cast.manager)
    write(book, "answers", "device.state", option="3")
    assert bring(client, begun, book).status_code == 403
    assert client.post(address(begun), {"content": "x"}).status_code == 403
    assert begun.answers.get(question="device.state").option == "shown"


def test_whoever_is_not_logged_in_logs_in_first(begun: Assessment):
    for name in ("workbook", "workbook_in"):
        url = reverse(f"assessments:{name}", args=[begun.pk])
        assert Client().get(url).status_code == 302


def test_taking_along_changes_nothing_and_takes_no_post(begun: Assessment, cast: Cast):
    before = Assessment.objects.values().get(pk=begun.pk)
    client = as_person(cast.manager)
    url = reverse("assessments:workbook", args=[begun.pk])
    assert client.get(url).status_code == client.get(address(begun)).status_code == 200
    assert client.post(url).status_code == 405
    assert Assessment.objects.values().get(pk=begun.pk) == before


def test_a_submitted_assessment_can_be_taken_along_but_not_brought_back(
    begun: Assessment, cast: Cast
):
    book = taken(begun, cast.manager)
    write(book, "answers", "device.state", option="3")
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    client = as_person(cast.manager)
    assert client.get(reverse("assessments:workbook", args=[begun.pk])).status_code == 200
    assert b'type="file"' not in client.get(address(begun)).content
    assert bring(client, begun, book).status_code == 409
    assert begun.answers.get(question="device.state").option == "shown"


def test_without_a_file_the_page_says_so(begun: Assessment, cast: Cast):
    client = as_person(cast.manager)
    for sent in ({}, {"file": "a text"}):
        response = client.post(address(begun), sent)
        assert response.status_code == 400
        assert "Choose the workbook first." in response.content.decode()


def test_an_act_without_its_token_is_refused(begun: Assessment, cast: Cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.manager)
    assert bring(client, begun, taken(begun, cast.manager)).status_code == 403


def test_the_page_asks_the_database_little(national: Assessment, cast: Cast):
    client = as_person(cast.manager)
    client.get(address(national))
    with at_most(4):
        client.get(address(national))
