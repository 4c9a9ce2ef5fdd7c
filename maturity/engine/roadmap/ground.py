"""Where a road starts, and what it has to meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maturity.engine.edition import Condition, Edition, Tier
from maturity.engine.roadmap.shape import NO_WISHES, OutOfHand, Wishes
from maturity.engine.scoring import Sheet, Verdict
from maturity.engine.scoring.compiled import (
    AskedQuestion,
    Compiled,
    CompiledMeasure,
    compile_edition,
    measures_behind,
)
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.measuring import interval_of, measure_all
from maturity.engine.scoring.selecting import exact_value
from maturity.engine.scoring.states import read_states
from maturity.engine.scoring.verdicts import climb, judge, read_exceptions, reading_of

IN_HAND = ("capability", "scenario")


@dataclass(frozen=True, slots=True)
class Ground:
    """`states`: as answered. `start`: open questions in the plant's hands at their worst row.
    `closed`: every open question so, standing too; what a plan is computed with."""

    edition: Edition
    compiled: Compiled
    asked: tuple[AskedQuestion, ...]
    province: str | None
    excepted: frozenset[str]
    narrow: frozenset[str]  # answered, but for too few: to be held more widely
    states: tuple[int, ...]
    start: tuple[int, ...]
    closed: tuple[int, ...]
    wishes: Wishes

    @classmethod
    def of(cls, edition: Edition, sheet: Sheet, wishes: Wishes = NO_WISHES) -> Ground:
        """Raises SheetError, as a score does."""
        compiled = compile_edition(edition)
        states, flags = read_states(edition, compiled, sheet)
        asked = tuple(compiled.questions.values())
        worst = [worst_state(a) if s == a.open else s for s, a in zip(states, asked, strict=True)]
        start = [
            closed if a.question.kind in IN_HAND else state
            for state, closed, a in zip(states, worst, asked, strict=True)
        ]
        return cls(
            edition=edition,
            compiled=compiled,
            asked=asked,
            province=sheet.plant.province,
            excepted=frozenset(read_exceptions(edition, sheet).by_condition),
            narrow=frozenset(flag.question for flag in flags if flag.kind == "breadth_below"),
            states=tuple(states),
            start=tuple(start),
            closed=tuple(worst),
            wishes=wishes,
        )

    def is_movable(self, index: int) -> bool:
        """Not what does not apply or is not asked: nobody is advised to change that."""
        asked = self.asked[index]
        return asked.question.kind in IN_HAND and self.start[index] < asked.not_applicable

    def is_in_hand(self, condition: Condition) -> bool:
        reaching = self.compiled.by_key[condition.measure].reaching
        return any(self.asked[index].question.kind in IN_HAND for index in reaching)

    def in_force(self, tier: Tier) -> tuple[Condition, ...]:
        return tuple(c for c in tier.conditions if c.holds_in(self.province))

    def tier_proven(self) -> str | None:
        found = judge_conditions(self, self.edition.conditions, self.states)
        return reading_of(self.edition, climb(self.edition, found, {})).tier


def worst_state(asked: AskedQuestion) -> int:
    """Of rows of one value the one with fewest tags."""
    options = asked.options
    return min(
        range(len(options)), key=lambda i: (exact_value(options[i]), len(options[i].tags), i)
    )


def judge_conditions(
    ground: Ground, conditions: Sequence[Condition], states: Sequence[int]
) -> dict[str, Verdict]:
    """Only those in force; only what they need is measured."""
    wanted = [c for c in conditions if c.holds_in(ground.province)]
    intervals = measure_all(measures_behind(ground.compiled.measures, wanted), states)
    return {c.key: judge(c, intervals[c.measure]) for c in wanted}


@dataclass(frozen=True, slots=True)
class Measured:
    """States measured once, to be judged again where a few of them are others."""

    conditions: tuple[Condition, ...]  # met
    measures: tuple[tuple[CompiledMeasure, frozenset[int]], ...]  # with what reaches each
    intervals: Mapping[str, Interval]

    @classmethod
    def of(cls, ground: Ground, conditions: Sequence[Condition], states: Sequence[int]) -> Measured:
        wanted = [c for c in conditions if c.holds_in(ground.province)]
        measures = measures_behind(ground.compiled.measures, wanted)
        intervals = measure_all(measures, states)
        met = tuple(c for c in wanted if judge(c, intervals[c.measure]) == "met")
        return cls(met, tuple((m, frozenset(m.reaching)) for m in measures), intervals)

    def judge_again(self, states: Sequence[int], moved: frozenset[int]) -> dict[str, Verdict]:
        """The verdicts of what was met and looks at one of the questions that moved."""
        intervals = dict(self.intervals)
        fresh = set()
        for measure, reaching in self.measures:
            if not moved.isdisjoint(reaching):
                key = measure.measure.key
                fresh.add(key)
                intervals[key] = interval_of(measure, states, intervals)
        return {
            c.key: judge(c, intervals[c.measure]) for c in self.conditions if c.measure in fresh
        }


@dataclass(frozen=True, slots=True)
class Way:
    """The tiers up to the target. `planned`: the criteria in the plant's hands, in order."""

    target: Tier
    tiers: tuple[Tier, ...]
    planned: tuple[Condition, ...]
    excepted: tuple[str, ...]
    out_of_hand: tuple[OutOfHand, ...]

    @classmethod
    def to(cls, ground: Ground, key: str) -> Way:
        """Raises KeyError for an unknown tier."""
        target = ground.edition.tier(key)
        tiers = ground.edition.tiers[: ground.edition.tier_rank(key) + 1]
        excepted = frozenset() if ground.wishes.plan_excepted else ground.excepted
        criteria = [c for t in tiers for c in ground.in_force(t) if c.kind == "criterion"]
        return cls(
            target=target,
            tiers=tiers,
            planned=planned_of(ground, criteria),
            excepted=tuple(c.key for c in criteria if c.key in excepted),
            out_of_hand=tuple(_out_of_hand(ground, tiers, excepted)),
        )


def planned_of(ground: Ground, criteria: Sequence[Condition]) -> tuple[Condition, ...]:
    excepted = frozenset() if ground.wishes.plan_excepted else ground.excepted
    return tuple(c for c in criteria if c.key not in excepted and ground.is_in_hand(c))


def _out_of_hand(
    ground: Ground, tiers: Sequence[Tier], excepted: frozenset[str]
) -> list[OutOfHand]:
    found = []
    for tier in tiers:
        others = [
            c
            for c in ground.in_force(tier)
            if c.kind != "advice" and c.key not in excepted and not _is_planned(ground, c)
        ]
        verdicts: Mapping[str, Verdict] = judge_conditions(ground, others, ground.start)
        found += [
            OutOfHand(tier.key, c.key, c.kind, verdicts[c.key], _questions(ground, c))
            for c in others
            if verdicts[c.key] != "met"
        ]
    return found


def _is_planned(ground: Ground, condition: Condition) -> bool:
    return condition.kind == "criterion" and ground.is_in_hand(condition)


def _questions(ground: Ground, condition: Condition) -> tuple[str, ...]:
    reaching = ground.compiled.by_key[condition.measure].reaching
    return tuple(ground.asked[index].question.key for index in reaching)
