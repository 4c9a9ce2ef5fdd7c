"""Saving by itself, with other people about: two at one answer, logged out, nobody left behind."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect

from accounts.models import Membership
from assessments.actions import Change, save_answers, submit
from assessments.models import Assessment
from tests.autosaving import (
    KEY,
    OTHER,
    choose,
    enter,
    expect_saved,
    here,
    is_warned,
    page_of,
    question,
    stored,
)
from tests.cast import Cast
from tests.journey import PASSWORD

# What the browser does does not depend on the database; what the server does with it is told,
# on both, in test_autosave.py.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": WCAG},
    "preload": False,
    "resultTypes": ["violations"],
}


@pytest.fixture
def opened(live_server, page: Page, assessment: Assessment, cast: Cast) -> Page:
    for user in (cast.manager, cast.contributor):
        user.set_password(PASSWORD)
        user.save()
    enter(page.context, live_server.url, cast.manager)
    page.goto(page_of(live_server.url, assessment))
    return page


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def as_contributor(assessment: Assessment, cast: Cast, option: str, note: str = "") -> None:
    known = stored(assessment)
    change = Change(KEY, option=option, note=note, revision=known.revision if known else 0)
    save_answers(assessment=assessment, by=cast.contributor, changes=[change])


def test_of_two_browsers_at_one_answer_the_later_one_chooses(
    opened: Page, live_server, browser: Browser, assessment: Assessment, cast: Cast
) -> None:
    elsewhere = browser.new_context()
    enter(elsewhere, live_server.url, cast.contributor)
    theirs = elsewhere.new_page()
    theirs.goto(page_of(live_server.url, assessment))
    choose(theirs, "messaged")
    expect_saved(theirs)
    choose(opened, "shown")
    conflict = opened.locator(".conflict")
    expect(conflict).to_be_focused()
    expect(conflict).to_contain_text("contributor saved another answer")
    expect(conflict).to_contain_text("By message")
    expect(conflict).to_contain_text("On a screen")
    assert stored(assessment).option == "messaged"
    assert is_warned(opened)
    conflict.get_by_text("Save mine").press("Enter")
    expect_saved(opened)
    expect(conflict).to_have_count(0)
    expect(question(opened).locator("input[value=shown]")).to_be_focused()
    assert (stored(assessment).option, stored(assessment).revision) == ("shown", 2)
    choose(theirs, "unseen")
    theirs.get_by_text("Keep the answer of manager").click()
    expect_saved(theirs)
    expect(question(theirs).locator("input[value=shown]")).to_be_checked()
    assert stored(assessment).option == "shown"
    elsewhere.close()


def test_in_a_conflict_going_on_leads_back_to_the_choice(
    opened: Page, assessment: Assessment, cast: Cast
) -> None:
    as_contributor(assessment, cast, "messaged", "二号线")
    choose(opened, "shown")
    expect(opened.locator(".conflict")).to_be_visible()
    opened.locator("button[name=then][value=next]").click()
    expect(opened.locator(".conflict")).to_be_focused()
    assert not faults(opened)
    opened.get_by_text("Keep the answer of contributor").click()
    expect_saved(opened)
    expect(opened.locator(f"[id='note-{KEY}']")).to_have_value("二号线")
    opened.locator("button[name=then][value=next]").click()
    expect(opened).to_have_url(re.compile("/scenarios/"))
    assert stored(assessment).option == "messaged"
    assert stored(assessment).revision == 1


def test_axe_finds_nothing_while_an_answer_waits(opened: Page) -> None:
    opened.context.set_offline(True)
    choose(opened, "shown")
    expect(here(opened)).to_contain_text("waiting for the connection")
    assert not faults(opened)
    opened.context.set_offline(False)
    expect_saved(opened)
    assert not faults(opened)


def log_in_elsewhere(page: Page, act: Callable[[], None], username: str) -> None:
    with page.context.expect_page() as opening:
        act()
    other = opening.value
    other.fill("input[name=username]", username)
    other.fill("input[name=password]", PASSWORD)
    other.locator("form:has(input[name=password]) button[type=submit]").click()
    expect(other.locator("input[name=password]")).to_have_count(0)
    other.close()
    page.bring_to_front()


def test_logged_out_meanwhile_the_answer_waits_for_the_log_in_in_another_tab(
    opened: Page, assessment: Assessment
) -> None:
    Session.objects.all().delete()
    choose(opened, "shown")
    expect(here(opened)).to_contain_text("you were logged out meanwhile")
    expect(opened.locator("#saving")).to_contain_text("this page then goes on by itself")
    assert not faults(opened)
    log_in_elsewhere(opened, here(opened).locator("a").click, "manager")
    expect_saved(opened)
    assert stored(assessment).option == "shown"
    choose(opened, "messaged")
    expect(here(opened).locator("time")).to_be_visible()
    assert opened.url.endswith("/questions/equipment/1/")


def test_when_somebody_else_logs_in_the_answer_is_not_saved_in_their_name(
    opened: Page, live_server, assessment: Assessment, cast: Cast
) -> None:
    enter(opened.context, live_server.url, cast.contributor)
    choose(opened, "shown")
    expect(here(opened)).to_contain_text("somebody else is logged in now")
    assert stored(assessment) is None
    assert is_warned(opened)
    enter(opened.context, live_server.url, cast.manager)
    expect_saved(opened)
    assert stored(assessment).answered_by == cast.manager


def test_what_can_no_longer_be_saved_says_so_and_keeps_what_was_typed(
    opened: Page, assessment: Assessment, cast: Cast
) -> None:
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    choose(opened, "shown")
    expect(here(opened)).to_contain_text("submitted meanwhile")
    Membership.objects.filter(user=cast.manager).delete()
    choose(opened, "listed", OTHER)
    expect(here(opened, OTHER)).to_contain_text("no longer open to you")
    opened.locator("button[name=then][value=next]").click()
    expect(opened.locator("#onward-wait")).to_contain_text("2 not saved")
    expect(question(opened).locator("input[value=shown]")).to_be_checked()


def kept(page: Page) -> list[int]:
    return page.evaluate("[localStorage.length, sessionStorage.length]")


def test_logging_out_leaves_nothing_in_the_browser(opened: Page, assessment: Assessment) -> None:
    choose(opened, "shown")
    expect_saved(opened)
    assert kept(opened) == [0, 0]
    opened.locator("form[action*=logout] button").click()
    expect(opened.locator("input[name=password]")).to_be_visible()
    assert kept(opened) == [0, 0]
    assert opened.evaluate("caches.keys().then((keys) => keys.length)") == 0
    names = {cookie["name"] for cookie in opened.context.cookies()}
    assert settings.SESSION_COOKIE_NAME not in names
    opened.go_back()
    expect(opened.locator("input[name=password]")).to_be_visible()
    assert "扬州" not in opened.content()


def test_a_page_the_browser_kept_is_asked_for_again(opened: Page) -> None:
    with opened.expect_navigation():
        opened.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(question(opened)).to_be_visible()


def test_the_keyboard_alone_answers_saves_and_goes_on(opened: Page, assessment: Assessment) -> None:
    opened.locator(f"input[name='{KEY}-option']").first.focus()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowDown")
    expect_saved(opened)
    expect(question(opened).locator("input[value=messaged]")).to_be_focused()
    assert (stored(assessment).option, stored(assessment).revision) == ("messaged", 1)
    opened.keyboard.press("Tab")
    expect(opened.locator(f"[id='count-{KEY}']")).to_be_focused()
    opened.keyboard.type("42")
    opened.keyboard.press("Enter")
    expect(opened).to_have_url(re.compile("/scenarios/"))
    assert stored(assessment).count == 42


def test_on_a_phone_waiting_and_conflict_fit(
    opened: Page, assessment: Assessment, cast: Cast
) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    as_contributor(assessment, cast, "messaged")
    choose(opened, "shown")
    expect(opened.locator(".conflict")).to_be_visible()
    opened.context.set_offline(True)
    choose(opened, "?", OTHER)
    expect(here(opened, OTHER)).to_contain_text("waiting for the connection")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    heights = opened.evaluate(
        "[...document.querySelectorAll('label.answer-row, .conflict button')]"
        ".map((row) => row.getBoundingClientRect().height)"
    )
    assert heights and min(heights) >= 44


def test_without_javascript_the_page_is_a_plain_form(
    live_server, browser: Browser, assessment: Assessment, cast: Cast
) -> None:
    context = browser.new_context(java_script_enabled=False)
    enter(context, live_server.url, cast.manager)
    page = context.new_page()
    page.goto(page_of(live_server.url, assessment))
    choose(page, "?")
    choose(page, "listed", OTHER)
    as_contributor(assessment, cast, "messaged")
    page.locator("button[name=then][value=next]").click()
    expect(page.locator(".conflict")).to_contain_text("Don't know yet")
    page.locator(f"label[for='keep-mine-{KEY}']").click()
    page.locator("button[name=then][value=next]").click()
    expect(page).to_have_url(re.compile("/scenarios/"))
    assert stored(assessment).unsure
    assert stored(assessment, OTHER).option == "listed"
    context.close()


def test_what_came_over_from_last_year_loses_its_mark_once_it_is_changed(
    opened: Page, assessment: Assessment, cast: Cast
) -> None:
    as_contributor(assessment, cast, "shown")
    assessment.answers.update(to_confirm=True)
    opened.reload()
    expect(question(opened)).to_contain_text("Taken over from last year, to be confirmed.")
    choose(opened, "messaged")
    expect_saved(opened)
    expect(question(opened).locator(".to-confirm")).to_be_empty()
    assert not stored(assessment).to_confirm


def test_still_true_confirms_and_takes_along_what_was_just_answered(
    opened: Page, assessment: Assessment, cast: Cast
) -> None:
    as_contributor(assessment, cast, "shown")
    assessment.answers.update(to_confirm=True)
    opened.reload()
    choose(opened, "listed", OTHER)
    question(opened).get_by_role("button", name="Still true").click()
    expect(question(opened).locator(".to-confirm")).to_have_count(0)
    assert not stored(assessment).to_confirm
    assert stored(assessment, OTHER).option == "listed"
