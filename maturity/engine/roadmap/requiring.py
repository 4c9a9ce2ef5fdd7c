"""What a scenario builds on, as sets of rows. What is in use already needs nothing."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.engine.edition import Option, Question, Requirement
from maturity.engine.roadmap.ground import Ground
from maturity.engine.scoring.selecting import exact_value, is_within, rung_value


@dataclass(frozen=True, slots=True)
class Need:
    """The question must end on one of these rows."""

    index: int
    states: frozenset[int]


def needs_of(ground: Ground, index: int, state: int) -> tuple[Need, ...]:
    """What ending on that row requires of other questions. Notes are no constraint; what this
    plant is not asked is void."""
    asked, now = ground.asked[index], ground.start[index]
    key = asked.question.scenario_key
    if key is None or state == now or not ground.is_movable(index):
        return ()
    scenario = ground.edition.scenario(key)
    before, then = asked.options[now].tags, asked.options[state].tags
    wanted: tuple[Requirement, ...] = ()
    if "deployed" in then and "deployed" not in before:
        wanted += scenario.requires
    if "ai" in then and "ai" not in before:
        wanted += scenario.ai_requires
    found = (_need(ground, item) for item in dict.fromkeys(wanted) if item.note is None)
    return tuple(dict.fromkeys(need for need in found if need is not None))


def _need(ground: Ground, requirement: Requirement) -> Need | None:
    other = ground.compiled.questions[requirement.question or f"scenario.{requirement.scenario}"]
    if ground.start[other.index] == other.not_asked:
        return None
    options = enumerate(other.options)
    enough = frozenset(s for s, row in options if _is_enough(other.question, requirement, row))
    return Need(other.index, enough)


def _is_enough(question: Question, requirement: Requirement, row: Option) -> bool:
    """A scenario without a bound is required to be in use."""
    low = rung_value(question, requirement.at_least)
    high = rung_value(question, requirement.at_most)
    if low is None and high is None:
        return "deployed" in row.tags
    return is_within(exact_value(row), low, high)
