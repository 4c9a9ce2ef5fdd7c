"""Logged out in mid-page: what was typed goes through the log-in with the person."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment, Plant
from tests.cast import Cast

PASSWORD = "a long enough one 42"
TYPED = {
    "device.state-option": "unseen",
    "device.state-note": "R&D <b>x\r\n第二行",
    "then": "leave",
}


@pytest.fixture
def page(assessment: Assessment, cast: Cast) -> str:
    for person in (cast.manager, cast.viewer, cast.stranger):
        person.set_password(PASSWORD)
        person.save()
    return reverse("assessments:questions", args=[assessment.pk, "equipment", 1])


def test_what_was_typed_is_asked_back_with_the_log_in(
    client: Client, assessment: Assessment, page: str
) -> None:
    response = client.post(page, TYPED, headers={"accept-language": "en"})
    shown = response.content.decode()
    assert response.status_code == 403
    assert "You were logged out meanwhile" in shown
    assert 'name="device.state-note" value="R&amp;D &lt;b&gt;x\r\n第二行"' in shown
    assert not assessment.answers.exists()


def test_logging_in_there_saves_it(client: Client, assessment: Assessment, page: str) -> None:
    body = TYPED | {"again-username": "manager", "again-password": PASSWORD}
    response = client.post(page, body)
    assert response["Location"] == reverse("assessments:overview", args=[assessment.pk])
    stored = assessment.answers.get()
    assert stored.option == "unseen" and stored.note == "R&D <b>x\n第二行"
    assert stored.answered_by.username == "manager"


def test_a_wrong_password_keeps_it_still(client: Client, assessment: Assessment, page: str) -> None:
    body = TYPED | {"again-username": "manager", "again-password": "wrong"}
    response = client.post(page, body)
    shown = response.content.decode()
    assert response.status_code == 403
    assert 'value="unseen"' in shown and "wrong" not in shown
    assert not assessment.answers.exists()


@pytest.mark.parametrize(("name", "status"), [("viewer", 403), ("stranger", 404)])
def test_logging_in_there_gives_no_right_that_was_not_there(
    client: Client, assessment: Assessment, page: str, name: str, status: int
) -> None:
    body = TYPED | {"again-username": name, "again-password": PASSWORD}
    assert client.post(page, body).status_code == status
    assert not assessment.answers.exists()


def test_a_button_pressed_after_logging_out_still_does_what_it_says(
    client: Client, plant: Plant, small: None, cast: Cast
) -> None:
    cast.manager.set_password(PASSWORD)
    cast.manager.save()
    address = reverse("assessments:start", args=[plant.pk])
    assert client.post(address).status_code == 403
    body = {"again-username": "manager", "again-password": PASSWORD}
    assert client.post(address, body).status_code == 302
    assert Assessment.objects.get().started_by == cast.manager


def test_without_the_token_nobody_logs_in(assessment: Assessment, page: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    body = TYPED | {"again-username": "manager", "again-password": PASSWORD}
    assert strict.post(page, body).status_code == 403
    assert "_auth_user_id" not in strict.session
