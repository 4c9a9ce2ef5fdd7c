"""What a gap consists of. Only keys and exact numbers; texts are looked up in the edition."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from maturity.engine.edition import ConditionKind, Requirement
from maturity.engine.scoring import ConditionResult, Verdict

PrerequisiteState = Literal["met", "missing", "open", "note"]
StepReason = Literal["raise", "answer", "widen"]


@dataclass(frozen=True, slots=True)
class Step:
    """One answer to raise, to give at all, or to hold more widely (its count is too small).

    `from_option` is None while there is no answer; `effort` (months, from the row now to the
    row wanted) is None where a row between states none, or where the row now is not known."""

    question: str
    reason: StepReason
    from_option: str | None
    to_option: str
    effort: Fraction | None

    @property
    def is_open(self) -> bool:
        return self.reason != "raise"


@dataclass(frozen=True, slots=True)
class Prerequisite:
    requirement: Requirement
    state: PrerequisiteState


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """A scenario to put into use, or to add AI to. `from_option` None: not answered yet."""

    scenario: str
    from_option: str | None
    to_option: str
    effort: Fraction | None
    is_typical: bool
    prerequisites: tuple[Prerequisite, ...]

    @property
    def adds_ai_only(self) -> bool:
        return self.from_option == "in_use" and self.to_option == "in_use_ai"

    @property
    def missing(self) -> int:
        return sum(item.state in ("missing", "open") for item in self.prerequisites)


@dataclass(frozen=True, slots=True)
class ConditionGap:
    """`distance` is what is lacking to the threshold as the answers stand (None: no number);
    `needed` is how many of the steps or scenarios are lacking, where these can be counted."""

    result: ConditionResult
    distance: Fraction | None
    needed: int | None
    steps: tuple[Step, ...]
    scenarios: tuple[ScenarioStep, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The conditions of one demand (or one condition outside any) that are not met or undecided.

    `unlocks`: how many other conditions on the way share a step or scenario with it."""

    key: str
    tier: str
    kind: ConditionKind
    demand: str | None
    verdict: Verdict
    exception: str | None
    unlocks: int
    conditions: tuple[ConditionGap, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(dict.fromkeys(step for c in self.conditions for step in c.steps))

    @property
    def scenarios(self) -> tuple[ScenarioStep, ...]:
        found = (step for c in self.conditions for step in c.scenarios)
        return tuple({(step.scenario, step.to_option): step for step in found}.values())
