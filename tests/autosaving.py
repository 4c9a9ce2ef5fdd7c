"""A page that saves by itself, as a person sees it in a real browser."""

from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, expect

from accounts.models import User
from assessments.models import Answer, Assessment

KEY = "device.state"
OTHER = "workshop.sequence"
SAVE = "**/answers/**"


def enter(context: BrowserContext, address: str, user: User) -> None:
    """Logged in, reading English."""
    user.language = "en"
    user.save()
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


def page_of(address: str, assessment: Assessment) -> str:
    return f"{address}/assessments/{assessment.pk}/questions/equipment/1/"


def question(page: Page, key: str = KEY) -> Locator:
    return page.locator(f"fieldset[id='q-{key}']")


def choose(page: Page, option: str, key: str = KEY) -> None:
    question(page, key).locator(f"label:has(input[name='{key}-option'][value='{option}'])").click()


def here(page: Page, key: str = KEY) -> Locator:
    return question(page, key).locator(".saved-by")


def expect_saved(page: Page, key: str = KEY) -> None:
    # Waiting looks at every frame; expecting asks again only after a second.
    here(page, key).locator("time").wait_for()
    expect(here(page, key)).to_contain_text("saved")


def stored(assessment: Assessment, key: str = KEY) -> Answer | None:
    return Answer.objects.filter(assessment=assessment, question=key).first()


def is_warned(page: Page) -> bool:
    """Whether leaving now asks first; stays on the page."""
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.evaluate("setTimeout(() => location.assign('/about/'), 0)")
    page.wait_for_timeout(600)
    return asked == ["beforeunload"]
