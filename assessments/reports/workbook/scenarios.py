"""Scenarios that would close a gap, and the plant's register of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import EvidenceClaim, Prerequisite, Report, ScenarioCard
from assessments.reports.workbook.shape import Column, Row, Sheet, lines, single, unit_of
from assessments.reports.workbook.words import yes_or_no


def scenarios_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Scenario"), 28),
        Column(_("Official name"), 24),
        Column(_("Area"), 16),
        Column(_("Aspect"), 16),
        Column(_("State"), 20),
        Column(_("Why here"), 44),
        Column(_("Only AI is added"), 12),
        Column(_("What it needs first"), 44),
        Column(_("Of these missing or open"), 12),
        Column(_("Effort"), 10),
        Column(_("Unit"), 12),
        Column(_("Effort, as shown"), 18),
        Column(_("Description"), 50),
        Column(_("Obstacles to settle"), 50),
        Column(_("Techniques"), 30),
        Column(_("Indicators"), 30),
        Column(_("Direct evidence, as stated by others"), 50),
        Column(_("What is official, what is ours"), 30),
        Column(_("Sources"), 40),
        Column(_("Key"), 12),
    )
    return Sheet(_("Scenarios"), columns, tuple(_card(card) for card in report.scenarios))


def _card(card: ScenarioCard) -> Row:
    return (
        card.name,
        card.official_name,
        card.area,
        card.aspect,
        card.state,
        card.why,
        yes_or_no(card.with_ai),
        lines(_first(one) for one in card.prerequisites),
        sum(one.state in ("missing", "open") for one in card.prerequisites),
        single(card.effort_value),
        unit_of(card.effort_value),
        card.effort,
        card.summary,
        lines(card.obstacles),
        lines(card.techniques),
        lines(card.indicators),
        lines(_claim(one) for one in card.evidence),
        lines(f"{fact.label} · {fact.value}" for fact in card.basis),
        lines(card.sources),
        card.key,
    )


def _first(one: Prerequisite) -> str:
    return " · ".join(part for part in (one.word, one.text) if part)


def _claim(one: EvidenceClaim) -> str:
    return " · ".join(part for part in (one.text, one.kind, one.date, one.source) if part)


def register_sheet(report: Report) -> Sheet:
    columns = (Column(_("Scenario"), 40), Column(_("State"), 60))
    rows: Iterable[Row] = ((fact.label, fact.value) for fact in report.scenario_register)
    return Sheet(_("Scenario register"), columns, tuple(rows))
