"""Register, instances and cards in a real browser: axe, a phone, the keyboard, no JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assessments.actions import Change, save_answers
from assessments.actions.systems import SystemFacts, add_system
from assessments.models import Assessment, ScenarioInstance
from tests.cards import MODEL, in_use, keep_card, months_ago
from tests.cast import Cast
from tests.test_every_page import enter, faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.drawing]


@pytest.fixture
def kept(national: Assessment, cast: Cast) -> Assessment:
    systems = [
        add_system(plant=national.plant, by=cast.manager, facts=SystemFacts(name)).pk
        for name in ("MES 制造执行系统", "A system whose name goes on and on" * 3, "ERP")
    ]
    said = {"PO27": "in_use", "PO28": "in_use_ai", "PO24": "in_use_ai"}
    changes = [Change(f"scenario.{key}", option=option) for key, option in said.items()]
    save_answers(assessment=national, by=cast.manager, changes=changes)
    keep_card(national, cast.manager, "PO28", model=MODEL, systems=systems)
    # Names without a place to break must not widen the page.
    pilot = in_use("Verylongname" * 12, live_since=months_ago(1))
    keep_card(national, cast.manager, "PO27", card=pilot)
    return national


def test_long_names_and_many_systems_fit_and_are_accessible(
    live_server, page: Page, kept: Assessment
) -> None:
    """Other widths and the other language are looked at with every other page."""
    enter(page, live_server.url, "manager", "zh-hans")
    card = ScenarioInstance.objects.get(scenario="PO28")
    found: dict[str, list[str]] = {}
    for address in (
        f"/plants/{kept.plant_id}/systems/",
        f"/plants/{kept.plant_id}/systems/{card.systems.first().pk}/",
        f"/assessments/{kept.pk}/instances/",
        f"/assessments/{kept.pk}/instances/{card.pk}/",
        f"/assessments/{kept.pk}/instances/PO24/new/",
        f"/assessments/{kept.pk}/scenarios/PO/",
    ):
        page.goto(live_server.url + address)
        found[address] = faults(page, Axe(), 390)
    assert not {address: told for address, told in found.items() if told}


def test_errors_are_accessible_too(live_server, page: Page, kept: Assessment) -> None:
    enter(page, live_server.url, "manager", "en")
    page.goto(f"{live_server.url}/assessments/{kept.pk}/instances/PO24/new/")
    page.fill("#card-live_since", "soon")
    page.locator(".card-form button.btn-primary").click()
    expect(page.locator("#card-live_since")).to_have_attribute("aria-invalid", "true")
    described = page.locator("#card-live_since").get_attribute("aria-describedby") or ""
    told = [page.locator(f"#{name}").inner_text() for name in described.split()]
    assert "Write year and month as 2024-03." in told
    assert not faults(page, Axe(), 390)


def test_the_note_follows_the_row_that_is_chosen(live_server, page: Page, kept: Assessment) -> None:
    enter(page, live_server.url, "manager", "en")
    page.goto(f"{live_server.url}/assessments/{kept.pk}/scenarios/PO/")
    here = page.locator("[id='q-scenario.PO26']")
    note, link = here.locator(".counts-as"), here.locator(".add-instance")
    expect(link).to_be_hidden()
    here.locator("label:has(input[value=in_use_ai])").click()
    expect(note.filter(has_text="without AI")).to_be_visible()
    expect(link).to_be_visible()
    here.locator("label:has(input[value=in_use])").click()
    expect(note.filter(has_text="without AI")).to_be_hidden()
    expect(link).to_be_visible()
    here.locator("label:has(input[value=none])").click()
    expect(link).to_be_hidden()


def test_a_card_is_written_with_the_keyboard_and_without_scripts(
    live_server, browser: Browser, kept: Assessment
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    enter(page, live_server.url, "manager", "en")
    page.goto(f"{live_server.url}/assessments/{kept.pk}/instances/")
    page.locator("a[href$='/PO24/new/']").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("#card-name").focus()
    page.keyboard.type("Seat inspection")
    page.keyboard.press("Tab")
    page.keyboard.type("Hall 2")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Seat inspection")
    expect(page.locator(".card-state")).to_contain_text("Planned")
    page.locator("details.remove summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/assessments/{kept.pk}/instances/")
    assert not ScenarioInstance.objects.filter(scenario="PO24").exists()
    context.close()
