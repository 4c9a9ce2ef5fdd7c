"""The result page printed by the browser: A4, every page says whose it is and which it is."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from assessments.actions import submit
from assessments.models import Assessment
from tests.cast import Cast
from tests.test_every_page import enter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]


@pytest.fixture
def printed(live_server, page: Page, begun: Assessment, cast: Cast, tmp_path: Path) -> list[str]:
    """The text of each page."""
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    enter(page, live_server.url, "manager", "en")
    page.goto(f"{live_server.url}/assessments/{begun.pk}/result/")
    file = tmp_path / "result.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return told.stdout.decode().split("\f")[:-1]


def test_every_page_says_whose_it_is_and_which_it_is(printed: list[str]) -> None:
    assert len(printed) > 2
    for number, page in enumerate(printed, start=1):
        first = page.strip().splitlines()[0]
        assert "Yangzhou" in first
        assert page.replace(" ", "").rstrip().endswith(f"{number}/{len(printed)}")


def test_what_is_folded_is_on_paper_and_what_is_clicked_is_not(printed: list[str]) -> None:
    text = " ".join(" ".join(printed).split())
    assert "One scenario in use." in text
    for control in ("As if done", "All that would change", "Contents", "Log out"):
        assert control not in text
