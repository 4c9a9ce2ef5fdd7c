"""The whole way in a real browser, by keyboard alone: take along, fill in, bring back, choose."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from assessments.actions import Change, save_answers
from assessments.models import Assessment
from tests.cast import Cast
from tests.workbooks import address, write

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]


def enter(page: Page, url: str, cast: Cast) -> None:
    cast.contributor.language = "en"
    cast.contributor.save()
    client = Client()
    client.force_login(cast.contributor)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": url}])


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_workbook_goes_out_and_comes_back_by_keyboard_alone(
    live_server, page: Page, begun: Assessment, cast: Cast, tmp_path: Path
):
    enter(page, live_server.url, cast)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + address(begun))
    page.get_by_role("link", name="Download the workbook (English)").focus()
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    assert coming.value.suggested_filename.endswith("en.xlsx")
    file = tmp_path / "filled.xlsx"
    coming.value.save_as(file)
    book = load_workbook(file)
    write(book, "answers", "device.state", option="3")
    write(book, "answers", "scenario.PO27", option="3")
    book.save(file)
    theirs = Change("device.state", option="unseen", revision=1)
    save_answers(assessment=begun, by=cast.owner, changes=[theirs])

    page.locator("input[type=file]").set_input_files(file)
    press(page, "See what it would change")
    expect(page.get_by_text("owner changed this on")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    press(page, "Apply all of it")
    expect(page.get_by_role("alert")).to_contain_text("Choose at each conflict")
    page.get_by_role("radio", name="Keep what is stored now").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Take what the workbook says")).to_be_checked()
    press(page, "Apply all of it")
    expect(page.get_by_text("2 rows of the workbook were brought in.")).to_be_visible()
    stored = {answer.question: answer.option for answer in begun.answers.all()}
    assert (stored["device.state"], stored["scenario.PO27"]) == ("messaged", "in_use")
