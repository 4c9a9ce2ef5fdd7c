"""Efforts in words: months of this tool, or the plant's own unit."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.build.numbers import amount, span_text
from assessments.reports.report import Quantity
from maturity.engine.roadmap import Road


def effort_value(effort: Fraction | None, unit: str = "") -> Quantity | None:
    """None where none is stated; `unit` empty: months."""
    return None if effort is None else amount(effort, unit or "months")


def _number(effort: Fraction) -> str:
    return span_text(amount(effort))


def months(effort: Fraction | None) -> str:
    if not effort:
        return ""
    if effort == 1:
        return _("about one month")
    return _("about %(months)s months") % {"months": _number(effort)}


def stated(effort: Fraction, unit: str) -> str:
    """Of one step; `unit` empty: months. Nothing to do costs nothing, and that is said too."""
    if unit:
        return f"{_number(effort)} {unit}"
    return months(effort) or _("0 months")


def summed(effort: Fraction, unit: str) -> str:
    """Of several steps: work, not elapsed time."""
    if unit:
        return _("%(effort)s of work") % {"effort": stated(effort, unit)}
    if not effort:
        return stated(effort, unit)
    return _("%(months)s of work") % {"months": months(effort)}


def taken(road: Road, unit: str) -> str:
    """14 steps, about 31 months of work in 3 phases"""
    phases = len(road.phases)
    return _("%(steps)s, %(effort)s in %(phases)s") % {
        "steps": steps(len(road.steps)),
        "effort": summed(road.effort, unit),
        "phases": ngettext("%(n)s phase", "%(n)s phases", phases) % {"n": phases},
    }


def steps(count: int) -> str:
    return ngettext("%(n)s step", "%(n)s steps", count) % {"n": count}
