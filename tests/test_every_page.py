"""Every page of ours in the real browser: axe finds nothing, nothing scrolls sideways, and the
content security policy blocks nothing. In both languages, on a phone and on a desk."""

from collections.abc import Iterable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from accounts.models import User
from assessments.demo import replay
from assessments.models import Assessment
from tests.cast import NATIONAL
from tests.opened import opened
from tests.published import publish_file

# What is drawn does not depend on the database: once, on SQLite, is enough.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": WCAG},
    "preload": False,
    "resultTypes": ["violations"],
}


def enter(page: Page, address: str, username: str, language: str) -> None:
    user = User.objects.get(username=username)
    user.language = language
    user.save()
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}]
    )


WALKED = (
    "",
    "facts/",
    "scenarios/PM/",
    "standing/",
    "indicators/",
    "review/",
    "result/",
    "road/",
    "scan/",
)
ROOMS = (
    "history/",
    "confirm/",
    "instances/",
    "instances/PO24/new/",
    "evidence/",
    "evidence/?question=device.abnormality",
    "colleagues/",
    "findings/?show=all",
    "findings/device.abnormality/",
    "workbook/",
)


def addresses(half: str) -> list[str]:
    begun = Assessment.objects.open().get()
    done = Assessment.objects.submitted().get(plant=begun.plant)
    below = Assessment.objects.get(plant__name__startswith="昆山")
    if half == "walked":
        plants = f"/plants/{begun.plant_id}/"
        plain = ["/", "/about/", "/plants/new/", plants, f"{plants}compare/", "/nowhere/"]
        names = ("", "result/", "road/")
        return plain + _of(begun, WALKED) + _of(done, names) + _of(below, ("result/", "documents/"))
    card = done.instances.first()
    names = ("instances/", f"instances/{card.pk}/", "evidence/", "findings/", "history/")
    systems = f"/plants/{begun.plant_id}/systems/"
    plain = ["/my-questions/", systems, f"{systems}{begun.plant.systems.first().pk}/"]
    return plain + _of(begun, ROOMS) + _of(done, names) + _of(below, ("reopen/",))


def _of(assessment: Assessment, names: Iterable[str]) -> list[str]:
    return [f"/assessments/{assessment.pk}/{name}" for name in names]


def first_questions(page: Page, address: str) -> str:
    begun = Assessment.objects.open().get()
    page.goto(f"{address}/assessments/{begun.pk}/")
    link = page.locator("a[href*='/questions/']").first.get_attribute("href")
    assert link
    return link


def faults(page: Page, axe: Axe, axe_width: int) -> list[str]:
    """axe at one width, sideways scrolling at both: axe takes most of the time."""
    found = []
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"scrolls sideways at {width}: {wide} px")
        if width == axe_width:
            told = axe.run(page, options=OPTIONS).response["violations"]
            found += [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in told]
    return found


@pytest.mark.parametrize("half", ["walked", "rooms"])
@pytest.mark.parametrize(("language", "axe_width"), [("zh-hans", 390), ("en", 1280)])
def test_every_page_is_accessible_fits_and_keeps_the_policy(
    live_server, page: Page, demo: None, language: str, axe_width: int, half: str
):
    blocked: list[str] = []
    page.on("console", lambda m: blocked.append(m.text) if "Security Policy" in m.text else None)
    axe = Axe()
    page.goto(f"{live_server.url}/accounts/login/")
    found = {"log-in": faults(page, axe, axe_width)}
    enter(page, live_server.url, "manager", language)
    begun = Assessment.objects.open().get()
    page.goto(f"{live_server.url}/assessments/{begun.pk}/result/")
    found["result, not opened"] = faults(page, axe, axe_width)
    opened(begun)
    for address in [*addresses(half), first_questions(page, live_server.url)]:
        page.goto(live_server.url + address)
        assert page.locator("html").get_attribute("lang") == language, address
        found[address] = faults(page, axe, axe_width)
    assert len(found) > 15
    assert not {address: told for address, told in found.items() if told}
    assert not blocked


@pytest.fixture
def demo(transactional_db: None) -> None:
    publish_file(NATIONAL, by=None)
    replay()
