"""Adding proof in the real browser: with the keyboard's form alone, and with a file too large."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assessments.models import Assessment, Evidence
from tests import proof_files as files
from tests.test_every_page import demo, enter, faults

__all__ = ["demo"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]


def proof_page(address: str) -> str:
    begun = Assessment.objects.open().get()
    return f"{address}/assessments/{begun.pk}/evidence/?question=device.abnormality"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "现场照片.jpg"
    path.write_bytes(files.picture(exif=files.camera_notes()))
    return path


def test_without_scripts_a_photograph_is_added_shown_and_handed_out(
    live_server, browser: Browser, demo: None, photo: Path
):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.set_default_timeout(20_000)
    enter(page, live_server.url, "contributor", "en")
    page.goto(proof_page(live_server.url))
    page.get_by_label("File", exact=True).first.set_input_files(photo)
    page.get_by_label("Valid until").first.fill("2020-01-31")
    page.get_by_role("button", name="Add these files").click()
    link = page.get_by_role("link", name="现场照片")
    expect(link).to_be_visible()
    expect(page.get_by_text("expired 2020-01-31")).to_be_visible()
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "现场照片.jpg"
    assert b"PhoneMaker" not in Path(download.value.path()).read_bytes()


def test_a_file_too_large_is_said_to_be_so_before_it_is_sent(
    live_server, page: Page, demo: None, photo: Path, settings
):
    settings.EVIDENCE_FILE_LIMIT = 100
    enter(page, live_server.url, "contributor", "en")
    page.goto(proof_page(live_server.url))
    field = page.get_by_label("File", exact=True).first
    field.set_input_files(photo)
    expect(page.get_by_role("alert")).to_contain_text("larger than")
    assert field.input_value() == ""
    photo.write_bytes(b"small enough")
    field.set_input_files(photo)
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(("language", "axe_width"), [("zh-hans", 390), ("en", 1280)])
def test_the_pages_of_proof_are_accessible_and_fit(
    live_server, page: Page, demo: None, photo: Path, language: str, axe_width: int
):
    blocked: list[str] = []
    page.on("console", lambda m: blocked.append(m.text) if "Security Policy" in m.text else None)
    axe, found = Axe(), {}
    enter(page, live_server.url, "manager", language)
    address = proof_page(live_server.url)
    page.goto(address)
    found["empty"] = faults(page, axe, axe_width)
    page.locator("#id_file-0-file").set_input_files(photo)
    page.locator("#id_file-0-title").fill("很长的标题" * 30)
    page.locator("form[enctype] button[type=submit]").click()
    page.locator("#id_file-0-title").fill("No file")
    page.locator("form[enctype] button[type=submit]").click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found["error"] = faults(page, axe, axe_width)
    page.goto(address.partition("?")[0])
    found["list"] = faults(page, axe, axe_width)
    assert Evidence.objects.count() == 1
    assert not {name: told for name, told in found.items() if told}
    assert not blocked
