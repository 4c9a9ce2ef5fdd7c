"""Sheets -> the bytes of an .xlsx."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.cell import Cell

from assessments.reports.report import Report
from assessments.reports.workbook.cells import clean, put
from assessments.reports.workbook.listing import sheets_of
from assessments.reports.workbook.looks import Looks, lay_out
from assessments.reports.workbook.packing import pack
from assessments.reports.workbook.shape import Sheet

_LANGUAGES = {"en": "en", "zh-hans": "zh-CN"}


def write_workbook(report: Report) -> bytes:
    """In the report's language; the same report gives the same bytes."""
    with override(report.language):
        book = Workbook()
        book.remove(book.worksheets[0])
        looks = Looks(book, report.language)
        for sheet in sheets_of(report):
            _write_sheet(book, sheet, report, looks)
        looks.close(book)
        _describe(book, report)
    return pack(book, datetime.fromisoformat(report.dated_iso) if report.dated_iso else None)


def _describe(book: Workbook, report: Report) -> None:
    told = book.properties
    told.creator = _("Tidu")
    told.title = clean(f"{report.title} {report.plant_name}")
    told.subject = clean(report.edition_name)
    told.description = clean(report.disclaimer)
    told.language = _LANGUAGES[report.language]


def _write_sheet(book: Workbook, sheet: Sheet, report: Report, looks: Looks) -> None:
    page = book.create_sheet(sheet.name)
    for place, column in enumerate(sheet.columns, start=1):
        cell = cast(Cell, page.cell(1, place))
        put(cell, column.heading)
        looks.dress(cell, column.heading, is_heading=True)
    for row, values in enumerate(sheet.rows, start=2):
        for place, value in enumerate(values, start=1):
            # A cell that holds no sign is still not empty.
            if value is not None and value != "":
                cell = cast(Cell, page.cell(row, place))
                put(cell, value)
                looks.dress(cell, value)
    draft = _("Draft, not submitted") if report.is_draft else report.dated
    head = " · ".join(part for part in (report.plant_name, report.title, draft) if part)
    lay_out(page, sheet, head=head, foot=report.disclaimer)
