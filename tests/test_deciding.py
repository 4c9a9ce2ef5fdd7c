"""What to answer first, on the overview and the review page of an open assessment."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments import roads
from assessments.actions import Change, save_answers, submit
from assessments.models import Assessment
from assessments.walk import read_walk
from maturity.engine.scan import scan
from tests.cast import ALL_BEST, Cast
from tests.queries import at_most, counted
from tests.test_road_page import entered

PAGES = ("overview", "review")
HEADING = "Answer these first"


def shown(client: Client, name: str, assessment: Assessment) -> str:
    response = client.get(reverse(f"assessments:{name}", args=[assessment.pk]))
    assert response.status_code == 200
    return response.content.decode()


def section(page: str) -> str:
    return page.partition('aria-labelledby="deciding"')[2].partition("</section>")[0]


@pytest.fixture
def client(cast: Cast) -> Client:
    return entered(cast.manager)


@pytest.mark.parametrize("name", PAGES)
def test_the_questions_that_decide_most_lead_to_their_pages(client, national, name):
    told = section(shown(client, name, national))
    walk = read_walk(Assessment.objects.get(pk=national.pk))
    found = scan(walk.edition, walk.sheet, walk.scorecard)
    linked = re.findall(r'<a href="([^"#]+)#q-([^"]+)"', told)
    assert [key for _, key in linked] == list(found.next[:5])
    assert len(found.next) > 5
    assert all(client.get(address).status_code == 200 for address, _ in linked)
    assert "the tier: Basic" in told
    assert "out of reach" not in told


@pytest.mark.parametrize("name", PAGES)
def test_what_no_answer_can_reach_any_more_is_said(client, assessment, cast, name):
    lowest = [Change("workshop.sequence", option="listed", count=2, of=2)]
    save_answers(assessment=assessment, by=cast.manager, changes=lowest)
    told = section(shown(client, name, assessment))
    assert re.search(r"Already out of reach, whatever else is answered:\s+Advanced", told)
    assert "the tier: Basic" in told


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_said_where_every_tier_is_decided(client, assessment, cast, name):
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    assert HEADING not in shown(client, name, assessment)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_said_of_what_is_submitted(client, assessment, cast, name):
    assert HEADING in shown(client, name, assessment)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    assert HEADING not in shown(client, name, assessment)


@pytest.mark.parametrize("name", PAGES)
def test_it_asks_the_database_nothing(client, assessment, monkeypatch, name):
    shown(client, name, assessment)
    asked = len(counted(lambda: shown(client, name, assessment)))
    monkeypatch.setattr(f"assessments.views.{name}.deciding", lambda *_: None)
    with at_most(asked):
        assert HEADING not in shown(client, name, assessment)
    assert len(counted(lambda: shown(client, name, assessment))) == asked


def test_it_is_worked_out_once_for_the_same_answers(client, assessment, cast, monkeypatch):
    roads._scan.cache_clear()
    calls = []
    monkeypatch.setattr(roads, "scan", lambda *given: calls.append(1) or scan(*given))
    for name in (*PAGES, *PAGES):
        assert HEADING in shown(client, name, assessment)
    assert len(calls) == 1
    answered = [Change("standing.cmmm_level", option="level_2")]
    save_answers(assessment=assessment, by=cast.manager, changes=answered)
    shown(client, "overview", assessment)
    assert len(calls) == 2
