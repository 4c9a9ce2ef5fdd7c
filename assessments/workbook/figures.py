"""The reference indicators as rows of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from assessments.actions.indicators import IndicatorChange
from assessments.models import IndicatorValue
from assessments.wording import said
from assessments.workbook.cells import plain
from assessments.workbook.fields import Field
from assessments.workbook.shape import FILLED, Line, blank_content
from maturity.engine.edition import Edition, Indicator

HEADINGS: Mapping[str, Promise] = {
    "before": gettext_lazy("Before"),
    "before_period": gettext_lazy("Period before"),
    "after": gettext_lazy("After"),
    "after_period": gettext_lazy("Period after"),
    "data_source": gettext_lazy("Source of the data"),
}


def indicator_lines(edition: Edition, stored: Mapping[str, IndicatorValue]) -> Iterator[Line]:
    """`stored` by indicator, with `changed_by`."""
    for indicator in edition.indicators:
        if indicator.reference:
            yield _line(indicator, stored.get(indicator.key))


def _line(indicator: Indicator, value: IndicatorValue | None) -> Line:
    fields = figure_fields(said(indicator.unit))
    return Line(
        kind="indicators",
        sheet="indicators",
        key=indicator.key,
        name=said(indicator.name),
        fields=fields,
        content=figures_on(value) if value else blank_content(fields),
        revision=value.revision if value else 0,
        by=str(value.changed_by) if value else "",
        at=value.changed_at if value else None,
        info={
            "name": said(indicator.name),
            "unit": said(indicator.unit),
            "help": said(indicator.text),
        },
    )


def figure_fields(unit: str) -> tuple[Field, ...]:
    """In the order of FILLED."""
    return tuple(
        Field(key, "decimal", unit=unit, blank=None)
        if key in ("before", "after")
        else Field(key, "text", longest=300 if key == "data_source" else 60)
        for key in FILLED["indicators"]
    )


def figures_on(row: Any) -> dict[str, Any]:
    """Before and after of an indicator or an instance, numbers as exact plain texts."""
    return {
        "before": None if row.before is None else plain(row.before),
        "before_period": row.before_period,
        "after": None if row.after is None else plain(row.after),
        "after_period": row.after_period,
        "data_source": row.data_source,
    }


def figures_in(content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "before": None if content["before"] is None else Decimal(content["before"]),
        "before_period": content["before_period"],
        "after": None if content["after"] is None else Decimal(content["after"]),
        "after_period": content["after_period"],
        "data_source": content["data_source"],
    }


def indicator_change(line: Line, content: Mapping[str, Any], revision: int) -> IndicatorChange:
    return IndicatorChange(indicator=line.key, revision=revision, **figures_in(content))
