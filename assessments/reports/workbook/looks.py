"""How the workbook looks and prints."""

from __future__ import annotations

from copy import copy
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from assessments.reports.workbook.cells import clean, is_dangerous
from assessments.reports.workbook.shape import Column, Number, Sheet, Value

_INK, _HAIRLINE, _WASH = "1B2430", "DDE2E7", "F5F7F9"
_A4 = 9
_LONGEST_FOOT = 120


class Looks:
    """Each look is made once and then shared: to store one costs a comparison with all others."""

    def __init__(self, book: Workbook, language: str) -> None:
        name, charset = ("Calibri", None) if language == "en" else ("微软雅黑", 134)
        side = Side(style="thin", color=_HAIRLINE)
        self._plain = Font(name=name, charset=charset, size=10, color=_INK)
        self._bold = Font(name=name, charset=charset, size=10, color=_INK, bold=True)
        self._edge = Border(bottom=side)
        self._wash = PatternFill("solid", fgColor=_WASH)
        self._trial = book.create_sheet()
        self._known: dict[tuple[str, bool, bool], StyleArray] = {}

    def dress(self, cell: Cell, value: Value, *, is_heading: bool = False) -> None:
        form = "General"
        if isinstance(value, str):
            form = "@"
        elif isinstance(value, Number):
            form = value.form
        key = (form, is_dangerous(value), is_heading)
        if key not in self._known:
            self._known[key] = self._made(*key)
        cell._style = self._known[key]  # type: ignore[attr-defined]

    def _made(self, form: str, is_quoted: bool, is_heading: bool) -> StyleArray:
        cell = self._trial.cell(1, len(self._known) + 1)
        cell.font = self._bold if is_heading else self._plain
        cell.alignment = Alignment(wrap_text=True, vertical="bottom" if is_heading else "top")
        cell.number_format = form
        if is_heading:
            cell.fill, cell.border = self._wash, self._edge
        cell.quotePrefix = is_quoted
        return cast(StyleArray, cell._style)

    def close(self, book: Workbook) -> None:
        book.remove(self._trial)


def lay_out(page: Worksheet, sheet: Sheet, *, head: str, foot: str) -> None:
    """Headings stay in sight, every column can be filtered, and it prints on pages of A4."""
    for place, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(place)].width = column.width
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
    page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    page.row_dimensions[1].height = _heading_height(sheet.columns)
    _set_up_print(page, head, foot)


def _heading_height(columns: tuple[Column, ...]) -> int:
    """Chinese signs are two wide; the arrow of the filter takes three."""
    needed = [
        -(-2 * len(c.heading) // max(1, c.width - 3))
        if not c.heading.isascii()
        else -(-len(c.heading) // max(1, c.width - 3))
        for c in columns
    ]
    return 15 * max(needed, default=1) + 4


def _set_up_print(page: Worksheet, head: str, foot: str) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    properties = copy(page.sheet_properties.pageSetUpPr)
    if properties is not None:
        properties.fitToPage = True
        page.sheet_properties.pageSetUpPr = properties
    page.print_title_rows = "1:1"
    page.HeaderFooter.oddHeader = HeaderFooterItem(
        left=_HeaderFooterPart(_as_foot(head)), right=_HeaderFooterPart("&A")
    )
    page.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(_as_foot(foot)), right=_HeaderFooterPart("&P / &N")
    )
    page.page_margins.left = page.page_margins.right = 0.4


def _as_foot(text: str) -> str:
    """An & begins a code there. Short, or a spreadsheet calls the file damaged."""
    return " ".join(clean(text[:_LONGEST_FOOT]).split()).replace("&", "&&")
