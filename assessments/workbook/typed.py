"""Numbers, months and days as people and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.workbook.cells import plain

LARGEST_COUNT = 1_000_000_000
_WHOLE_DIGITS, _DECIMAL_PLACES = 12, 4
_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．－／％：", "0123456789,.-/%:")

_WHOLE = re.compile(r"\d{1,12}(\.0+)?")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?|-?[1-9]\d{0,2},\d{3}\.\d+")
_TWO_WAYS = re.compile(r"-?[1-9]\d{0,2},\d{3}")
_COMMA = re.compile(r"-?\d+,\d+")
# 2024.1 is not among them: a spreadsheet makes it of 2024.10 too.
_MONTH = re.compile(
    r"((?:19|20)\d{2})(?:[-/]|年)(\d{1,2})(?:月|[-/]\d{1,2}| .*)?|"
    r"((?:19|20)\d{2})\.?(0[1-9]|1[0-2])"
)
_DAY = re.compile(
    r"((?:19|20)\d{2})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?: .*)?|"
    r"((?:19|20)\d{2})(\d{2})(\d{2})"
)


class Unreadable(Exception):
    """The text of a cell cannot be read; the message says what to write."""


def read_whole(text: str) -> int:
    typed = text.translate(_FULL_WIDTH)
    if not _WHOLE.fullmatch(typed):
        raise Unreadable(_("Write a whole number in digits, such as 12."))
    number = int(typed.partition(".")[0])
    if number > LARGEST_COUNT:
        raise Unreadable(_("The number is too large to be stored."))
    return number


def read_decimal(text: str, *, unit: str = "") -> str:
    """As plain text, exact: 12.5."""
    typed = _without_share(text.translate(_FULL_WIDTH).replace(" ", ""), unit)
    if _TWO_WAYS.fullmatch(typed):
        raise Unreadable(
            _("%(typed)s can be read in two ways. Write %(whole)s or %(point)s.")
            % {
                "typed": typed,
                "whole": typed.replace(",", ""),
                "point": typed.replace(",", "."),
            }
        )
    if _GROUPED.fullmatch(typed):
        typed = typed.replace(",", "")
    elif _COMMA.fullmatch(typed):
        typed = typed.replace(",", ".")
    if not _DECIMAL.fullmatch(typed) or len(typed) > 40:
        raise Unreadable(_("Write one number, such as 12.5, without a unit."))
    return _fitting(Decimal(typed))


def _without_share(typed: str, unit: str) -> str:
    if not typed.endswith("%"):
        return typed
    if unit and unit != "%":
        raise Unreadable(
            _("%(typed)s is a share, but this is counted in %(unit)s. Write the number alone.")
            % {"typed": typed[:40], "unit": unit}
        )
    return typed[:-1]


def _fitting(number: Decimal) -> str:
    text = plain(number)
    whole, _point, places = text.lstrip("-").partition(".")
    if len(whole) > _WHOLE_DIGITS:
        raise Unreadable(_("The number is too large to be stored."))
    if len(places) > _DECIMAL_PLACES:
        raise Unreadable(
            _("Write at most %(max)s digits after the point.") % {"max": _DECIMAL_PLACES}
        )
    return text


def read_month(text: str) -> str:
    found = _MONTH.fullmatch(text.translate(_FULL_WIDTH).strip())
    year, month = _groups(found) or ("", "0")
    if not 1 <= int(month) <= 12:
        raise Unreadable(_("Write year and month as 2024-03."))
    return f"{year}-{int(month):02}"


def read_date(text: str) -> str:
    found = _DAY.fullmatch(text.translate(_FULL_WIDTH).strip())
    try:
        year, month, day = map(int, _groups(found))
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise Unreadable(_("Write the day as 2024-03-15.")) from error


def _groups(found: re.Match[str] | None) -> tuple[str, ...]:
    return tuple(group for group in found.groups() if group is not None) if found else ()
