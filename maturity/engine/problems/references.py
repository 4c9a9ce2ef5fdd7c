"""Keys that point nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from maturity.engine.edition import Edition, Measure, Question, Scenario, Tier, Yardstick
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.walking import entries

# What is named, where, and the names that there are.
Reference = tuple[str, str | None, Collection[str]]


def find_dangling(edition: Edition, notebook: Notebook) -> None:
    for place, key, known in _references(edition):
        if key is not None and key not in known and key not in notebook.unread:
            notebook.error(place, f"{key[:80]!r} is not there")


def _references(edition: Edition) -> Iterator[Reference]:
    for place, tier in entries(edition, "tiers"):
        yield from _of_tier(edition, place, tier)
    for place, question in entries(edition, "questions"):
        yield from _of_question(edition, place, question)
    for place, scenario in entries(edition, "scenarios"):
        yield from _of_scenario(edition, place, scenario)
    for place, measure in entries(edition, "measures"):
        yield from _of_measure(edition, place, measure)
    for place, area in entries(edition, "areas"):
        yield f"{place}.aspect", area.aspect, edition.aspects_by_key
    for place, item in entries(edition, "overlay"):
        yield from _each(f"{place}.levels", item.levels, edition.levels_by_key)
        yield from _each(f"{place}.scenarios", item.scenarios, edition.scenarios_by_key)
    for place, yardstick in entries(edition, "yardsticks"):
        yield from _of_yardstick(edition, place, yardstick)
    for section in ("policies", "notes"):
        for place, policy in entries(edition, section):
            tiers = policy.concerns.tiers if policy.concerns else ()
            yield from _each(f"{place}.concerns.tiers", tiers, edition.tiers_by_key)


def _each(place: str, keys: Iterable[str], known: Collection[str]) -> Iterator[Reference]:
    for number, key in enumerate(keys):
        yield f"{place}[{number}]", key, known


def _of_tier(edition: Edition, place: str, tier: Tier) -> Iterator[Reference]:
    own = {condition.key for condition in tier.conditions}
    for number, condition in enumerate(tier.conditions):
        at = f"{place}.conditions[{number}].measure"
        yield at, condition.measure, edition.measures_by_key
    for number, demand in enumerate(tier.demands):
        at = f"{place}.demands[{number}]"
        yield from _each(f"{at}.conditions", demand.conditions, own)
        yield from _each(f"{at}.narrow", demand.narrow, own)


def _of_question(edition: Edition, place: str, question: Question) -> Iterator[Reference]:
    yield f"{place}.level", question.level, edition.levels_by_key
    yield f"{place}.aspect", question.aspect, edition.aspects_by_key
    yield f"{place}.area", question.area, edition.areas_by_key
    yield f"{place}.department", question.department, edition.departments_by_key
    if question.breadth:
        yield f"{place}.breadth.count_of", question.breadth.count_of, edition.totals_by_key
    for number, option in enumerate(question.options):
        yield f"{place}.options[{number}].asked_at", option.asked_at, edition.tiers_by_key


def _of_scenario(edition: Edition, place: str, scenario: Scenario) -> Iterator[Reference]:
    yield f"{place}.area", scenario.area, edition.areas_by_key
    yield f"{place}.aspect", scenario.aspect, edition.aspects_by_key
    yield f"{place}.entry_tier", scenario.entry_tier, edition.tiers_by_key
    yield f"{place}.ai_tier", scenario.ai_tier, edition.tiers_by_key
    yield from _each(f"{place}.levels", scenario.levels, edition.levels_by_key)
    yield from _each(f"{place}.indicators", scenario.indicators, edition.indicators_by_key)
    yield from _each(f"{place}.overlay", scenario.overlay, edition.overlay_by_key)
    yield from _each(f"{place}.obstacles", scenario.obstacles, edition.obstacles_by_key)


def _of_measure(edition: Edition, place: str, measure: Measure) -> Iterator[Reference]:
    of, at = measure.of, f"{place}.of"
    yield f"{at}.level", of.level, edition.levels_by_key
    yield f"{at}.aspect", of.aspect, edition.aspects_by_key
    yield f"{at}.area", of.area, edition.areas_by_key
    yield from _each(f"{at}.questions", of.questions or (), edition.questions_by_key)
    yield from _each(f"{at}.measures", of.measures or (), edition.measures_by_key)
    if measure.where:
        yield f"{place}.where.reaches", measure.where.reaches, edition.tiers_by_key
    if measure.among:
        yield f"{place}.among.asked_at", measure.among.asked_at, edition.tiers_by_key


def _of_yardstick(edition: Edition, place: str, yardstick: Yardstick) -> Iterator[Reference]:
    yield f"{place}.tier", yardstick.tier, edition.tiers_by_key
