"""One page tells one time, whatever the clock of the desk says."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from assessments.models import Assessment
from tests.autosaving import choose, enter, expect_saved, here, page_of, stored

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]


@pytest.fixture
def elsewhere(browser: Browser, live_server, assessment: Assessment, cast) -> Iterator[Page]:
    context = browser.new_context(timezone_id="America/New_York")
    enter(context, live_server.url, cast.manager)
    page = context.new_page()
    page.goto(page_of(live_server.url, assessment))
    yield page
    context.close()


def test_saved_is_told_by_the_clock_that_tells_it_after_a_reload(
    elsewhere: Page, assessment: Assessment
) -> None:
    choose(elsewhere, "shown")
    expect_saved(elsewhere)
    at = timezone.localtime(stored(assessment).answered_at).strftime("%H:%M")
    expect(here(elsewhere)).to_have_text(f"saved {at}")
    expect(elsewhere.locator("#saving")).to_have_text(f"Last saved {at}.")
    elsewhere.reload()
    expect(here(elsewhere)).to_contain_text(at)
