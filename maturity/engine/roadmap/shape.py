"""What a road consists of. Only keys and exact numbers; texts are looked up in the edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from maturity.engine.edition import ConditionKind
from maturity.engine.gaps import StepReason
from maturity.engine.scoring import Verdict

# `there`: everything in the plant's hands is met already. `planned`: the steps meet it all.
# `partly`: within the budget only some of it. `out_of_reach`: no steps whatever meet it all.
RoadStatus = Literal["there", "planned", "partly", "out_of_reach"]
EffortBasis = Literal["rubric", "own", "counted_as_one"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a plant asks of its road. Nothing of it is stored.

    Steps are named `question:option` (`RoadStep.id`), the row that is reached. `fixed`: rows the
    road must reach; `forbidden`: rows it must not reach or pass; `estimates`: the plant's own
    efforts in place of the rubric's, 0 or more, in any unit (months, money) if all are given in
    it; `budget`: the most that all steps together may cost, in the same unit; `per_phase`: the
    most steps in one phase. `plan_excepted`: plan also what the sheet asks to be excepted."""

    fixed: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()
    estimates: Mapping[str, Fraction] = field(default_factory=dict)
    budget: Fraction | None = None
    per_phase: int | None = None
    plan_excepted: bool = False


NO_WISHES = Wishes()


class WishError(ValueError):
    """A wish that names what the edition does not have, or cannot mean: which, and why."""

    def __init__(self, place: str, message: str) -> None:
        self.place = place
        self.message = message
        super().__init__(f"{place}: {message}")


@dataclass(frozen=True, slots=True)
class RoadStep:
    """One row deeper, one scenario into regular use, or AI added to it.

    `from_option` is None where the question is open: it starts at its worst row and has to be
    answered first. `phase` counts from 1. `needs` are steps of this road that come before (row
    before row, prerequisites of a scenario); `closes` are the conditions that would stay open
    without this step and what builds on it."""

    id: str
    question: str
    reason: StepReason
    from_option: str | None
    to_option: str
    effort: Fraction
    effort_basis: EffortBasis
    phase: int
    needs: tuple[str, ...]
    closes: tuple[str, ...]

    @property
    def scenario(self) -> str | None:
        """The key of the scenario, where it is a step of one."""
        prefix = "scenario."
        return self.question.removeprefix(prefix) if self.question.startswith(prefix) else None


@dataclass(frozen=True, slots=True)
class RoadPhase:
    """`reaches`: the highest tier all of whose conditions in the plant's hands (and those of the
    tiers below) are met once this phase is done; None: none yet."""

    number: int
    steps: tuple[str, ...]
    effort: Fraction
    reaches: str | None


@dataclass(frozen=True, slots=True)
class OutOfHand:
    """A condition of the way that no step can move: it asks about standing, not about capability
    (prior tier, CMMM assessment, position in the industry), and is not met today."""

    tier: str
    condition: str
    kind: ConditionKind
    verdict: Verdict
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Road:
    """The least effort by the points stated, to meet everything in the plant's hands.

    `effort` is the sum over the steps; `cheaper_is_impossible` says that "one unit less" was
    tried and has no solution (False: the work allowed was spent before, and a cheaper road may
    exist); `excepted` are the conditions left out because the sheet asks for
    an exception; `unmet` the conditions in the plant's hands that stay open (partly, out of
    reach), for `out_of_reach` those that no steps at all can meet (empty: each can be met, but
    not all of them together). `assumed_worst` are open questions that the conditions of the way
    look at: each starts at its worst row, so answering them can only shorten the road, and
    `counted_as_one` are steps without any stated effort, counted as 1."""

    target: str
    status: RoadStatus
    effort: Fraction
    steps: tuple[RoadStep, ...]
    phases: tuple[RoadPhase, ...]
    out_of_hand: tuple[OutOfHand, ...]
    excepted: tuple[str, ...]
    unmet: tuple[str, ...]
    assumed_worst: tuple[str, ...]
    counted_as_one: tuple[str, ...]
    cheaper_is_impossible: bool
    after: Mapping[str, Verdict]

    def step(self, id_: str) -> RoadStep:
        """Raises StopIteration for a step that is not on this road."""
        return next(step for step in self.steps if step.id == id_)
