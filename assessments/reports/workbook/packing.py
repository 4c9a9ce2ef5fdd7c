"""The same workbook gives the same bytes on any day."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import tostring

_PROPERTIES = "docProps/core.xml"
_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first day a zip can tell


def pack(book: Workbook, made_on: datetime | None) -> bytes:
    """`made_on`: what the properties say; None says nothing."""
    loose = BytesIO()
    with ZipFile(loose, "w", ZIP_STORED) as archive:
        ExcelWriter(book, archive).save()
    properties = _properties(book, made_on)
    packed = BytesIO()
    with ZipFile(loose) as archive, ZipFile(packed, "w") as again:
        for name in archive.namelist():
            entry = ZipInfo(name, _NO_DAY)
            entry.compress_type = ZIP_DEFLATED
            again.writestr(entry, properties if name == _PROPERTIES else archive.read(name))
    return packed.getvalue()


def _properties(book: Workbook, made_on: datetime | None) -> bytes:
    """Without the clock of the machine, which the writer puts in."""
    book.properties.created = book.properties.modified = made_on or datetime(*_NO_DAY)
    tree = book.properties.to_tree()
    if made_on is None:
        for child in [child for child in tree if child.tag.endswith(("}created", "}modified"))]:
            tree.remove(child)
    return cast(bytes, tostring(tree))
