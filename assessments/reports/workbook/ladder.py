"""The tiers with what the annex asks, and every condition with its numbers."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import ConditionRow, DemandRow, Report, TierRow
from assessments.reports.workbook.shape import (
    Column,
    Row,
    Sheet,
    basis_cells,
    ends,
    lines,
    single,
    unit_of,
)
from assessments.reports.workbook.words import kind_word, yes_or_no


def ladder_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Tier"), 12),
        Column(_("Official name"), 12),
        Column(_("Demand of the annex"), 24),
        Column(_("Text"), 60),
        Column(_("Verdict by self-check"), 14),
        Column(_("Narrow reading"), 14),
        Column(_("Who may file"), 14),
        Column(_("Because of"), 30),
        Column(_("Conditions met"), 12),
        Column(_("of how many"), 8),
        Column(_("May be excepted"), 12),
        Column(_("Exception stated"), 30),
        Column(_("Basis"), 14),
        Column(_("Sources"), 40),
    )
    return Sheet(_("Ladder"), columns, tuple(_ladder_rows(report)), frozen=3)


def _ladder_rows(report: Report) -> Iterable[Row]:
    for tier in report.tiers:
        yield (
            tier.name,
            tier.official_name,
            "",
            tier.summary,
            tier.verdict.word,
            tier.narrow.word,
            tier.eligible.word,
            lines(tier.eligible_because),
            tier.met_count,
            tier.criteria_count,
            "",
            "",
            *basis_cells(tier.basis),
        )
        yield from (_demand_row(tier, demand) for demand in tier.demands)


def _demand_row(tier: TierRow, demand: DemandRow) -> Row:
    return (
        tier.name,
        tier.official_name,
        demand.name,
        demand.text,
        demand.verdict.word,
        demand.narrow.word,
        "",
        "",
        None,
        None,
        yes_or_no(demand.may_be_excepted),
        demand.exception_reason,
        *basis_cells(demand.basis),
    )


def condition_columns() -> tuple[Column, ...]:
    return (
        Column(_("Condition"), 28),
        Column(_("Text"), 50),
        Column(_("Kind"), 12),
        Column(_("Verdict by self-check"), 14),
        Column(_("What was counted"), 30),
        Column(_("From (number)"), 10),
        Column(_("To (number)"), 10),
        Column(_("Unit"), 12),
        Column(_("As shown"), 26),
        Column(_("Counted"), 10),
        Column(_("among how many"), 10),
        Column(_("Still open"), 8),
        Column(_("Asked"), 10),
        Column(_("Asked, as shown"), 24),
        Column(_("Lacking"), 10),
        Column(_("Lacking, unit"), 12),
        Column(_("Lacking, as shown"), 24),
        Column(_("More digits"), 16),
        Column(_("Waits for"), 40),
        Column(_("Decided by"), 40),
        Column(_("Rule of"), 12),
        Column(_("Exception stated"), 30),
        Column(_("Basis"), 14),
        Column(_("Sources"), 40),
    )


def condition_cells(row: ConditionRow) -> Row:
    heads = row.counted
    return (
        row.name,
        row.text,
        kind_word(row.kind),
        row.verdict.word,
        row.measure,
        *ends(row.value),
        row.number,
        heads.hits if heads else None,
        heads.among if heads else None,
        heads.open if heads else None,
        single(row.asked),
        row.threshold,
        single(row.lacking),
        unit_of(row.lacking),
        row.distance,
        row.exact,
        lines(row.open_questions),
        lines(row.binding),
        row.region,
        row.exception_reason,
        *basis_cells(row.basis),
    )


def conditions_sheet(report: Report) -> Sheet:
    columns = (Column(_("Tier"), 12), Column(_("Demand of the annex"), 22), *condition_columns())
    return Sheet(_("Conditions"), columns, tuple(_condition_rows(report)), frozen=3)


def _condition_rows(report: Report) -> Iterable[Row]:
    for tier in report.tiers:
        for demand in tier.demands:
            for row in demand.conditions:
                yield (tier.name, demand.name, *condition_cells(row))
        for row in (*tier.criteria, *tier.eligibility, *tier.advice):
            yield (tier.name, "", *condition_cells(row))
