"""The road page: shows and tries out, stores nothing, loses nothing that was typed."""

import re
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.actions import Change, save_answers, submit
from assessments.models import Answer, Assessment, Result
from tests.cast import ALL_BEST, Cast
from tests.opened import opened
from tests.queries import at_most, counted

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

MESSAGED = "device.state:messaged"
ALONE = "One machine only."
HOSTILE = "<img src=x onerror=alert(1)>"


def address(assessment: Assessment) -> str:
    return reverse("assessments:road", args=[assessment.pk])


def entered(user: User) -> Client:
    """In English, which the claims below are written in."""
    user.language = "en"
    user.save()
    client = Client()
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.fixture
def client(cast: Cast) -> Client:
    return entered(cast.manager)


@pytest.fixture
def begun(begun: Assessment) -> Assessment:
    return opened(begun)


def shown(client: Client, assessment: Assessment, query: str = "") -> str:
    response = client.get(address(assessment) + query)
    assert response.status_code == 200
    return response.content.decode()


def tried(client: Client, assessment: Assessment, status: int = 200, **typed: str) -> str:
    response = client.post(address(assessment), {"target": "advanced", **typed})
    assert response.status_code == status
    return response.content.decode()


def steps_in(page: str) -> list[str]:
    return re.findall(r'<li class="r-road-step">.*?name="wish:([^"]+)"', page, re.DOTALL)


def test_the_page_shows_the_road_to_the_next_tier(client, begun):
    page = shown(client, begun)
    assert "The road to: Basic" in page
    assert "The least effort by the points stated: 1 step" in page
    assert steps_in(page) == ["scenario.PO27:in_use"]


def test_another_tier_can_be_asked_for_in_the_address(client, begun):
    page = shown(client, begun, "?target=advanced")
    assert {MESSAGED, "workshop.sequence:proposed"} <= set(steps_in(page))
    assert "CMMM level" in page.partition("Not in the plant's own hands")[2]
    assert client.get(address(begun) + "?target=nonsense").status_code == 404


def test_a_draft_says_so_and_a_submitted_one_does_not(client, begun, cast):
    assert " · draft" in shown(client, begun)
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    assert " · draft" not in shown(client, Assessment.objects.get(pk=begun.pk))


def test_result_page_and_plant_page_lead_to_the_road(client, begun, cast):
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    result = client.get(reverse("assessments:result", args=[begun.pk])).content.decode()
    plant = client.get(reverse("assessments:plant", args=[begun.plant_id])).content.decode()
    assert f'href="{address(begun)}?target=basic"' in result
    assert f'href="{address(begun)}"' in plant


def test_looking_and_trying_store_nothing(client, begun):
    before = [*Answer.objects.order_by("pk").values(), *Assessment.objects.values()]
    typed = {"answer:scenario.PO27": "in_use", f"wish:{MESSAGED}": "keep", "budget": "100"}
    written = ("INSERT", "UPDATE", "DELETE")
    asked = counted(lambda: (shown(client, begun), tried(client, begun, **typed)))
    assert asked
    assert not [sql for sql in asked if sql.startswith(written)]
    assert [*Answer.objects.order_by("pk").values(), *Assessment.objects.values()] == before
    assert not Result.objects.exists()


def test_the_page_takes_at_most_nine_queries(client, begun):
    shown(client, begun)
    with at_most(9):
        client.get(address(begun))
    with at_most(9):
        client.post(address(begun), {"target": "advanced"})


def test_a_stranger_learns_nothing(begun, cast):
    stranger = entered(cast.stranger)
    assert stranger.get(address(begun)).status_code == 404
    assert stranger.post(address(begun), {"target": "basic"}).status_code == 404


def test_a_viewer_may_try_out_too(begun, cast):
    assert "The least effort" in tried(entered(cast.viewer), begun)


def test_who_is_logged_out_logs_in_first(begun):
    assert Client().get(address(begun)).status_code == 302
    assert Client().post(address(begun), {"target": "basic"}).status_code == 403


def test_a_form_of_another_site_is_refused(begun, cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.manager)
    assert client.post(address(begun), {"target": "basic"}).status_code == 403


def test_a_step_left_out_is_on_no_road_and_stays_on_the_page(client, begun):
    typed = {"target": "basic", "wish:scenario.PO27:in_use": "leave"}
    page = tried(client, begun, **typed)
    assert "scenario.PO27:in_use" not in steps_in(page)
    off = page.partition("Wishes for steps that are not on this road")[2]
    assert re.search(r'name="wish:scenario.PO27:in_use"[^>]*value="leave" checked', off)


def test_a_step_kept_is_on_the_road(client, begun):
    assert "scenario.PO28:in_use" not in steps_in(tried(client, begun))
    page = tried(client, begun, **{"wish:scenario.PO28:in_use": "keep"})
    assert "scenario.PO28:in_use" in steps_in(page)


def test_own_efforts_in_months_are_summed(client, begun):
    page = tried(client, begun, target="basic", **{"own:scenario.PO27:in_use": "2,5"})
    assert "about 2.5 months of work" in page
    assert "own estimate" in page
    assert 'value="2,5"' in page


def test_own_efforts_in_another_unit_need_what_a_month_costs(client, begun):
    own = {"own:scenario.PO27:in_use": "30", "unit": "万元"}
    assert "Write what one month of work costs" in tried(client, begun, 400, **own)
    page = tried(client, begun, **{**own, "month": "4", "target": "advanced"})
    assert "38 万元 of work" in page
    assert "Own effort (万元)" in page


