"""Edition + answers -> Scorecard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maturity.engine.edition import Condition, Edition, Tier
from maturity.engine.scoring.binding import BindingSearch
from maturity.engine.scoring.checks import Found, run_checks
from maturity.engine.scoring.compiled import AskedQuestion, Compiled, compile_edition
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.measuring import label_of, measure_all
from maturity.engine.scoring.scorecard import (
    ConditionResult,
    DemandResult,
    MeasureResult,
    Scorecard,
    TierResult,
    Verdict,
)
from maturity.engine.scoring.sheet import Sheet
from maturity.engine.scoring.states import read_states
from maturity.engine.scoring.verdicts import (
    Exceptions,
    all_of,
    climb,
    judge,
    outside_narrow,
    read_exceptions,
    reading_of,
    tier_verdict,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One filling of one edition, measured and judged; only conditions in force are in it."""

    edition: Edition
    compiled: Compiled
    states: Sequence[int]
    intervals: Mapping[str, Interval]
    verdicts: Mapping[str, Verdict]
    keys: tuple[str, ...]
    open: frozenset[int]

    def open_of(self, measure: str) -> tuple[str, ...]:
        if not self.open:
            return ()
        reaching = self.compiled.by_key[measure].reaching
        return tuple(self.keys[index] for index in reaching if index in self.open)


def score(edition: Edition, sheet: Sheet, *, revision: int | None = None) -> Scorecard:
    """The edition must be free of errors (see `problems`). Raises SheetError for answers that
    no form could have sent. Values are exact; nothing is rounded."""
    compiled = compile_edition(edition)
    states, flags = read_states(edition, compiled, sheet)
    exceptions = read_exceptions(edition, sheet)
    judged = judge_states(edition, compiled, states, sheet.plant.province)
    readings = _Readings(judged, exceptions)
    reading = reading_of(edition, readings.strict)
    questions = list(compiled.questions.values())
    open_ = tuple(q.question.key for q in questions if states[q.index] == q.open)
    return Scorecard(
        rubric=edition.rubric,
        edition=edition.edition,
        revision=revision,
        checksum=edition.checksum,
        tier=reading.tier,
        best_tier=reading.best_tier,
        best_tier_exact=_is_reached(judged, reading.tier, reading.best_tier, sheet.plant.province),
        with_exception=reading_of(edition, readings.with_exception),
        narrow=reading_of(edition, readings.narrow),
        asked=sum(states[q.index] != q.not_asked for q in questions),
        answered=sum(states[q.index] < q.not_applicable for q in questions),
        not_applicable=sum(states[q.index] == q.not_applicable for q in questions),
        open=open_,
        tiers=_tier_results(judged, exceptions, readings),
        measures=_measure_results(judged),
        checks=run_checks(Found(edition, compiled, states, judged.intervals)),
        flags=flags,
    )


def judge_states(
    edition: Edition, compiled: Compiled, states: Sequence[int], province: str | None
) -> Judged:
    intervals = measure_all(compiled.measures, states)
    verdicts = {
        condition.key: judge(condition, intervals[condition.measure])
        for condition in edition.conditions
        if condition.holds_in(province)
    }
    keys = tuple(compiled.questions)
    open_ = frozenset(a.index for a in compiled.questions.values() if states[a.index] == a.open)
    return Judged(edition, compiled, states, intervals, verdicts, keys, open_)


class _Readings:
    """For each tier the verdict with everything, without what is excepted, and narrow."""

    def __init__(self, judged: Judged, exceptions: Exceptions) -> None:
        edition, verdicts = judged.edition, judged.verdicts
        excepted = dict.fromkeys((tier.key for tier in edition.tiers), exceptions.by_condition)
        narrowed = {tier.key: outside_narrow(tier) for tier in edition.tiers}
        self.strict = climb(edition, verdicts, {})
        self.narrow = climb(edition, verdicts, narrowed)
        self.with_exception = (
            climb(edition, verdicts, excepted) if exceptions.by_condition else self.strict
        )


