"""A sheet as plain data: what stands in it, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assessments.reports.report import Basis, Quantity
from assessments.reports.workbook.words import unit_word

_PERCENT = ("percent", "%", "％")


@dataclass(frozen=True, slots=True)
class Number:
    """A real number, shown with as many digits as page and PDF show of it."""

    value: Decimal
    form: str


Value = str | int | Number | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """`frozen`: so many columns stay in sight beside the headings."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    frozen: int = 1


def lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def number(value: Decimal, unit: str, *, is_signed: bool = False) -> Number:
    """A percentage is kept as the share it is, so that it can be counted with."""
    is_share = unit in _PERCENT
    decimals = max(0, -int(value.as_tuple().exponent))
    form = ("0" if is_share else "#,##0") + ("." + "0" * decimals if decimals else "")
    form += "%" if is_share else ""
    stored = value.scaleb(-2) if is_share else value
    return Number(stored, f"+{form};-{form};{form}" if is_signed else form)


def ends(found: Quantity | None) -> tuple[Value, Value, str]:
    """From, to, and in what; both ends are the same where nothing is open."""
    if found is None:
        return None, None, ""
    low, high = number(found.low, found.unit), number(found.high, found.unit)
    return low, high, unit_word(found.unit)


def single(found: Quantity | None, *, is_signed: bool = False) -> Value:
    return None if found is None else number(found.low, found.unit, is_signed=is_signed)


def unit_of(found: Quantity | None) -> str:
    return "" if found is None else unit_word(found.unit)


def said(text: str, found: Quantity | None) -> Value:
    """As a number where the text is nothing else, or a spreadsheet marks it as a mistake."""
    return single(found) if found and text == f"{found.low:f}" else text


def counted(number: str) -> Value:
    """A number of ours, as in the index of evidence."""
    return int(number) if number.isdecimal() else number


def basis_cells(basis: Basis | None) -> tuple[str, str]:
    """How sure it is, and where it stands."""
    return (basis.word, lines(basis.sources)) if basis else ("", "")
