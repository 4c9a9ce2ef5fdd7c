"""The result page in a real browser: charts that answer to pointer and keys, ticks that move the
line at once, and a printout that has it all."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from assessments.demo import replay
from assessments.models import Assessment
from tests.cast import NATIONAL
from tests.published import publish_file
from tests.test_every_page import enter, faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]


@pytest.fixture
def opened(live_server, page: Page) -> Iterator[Page]:
    """The demo's equipment maker, submitted, read in English; nothing is blocked."""
    publish_file(NATIONAL, by=None)
    replay()
    blocked: list[str] = []
    page.on("console", lambda m: blocked.append(m.text) if "Security Policy" in m.text else None)
    page.goto(f"{live_server.url}/accounts/login/")
    enter(page, live_server.url, "manager", "en")
    done = Assessment.objects.submitted().get(plant__name__startswith="扬州")
    page.goto(f"{live_server.url}/assessments/{done.pk}/result/")
    yield page
    assert not blocked


def test_charts_answer_to_pointer_and_keys(opened: Page) -> None:
    box = opened.locator(".r-chart-box:has(svg.r-chart-radar-levels)").first
    marks = box.locator(".r-mark")
    said = box.locator(".r-chart-said")
    marks.first.focus()
    expect(said).to_have_text(marks.first.get_attribute("aria-label") or "-")
    opened.keyboard.press("ArrowRight")
    expect(said).to_have_text(marks.nth(1).get_attribute("aria-label") or "-")
    marks.nth(2).locator("circle").hover()
    expect(said).to_have_text(marks.nth(2).get_attribute("aria-label") or "-")


def test_a_tick_moves_tier_and_share_at_once_and_leads_to_the_page_of_it(opened: Page) -> None:
    line = opened.locator("#as-if-told")
    steps = opened.locator(".as-if-step")
    assert steps.count() > 5
    steps.first.scroll_into_view_if_needed()
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    steps.first.check()
    line.get_by_text("As if 1 step were done").wait_for()
    opened.evaluate(
        "document.querySelectorAll('.as-if-step').forEach(b => { if (!b.checked) b.click() })"
    )
    line.get_by_text(re.compile(r"As if (\d\d) steps were done")).wait_for()
    expect(line).to_contain_text("AI share")
    expect(line).to_contain_text("Nothing is stored")
    assert not Assessment.objects.open().filter(status="submitted").exists()
    opened.locator("#as-if button[type=submit]").click()
    opened.wait_for_url("**/what-if/**")
    assert not faults(opened, Axe(), 390)


def test_the_printout_has_everything_and_no_controls(opened: Page) -> None:
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": 720, "height": 1000})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 720
    for control in ("header.site nav", ".as-if", ".as-if-step", ".r-contents"):
        for found in opened.locator(control).all():
            assert not found.is_visible(), control
    hidden = opened.evaluate(
        "[...document.querySelectorAll('main details:not(.r-basis) > *:not(summary)')]"
        ".filter(e => !e.closest('.r-basis, .r-contents, .r-control, .r-settings, .as-if-box')"
        " && !e.checkVisibility() && e.textContent.trim())"
        ".map(e => e.outerHTML.slice(0, 160))"
    )
    assert hidden == []


def test_another_tier_is_aimed_at_without_losing_the_place(opened: Page) -> None:
    opened.locator("a[href*='target=leading']").first.click()
    opened.wait_for_url("**target=leading**")
    expect(opened.locator("main")).to_contain_text("leading")
    assert "#" in opened.url
