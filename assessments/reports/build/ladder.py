"""The tiers with their demands and conditions."""

from __future__ import annotations

from assessments.reports.build import words
from assessments.reports.build.conditions import condition_rows, name_of
from assessments.reports.build.keeping import blocking_eligibility
from assessments.reports.build.source import Source
from assessments.reports.report import DemandRow, TierRow
from maturity.engine.edition import Condition, Demand, Tier
from maturity.engine.scoring import DemandResult


def tier_rows(source: Source) -> tuple[TierRow, ...]:
    return tuple(_tier_row(source, tier) for tier in source.edition.tiers)


def _tier_row(source: Source, tier: Tier) -> TierRow:
    result = source.tiers[tier.key]
    in_demands = {key for demand in tier.demands for key in demand.conditions}
    criteria = [c for c in tier.conditions if c.kind == "criterion" and c.key in source.results]
    outside = [c for c in criteria if c.key not in in_demands]
    return TierRow(
        key=tier.key,
        name=words.said(tier.name),
        official_name=tier.name.in_language("zh-hans"),
        summary=words.said(tier.summary),
        basis=words.basis_of(tier, "summary"),
        verdict=words.verdict(result.verdict),
        narrow=words.verdict(result.narrow),
        eligible=words.verdict(result.eligible),
        eligible_because=tuple(name_of(source, c) for c in blocking_eligibility(source, tier)),
        demands=tuple(_demand_row(source, demand) for demand in tier.demands),
        criteria=condition_rows(source, outside),
        eligibility=condition_rows(source, _of_kind(tier, "eligibility")),
        advice=condition_rows(source, _of_kind(tier, "advice")),
        is_reached=source.reached is not None and tier.key == source.reached.key,
        is_target=tier.key == source.target_key,
        met_count=sum(_is_met(source, c) for c in criteria),
        criteria_count=len(criteria),
    )


def _of_kind(tier: Tier, kind: str) -> list[Condition]:
    return [condition for condition in tier.conditions if condition.kind == kind]


def _is_met(source: Source, condition: Condition) -> bool:
    return bool(source.results[condition.key].verdict == "met")


def _demand_row(source: Source, demand: Demand) -> DemandRow:
    result = source.demand_results[demand.key]
    conditions = [source.edition.condition(key) for key in demand.conditions]
    return DemandRow(
        key=demand.key,
        name=words.said(demand.name),
        text=words.said(demand.text),
        verdict=words.verdict(demand_verdict(result)),
        narrow=words.verdict(result.narrow),
        basis=words.basis_of(demand),
        conditions=condition_rows(source, conditions),
        may_be_excepted=demand.may_be_excepted,
        exception_reason=result.exception or "",
    )


def demand_verdict(result: DemandResult) -> str:
    is_excepted = result.is_excepted and result.verdict == "not_met"
    return "with_exception" if is_excepted else str(result.verdict)
