"""Collects the gaps towards a tier and puts them in order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil

from maturity.engine.edition import Edition, Measure, Tier
from maturity.engine.gaps.raising import step_for, wished_rows
from maturity.engine.gaps.scenarios import ordered, scenario_step
from maturity.engine.gaps.shape import ConditionGap, Gap, ScenarioStep, Step
from maturity.engine.gaps.situation import Situation
from maturity.engine.scoring import ConditionResult, Scorecard, Sheet
from maturity.engine.scoring.counting import HIT, MISS
from maturity.engine.scoring.verdicts import all_of

KIND_ORDER = ("criterion", "eligibility")


def next_tier(edition: Edition, scorecard: Scorecard) -> Tier | None:
    """The tier above the one proven; None at the top."""
    reached = edition.tier_rank(scorecard.tier) if scorecard.tier else -1
    return edition.tiers[reached + 1] if reached + 1 < len(edition.tiers) else None


def find_gaps(
    edition: Edition, sheet: Sheet, scorecard: Scorecard, target: str | None = None
) -> list[Gap]:
    """Everything that keeps the plant from the target tier (a key; default: the next one), lower
    tiers' conditions included; criteria before eligibility, lower tiers first, then what shares
    steps with most other conditions, then the order of the file. Raises KeyError for an unknown
    tier. `scorecard` must be the score of this sheet."""
    tier = edition.tier(target) if target else next_tier(edition, scorecard)
    if tier is None:
        return []
    situation = Situation.of(edition, sheet, scorecard)
    results = scorecard.tiers[: edition.tier_rank(tier.key) + 1]
    gaps = [gap for result in results for gap in _gaps_of(situation, result.key, result.conditions)]
    rank = {result.key: number for number, result in enumerate(results)}
    gaps = [replace(gap, unlocks=_unlocks(gap, gaps)) for gap in gaps]
    return sorted(gaps, key=lambda g: (KIND_ORDER.index(g.kind), rank[g.tier], -g.unlocks))


def _gaps_of(situation: Situation, tier: str, results: tuple[ConditionResult, ...]) -> list[Gap]:
    groups: dict[str, list[ConditionResult]] = {}
    for result in results:
        if result.verdict != "met" and result.kind in KIND_ORDER:
            groups.setdefault(result.demand or result.key, []).append(result)
    return [_gap(situation, tier, key, group) for key, group in groups.items()]


def _gap(situation: Situation, tier: str, key: str, results: list[ConditionResult]) -> Gap:
    return Gap(
        key=key,
        tier=tier,
        kind=results[0].kind,
        demand=results[0].demand,
        verdict=all_of(result.verdict for result in results),
        exception=_exception(results),
        unlocks=0,
        conditions=tuple(_condition_gap(situation, result) for result in results),
    )


def _exception(results: list[ConditionResult]) -> str | None:
    """A demand is set aside only where all that it lacks is."""
    reasons = [result.exception for result in results]
    return None if None in reasons else reasons[0]


def _condition_gap(situation: Situation, result: ConditionResult) -> ConditionGap:
    steps, scenarios = _ways(situation, result)
    return ConditionGap(
        result=result,
        distance=_distance(result),
        needed=_needed(situation, result),
        steps=steps,
        scenarios=scenarios,
    )


def _ways(
    situation: Situation, result: ConditionResult
) -> tuple[tuple[Step, ...], tuple[ScenarioStep, ...]]:
    """Where a smaller number is asked for there are none: nobody is advised to lower an answer."""
    if result.op == "at_most":
        return (), ()
    steps: dict[str, Step] = {}
    scenarios: dict[str, ScenarioStep] = {}
    for question, row in wished_rows(situation, result.measure, result.threshold):
        if question.scenario_key is not None:
            scenarios[question.key] = scenario_step(situation, question, row)
        else:
            steps[question.key] = step_for(situation, question, row)
    return tuple(steps.values()), ordered(list(scenarios.values()))


def _distance(result: ConditionResult) -> Fraction | None:
    if result.low is None or result.high is None:
        return None
    if result.op == "at_least":
        return max(Fraction(0), result.threshold - result.low)
    return max(Fraction(0), result.high - result.threshold)


def _needed(situation: Situation, result: ConditionResult) -> int | None:
    """How many more must count. Of a share, with the inputs it has now; and where it has too few,
    at least as many as its minimum lacks."""
    measure = situation.edition.measure(result.measure)
    if result.op == "at_most" or (measure.where and measure.where.at_most is not None):
        return None
    if measure.aggregate == "count":
        return max(0, ceil(result.threshold - (result.low or 0)))
    if measure.aggregate != "share" or measure.of.measures is not None:
        return None
    hits, inside = _heads(situation, measure)
    lacking = max(0, (measure.minimum or 1) - inside)
    return max(lacking, ceil(result.threshold * (inside + lacking)) - hits)


def _heads(situation: Situation, measure: Measure) -> tuple[int, int]:
    """Hits for sure, and everything that is in the denominator for sure. What is open and is in
    it whatever the answer counts as a miss until it is answered."""
    compiled = situation.compiled.by_key[measure.key]
    rows = zip(compiled.bits, compiled.indexes, strict=True)
    bits = [row[situation.states[index]] for row, index in rows]
    return bits.count(HIT), sum(item in (HIT, MISS, HIT | MISS) for item in bits)


def _unlocks(gap: Gap, gaps: list[Gap]) -> int:
    own = _asked_by(gap.conditions)
    others = (c for other in gaps if other is not gap for c in other.conditions)
    return sum(bool(own & _asked_by((condition,))) for condition in others)


def _asked_by(conditions: tuple[ConditionGap, ...]) -> set[str]:
    steps = {step.question for c in conditions for step in c.steps}
    return steps | {f"scenario.{step.scenario}" for c in conditions for step in c.scenarios}
