"""As if steps were done: the line, the page, and that neither stores anything."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import example, given
from hypothesis import settings as drawn_with
from hypothesis import strategies as st

from assessments.actions import follow_up, submit
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.build.as_if import as_if, build_as_if
from maturity.engine.scoring import Scorecard, score
from maturity.engine.scoring.scorecard import ConditionResult
from maturity.engine.what_if import answers_after, what_if
from tests.cast import Cast
from tests.queries import at_most
from tests.reporting import case, national, report_of, scored_case

HTMX = {"HX-Request": "true"}


@pytest.fixture
def done(begun: Assessment, cast: Cast) -> Assessment:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=begun.pk)


@pytest.fixture
def viewer(client: Client, cast: Cast) -> Client:
    cast.viewer.language = "en"
    cast.viewer.save()
    client.force_login(cast.viewer)
    return client


def address(assessment: Assessment) -> str:
    return reverse("assessments:what_if", args=[assessment.pk])


def steps_of(assessment: Assessment) -> list[str]:
    road = build_report(assessment, language="en").road
    assert road is not None and road.steps
    return [step.key for step in road.steps]


@pytest.mark.django_db
def test_the_whole_road_reaches_what_is_in_the_plants_hands(
    viewer: Client, done: Assessment
) -> None:
    told = viewer.get(address(done), {"step": steps_of(done)}, headers=HTMX).content.decode()
    assert "Conditions met of the" in told
    assert "Instance cards still have to bear it out" in told
    assert 'id="as-if-told"' in told and "<html" not in told
    assert "Nothing is stored" in told


@pytest.mark.django_db
def test_without_javascript_it_is_a_page_of_its_own(viewer: Client, done: Assessment) -> None:
    told = viewer.get(address(done), {"step": steps_of(done)[:1]}).content.decode()
    assert "<html" in told and "As if 1 step were done" in told
    assert reverse("assessments:result", args=[done.pk]) in told


@pytest.mark.django_db
def test_nothing_is_written(viewer: Client, done: Assessment) -> None:
    steps = steps_of(done)
    before = json.dumps(list(done.answers.values("question", "option")), default=str)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        viewer.get(address(done), {"step": steps})
    assert not [q for q in caught if re.match(r"\s*(INSERT|UPDATE|DELETE)", q["sql"])]
    after = json.dumps(list(done.answers.values("question", "option")), default=str)
    assert before == after


@pytest.mark.django_db
@pytest.mark.parametrize(
    "step", ["gone:row", "device.state:gone", "", ":", "<script>alert(1)</script>", "a" * 5000]
)
def test_a_step_nobody_has_is_refused_in_words(viewer: Client, done: Assessment, step: str) -> None:
    response = viewer.get(address(done), {"step": [step]}, headers=HTMX)
    told = response.content.decode()
    assert response.status_code == 400
    assert "Nothing was worked out" in told
    assert "<script>alert" not in told


@pytest.mark.django_db
def test_too_many_steps_are_refused(viewer: Client, done: Assessment) -> None:
    many = [f"device.state:row{n}" for n in range(201)]
    response = viewer.get(address(done), {"step": many})
    assert response.status_code == 400
    assert "201 steps are too many" in response.content.decode()


@pytest.mark.django_db
def test_strangers_unknown_tiers_and_unopened_drafts_learn_nothing(
    client: Client, cast: Cast, done: Assessment
) -> None:
    client.force_login(cast.stranger)
    assert client.get(address(done)).status_code == 404
    client.force_login(cast.manager)
    assert client.get(address(done), {"target": "gone"}).status_code == 404
    draft = follow_up(assessment=done, by=cast.manager)
    told = client.get(address(draft)).content.decode()
    assert 'id="as-if-told"' not in told


@pytest.mark.django_db
def test_it_asks_the_database_few_times(viewer: Client, done: Assessment) -> None:
    steps = steps_of(done)
    viewer.get(address(done), {"step": steps}, headers=HTMX)
    with at_most(7):
        viewer.get(address(done), {"step": steps}, headers=HTMX)


@pytest.mark.django_db
def test_without_steps_everything_stands_as_it_is(done: Assessment) -> None:
    part = build_as_if(done, steps=[], language="en")
    assert part.newly_met == part.lost == ()


def steps_of_advanced() -> list[str]:
    road = report_of("advanced").road
    assert road is not None
    return [step.key for step in road.steps]


STEPS = steps_of_advanced()


@given(st.lists(st.sampled_from(STEPS), unique=True))
@example(STEPS)
@drawn_with(max_examples=25)
def test_what_it_tells_is_what_the_engine_says_of_the_changed_sheet(steps: list[str]) -> None:
    sheet, card = scored_case(case("advanced"))
    told = as_if(national(), sheet, card, steps, language="en", target="excellence")
    changes = answers_after(national(), sheet, steps)
    changed, then = what_if(national(), sheet, changes) if changes else (sheet, card)
    assert then == score(national(), changed)
    gained = {c.key for c in met_criteria(then)} - {c.key for c in met_criteria(card)}
    lost = {c.key for c in met_criteria(card)} - {c.key for c in met_criteria(then)}
    assert bool(told.newly_met) == bool(gained)
    assert bool(told.lost) == bool(lost)
    assert len(told.newly_met) <= len(gained)
    if set(steps) == set(STEPS):
        assert gained


def met_criteria(card: Scorecard) -> list[ConditionResult]:
    """The conditions a plant itself answers for, up to the tier aimed at."""
    rank = national().tier_rank("excellence")
    own = {
        c.key for t in national().tiers[: rank + 1] for c in t.conditions if c.kind == "criterion"
    }
    judged = (c for tier in card.tiers for c in tier.conditions)
    return [c for c in judged if c.key in own and c.verdict == "met"]
