"""Indicators before and after: the numbers, which way is better, and the scale of each."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.reports.build import words
from assessments.reports.build.numbers import (
    NOTHING_TOLD,
    Told,
    amount,
    percent_changed,
    points_changed,
    span_text,
)
from assessments.reports.build.scales import scale_of
from assessments.reports.build.source import IndicatorFigures, Source
from assessments.reports.report import IndicatorRow, Quantity
from maturity.engine.edition import Indicator


def indicator_rows(source: Source) -> tuple[IndicatorRow, ...]:
    """In the edition's order; an indicator without any figure has no row."""
    figures = {figure.key: figure for figure in source.facts.indicators}
    return tuple(
        _row(source, indicator, figures[indicator.key])
        for indicator in source.edition.indicators
        if indicator.key in figures
    )


def _row(source: Source, indicator: Indicator, figure: IndicatorFigures) -> IndicatorRow:
    unit = words.said(indicator.unit)
    before, after = _value(figure.before, unit), _value(figure.after, unit)
    change = _change(unit, figure)
    return IndicatorRow(
        name=words.said(indicator.name),
        unit=unit,
        before=span_text(before) if before else "",
        before_period=figure.before_period,
        after=span_text(after) if after else "",
        after_period=figure.after_period,
        change=change.text,
        source=figure.data_source,
        basis=words.basis_of(indicator),
        key=indicator.key,
        better=_better(indicator),
        moved=_moved(indicator, figure),
        before_value=before,
        after_value=after,
        change_value=change.number,
        scale=scale_of(source, indicator, figure),
    )


def _value(figure: Fraction | None, unit: str) -> Quantity | None:
    return None if figure is None else amount(figure, unit)


def _change(unit: str, figure: IndicatorFigures) -> Told:
    if figure.before is None or figure.after is None:
        return NOTHING_TOLD
    if unit == "%":
        return points_changed(figure.before, figure.after)
    return percent_changed(figure.before, figure.after)


def _better(indicator: Indicator) -> str:
    told = {
        "up": pgettext("indicator", "more is better"),
        "down": pgettext("indicator", "less is better"),
    }
    return told.get(indicator.better or "", "")


def _moved(indicator: Indicator, figure: IndicatorFigures) -> str:
    if figure.before is None or figure.after is None or indicator.better is None:
        return ""
    if figure.before == figure.after:
        return pgettext("indicator", "unchanged")
    if (figure.after > figure.before) == (indicator.better == "up"):
        return _("better")
    return _("worse")
