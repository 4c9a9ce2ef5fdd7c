"""Comparing a document in the real browser: the file is looked at there and sent nowhere."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from assessments.actions import submit
from assessments.documents.making import pdf_of
from assessments.models import Assessment
from assessments.reports.order import Order
from tests.cast import Cast
from tests.letting_out import own_cache

__all__ = ["own_cache"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]

UNCHANGED, CHANGED = "Unchanged:", "Not known:"
DROP = """(told) => {
  const carried = new DataTransfer();
  for (const text of told) carried.items.add(new File([text], "dropped.pdf"));
  const event = new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true});
  document.querySelector("#check-drop").dispatchEvent(event);
  return event.defaultPrevented;
}"""


@pytest.fixture
def made(begun: Assessment, cast: Cast) -> bytes:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    found = Assessment.objects.with_names().get(pk=begun.pk)
    return pdf_of(found, Order(language="en")).content


@pytest.fixture
def address(made: bytes, live_server: Any) -> str:
    code = Assessment.objects.get().result.document_code.code
    path = reverse("assessments:check_document", args=[code])
    return f"{live_server.url}{path}?language=en"


def chosen(page: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": content}
    page.locator("#check-file").set_input_files(files=[file])


def test_the_document_is_told_from_one_with_a_single_sign_changed(
    page: Page, address: str, made: bytes
) -> None:
    page.goto(address, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    told = page.get_by_role("status")
    chosen(page, "报告 (1).pdf", made)
    expect(told).to_contain_text(UNCHANGED)
    expect(told).to_contain_text("报告 (1).pdf")
    chosen(page, "<img src=x>.pdf", made[:-1] + b"!")
    expect(told).to_contain_text(CHANGED)
    expect(told).to_contain_text("<img src=x>.pdf")
    chosen(page, "empty.pdf", b"")
    expect(told).to_contain_text("empty.pdf")
    expect(told).to_contain_text(CHANGED)
    # Chromium asks for the picture of the tab whenever it likes.
    assert [url for url in asked if not url.endswith("favicon.svg")] == []


def test_a_dropped_file_is_compared_and_never_opened(page: Page, address: str) -> None:
    page.goto(address)
    told = page.get_by_role("status")
    assert page.evaluate(DROP, ["nothing of ours"])
    expect(told).to_contain_text(CHANGED)
    assert page.evaluate(DROP, ["one", "two"])
    expect(told).to_contain_text("One file at a time")
    assert page.url == address


def test_a_file_too_large_to_be_a_report_is_not_read(
    page: Page, address: str, tmp_path: Path
) -> None:
    large = tmp_path / "film.pdf"
    with large.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    page.goto(address)
    page.locator("#check-file").set_input_files(large)
    expect(page.get_by_role("status")).to_contain_text("too large to be a report")


def test_the_browser_may_send_the_file_nowhere(page: Page, address: str) -> None:
    page.goto(address)
    sent = "fetch('/', {method: 'POST', body: 'x'}).then(() => 'sent', () => 'refused')"
    assert page.evaluate(sent) == "refused"


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(address)
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert reached[:4] == ["A", "A", "check-file", "SUMMARY"]


def test_where_the_browser_cannot_compare_the_digests_stand_there(
    browser: Browser, address: str
) -> None:
    without = browser.new_context(java_script_enabled=False)
    page = without.new_page()
    page.goto(address)
    expect(page.locator("#check-not-here")).to_be_visible()
    expect(page.locator("[data-sha256]")).to_be_visible()
    expect(page.get_by_text("certutil -hashfile")).to_be_visible()
    expect(page.locator("#check-file")).to_be_hidden()
    without.close()


def test_without_encryption_it_says_how_to_compare_by_hand(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(window.crypto, 'subtle', {value: undefined})")
    page.goto(address)
    expect(page.locator("#check-not-here")).to_be_visible()
    expect(page.locator("#check-hand")).to_have_attribute("open", "")
    expect(page.locator("#check-file")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_language_is_switched_without_a_log_in(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    for language, other in (("en", "简体中文"), ("zh-hans", "English")):
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()
        page.get_by_role("link", name=other).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.context.cookies() == []
