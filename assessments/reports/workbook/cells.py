"""A value into a cell: numbers as numbers, texts as texts whatever they begin with."""

from __future__ import annotations

import re

from openpyxl.cell import Cell

from assessments.reports.workbook.shape import Number, Value

LONGEST = 32_767  # UTF-16 units; a spreadsheet refuses or repairs a file with more
CUT = "…"
# Full-width ones too: a Chinese spreadsheet takes them for their narrow sisters.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NO_SIGN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_PICTURES, _DELETE = 0x2400, 0x2421


def clean(text: str) -> str:
    """What no workbook takes is shown by a sign that stands for it, never dropped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub(_picture, _NO_SIGN.sub("\ufffd", text))
    # Or a spreadsheet reads _x0041_ as the letter A.
    return _cut(_ESCAPE_LIKE.sub("_x005F_", text))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_DELETE if code == 0x7F else _PICTURES + code)


def _cut(text: str) -> str:
    """Never in the middle of a sign."""
    if len(text) * 2 <= LONGEST:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= LONGEST * 2:
        return text
    return units[: (LONGEST - len(CUT)) * 2].decode("utf-16-le", "ignore") + CUT


def is_dangerous(value: Value) -> bool:
    """Would it become a formula as soon as somebody edits the cell?"""
    return isinstance(value, str) and value.startswith(_DANGEROUS)


def put(cell: Cell, value: str | int | Number) -> None:
    if isinstance(value, str):
        cell.value = clean(value)
        cell.data_type = "s"
    else:
        cell.value = value.value if isinstance(value, Number) else value
