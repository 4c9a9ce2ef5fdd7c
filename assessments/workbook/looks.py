"""How the workbook looks and prints: widths, fonts, colours, what stays in sight."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from math import ceil

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from assessments.workbook.fields import Field
from assessments.workbook.sheets import Sheet

INK, SECONDARY, HAIRLINE, WASH, TO_FILL = "1B2430", "5B6673", "DDE2E7", "F5F7F9", "FFFDF2"
_ACCENT_WASH = "DCE9F5"
_POINTS_A_LINE, _HIGHEST = 15, 405
_FORMATS = {"whole": "0", "decimal": "General", "date": "yyyy-mm-dd"}


@dataclass(frozen=True, slots=True)
class Looks:
    """Style objects are shared: each new one is compared with all others when it is stored."""

    plain: Font
    quiet: Font
    bold: Font
    title: Font
    wrapped: Alignment
    open_cell: Protection
    to_fill: PatternFill
    explained: PatternFill
    heading: PatternFill
    edge: Border

    @classmethod
    def of(cls, language: str) -> Looks:
        name, charset = ("Calibri", None) if language == "en" else ("微软雅黑", 134)
        side = Side(style="thin", color=HAIRLINE)
        return cls(
            plain=Font(name=name, charset=charset, size=10, color=INK),
            quiet=Font(name=name, charset=charset, size=10, color=SECONDARY),
            bold=Font(name=name, charset=charset, size=10, color=INK, bold=True),
            title=Font(name=name, charset=charset, size=14, color=INK, bold=True),
            wrapped=Alignment(wrap_text=True, vertical="top"),
            open_cell=Protection(locked=False),
            to_fill=PatternFill("solid", fgColor=TO_FILL),
            explained=PatternFill("solid", fgColor=WASH),
            heading=PatternFill("solid", fgColor=_ACCENT_WASH),
            edge=Border(left=side, right=side, top=side, bottom=side),
        )

    def dress_heading(self, cell: Cell, *, is_filled: bool) -> None:
        cell.font, cell.alignment, cell.border = self.bold, self.wrapped, self.edge
        cell.fill = self.heading if is_filled else self.explained

    def dress(self, cell: Cell, field: Field | None) -> None:
        """None: it only explains."""
        cell.alignment, cell.border = self.wrapped, self.edge
        is_open = field is not None and field.is_open
        cell.font = self.plain if is_open else self.quiet
        cell.fill = self.to_fill if is_open else self.explained
        if field is not None and is_open:
            cell.protection = self.open_cell
            # As text, or a spreadsheet makes a day of 2024-03.
            cell.number_format = _FORMATS.get(field.kind, "@")


def row_height(needed: Sequence[tuple[str, int]]) -> float:
    """Points for the tallest cell: a Chinese sign is as wide as two Latin ones."""
    lines = max((_lines(text, width) for text, width in needed), default=1)
    return min(_HIGHEST, _POINTS_A_LINE * lines + 4)


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(_wide(line) / (width - 1))) for line in text.split("\n"))


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def lay_out(page: Worksheet, sheet: Sheet, *, first_row: int, hidden: int) -> None:
    for place in range(1, hidden + 1):
        page.column_dimensions[get_column_letter(place)].hidden = True
    for place, column in enumerate(sheet.columns, start=hidden + 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
    page.row_dimensions[1].hidden = True
    heads = [(column.heading, column.width) for column in sheet.columns]
    page.row_dimensions[first_row - 1].height = row_height(heads)
    page.freeze_panes = f"{get_column_letter(hidden + sheet.frozen + 1)}{first_row}"
    page.sheet_view.zoomScale = 100
    _protect(page)
    _set_up_print(page, first_row)


def _protect(page: Worksheet) -> None:
    """Against slips, not against people: there is no password."""
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    page.protection.formatCells = False


def _set_up_print(page: Worksheet, first_row: int) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    properties = copy(page.sheet_properties.pageSetUpPr)
    if properties is not None:
        properties.fitToPage = True
        page.sheet_properties.pageSetUpPr = properties
    page.print_title_rows = f"{first_row - 1}:{first_row - 1}"
    page.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N")
    )
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.6