def _is_reached(
    judged: Judged, tier: str | None, best_tier: str | None, province: str | None
) -> bool:
    """Whether some filling is known to reach the best tier: everything open at its best row, or
    not applicable where it may be. A tier already proven, or none at all, needs no such proof."""
    if best_tier in (None, tier):
        return True
    for choose in (_best, _best_or_not_applicable):
        states = [
            choose(asked) if state == asked.open else state
            for state, asked in zip(judged.states, judged.compiled.questions.values(), strict=True)
        ]
        intervals = measure_all(judged.compiled.judging, states)
        verdicts = {
            condition.key: judge(condition, intervals[condition.measure])
            for condition in judged.edition.conditions
            if condition.kind == "criterion" and condition.holds_in(province)
        }
        if reading_of(judged.edition, climb(judged.edition, verdicts, {})).tier == best_tier:
            return True
    return False


def _best(asked: AskedQuestion) -> int:
    return asked.best


def _best_or_not_applicable(asked: AskedQuestion) -> int:
    return asked.not_applicable if asked.may_not_apply else asked.best


def _measure_results(judged: Judged) -> dict[str, MeasureResult]:
    results = {}
    for measure in judged.edition.measures:
        compiled = judged.compiled.by_key[measure.key]
        low, high, can_be_empty = interval = judged.intervals[measure.key]
        is_point = (low is high or low == high) and not can_be_empty
        label = label_of(compiled, interval) if compiled.bands else None
        results[measure.key] = MeasureResult(
            measure.key, low, high, can_be_empty, compiled.is_sharp or is_point, label
        )
    return results


def _tier_results(
    judged: Judged, exceptions: Exceptions, readings: _Readings
) -> tuple[TierResult, ...]:
    results: list[TierResult] = []
    eligibility: list[Verdict] = []
    for number, tier in enumerate(judged.edition.tiers):
        own = [c for c in tier.conditions if c.key in judged.verdicts]
        eligibility += [judged.verdicts[c.key] for c in own if c.kind == "eligibility"]
        strict, excepted = readings.strict[number], readings.with_exception[number]
        results.append(
            TierResult(
                key=tier.key,
                verdict=tier_verdict(strict, excepted),
                strict=strict,
                with_exception=excepted,
                narrow=readings.narrow[number],
                eligible=all_of(eligibility),
                demands=_demand_results(tier, judged, exceptions),
                conditions=_condition_results(tier, own, judged, exceptions),
            )
        )
    return tuple(results)


def _demand_results(tier: Tier, judged: Judged, exceptions: Exceptions) -> tuple[DemandResult, ...]:
    return tuple(
        DemandResult(
            key=demand.key,
            verdict=_of_conditions(demand.conditions, judged),
            narrow=_of_conditions(demand.narrow or demand.conditions, judged),
            exception=exceptions.by_demand.get(demand.key),
            conditions=demand.conditions,
        )
        for demand in tier.demands
    )


def _of_conditions(keys: tuple[str, ...], judged: Judged) -> Verdict:
    return all_of(judged.verdicts[key] for key in keys if key in judged.verdicts)


def _condition_results(
    tier: Tier, own: list[Condition], judged: Judged, exceptions: Exceptions
) -> tuple[ConditionResult, ...]:
    demand_of = {key: demand.key for demand in tier.demands for key in demand.conditions}
    search = BindingSearch(judged.compiled, judged.states, judged.intervals)
    return tuple(
        _condition_result(
            c, judged, search, demand_of.get(c.key), exceptions.by_condition.get(c.key)
        )
        for c in own
    )


def _condition_result(
    condition: Condition,
    judged: Judged,
    search: BindingSearch,
    demand: str | None,
    exception: str | None,
) -> ConditionResult:
    low, high, can_be_empty = judged.intervals[condition.measure]
    verdict = judged.verdicts[condition.key]
    binding = search.indexes(condition) if verdict != "met" else []
    return ConditionResult(
        key=condition.key,
        kind=condition.kind,
        verdict=verdict,
        measure=condition.measure,
        op=condition.op,
        threshold=condition.threshold,
        low=low,
        high=high,
        can_be_empty=can_be_empty,
        basis=condition.basis.word if condition.basis else None,
        region=condition.region,
        open=judged.open_of(condition.measure),
        binding=tuple(judged.keys[index] for index in binding),
        demand=demand,
        exception=exception,
    )