def test_a_month_without_its_unit_is_no_number(client, begun):
    assert "Write the unit that one month" in tried(client, begun, 400, month="4")


def test_a_budget_is_held_against_the_road(client, begun):
    assert "It stays within the budget (about 100 months)" in tried(client, begun, budget="100")
    assert "It costs more than the budget (about one month)" in tried(client, begun, budget="1")


def test_the_best_that_the_budget_reaches(client, begun):
    page = tried(client, begun, target="best", budget="1")
    assert "The road to: Basic" in page
    assert steps_in(page) == ["scenario.PO27:in_use"]
    assert "Write the budget" in tried(client, begun, 400, target="best")


def test_a_budget_below_what_is_kept_is_told_beside_the_budget(client, begun):
    typed = {"target": "best", "budget": "0", "wish:scenario.PO28:in_use": "keep"}
    assert "The budget does not cover" in tried(client, begun, 400, **typed)


def test_phases_hold_no_more_steps_than_wished(client, begun):
    page = tried(client, begun, per_phase="1")
    phases = page.split('<details class="r-phase"')[1:]
    assert len(phases) == len(steps_in(page)) > 1


def test_another_answer_changes_standing_and_road(client, begun):
    page = tried(client, begun, target="basic", **{"answer:scenario.PO27": "in_use"})
    assert "With 1 answer changed on this page:" in page
    assert "meets the conditions of the basic tier" in page
    assert "no step is left to plan" in page


def test_a_question_asked_for_comes_with_its_rows(client, begun):
    page = tried(client, begun, ask="workshop.sequence")
    offered = page.partition('name="answer:workshop.sequence"')[2].partition("</select>")[0]
    assert "as answered: A list" in offered
    assert "A proposal" in offered


def test_an_answer_taken_back_starts_the_road_at_the_lowest_row(client, begun):
    page = tried(client, begun, target="basic", **{"answer:device.state": "?"})
    assert "answer first" in page
    assert "device.state:shown" in steps_in(page)


BAD = {
    "letters": ("budget", "viel", "Write one number"),
    "negative": ("budget", "-3", "Write 0 or more"),
    "huge": ("budget", "1e400", "too large"),
    "long": ("budget", "9" * 5000, "too large"),
    "not a number": ("budget", "NaN", "Write one number"),
    "no step at all": ("per_phase", "0", "cannot be smaller"),
    "half a step": ("per_phase", "1.5", "whole number"),
    "a long unit": ("unit", "x" * 100, "at most 20 signs"),
    "own letters": (f"own:{MESSAGED}", "zwei", "Write one number"),
    "own negative": (f"own:{MESSAGED}", "-1", "Write 0 or more"),
    "own fine": (f"own:{MESSAGED}", "1.25", "one digit after the point"),
    "own in yuan": (f"own:{MESSAGED}", "200000", "Take a larger unit"),
    "own huge": (f"own:{MESSAGED}", "1e400", "too large"),
    "no wish of ours": (f"wish:{MESSAGED}", "perhaps", "Choose free, keep or leave out"),
    "no tier of ours": ("target", "platinum", "Choose one of the tiers"),
    "no question of ours": ("ask", "nowhere", "Choose one of the questions"),
    "no row of ours": ("answer:device.state", "gold", "not on the page"),
    "an unknown step": ("wish:nowhere:gold", "keep", "no step or question nowhere:gold"),
    "an unknown answer": ("answer:nowhere", "gold", "no step or question nowhere"),
    "a lowest row": ("wish:device.state:unseen", "keep", "no step or question device.state:unseen"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_named_and_nothing_typed_is_lost(client, begun, case):
    name, value, message = BAD[case]
    kept = {"unit": "", "budget": "77", "wish:scenario.PO28:in_use": "leave"}
    page = tried(client, begun, 400, **{**kept, name: value})
    assert message in page
    assert "The least effort by the points stated" in page
    assert re.search(r'name="wish:scenario.PO28:in_use"[^>]*value="leave" checked', page)
    if name in ("budget", "per_phase", "unit", f"own:{MESSAGED}"):
        assert f'value="{value}"' in page


def test_what_is_typed_is_escaped(client, begun):
    page = tried(client, begun, 400, unit=HOSTILE, **{f"own:{HOSTILE}": "1"})
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_a_wish_for_what_does_not_apply_is_told_beside_it(client, begun, cast):
    save_answers(
        assessment=begun,
        by=cast.manager,
        changes=[
            Change("workshop.sequence", not_applicable=True, reason=ALONE, revision=1),
        ],
    )
    page = tried(client, begun, 400, **{"wish:workshop.sequence:proposed": "keep"})
    assert "leave no way to this" in page


def test_a_plant_at_the_top_has_nothing_to_plan(client, assessment, cast):
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    assert "No tier lies above" in shown(client, opened(assessment))
    page = tried(client, assessment, **{"answer:device.state": "shown"})
    assert MESSAGED in steps_in(page)


def test_every_step_can_be_told_by_who_only_hears_the_page(client, begun):
    page = shown(client, begun, "?target=advanced")
    groups = re.findall(r'role="radiogroup" aria-label="([^"]+)"', page)
    assert len(groups) == len(set(groups)) == len(steps_in(page)) > 1
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    fields = re.findall(r'<(?:input|select)[^>]* id="([^"]+)"', page)
    assert fields
    assert set(fields) <= labelled
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_decimals_stay_exact(client, begun):
    page = tried(client, begun, target="basic", **{"own:scenario.PO27:in_use": "0.1"})
    assert Decimal("0.1") == Decimal(re.findall(r"about ([\d.]+) months of work", page)[0])
