"""A reviewer goes from answer to answer with the keyboard alone, in a real browser."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from assessments.models import Finding
from tests.reviewing import desk, entered, one

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]


def enter(page: Page, address: str, user) -> None:
    cookie = entered(user).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}]
    )


def reach(page: Page, name: str) -> None:
    """Tab until that field has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name || ''") == name:
            return
    pytest.fail(f"{name} cannot be reached with the keyboard")


def test_answer_after_answer_with_the_keyboard_alone(page: Page, live_server, begun, cast):
    enter(page, live_server.url, cast.reviewer)
    page.goto(live_server.url + one(begun))
    reach(page, "found")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/findings/workshop.sequence/"))
    reach(page, "found")
    page.keyboard.press("ArrowDown")
    reach(page, "reason")
    page.keyboard.type("Two lists.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 6 looked at")).to_be_visible()
    found = {f.question: (f.verdict, f.reason) for f in Finding.objects.all()}
    assert found == {
        "device.state": ("agree", ""),
        "workshop.sequence": ("another_row", "Two lists."),
    }
    page.goto(live_server.url + desk(begun, "doubts"))
    expect(page.get_by_text("Reason: Two lists.")).to_be_visible()
