"""Conditions and tiers: met, not met or undecided, in three readings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from maturity.engine.edition import Condition, Demand, Edition, Tier
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.scorecard import Reading, TierVerdict, Verdict
from maturity.engine.scoring.sheet import Sheet, SheetError


def judge(condition: Condition, interval: Interval) -> Verdict:
    """Met if every filling satisfies it, not met if none does."""
    low, high, can_be_empty = interval
    met_if_empty = condition.if_empty == "met"
    can_hold, can_fail = can_be_empty and met_if_empty, can_be_empty and not met_if_empty
    if low is not None and high is not None:
        holds_low = _holds(condition, low)
        holds_high = holds_low if high is low else _holds(condition, high)
        can_hold = can_hold or holds_low or holds_high
        can_fail = can_fail or not (holds_low and holds_high)
    if can_hold and can_fail:
        return "undecided"
    return "met" if can_hold else "not_met"


def _holds(condition: Condition, value: Fraction) -> bool:
    """Compared as integers: a comparison of fractions does the same with much ceremony."""
    threshold = condition.threshold
    distance = value.numerator * threshold.denominator - threshold.numerator * value.denominator
    return distance >= 0 if condition.at_least is not None else distance <= 0


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    if "not_met" in found:
        return "not_met"
    return "undecided" if "undecided" in found else "met"


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Reasons by demand and by condition; a demand's reason covers all its conditions."""

    by_demand: Mapping[str, str]
    by_condition: Mapping[str, str]


def read_exceptions(edition: Edition, sheet: Sheet) -> Exceptions:
    """Raises SheetError for an unknown key, a missing reason, or where none is allowed."""
    by_demand: dict[str, str] = {}
    by_condition: dict[str, str] = {}
    for key, reason in sheet.exceptions.items():
        named = _excepted(edition, key)
        if not reason.strip():
            raise SheetError(f"exceptions.{key}", "an exception needs a reason")
        if isinstance(named, Demand):
            by_demand[key] = reason
            by_condition.update(dict.fromkeys(named.conditions, reason))
        else:
            by_condition[key] = reason
    return Exceptions(by_demand, by_condition)


def _excepted(edition: Edition, key: str) -> Demand | Condition:
    named = edition.demands_by_key.get(key) or edition.conditions_by_key.get(key)
    if named is None:
        raise SheetError(f"exceptions.{key[:80]}", "unknown demand or condition")
    if not named.may_be_excepted:
        raise SheetError(f"exceptions.{key}", "may not be excepted")
    return named


def outside_narrow(tier: Tier) -> set[str]:
    """The conditions that the narrow reading leaves out. A demand that names none keeps all."""
    narrowed = [demand for demand in tier.demands if demand.narrow]
    return {key for d in narrowed for key in set(d.conditions).difference(d.narrow)}


def tier_verdict(strict: Verdict, with_exception: Verdict) -> TierVerdict:
    if strict == "met" or with_exception == "not_met":
        return "met" if strict == "met" else "not_met"
    if strict == "not_met" and with_exception == "met":
        return "with_exception"
    return "undecided"


def criteria_of(
    tier: Tier, verdicts: Mapping[str, Verdict], left_out: Collection[str]
) -> list[Verdict]:
    """The verdicts of a tier's own criteria; a condition of another region has none."""
    return [
        verdicts[condition.key]
        for condition in tier.conditions
        if condition.kind == "criterion"
        and condition.key in verdicts
        and condition.key not in left_out
    ]


def climb(
    edition: Edition, verdicts: Mapping[str, Verdict], left_out: Mapping[str, Collection[str]]
) -> list[Verdict]:
    """For each tier the verdict over its own criteria and those of all lower tiers."""
    so_far: list[Verdict] = []
    results: list[Verdict] = []
    for tier in edition.tiers:
        so_far += criteria_of(tier, verdicts, left_out.get(tier.key, ()))
        results.append(all_of(so_far))
    return results


def reading_of(edition: Edition, results: list[Verdict]) -> Reading:
    tier = best = None
    for step, verdict in zip(edition.tiers, results, strict=True):
        tier = step.key if verdict == "met" else tier
        best = step.key if verdict != "not_met" else best
    return Reading(tier, best)
