"""Which conditions have to fall which way for the lowest undecided tier to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from maturity.engine.edition import Condition, Edition
from maturity.engine.scoring import Scorecard, TierResult
from maturity.engine.scoring.compiled import Compiled, CompiledMeasure, measures_behind
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.verdicts import judge

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
    measures = measures_behind(compiled.measures, conditions)
    opens = {a.index for a in compiled.questions.values() if states[a.index] == a.open}
    moving = {index for measure in measures for index in measure.indexes} & opens
    return Part(tuple(conditions), goal, tuple(sorted(moving)), measures)


def all_needed(
    compiled: Compiled, condition: Condition, goal: Goal, now: Mapping[str, Interval]
) -> Iterator[Condition]:
    """A minimum reaches a height where each of its inputs does: the same said of each of them."""
    for one in _of_inputs(compiled, condition, goal, now, whole=True):
        if one is condition:
            yield one
        elif judge(one, now[one.measure]) != goal:
            yield from all_needed(compiled, one, goal, now)


def any_needed(
    compiled: Compiled, condition: Condition, goal: Goal, now: Mapping[str, Interval]
) -> Iterator[Condition]:
    """A minimum fails to reach a height where one of its inputs does."""
    for one in _of_inputs(compiled, condition, goal, now, whole=False):
        if one is condition:
            yield one
        elif judge(one, now[one.measure]) == "undecided":
            yield from any_needed(compiled, one, goal, now)


def _of_inputs(
    compiled: Compiled,
    condition: Condition,
    goal: Goal,
    now: Mapping[str, Interval],
    *,
    whole: bool,
) -> Iterator[Condition]:
    """`whole`: all of the inputs are needed, else any of them. Where that cannot be said, also
    because an input may be empty, the condition itself."""
    measure = compiled.by_key[condition.measure]
    rises = (condition.op == "at_least") == (goal == "met")
    splitting = "min" if rises == whole else "max"
    there = [key for key, _ in measure.children if now[key].low is not None]
    if measure.measure.aggregate != splitting or any(now[key].can_be_empty for key in there):
        there = []
    yield from (replace(condition, measure=key) for key in there)
    if not there:
        yield condition


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
