"""Conditions that no value can satisfy together. A tier takes in those of all lower tiers."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.engine.edition import Condition, Edition
from maturity.engine.problems.notebook import Notebook

# For a measure and a kind the tightest condition of each region, and of each way with an empty one.
Tightest = dict[tuple[str, str], dict[tuple[str | None, str], Condition]]


def find_contradictions(edition: Edition, notebook: Notebook) -> None:
    floors: Tightest = {}
    ceilings: Tightest = {}
    for place, condition in _judging(edition):
        rising = condition.at_least is not None
        own, others = (floors, ceilings) if rising else (ceilings, floors)
        key = (condition.measure, condition.kind)
        other = next((o for o in _together(others, key, condition) if _clash(condition, o)), None)
        if other is not None:
            told = f"{other.op} {other.threshold} of {other.key!r}"
            message = f"{condition.op} {condition.threshold} and {told} cannot both hold"
            notebook.error(place, message)
        tightest = own.setdefault(key, {})
        before = tightest.get((condition.region, condition.if_empty))
        if before is None or (condition.threshold > before.threshold) == rising:
            tightest[condition.region, condition.if_empty] = condition


def _judging(edition: Edition) -> Iterator[tuple[str, Condition]]:
    for number, tier in enumerate(edition.tiers):
        for i, condition in enumerate(tier.conditions):
            has_one_bound = (condition.at_least is None) != (condition.at_most is None)
            if has_one_bound and condition.kind != "advice":
                yield f"tiers[{number}].conditions[{i}]", condition


def _together(known: Tightest, key: tuple[str, str], condition: Condition) -> Iterator[Condition]:
    """Those in force in the same place: a national one is in force everywhere."""
    for (region, _), other in known.get(key, {}).items():
        if region is None or condition.region in (None, region):
            yield other


def _clash(one: Condition, other: Condition) -> bool:
    """Where both are met by an empty measure, that satisfies both."""
    floor, ceiling = (one, other) if one.at_least is not None else (other, one)
    both_met_if_empty = one.if_empty == other.if_empty == "met"
    return floor.threshold > ceiling.threshold and not both_met_if_empty
