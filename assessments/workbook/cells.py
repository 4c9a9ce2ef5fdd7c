"""A cell's value as one text, whatever program wrote it, and texts as a cell can hold them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from maturity.engine.edition.text import UNWRITABLE

LONGEST = 32_000  # a cell holds 32,767 signs
_REVISION_DIGITS = 9


def cell_text(text: str) -> str:
    """As it stands in the cell: without signs no workbook takes, line ends as one sign."""
    plain = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return UNWRITABLE.sub("", plain).strip()[:LONGEST]


def text_of(value: object, number_format: str = "General") -> str:
    """12 and 12.0 are the same number; a day has no hour; 0.85 shown as 85% is 85%."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, is_share="%" in number_format)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return cell_text(str(value))


def _number(value: int | float, *, is_share: bool) -> str:
    """Fifteen digits are what a spreadsheet keeps; the rest is noise of its arithmetic."""
    try:
        number = Decimal(f"{value:.15g}") * (100 if is_share else 1)
    except (InvalidOperation, OverflowError):
        return str(value)[:40]
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return str(value)[:40]
    return plain(number) + ("%" if is_share else "")


def plain(number: Decimal) -> str:
    """12.5, not 12.5000, and never 1E+1."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def state_of(revision: int, texts: Iterable[str]) -> str:
    """What a row showed: tells one somebody filled in from one that was only carried along."""
    return f"{revision}.{_digest(texts)}"


def is_untouched(state: str, texts: Iterable[str]) -> bool:
    return state.partition(".")[2] == _digest(texts)


def revision_in(state: str) -> int:
    """Nonsense counts as "saw nothing": whatever is stored then comes up as a conflict."""
    number = state.partition(".")[0]
    is_number = number.isascii() and number.isdecimal() and len(number) <= _REVISION_DIGITS
    return int(number) if is_number else 0


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(list(texts)).encode()).hexdigest()[:16]
