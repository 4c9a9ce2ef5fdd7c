"""Pieces -> a Word file. The same pieces give the same bytes, on any day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm

from assessments.reports.pack import lettering
from assessments.reports.pack.pieces import (
    Both,
    Cell,
    Heading,
    Line,
    Missing,
    NewPage,
    Piece,
    Table,
)

# What XML 1.0 cannot hold at all; shown as the sign for a character that was lost.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LOST = "\ufffd"
PACKED = (1980, 1, 1, 0, 0, 0)  # the first day a zip archive knows
UNDATED = "2000-01-01"  # a draft has no day of its own
MARKED = Both("[to be added: {what}]", "【待补充：{what}】")
NOTED = Both("[missing: {what}]", "【尚缺：{what}】")
PAGES = Both("Page {page} of {pages}", "第{page}页 共{pages}页")
MARGIN = Mm(25)


@dataclass(frozen=True, slots=True)
class About:
    """What stands around the pieces."""

    language: str
    title: str
    header: str
    dated: str  # YYYY-MM-DD; "" for a draft


def write(about: About, pieces: Iterable[Piece]) -> bytes:
    document = Document()
    lettering.set_styles(document, about.language)
    _set_page(document, about)
    _set_properties(document, about)
    for piece in pieces:
        _WRITERS[type(piece)](document, piece, about.language)
    return _packed(document)


def cleaned(text: str) -> str:
    return ILLEGAL.sub(LOST, text)


def marked(missing: Missing, language: str) -> str:
    mark = NOTED if missing.is_noted else MARKED
    return mark.of(language).format(what=missing.what)


def _heading(document: Any, piece: Heading, language: str) -> None:
    made = document.add_heading(level=piece.level)
    _fill(made, piece.parts, language)


def _line(document: Any, piece: Line, language: str) -> None:
    _fill(document.add_paragraph(style=piece.style), piece.parts, language)


def _new_page(document: Any, _piece: NewPage, _language: str) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _fill(paragraph: Any, parts: Cell, language: str) -> None:
    for part in parts:
        if isinstance(part, Missing):
            paragraph.add_run(cleaned(marked(part, language)), style=lettering.MARK)
        else:
            paragraph.add_run(cleaned(part))


def _table(document: Any, piece: Table, language: str) -> None:
    made = document.add_table(rows=1, cols=len(piece.head), style="Table Grid")
    made.autofit = False
    room = document.sections[0].page_width - 2 * MARGIN
    widths = [Emu(int(room * share / sum(piece.widths))) for share in piece.widths]
    head = made.rows[0]
    _row(head, [(name,) for name in piece.head], widths, language, is_head=True)
    for cells in piece.rows:
        _row(made.add_row(), cells, widths, language)
    document.add_paragraph(style=lettering.NOTE)


def _row(
    row: Any, cells: Iterable[Cell], widths: Any, language: str, is_head: bool = False
) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, parts, width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        _fill(paragraph, parts, language)
        for run in paragraph.runs if is_head else ():
            run.bold = True


_WRITERS: dict[type, Any] = {
    Heading: _heading,
    Line: _line,
    NewPage: _new_page,
    Table: _table,
}


def _set_page(document: Any, about: About) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    section.header.paragraphs[0].add_run(cleaned(about.header))
    _page_numbers(section.footer.paragraphs[0], PAGES.of(about.language))


def _page_numbers(paragraph: Any, words: str) -> None:
    """The two fields hold no text of anybody."""
    for part in re.split(r"(\{\w+\})", words):
        if part in ("{page}", "{pages}"):
            _field(paragraph, "PAGE" if part == "{page}" else "NUMPAGES")
        else:
            paragraph.add_run(part)


def _field(paragraph: Any, code: str) -> None:
    for kind in ("begin", "", "end"):
        run = paragraph.add_run()._r
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = code
        run.append(mark)


def _set_properties(document: Any, about: About) -> None:
    """Of the day of the submission, by nobody: who opens the file is not who wrote it."""
    day = datetime.fromisoformat(about.dated or UNDATED)
    core = document.core_properties
    core.title, core.author, core.last_modified_by = cleaned(about.title)[:255], "Tidu", "Tidu"
    core.created = core.modified = core.last_printed = day
    core.revision, core.comments, core.keywords = 1, "", ""
    core.language = about.language


def _packed(document: Any) -> bytes:
    """Written again with pinned times: the library stamps every part with the clock."""
    written, packed = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = ZipInfo(name, PACKED)
            part.compress_type, part.external_attr = ZIP_DEFLATED, 0o600 << 16
            target.writestr(part, source.read(name))
    return packed.getvalue()
