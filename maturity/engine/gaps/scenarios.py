"""Which scenarios would close a gap: put into use, or given AI."""

from __future__ import annotations

from maturity.engine.edition import Option, Question, Requirement, Scenario
from maturity.engine.gaps.shape import Prerequisite, PrerequisiteState, ScenarioStep
from maturity.engine.gaps.situation import Situation, effort_between
from maturity.engine.scoring.selecting import exact_value, rung_value


def scenario_step(situation: Situation, question: Question, row: Option) -> ScenarioStep:
    scenario = situation.edition.scenario(question.scenario_key or "")
    now = situation.closed_row(question.key)
    return ScenarioStep(
        scenario=scenario.key,
        from_option=now.key if now else None,
        to_option=row.key,
        effort=effort_between(question, now, row),
        is_typical=situation.sheet.plant.type in scenario.typical_of,
        prerequisites=_prerequisites(situation, scenario, now, row),
    )


def _prerequisites(
    situation: Situation, scenario: Scenario, now: Option | None, row: Option
) -> tuple[Prerequisite, ...]:
    """Those of the step only: what is in use has been built already. Missing ones first."""
    in_use = now is not None and "deployed" in now.tags
    wanted = () if in_use else scenario.requires
    if "ai" in row.tags:
        wanted += scenario.ai_requires
    found = [Prerequisite(item, _state(situation, item)) for item in dict.fromkeys(wanted)]
    rank = {"missing": 0, "open": 1, "met": 2, "note": 3}
    return tuple(sorted(found, key=lambda item: rank[item.state]))


def _state(situation: Situation, requirement: Requirement) -> PrerequisiteState:
    if requirement.note is not None:
        return "note"
    key = requirement.question or f"scenario.{requirement.scenario}"
    row = situation.closed_row(key)
    if row is None:
        return "open" if situation.is_open(key) else "missing"
    return "met" if _is_enough(situation.edition.question(key), requirement, row) else "missing"


def _is_enough(question: Question, requirement: Requirement, row: Option) -> bool:
    """A scenario without a bound is required to be in use."""
    low = rung_value(question, requirement.at_least)
    high = rung_value(question, requirement.at_most)
    if low is None and high is None:
        return "deployed" in row.tags
    value = exact_value(row)
    return (low is None or value >= low) and (high is None or value <= high)


def ordered(steps: list[ScenarioStep]) -> tuple[ScenarioStep, ...]:
    """Those in use that lack only AI; then typical of the plant's type, fewest prerequisites
    missing, least effort; else the order of the file."""
    return tuple(
        sorted(
            steps,
            key=lambda step: (
                not step.adds_ai_only,
                not step.is_typical,
                step.missing,
                step.effort is None,
                step.effort or 0,
            ),
        )
    )
