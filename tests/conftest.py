"""What every test may use: the cast, a real browser, and the choice of what runs on PostgreSQL."""

from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Page, expect

pytest_plugins = ["tests.cast"]

# The same draws on every run: a change is judged by what it changes. Other draws are drawn with
# --hypothesis-profile=explore.
settings.register_profile("suite", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only", action="store_true", help="only what depends on the database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if config.getoption("--database-only"):
        wanted = [item for item in items if _touches_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted


def _touches_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("drawing"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & {"db", "transactional_db", "live_server"}) or any(
        item.iter_markers("django_db")
    )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, which needs no download of a browser made for Playwright."""
    return {
        **browser_type_launch_args,
        "executable_path": "/usr/bin/chromium",
        "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    }


@pytest.fixture
def page(page: Page) -> Page:
    """Patient: two processors share the browser, the server and the other tests."""
    page.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    return page
