"""The same report for others: what they need not know is taken out, not only left undrawn.

For the authority: official labels, no effort and no money. The road goes with them, since its
order and phases are made of efforts; so do the plant's own deliberations (decisions, what the
result hangs on, notes). What a reviewer found and what was raised later stay: without them the
report would look better than the one the plant keeps.

For the headquarters: no titles of proof, no values of processes, no names. Whatever people typed
may name somebody or something, so free text goes too: notes, reasons, instances, indicators.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from assessments.reports.build.warnings import exception_line
from assessments.reports.report import Report

# By class: the fields that are emptied, wherever such a part stands.
AUTHORITY: Mapping[str, frozenset[str]] = {
    "Report": frozenset({"road", "sensitivity", "notes", "policies"}),
    "DecisionsPart": frozenset({"decisions", "effort", "answered_by"}),
    "Step": frozenset({"effort", "effort_value"}),
    "ScenarioCard": frozenset({"effort", "effort_value"}),
}
HEADQUARTERS: Mapping[str, frozenset[str]] = {
    "Report": frozenset(
        {
            "submitted_by",
            "notes",
            "checks",
            "indicators",
            "instances",
            "evidence",
            "origin",
            "answers",
            "verification",
            "application",
            "preparation",
        }
    ),
    "DecisionsPart": frozenset({"answered_by"}),
    "FindingRow": frozenset({"by"}),
    "RaisedRow": frozenset({"by"}),
}
# Also typed by people, but where something has to stand: that there is a reason is told.
REASONS: Mapping[str, frozenset[str]] = {
    "ConditionRow": frozenset({"exception_reason"}),
    "DemandRow": frozenset({"exception_reason"}),
    "FindingRow": frozenset({"reason"}),
}
REASONS_OF_LISTS = ("not_applicable",)
NOTHING: Mapping[str, frozenset[str]] = {}


def for_audience(report: Report, audience: str) -> Report:
    """`audience` is internal (everything), authority or headquarters."""
    if audience == "authority":
        made: Report = _without_basis_of_efforts(_without(report, AUTHORITY, NOTHING))
    elif audience == "headquarters":
        quiet = _without_list_reasons(_without_quoted_reasons(report))
        made = _without(quiet, HEADQUARTERS, REASONS)
    else:
        return report
    return replace(made, audience=audience, audience_line=_line(audience))


def _line(audience: str) -> str:
    if audience == "authority":
        return _(
            "For the authority: without efforts, money and the plant's own deliberations. A "
            "self-check by an unofficial tool; it stands for no decision of the authority."
        )
    return _(
        "For the headquarters: without titles of evidence, values of processes and instances, "
        "names of persons, and without what people wrote in their own words."
    )


def _without(
    part: Any, removed: Mapping[str, frozenset[str]], reasons: Mapping[str, frozenset[str]]
) -> Any:
    """The part with all such fields emptied, however deep."""
    if isinstance(part, tuple):
        return tuple(_without(one, removed, reasons) for one in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    kind = type(part).__name__
    gone, told = removed.get(kind, frozenset()), reasons.get(kind, frozenset())
    left: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in gone:
            left[field.name] = _emptied(value)
        elif field.name in told:
            left[field.name] = _left_out() if value else value
        else:
            left[field.name] = _without(value, removed, reasons)
    return replace(part, **left)


def _emptied(value: Any) -> Any:
    """A text is empty, a list has nothing in it, a part is not there."""
    if isinstance(value, str):
        return ""
    return () if isinstance(value, tuple) else None


def _left_out() -> str:
    return _("given; left out for this reader")


def _without_basis_of_efforts(report: Report) -> Report:
    """How sure an effort is says nothing where none is told."""
    cards = (
        replace(card, basis=tuple(fact for fact in card.basis if fact.label != _("Effort")))
        for card in report.scenarios
    )
    return replace(report, scenarios=tuple(cards))


def _without_list_reasons(report: Report) -> Report:
    """Rows whose detail is a reason somebody typed; also of what is left out of the road."""
    left: dict[str, Any] = {name: _told(getattr(report, name)) for name in REASONS_OF_LISTS}
    if report.road is not None:
        left["road"] = replace(report.road, excepted=_told(report.road.excepted))
    return replace(report, **left)


def _told(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(replace(row, detail=_left_out() if row.detail else "") for row in rows)


def _without_quoted_reasons(report: Report) -> Report:
    """Of all our sentences only these quote what was typed. They are told anew: a reason taken
    out wherever its letters stand would take verdicts along, if it reads "not met"."""
    demands = [demand for tier in report.tiers for demand in tier.demands]
    left_out = {
        exception_line(demand.name, demand.exception_reason): exception_line(
            demand.name, _left_out()
        )
        for demand in demands
        if demand.exception_reason
    }
    return replace(report, readings=tuple(left_out.get(line, line) for line in report.readings))
