"""The documents in the real browser: no failed rule, no sideways scroll, and without JavaScript."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accounts.models import User
from assessments.actions import submit
from assessments.models import Assessment
from tests.cast import Cast
from tests.furnished import furnish
from tests.letting_out import confirm, own_cache
from tests.proving import in_memory, logged_in

__all__ = ["in_memory", "own_cache"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]

SHEET = "?kind=verification&language=en"


@pytest.fixture
def done(assessment: Assessment, cast: Cast) -> Assessment:
    furnished = furnish(assessment, cast).assessment
    submit(assessment=furnished, by=cast.manager, confirmed_open=True)
    confirm(Assessment.objects.get(pk=furnished.pk), cast.manager)
    return Assessment.objects.get(pk=furnished.pk)


def enter(context: BrowserContext, address: str, user: User, language: str = "en") -> None:
    client = logged_in(user)
    User.objects.filter(pk=user.pk).update(language=language)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def at(server: Any, name: str, assessment: Assessment) -> str:
    return f"{server.url}{reverse(f'assessments:{name}', args=[assessment.pk])}"


def checked(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_on_the_way_out_is_sound(
    page: Page, live_server: Any, done: Assessment, cast: Cast, width: int, language: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    enter(page.context, live_server.url, cast.manager, language)
    page.goto(at(live_server, "documents", done))
    checked(page, width)
    page.goto(at(live_server, "release", done) + SHEET)
    checked(page, width)
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".field-error")).to_have_count(5)
    checked(page, width)
    page.context.clear_cookies()
    enter(page.context, live_server.url, cast.viewer, language)
    page.goto(at(live_server, "verification", done))
    checked(page, width)


def test_without_javascript_a_document_is_chosen_confirmed_and_downloaded(
    browser: Browser, live_server: Any, done: Assessment, cast: Cast
) -> None:
    context = browser.new_context(java_script_enabled=False)
    enter(context, live_server.url, cast.manager)
    page = context.new_page()
    page.goto(at(live_server, "documents", done))
    offer = page.get_by_role("form", name="Gap report for headquarters")
    offer.get_by_label("Length").select_option("summary")
    offer.get_by_label("Language").select_option("both")
    offer.get_by_role("button").click()
    page.get_by_label("For whom").fill("Head office")
    page.get_by_label("Outside mainland China").check()
    page.get_by_label("General data").check()
    page.get_by_label("no state secrets").check()
    page.get_by_label("Faces").check()
    page.get_by_role("button", name="Confirm", exact=True).click()
    line = page.locator("#released li").first
    expect(line).to_contain_text("summary · for headquarters · 中文 + English")
    expect(line).to_contain_text("Head office")
    with page.expect_download() as waiting:
        line.get_by_role("link", name="Download").click()
    assert waiting.value.suggested_filename.endswith(".pdf")
    context.close()
