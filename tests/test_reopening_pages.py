"""Reopening by its page, and what the plant's page says of where a self-check came from."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.actions import follow_up, submit
from assessments.actions.reopening import reopen
from assessments.models import Assessment
from tests.cast import Cast
from tests.queries import at_most

ENGLISH = {"accept-language": "en"}
WHY = "Two machines <b>twice</b> 😀"


@pytest.fixture
def finished(begun: Assessment, cast: Cast) -> Assessment:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    return Assessment.objects.get(pk=begun.pk)


def client_of(user: User) -> Client:
    client = Client(headers=ENGLISH)
    client.force_login(user)
    return client


def address(assessment: Assessment) -> str:
    return reverse("assessments:reopen", args=[assessment.pk])


def plant_page(user: User, assessment: Assessment) -> str:
    at = reverse("assessments:plant", args=[assessment.plant_id])
    return client_of(user).get(at).content.decode()


def test_the_page_says_what_reopening_does_and_asks_why(finished, cast):
    shown = client_of(cast.manager).get(address(finished)).content.decode()
    assert "stays as it is, with its result" in shown and "on the record" in shown
    assert '<textarea class="form-control" name="reason"' in shown
    assert Assessment.objects.count() == 1


def test_with_a_reason_it_leads_to_the_new_one(finished, cast):
    response = client_of(cast.owner).post(address(finished), {"reason": f"  {WHY}\r\n"})
    begun = Assessment.objects.get(follows=finished)
    assert response["Location"] == reverse("assessments:overview", args=[begun.pk])
    assert (begun.reopened_because, begun.started_by) == (WHY, cast.owner)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1001, "a\0b"])
def test_without_a_reason_that_can_be_kept_nothing_is_reopened(finished, cast, reason):
    response = client_of(cast.manager).post(address(finished), {"reason": reason})
    shown = response.content.decode()
    assert response.status_code == 400 and 'id="error-reason"' in shown
    assert Assessment.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "status"), [("viewer", 403), ("reviewer", 403), ("contributor", 403), ("stranger", 404)]
)
def test_who_may_not_reopen_neither_sees_the_page_nor_the_way_to_it(finished, cast, who, status):
    client = client_of(getattr(cast, who))
    assert client.get(address(finished)).status_code == status
    assert client.post(address(finished), {"reason": WHY}).status_code == status
    assert Assessment.objects.count() == 1
    assert status == 404 or address(finished) not in plant_page(getattr(cast, who), finished)


def test_an_open_self_check_is_not_reopened(assessment, cast):
    client = client_of(cast.manager)
    assert "can be changed without reopening" in client.get(address(assessment)).content.decode()
    response = client.post(address(assessment), {"reason": WHY})
    assert response.status_code == 409 and Assessment.objects.count() == 1


def test_while_another_one_is_open_the_page_leads_there_and_keeps_the_reason(finished, cast):
    begun = reopen(assessment=finished, by=cast.owner, reason="First")
    response = client_of(cast.manager).post(address(finished), {"reason": WHY})
    shown = response.content.decode()
    assert response.status_code == 409 and "Two machines &lt;b&gt;twice&lt;/b&gt;" in shown
    assert reverse("assessments:overview", args=[begun.pk]) in shown


def test_the_plant_says_by_whom_and_why_it_was_reopened_and_keeps_the_old_result(finished, cast):
    assert address(finished) in plant_page(cast.manager, finished)
    reopen(assessment=finished, by=cast.owner, reason=WHY)
    shown = plant_page(cast.manager, finished)
    assert "by owner from the self-check submitted on" in shown
    assert "Two machines &lt;b&gt;twice&lt;/b&gt; 😀" in shown
    assert "this result is kept as it was" in shown and address(finished) not in shown
    assert reverse("assessments:result", args=[finished.pk]) in shown


def test_a_corrected_result_is_not_offered_for_reopening_again(finished, cast):
    begun = reopen(assessment=finished, by=cast.owner, reason=WHY)
    submit(assessment=begun, by=cast.owner, confirmed_open=True)
    shown = plant_page(cast.manager, finished)
    assert address(begun) in shown and address(finished) not in shown
    assert shown.count("No tier shown by the answers") == 2


def test_a_follow_up_says_so_and_how_many_answers_are_to_be_confirmed(finished, cast):
    begun = follow_up(assessment=finished, by=cast.owner)
    shown = plant_page(cast.viewer, finished)
    assert "follow-up, started on" in shown and "6 answers still to confirm" in shown
    assert reverse("assessments:confirm", args=[begun.pk]) in shown


def test_the_plants_page_asks_the_same_few_questions_however_long_its_list(finished, cast):
    for _ in range(3):
        latest = Assessment.objects.latest("pk")
        begun = reopen(assessment=latest, by=cast.owner, reason=WHY)
        submit(assessment=begun, by=cast.owner, confirmed_open=True)
    client = client_of(cast.manager)
    at = reverse("assessments:plant", args=[finished.plant_id])
    assert plant_page(cast.manager, finished).count("No tier shown by the answers") == 4
    with at_most(4):
        client.get(at)
