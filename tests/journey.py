"""Walking the site in a real browser as a manager does, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from assessments.demo import row_reaching
from maturity.engine.edition import Edition, Question

PASSWORD = "correct horse battery staple"
CSP_TROUBLE = "Content Security Policy"


@dataclass(frozen=True)
class Standing:
    """What a plant will answer: a tier for each aspect, scenario states, and single answers."""

    reach: Mapping[str, str]
    scenarios: Mapping[str, str]
    answers: Mapping[str, str]

    def option_for(self, edition: Edition, question: Question) -> str:
        if question.key in self.answers:
            return self.answers[question.key]
        if question.kind == "scenario":
            return self.scenarios.get(question.scenario_key or "", "none")
        return row_reaching(edition, question, self.reach.get(question.aspect or ""))


def log_in(page: Page, address: str, username: str) -> None:
    page.goto(address)
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form:has(input[name=password]) button[type=submit]").click()
    expect(page.locator("input[name=password]")).to_have_count(0)


def speak(page: Page, language: str) -> None:
    button = page.locator(f"button[name=language][value={language}]")
    if button.count():
        button.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def answer_page(page: Page, edition: Edition, standing: Standing) -> int:
    """Choose a row for every question on the page, count in full, save and go on."""
    questions = page.locator("fieldset.question").all()
    for fieldset in questions:
        key = (fieldset.get_attribute("id") or "").removeprefix("q-")
        option = standing.option_for(edition, edition.question(key))
        _choose(fieldset, key, option)
        _count_all(fieldset, key)
    with page.expect_navigation():
        page.locator("button[name=then][value=next]").click()
    return len(questions)


def _choose(fieldset: Locator, key: str, option: str) -> None:
    # The whole row is the target, as under a thumb.
    fieldset.locator(f"label:has(input[name='{key}-option'][value='{option}'])").click()


def _count_all(fieldset: Locator, key: str) -> None:
    count, of = (fieldset.locator(f"input[name='{key}-{name}']") for name in ("count", "of"))
    if count.count() and count.is_visible():
        count.fill("2")
        if of.count():
            of.fill("2")
