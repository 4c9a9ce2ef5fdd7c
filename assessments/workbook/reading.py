"""The bytes of an .xlsx -> what it brought, found by hidden keys and never by position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import DEFUSEDXML, Workbook, load_workbook

from assessments.workbook.brought import Brought, BroughtRow
from assessments.workbook.cells import text_of
from assessments.workbook.opening import check_file, no_workbook
from assessments.workbook.shape import FILLED, KINDS, Kind
from assessments.workbook.sheets import HEADINGS_KEY, KEY_MARK, STATE_MARK
from assessments.workbook.stamp import MARK, Stamp, WorkbookRefused, read_stamp

ROW_LIMIT = 3000
_SHEET_LIMIT, _COLUMN_LIMIT = 40, 60
# Beyond this nothing is looked for: formatted empty rows may reach to the millionth.
_LAST_ROW = 20_000
_HEADS_WITHIN, _STAMP_ROWS = 10, 30
_LONGEST_TEXT = 4000

Cells = Sequence[Any]


class XmlIsUnsafe(RuntimeError):
    """Without defusedxml an uploaded workbook is not opened at all."""


def read_workbook(data: bytes) -> tuple[Stamp, Brought]:
    """Raises WorkbookRefused in words; whatever else is wrong with the file means "unreadable"."""
    if not DEFUSEDXML:
        raise XmlIsUnsafe
    check_file(data)
    try:
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        try:
            return _read(book)
        finally:
            book.close()
    except WorkbookRefused:
        raise
    except Exception as error:
        # A made-up workbook can break the parser in any way; no kind of error is the last one.
        raise WorkbookRefused(no_workbook()) from error


def _read(book: Workbook) -> tuple[Stamp, Brought]:
    if len(book.worksheets) > _SHEET_LIMIT:
        raise WorkbookRefused(no_workbook())
    stamp = read_stamp(_stamp_cells(book))
    rows: list[BroughtRow] = []
    for page in book.worksheets:
        for row in _rows_of(page):
            rows.append(row)
            if len(rows) > ROW_LIMIT:
                raise WorkbookRefused(
                    _("The workbook holds more than %(limit)s rows. Nothing was stored.")
                    % {"limit": ROW_LIMIT}
                )
    return stamp, Brought(stamp.language, stamp.written_at, stamp.written_by, tuple(rows))


def _stamp_cells(book: Workbook) -> dict[str, str]:
    """By its mark: the sheet may have been renamed or moved."""
    for page in book.worksheets:
        # The size a sheet claims to have may be wrong.
        page.reset_dimensions()
        cells = _pairs(page.iter_rows(max_row=_STAMP_ROWS, max_col=2))
        if cells.get(MARK) == MARK:
            return cells
    return {}


def _pairs(rows: Iterable[Cells]) -> dict[str, str]:
    texts = ([_text(cell) for cell in row] for row in rows)
    return {row[0]: row[1] for row in texts if len(row) == 2 and row[0]}


def _rows_of(page: Any) -> Iterator[BroughtRow]:
    heads: dict[str, int] | None = None
    kind: Kind | None = None
    for number, row in enumerate(page.iter_rows(max_row=_LAST_ROW, max_col=_COLUMN_LIMIT), 1):
        if heads is None:
            found = _heads(row)
            if found:
                kind, heads = found
            elif number >= _HEADS_WITHIN:
                return
        elif kind is not None:
            brought = _row(kind, _place(page.title, number), heads, row)
            if not brought.is_empty and brought.key != HEADINGS_KEY:
                yield brought


def _place(sheet: str, row: int) -> str:
    return _("%(sheet)s, row %(row)s") % {"sheet": sheet, "row": row}


def _heads(row: Cells) -> tuple[Kind, dict[str, int]] | None:
    """What kind of rows follow and in which column each field stands."""
    texts = [_text(cell) for cell in row]
    marks = [text for text in texts if text.startswith(KEY_MARK)]
    kind = next((kind for kind in KINDS if marks == [KEY_MARK + kind]), None)
    if kind is None:
        return None
    wanted = {"key": KEY_MARK + kind, "state": STATE_MARK, **{one: one for one in FILLED[kind]}}
    if any(texts.count(mark) > 1 for mark in wanted.values()):
        raise WorkbookRefused(
            _("A column stands twice in the workbook. Download it again. Nothing was stored.")
        )
    return kind, {name: texts.index(mark) for name, mark in wanted.items() if mark in texts}


def _row(kind: Kind, place: str, heads: dict[str, int], row: Cells) -> BroughtRow:
    cells = {name: row[column] for name, column in heads.items() if column < len(row)}
    fields = [name for name in FILLED[kind] if name in cells]
    return BroughtRow(
        kind=kind,
        place=place,
        key=_text(cells.get("key")),
        state=_text(cells.get("state")),
        texts={name: _text(cells[name]) for name in fields},
        formulas=tuple(name for name in fields if _is_formula(cells[name])),
    )


def _is_formula(cell: Any) -> bool:
    return cell is not None and getattr(cell, "data_type", "") == "f"


def _text(cell: Any) -> str:
    """A formula is no text: whoever reads it says so."""
    if cell is None or cell.value is None or _is_formula(cell):
        return ""
    return text_of(cell.value, cell.number_format or "General")[:_LONGEST_TEXT]
