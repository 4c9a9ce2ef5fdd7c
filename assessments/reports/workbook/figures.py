"""Indicators before and after, and what is published of others."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.reports.report import IndicatorRow, Report, Yardstick
from assessments.reports.workbook.shape import (
    Column,
    Row,
    Sheet,
    basis_cells,
    lines,
    single,
    unit_of,
)


def indicators_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Indicator"), 34),
        Column(_("Unit"), 14),
        Column(_("Before"), 12),
        Column(_("Before, period"), 16),
        Column(_("After"), 12),
        Column(_("After, period"), 16),
        Column(_("Change"), 12),
        Column(_("Change, unit"), 14),
        Column(_("Change, as shown"), 18),
        Column(_("Which way is better"), 16),
        Column(_("It went"), 12),
        Column(_("Source of the data"), 30),
        Column(_("Reported of others, on this scale"), 50),
        Column(_("Basis"), 14),
        Column(_("Sources"), 40),
    )
    return Sheet(_("Indicators"), columns, tuple(_row(one) for one in report.indicators))


def _row(one: IndicatorRow) -> Row:
    return (
        one.name,
        one.unit,
        single(one.before_value) or one.before,
        one.before_period,
        single(one.after_value) or one.after,
        one.after_period,
        single(one.change_value, is_signed=True),
        unit_of(one.change_value),
        one.change,
        one.better,
        one.moved,
        one.source,
        _reported(one),
        *basis_cells(one.basis),
    )


def _reported(one: IndicatorRow) -> str:
    marks = one.scale.marks if one.scale else ()
    told = ((m.text, m.change, m.leads_to, m.date, m.source) for m in marks)
    return lines(" · ".join(part for part in parts if part) for parts in told)


def yardsticks_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("About"), 18),
        Column(_("Tier"), 14),
        Column(_("What is published"), 70),
        Column(_("Date"), 14),
        Column(_("Source"), 50),
        Column(_("Basis"), 14),
        Column(_("Sources"), 40),
    )
    return Sheet(_("Yardsticks"), columns, tuple(_yardstick(one) for one in report.yardsticks))


def _yardstick(one: Yardstick) -> Row:
    about = {"factories": _("factories"), "results": _("results"), "target": _("target")}
    told = (about.get(one.about, one.about), one.tier, one.text, one.date, one.source)
    return (*told, *basis_cells(one.basis))
