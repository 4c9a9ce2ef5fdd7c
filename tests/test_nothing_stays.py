"""After the log-out nothing of a plant is left in the browser."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from tests.cast import Cast

NAME = "Secret press"


@pytest.fixture
def register(assessment: Assessment) -> str:
    return reverse("assessments:systems", args=[assessment.plant_id])


def test_what_a_page_was_about_to_say_ends_with_the_log_out(
    client: Client, cast: Cast, register: str
) -> None:
    """The connection broke before the next page came: it says so to nobody else."""
    client.force_login(cast.manager)
    client.cookies["django_language"] = "en"
    told = client.post(register, {"name": NAME, "kind": "system"})
    assert told.status_code == 302
    assert not [name for name in client.cookies if "message" in name], "nothing typed in a cookie"
    client.post(reverse("logout"))
    assert NAME not in client.get(reverse("login")).content.decode()
    client.force_login(cast.stranger)
    assert NAME not in client.get(reverse("assessments:home")).content.decode()


def test_it_is_still_said_to_whoever_did_it(client: Client, cast: Cast, register: str) -> None:
    client.force_login(cast.manager)
    shown = client.post(register, {"name": NAME, "kind": "system"}, follow=True)
    assert [NAME in str(one) for one in shown.context["messages"]] == [True]


def test_what_was_typed_is_in_no_cache_while_its_log_in_is_asked(
    client: Client, register: str
) -> None:
    asked = client.post(register, {"name": NAME, "kind": "system"})
    assert asked.status_code == 403 and NAME in asked.content.decode()
    assert "no-store" in asked["Cache-Control"] and "private" in asked["Cache-Control"]
