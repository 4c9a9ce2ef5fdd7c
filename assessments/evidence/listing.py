"""The index of the archive as a workbook: one row for each piece at each place."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from assessments.evidence.ordering import Place
from assessments.models import Evidence

_DANGEROUS = ("=", "+", "-", "@")
_WIDTHS = (7, 16, 9, 34, 24, 40, 12, 12, 60, 50, 68)


@dataclass(frozen=True, slots=True)
class Row:
    """`path`: where in the archive the file lies; empty for a link."""

    number: int
    place: Place
    piece: Evidence
    path: str


def index_of(rows: Iterable[Row]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Index of proof"))
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGHIJK"[place]].width = width
    sheet.append([_cell(sheet, title, bold=True) for title in _titles()])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in _values(row)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _titles() -> tuple[str, ...]:
    return (
        _("No."),
        _("Area or level"),
        _("Number"),
        _("Scenario or question"),
        _("Instance"),
        _("Title"),
        _("Its own date"),
        _("Valid until"),
        _("File in this archive"),
        _("Link"),
        "SHA-256",
    )


def _values(row: Row) -> tuple[Any, ...]:
    place, piece = row.place, row.piece
    return (
        row.number,
        place.group,
        place.number,
        place.name,
        place.instance,
        piece.title,
        piece.dated,
        piece.expires,
        row.path,
        piece.link,
        piece.sha256,
    )


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    """A text stays a text, whatever sign it begins with."""
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        # Or editing the cell would make a formula of it.
        cell.quotePrefix = value.startswith(_DANGEROUS)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell
