"""What keeps a plant from a tier, as people count it: the same thing asked by several tiers is
told once, for the highest of them; a demand with all its conditions is one thing."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.reports.build.source import Source
from maturity.engine.edition import Condition, Tier
from maturity.engine.gaps import Gap


@dataclass(frozen=True, slots=True)
class Keeping:
    not_met: int
    undecided: int


def keeping_from(source: Source, tier: Tier) -> Keeping:
    found = [gap.verdict for gap in gaps_to(source, tier)]
    return Keeping(found.count("not_met"), found.count("undecided"))


def gaps_to(source: Source, tier: Tier, kind: str = "criterion") -> list[Gap]:
    """In the engine's order. What is excepted with a reason does not keep from a tier."""
    told: dict[str, Gap] = {}
    for gap in gaps_below(source, tier, kind):
        if gap.exception is None:
            told[_subject(gap)] = gap
    return list(told.values())


def gaps_below(source: Source, tier: Tier, kind: str) -> list[Gap]:
    """All of them, tier by tier."""
    asking = {step.key for step in source.up_to(tier)}
    return [gap for gap in source.all_gaps if gap.kind == kind and gap.tier in asking]


def _subject(gap: Gap) -> str:
    """What it is about, without its tier: two tiers' demands on one aspect share a subject."""
    if gap.demand is None:
        return gap.conditions[0].result.measure
    return gap.demand.removeprefix(f"{gap.tier}.")


def open_conditions(source: Source, tier: Tier, kind: str = "criterion") -> list[Condition]:
    """Of that tier and all lower ones: those not met or undecided."""
    return [
        source.edition.condition(c.result.key)
        for gap in gaps_below(source, tier, kind)
        for c in gap.conditions
    ]


def blocking_eligibility(source: Source, tier: Tier) -> list[Condition]:
    """Of that tier and the lower ones, each measure once, its hardest condition."""
    blocking = {c.measure: c for c in open_conditions(source, tier, "eligibility")}
    return list(blocking.values())
