"""Scenarios: what they require, and circles among them."""

from __future__ import annotations

from maturity.engine.edition import Edition, Requirement, Scenario
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.rungs import check_rung
from maturity.engine.problems.walking import entries


def find_in_scenarios(edition: Edition, notebook: Notebook) -> None:
    for place, scenario in entries(edition, "scenarios"):
        for name in ("requires", "ai_requires"):
            for number, requirement in enumerate(getattr(scenario, name)):
                _check_requirement(edition, notebook, f"{place}.{name}[{number}]", requirement)
        if not scenario.applies_to:
            notebook.error(f"{place}.applies_to", "is empty: nobody would be asked")
        _check_effort(notebook, place, scenario)
        if scenario.area in edition.areas_by_key and scenario.area is not None:
            aspect = edition.areas_by_key[scenario.area].aspect
            if aspect and scenario.aspect and aspect != scenario.aspect:
                notebook.warn(f"{place}.aspect", f"its area belongs to the aspect {aspect}")


def _check_requirement(
    edition: Edition, notebook: Notebook, place: str, requirement: Requirement
) -> None:
    given = [requirement.question, requirement.scenario, requirement.note]
    if sum(item is not None for item in given) != 1:
        notebook.error(place, "needs exactly one of question, scenario, note")
        return
    if requirement.note is not None:
        return
    key = requirement.question or f"scenario.{requirement.scenario}"
    if key not in edition.questions_by_key:
        if key not in notebook.unread and requirement.scenario not in notebook.unread:
            notebook.error(place, f"{key[:80]!r} is not there")
        return
    for name, rung in (("at_least", requirement.at_least), ("at_most", requirement.at_most)):
        check_rung(notebook, f"{place}.{name}", edition.question(key), rung)
    if requirement.question and requirement.at_least is None and requirement.at_most is None:
        notebook.error(place, "needs at_least or at_most")


def _check_effort(notebook: Notebook, place: str, scenario: Scenario) -> None:
    effort = scenario.effort
    if effort and min(effort.build or 0, effort.ai or 0) < 0:
        notebook.error(f"{place}.effort", "must not be negative")
