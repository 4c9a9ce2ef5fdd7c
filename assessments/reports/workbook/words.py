"""Words that only the workbook has; headings stand with their sheets."""

from __future__ import annotations

from django.utils.translation import gettext as _


def unit_word(unit: str) -> str:
    """The plant's own unit as it typed it."""
    known = {
        "percent": "%",
        "points": _("percentage points"),
        "months": _("months"),
        "questions": _("questions"),
        "scenarios": _("scenarios"),
        "steps": _("steps"),
    }
    return known.get(unit, unit)


def kind_word(kind: str) -> str:
    """Of a condition or a gap."""
    known = {
        "criterion": _("criterion"),
        "eligibility": _("who may file"),
        "advice": _("advice"),
    }
    return known.get(kind, kind)


def yes_or_no(is_so: bool) -> str:
    return _("yes") if is_so else _("no")


def given_word(state: str) -> str:
    known = {
        "given": _("answered"),
        "open": _("open"),
        "not_applicable": _("does not apply"),
    }
    return known.get(state, state)
