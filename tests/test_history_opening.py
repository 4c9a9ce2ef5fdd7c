"""A draft result is shown once somebody has opened it; looking alone never puts it on record."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, User
from assessments.actions import Change, submit
from assessments.models import Assessment
from tests.opened import opened
from tests.test_history import KEY, save

ENGLISH = {"accept-language": "en"}
CLOSED = "Nobody has opened it yet"


def client_of(user: User) -> Client:
    client = Client(headers=ENGLISH)
    client.force_login(user)
    return client


def at(name: str, assessment: Assessment) -> str:
    return reverse(f"assessments:{name}", args=[assessment.pk])


def fresh(assessment: Assessment) -> Assessment:
    return Assessment.objects.get(pk=assessment.pk)


@pytest.mark.parametrize("name", ["result", "road", "report"])
def test_until_it_is_opened_its_pages_say_what_opening_means(begun, cast, name):
    before = Assessment.objects.values().get(pk=begun.pk)
    response = client_of(cast.viewer).get(at(name, begun))
    shown = response.content.decode()
    assert response.status_code == 200 and CLOSED in shown
    assert "goes on the record" in shown and "listed in the report" in shown
    assert at("open_result", begun) in shown
    assert Assessment.objects.values().get(pk=begun.pk) == before


@pytest.mark.parametrize("name", ["result", "road", "report"])
def test_once_opened_everybody_who_may_see_the_plant_sees_it(begun, cast, name):
    opened(begun, cast.manager)
    response = client_of(cast.viewer).get(at(name, begun))
    assert response.status_code == 200
    assert name == "report" or CLOSED not in response.content.decode()
    assert name != "report" or response.content.startswith(b"%PDF-")


@pytest.mark.parametrize("who", ["owner", "manager", "contributor", "reviewer", "viewer"])
def test_any_member_may_open_it_and_is_named(begun, cast, who):
    user = getattr(cast, who)
    response = client_of(user).post(at("open_result", begun))
    assert (response.status_code, response["Location"]) == (302, at("result", begun))
    assert fresh(begun).result_seen_by == user
    assert AuditEvent.objects.filter(act="open_result").count() == 1


def test_the_first_one_stays_on_the_record(begun, cast):
    client_of(cast.viewer).post(at("open_result", begun))
    first = fresh(begun).result_seen_at
    client_of(cast.owner).post(at("open_result", begun))
    assert (fresh(begun).result_seen_at, fresh(begun).result_seen_by) == (first, cast.viewer)
    assert AuditEvent.objects.filter(act="open_result").count() == 1


def test_a_stranger_opens_nothing_and_nobody_opens_it_by_looking(begun, cast):
    assert client_of(cast.stranger).post(at("open_result", begun)).status_code == 404
    assert client_of(cast.owner).get(at("open_result", begun)).status_code == 405
    assert fresh(begun).result_seen_at is None


def test_the_tier_asked_for_and_the_page_asked_for_are_kept(begun, cast):
    client = client_of(cast.manager)
    shown = client.get(at("road", begun), {"target": "advanced"}).content.decode()
    assert 'name="target" value="advanced"' in shown and 'name="then" value="road"' in shown
    body = {"target": "advanced", "then": "road"}
    response = client.post(at("open_result", begun), body)
    assert response["Location"] == at("road", begun) + "?target=advanced"


@pytest.mark.parametrize("body", [{"target": '"><b>'}, {"then": "home"}, {"then": "//x"}])
def test_what_was_not_on_the_page_is_left_aside(begun, cast, body):
    response = client_of(cast.manager).post(at("open_result", begun), body)
    assert response["Location"] == at("result", begun)


def test_a_submitted_result_needs_no_opening_and_takes_none(begun, cast):
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    response = client_of(cast.viewer).post(at("open_result", begun))
    assert response["Location"] == at("result", begun)
    assert CLOSED not in client_of(cast.viewer).get(at("result", begun)).content.decode()
    assert fresh(begun).result_seen_at is None


def test_a_tier_of_no_edition_is_no_page_whether_opened_or_not(begun, cast):
    client = client_of(cast.viewer)
    assert client.get(at("result", begun), {"target": "gold"}).status_code == 404
    opened(begun, cast.manager)
    assert client.get(at("result", begun), {"target": "gold"}).status_code == 404


def test_an_answer_raised_after_opening_stands_in_the_report(begun, cast):
    client_of(cast.viewer).post(at("open_result", begun))
    save(begun, cast.contributor, Change(KEY, option="messaged", count=42, revision=1))
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    (note,) = fresh(begun).result.dossier["raised"]
    assert (note["question"], note["was"], note["now"]) == (KEY, "shown", "messaged")
