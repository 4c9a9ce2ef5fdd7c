"""Rows -> the bytes of an .xlsx: drop-downs, locked cells, hidden keys and revisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import cast

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from assessments.workbook.cells import LONGEST, cell_text, state_of, text_of
from assessments.workbook.dropdowns import Dropdowns
from assessments.workbook.fields import Field
from assessments.workbook.looks import Looks, lay_out, row_height
from assessments.workbook.shape import FILLED, Line
from assessments.workbook.sheets import HEADINGS_KEY, KEY_MARK, STATE_MARK, Column, Sheet, sheets_of
from assessments.workbook.stamp import MARK, Stamp

KEYS_ROW, HEADINGS_ROW = 1, 2
HIDDEN_COLUMNS = 2
STAMP_SHEET = "tidu"
_DANGEROUS = ("=", "+", "-", "@")
_DIGITS_KEPT = 15


def write_workbook(lines: Sequence[Line], stamp: Stamp, guide: Sequence[tuple[str, str]]) -> bytes:
    """`guide`: heading and text, in the workbook's language, in which `lines` were read too."""
    with override(stamp.language):
        book = Workbook()
        looks = Looks.of(stamp.language)
        _write_guide(book, guide, looks)
        dropdowns = Dropdowns()
        for sheet in sheets_of(lines):
            _write_sheet(book, sheet, stamp.language, looks, dropdowns)
        dropdowns.write(book, _("Lists"))
        _write_stamp(book, stamp)
        book.security = WorkbookProtection(lockStructure=True)
        book.properties.creator = _("Tidu")
        book.properties.title = guide[0][0] if guide else ""
        made = BytesIO()
        book.save(made)
    return made.getvalue()


def put(cell: Cell, value: str | int | Decimal | date) -> None:
    """Never a formula, whatever a text begins with."""
    if value == "":
        # A cell that holds no sign is still not empty.
        return
    if isinstance(value, str):
        cell.value = cell_text(value)
        cell.data_type = "s"
        if value.startswith(_DANGEROUS):
            # Or editing the cell would make one of it.
            cell.quotePrefix = True
    else:
        cell.value = value


def _at(page: Worksheet, row: int, column: int) -> Cell:
    """No cells are merged here."""
    return cast(Cell, page.cell(row, column))


def _write_guide(book: Workbook, guide: Sequence[tuple[str, str]], looks: Looks) -> None:
    page = book.worksheets[0]
    page.title = _("Read me")
    page.column_dimensions["A"].width = 110
    row = 0
    for heading, text in guide:
        for words, font in ((heading, looks.bold if row else looks.title), (text, looks.plain)):
            if words:
                row += 1
                cell = _at(page, row, 1)
                put(cell, words)
                cell.font, cell.alignment = font, looks.wrapped
                page.row_dimensions[row].height = row_height([(words, 110)])
    page.sheet_view.showGridLines = False
    page.protection.sheet = True


def _write_sheet(
    book: Workbook, sheet: Sheet, language: str, looks: Looks, dropdowns: Dropdowns
) -> None:
    page = book.create_sheet(sheet.name)
    _write_heads(page, sheet, looks)
    for row, line in enumerate(sheet.lines, start=HEADINGS_ROW + 1):
        _write_line(page, row, sheet, line, language, looks)
        for place, column in enumerate(sheet.columns, start=HIDDEN_COLUMNS + 1):
            field = _field(line, column)
            if field and field.is_open:
                dropdowns.offer(page, f"{get_column_letter(place)}{row}", field, language)
    dropdowns.attach(page)
    lay_out(page, sheet, first_row=HEADINGS_ROW + 1, hidden=HIDDEN_COLUMNS)


def _write_heads(page: Worksheet, sheet: Sheet, looks: Looks) -> None:
    marks = [KEY_MARK + sheet.kind, STATE_MARK]
    marks += [column.key if column.is_filled else "" for column in sheet.columns]
    for place, mark in enumerate(marks, start=1):
        put(_at(page, KEYS_ROW, place), mark)
    put(_at(page, HEADINGS_ROW, 1), HEADINGS_KEY)
    for place, column in enumerate(sheet.columns, start=HIDDEN_COLUMNS + 1):
        cell = _at(page, HEADINGS_ROW, place)
        put(cell, column.heading)
        looks.dress_heading(cell, is_filled=column.is_filled)


def _write_line(
    page: Worksheet, row: int, sheet: Sheet, line: Line, language: str, looks: Looks
) -> None:
    shown = line.shown(language)
    if line.key:
        put(_at(page, row, 1), line.key)
        texts = (text_of(shown[key]) for key in FILLED[line.kind])
        put(_at(page, row, 2), state_of(line.revision, texts))
    needed = []
    for place, column in enumerate(sheet.columns, start=HIDDEN_COLUMNS + 1):
        cell, field = _at(page, row, place), _field(line, column)
        text = shown[column.key] if field else line.info.get(column.key, "")
        put(cell, _typed(field, text) if field else _as_number(column, text))
        looks.dress(cell, field)
        needed += [(word, column.width) for word in _longest_text(field, text, language)]
    page.row_dimensions[row].height = row_height(needed)


def _field(line: Line, column: Column) -> Field | None:
    if not column.is_filled:
        return None
    return next(field for field in line.fields if field.key == column.key)


def _typed(field: Field, text: str) -> str | int | Decimal | date:
    """Numbers and days as a spreadsheet knows them, where it can hold them exactly."""
    if not text:
        return text
    if field.kind == "whole":
        return int(text)
    if field.kind == "date":
        return date.fromisoformat(text)
    digits = text.replace(".", "").lstrip("-0")
    return Decimal(text) if field.kind == "decimal" and len(digits) < _DIGITS_KEPT else text


def _as_number(column: Column, text: str) -> str | int:
    return int(text) if column.key == "number" and text.isdecimal() else text[:LONGEST]


def _longest_text(field: Field | None, text: str, language: str) -> list[str]:
    """Rows are as high as the longest entry they may come to hold, or nobody could read it."""
    if field is None or field.kind != "choice" or field.key == "scenario":
        return [text]
    return [choice.label(language) for choice in field.choices]


def _write_stamp(book: Workbook, stamp: Stamp) -> None:
    page = book.create_sheet(STAMP_SHEET)
    pairs: Mapping[str, str] = {MARK: MARK, **stamp.to_data()}
    for row, (name, value) in enumerate(pairs.items(), start=1):
        put(_at(page, row, 1), name)
        put(_at(page, row, 2), value)
    page.sheet_state = "veryHidden"
    page.protection.sheet = True
