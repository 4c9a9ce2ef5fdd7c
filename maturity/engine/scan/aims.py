"""Which conditions have to fall which way for the lowest undecided tier to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from maturity.engine.edition import Condition, Edition
from maturity.engine.scoring import Scorecard, TierResult
from maturity.engine.scoring.compiled import Compiled, CompiledMeasure
from maturity.engine.sensitivity.ground import needed_by

Goal = Literal["met", "not_met"]


@dataclass(frozen=True, slots=True)
class Part:
    """Conditions that all have to reach the goal, and the open questions that move them.
    `measures`: what they need, inputs before what is made of them."""

    conditions: tuple[Condition, ...]
    goal: Goal
    open: tuple[int, ...]
    measures: tuple[CompiledMeasure, ...]


def lowest_undecided(card: Scorecard) -> TierResult | None:
    return next((tier for tier in card.tiers if tier.verdict == "undecided"), None)


def undecided_conditions(edition: Edition, tier: TierResult) -> tuple[Condition, ...]:
    """Read strictly where that is still undecided, else without what is to be excepted. Those of
    lower tiers are all met."""
    is_strict = tier.strict == "undecided"
    return tuple(
        edition.condition(result.key)
        for result in tier.conditions
        if result.kind == "criterion"
        and result.verdict == "undecided"
        and (is_strict or not result.is_excepted)
    )


def part_of(
    compiled: Compiled, conditions: Sequence[Condition], goal: Goal, states: Sequence[int]
) -> Part:
    measures = needed_by(compiled, conditions)
    opens = {a.index for a in compiled.questions.values() if states[a.index] == a.open}
    moving = {index for measure in measures for index in measure.indexes} & opens
    return Part(tuple(conditions), goal, tuple(sorted(moving)), measures)


def separate_parts(
    compiled: Compiled, conditions: Sequence[Condition], goal: Goal, states: Sequence[int]
) -> Iterator[Part]:
    """Groups of conditions that share no open question: each can be solved by itself."""
    groups: list[tuple[set[int], list[Condition]]] = []
    for condition in conditions:
        moving = set(part_of(compiled, [condition], goal, states).open)
        joined = [condition]
        apart = []
        for others, members in groups:
            if others & moving:
                moving |= others
                joined = [*members, *joined]
            else:
                apart.append((others, members))
        groups = [*apart, (moving, joined)]
    for _, members in groups:
        yield part_of(compiled, members, goal, states)
