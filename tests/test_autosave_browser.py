"""Saving by itself in a real browser: the line that breaks, the server that falls silent."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from assessments.models import AnswerChange, Assessment
from tests.autosaving import (
    KEY,
    OTHER,
    SAVE,
    choose,
    enter,
    expect_saved,
    here,
    is_warned,
    page_of,
    question,
    stored,
)

# What the browser does does not depend on the database; what the server does with it is told,
# on both, in test_autosave.py.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]


@pytest.fixture
def opened(live_server, page: Page, assessment: Assessment, cast) -> Page:
    enter(page.context, live_server.url, cast.manager)
    page.goto(page_of(live_server.url, assessment))
    return page


def test_a_chosen_row_is_saved_and_still_there_after_a_reload(
    opened: Page, assessment: Assessment
) -> None:
    expect(opened.locator("#progress-words")).to_have_text("0 of 6 answered")
    choose(opened, "shown")
    expect_saved(opened)
    expect(opened.locator("#progress-words")).to_have_text("1 of 6 answered")
    expect(opened.locator(".sticky-open")).to_have_text("1 open on this page")
    expect(opened.locator("#saving")).to_contain_text("Last saved")
    opened.reload()
    expect(opened.locator(f"input[name='{KEY}-option'][value=shown]")).to_be_checked()


def test_typed_text_is_saved_after_a_pause_and_keeps_the_focus(
    opened: Page, assessment: Assessment
) -> None:
    question(opened).get_by_text("Add a note").click()
    opened.keyboard.press("Tab")
    opened.keyboard.type("MES 2024 <b>")
    expect_saved(opened)
    expect(opened.locator(f"[id='note-{KEY}']")).to_be_focused()
    opened.keyboard.type(" on line 2")
    expect(here(opened)).to_contain_text("saving")
    expect_saved(opened)
    assert stored(assessment).note == "MES 2024 <b> on line 2"
    assert stored(assessment).revision == 2


def test_how_it_is_known_is_saved_with_the_answer(opened: Page, assessment: Assessment) -> None:
    question(opened).get_by_text("How it is known").click()
    opened.select_option(f"select[name='{KEY}-known']", "documented")
    expect_saved(opened)
    expect(question(opened).locator("[data-known]")).to_have_text("Documented")
    assert stored(assessment).known == "documented"


def test_what_cannot_be_stored_is_said_beside_the_field_and_corrected_in_place(
    opened: Page, assessment: Assessment
) -> None:
    choose(opened, "shown")
    count = opened.locator(f"[id='count-{KEY}']")
    count.fill("43")
    expect(question(opened)).to_contain_text("more than the 42")
    expect(count).to_have_attribute("aria-invalid", "true")
    assert is_warned(opened)
    opened.locator("button[name=then][value=next]").click()
    expect(count).to_be_focused()
    count.fill("40")
    opened.locator("button[name=then][value=next]").click()
    expect(opened).to_have_url(re.compile("/scenarios/"))
    assert stored(assessment).count == 40


def test_without_a_connection_the_answers_wait_and_go_when_it_is_back(
    opened: Page, assessment: Assessment
) -> None:
    opened.context.set_offline(True)
    choose(opened, "unseen")
    expect(here(opened)).to_have_text("not saved yet, waiting for the connection")
    expect(opened.locator("#saving")).to_contain_text("1 not saved yet")
    choose(opened, "shown")
    choose(opened, "listed", OTHER)
    expect(opened.locator("#saving")).to_contain_text("2 not saved yet")
    assert is_warned(opened)
    opened.locator("button[name=then][value=next]").click()
    expect(opened.locator("#onward-wait")).to_contain_text("as soon as everything is saved")
    assert stored(assessment) is None
    opened.context.set_offline(False)
    expect(opened).to_have_url(re.compile("/scenarios/"))
    assert stored(assessment).option == "shown"
    assert stored(assessment, OTHER).option == "listed"


def test_an_answer_saved_whose_acknowledgement_was_lost_is_saved_once(
    opened: Page, assessment: Assessment
) -> None:
    lost: list[str] = []

    def lose(route: Route) -> None:
        sent = route.request.post_data or ""
        if len(lost) < 2:
            lost.append(sent)
            route.fetch()
            route.abort()
        else:
            lost.append(sent)
            route.continue_()

    opened.route(SAVE, lose)
    choose(opened, "shown")
    expect(here(opened)).to_contain_text("waiting for the connection")
    choose(opened, "messaged")
    expect(here(opened).locator("time")).to_be_visible(timeout=30_000)
    expect(opened.locator("#saving")).to_contain_text("Last saved")
    assert lost[0] == lost[1] == lost[2], "the same is sent again before anything newer"
    assert "option=messaged" in lost[3]
    answer = stored(assessment)
    assert (answer.option, answer.revision) == ("messaged", 2)
    assert AnswerChange.objects.filter(assessment=assessment).count() == 2
    expect(opened.locator(".conflict")).to_have_count(0)


@pytest.mark.parametrize("status", [200, 500, 502, 503])
def test_only_the_servers_own_word_counts_as_saved(
    opened: Page, assessment: Assessment, status: int
) -> None:
    def pose(route: Route) -> None:
        route.fulfill(status=status, body="<p class='saved-by'>saved 14:03</p>")

    opened.route(SAVE, pose)
    choose(opened, "shown")
    expect(here(opened)).to_have_text("not saved yet, waiting for the connection")
    opened.unroute(SAVE)
    expect_saved(opened)
    assert stored(assessment).option == "shown"


def test_quick_changes_of_one_answer_never_conflict_with_themselves(
    opened: Page, assessment: Assessment
) -> None:
    under_way: list[int] = []
    most: list[int] = []

    def slow(route: Route) -> None:
        under_way.append(1)
        most.append(len(under_way))
        opened.wait_for_timeout(500)
        route.continue_()
        under_way.pop()

    opened.route(SAVE, slow)
    for option in ("unseen", "shown", "messaged", "shown"):
        choose(opened, option)
        opened.wait_for_timeout(450)
    expect_saved(opened)
    expect(opened.locator(".conflict")).to_have_count(0)
    assert stored(assessment).option == "shown"
    assert max(most) == 1


def test_leaving_right_after_choosing_waits_for_the_answer_and_does_not_ask(
    opened: Page, assessment: Assessment
) -> None:
    choose(opened, "shown")
    opened.locator(".crumbs a").last.click()
    expect(opened).to_have_url(re.compile(r"/assessments/\d+/$"))
    assert stored(assessment).option == "shown"


def test_save_and_go_on_takes_along_what_was_just_typed(
    opened: Page, assessment: Assessment
) -> None:
    choose(opened, "shown")
    opened.fill(f"[id='count-{KEY}']", "30")
    opened.keyboard.press("Enter")
    expect(opened).to_have_url(re.compile("/scenarios/"))
    assert (stored(assessment).option, stored(assessment).count) == ("shown", 30)


def test_a_count_half_typed_is_no_fault_yet(opened: Page, assessment: Assessment) -> None:
    choose(opened, "listed", OTHER)
    expect_saved(opened, OTHER)
    opened.locator(f"[id='count-{OTHER}']").fill("3")
    opened.keyboard.press("Tab")
    opened.wait_for_timeout(1500)
    opened.keyboard.type("4")
    opened.keyboard.press("Tab")
    expect_saved(opened, OTHER)
    assert (stored(assessment, OTHER).count, stored(assessment, OTHER).of) == (3, 4)
    expect(opened.locator(".field-error")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_saving_moves_nothing_under_somebodys_finger(
    opened: Page, assessment: Assessment, width: int
) -> None:
    opened.set_viewport_size({"width": width, "height": 844})
    choose(opened, "shown")
    below = question(opened, OTHER)
    before = below.bounding_box()
    expect_saved(opened)
    assert below.bounding_box() == before
    opened.context.set_offline(True)
    choose(opened, "messaged")
    expect(here(opened)).to_contain_text("waiting for the connection")
    assert below.bounding_box() == before


def test_a_request_the_page_gave_up_and_that_arrives_late_disturbs_nothing(
    opened: Page, assessment: Assessment
) -> None:
    held: list[Route] = []
    opened.route(SAVE, lambda route: route.continue_() if held else held.append(route))
    opened.evaluate("htmx.config.timeout = 500")
    choose(opened, "unseen")
    expect(here(opened)).to_contain_text("waiting for the connection")
    opened.evaluate("htmx.config.timeout = 15000")
    expect_saved(opened)
    choose(opened, "shown")
    expect(here(opened)).to_contain_text("saving")
    expect_saved(opened)
    assert held[0].fetch().status == 409
    opened.wait_for_timeout(300)
    expect(opened.locator(".conflict")).to_have_count(0)
    assert (stored(assessment).option, stored(assessment).revision) == ("shown", 2)
