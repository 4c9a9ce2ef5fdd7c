"""A Word file read back: its text in order, its styles, its parts."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph


def read(content: bytes) -> Any:
    return Document(BytesIO(content))


def lines(content: bytes) -> list[str]:
    """Paragraphs and rows of tables, as they follow one another."""
    document, told = read(content), []
    for element in document.element.body.iterchildren():
        if element.tag.endswith("}p"):
            told.append(Paragraph(element, document).text)
        elif element.tag.endswith("}tbl"):
            for row in Table(element, document).rows:
                told.append(" | ".join(cell.text for cell in row.cells))
    return [line for line in told if line.strip()]


def headings(content: bytes, level: int) -> list[str]:
    paragraphs = read(content).paragraphs
    return [p.text for p in paragraphs if p.style.name == f"Heading {level}"]


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {
            name: archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def marks(content: bytes) -> list[str]:
    """What is marked as missing, by the style of the mark."""
    document = read(content)
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    found = (run for paragraph in paragraphs for run in paragraph.runs)
    return [run.text for run in found if run.style.name == "To be added"]


def numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text)]
