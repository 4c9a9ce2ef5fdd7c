"""Office files (OOXML): a zip archive that must be what it says, small when unpacked, no macros."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from assessments.evidence.kinds import DOCX, PPTX, XLSX, Kind
from assessments.evidence.refusing import FileRefused

MOST_ENTRIES = 5_000
MOST_UNPACKED = 300 * 1024 * 1024
# Deflate reaches 1000 : 1; real sheets stay far below this even where every row is the same.
MOST_RATIO = 200
RATIO_FROM = 1024 * 1024
_TYPES = "[Content_Types].xml"
_TYPES_LIMIT = 1024 * 1024
_CHUNK = 256 * 1024

_ML = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    f"{_ML}wordprocessingml.document.main+xml": DOCX,
    f"{_ML}spreadsheetml.sheet.main+xml": XLSX,
    f"{_ML}presentationml.presentation.main+xml": PPTX,
}
_MACROS = ("macroenabled", "vbaproject", "macrosheet", "activex", "sheet.binary")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
# Drawings that older Word packs one by one.
_PACKED_DRAWINGS = (".emz", ".wmz")
_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")


@dataclass
class Budget:
    """What may still be unpacked, counted while it is read: headers lie."""

    left: int = MOST_UNPACKED

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise FileRefused("bomb")


def office_kind(content: IO[bytes], size: int, budget: Budget | None = None) -> Kind:
    """A workbook inside (the figures of a chart) has no `budget` of its own, and nothing in it."""
    try:
        with zipfile.ZipFile(content) as archive:
            _check_directory(archive, size)
            kind = _kind(archive)
            _read_through(archive, budget or Budget(), may_hold_workbooks=budget is None)
            return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise FileRefused("broken") from error
    # What zipfile raises for a password or a way of packing it cannot undo.
    except RuntimeError as error:
        raise FileRefused("archive") from error


def _check_directory(archive: zipfile.ZipFile, size: int) -> None:
    entries = archive.infolist()
    if _TYPES not in archive.namelist():
        raise FileRefused("archive")
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused("encrypted")
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise FileRefused("bomb")
    if any(map(_is_blown_up, entries)):
        raise FileRefused("bomb")
    # Entries that share their bytes, and two entries of one name, are never an accident.
    if sum(entry.compress_size for entry in entries) > size:
        raise FileRefused("bomb")
    if len({entry.filename for entry in entries}) < len(entries):
        raise FileRefused("broken")


def _is_blown_up(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * entry.compress_size


def _kind(archive: zipfile.ZipFile) -> Kind:
    """By the parts the file declares; the main one must be there."""
    declared = _declared(archive)
    told = " ".join([*archive.namelist(), *(part_type for _, part_type in declared)]).lower()
    if any(word in told for word in _MACROS):
        raise FileRefused("macros")
    names = set(archive.namelist())
    for part, part_type in declared:
        if part_type in _MAIN and part.lstrip("/") in names:
            return _MAIN[part_type]
    raise FileRefused("archive")


def _declared(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    with archive.open(_TYPES) as part:
        data = part.read(_TYPES_LIMIT + 1)
    if len(data) > _TYPES_LIMIT:
        raise FileRefused("bomb")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise FileRefused("broken") from error
    return [(at.get("PartName") or "", at.get("ContentType") or "") for at in root]


def _read_through(archive: zipfile.ZipFile, budget: Budget, *, may_hold_workbooks: bool) -> None:
    for entry in archive.infolist():
        if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.split("/"):
            raise FileRefused("broken")
        with archive.open(entry) as part:
            head = part.read(_CHUNK)
            if head.startswith(_PROGRAMS):
                raise FileRefused("program")
            if head.startswith(_ARCHIVES) and not entry.filename.endswith(_PACKED_DRAWINGS):
                _check_inner(part, head, budget, allowed=may_hold_workbooks)
                continue
            budget.spend(len(head))
            while chunk := part.read(_CHUNK):
                budget.spend(len(chunk))


def _check_inner(part: IO[bytes], head: bytes, budget: Budget, *, allowed: bool) -> None:
    """A chart brings its figures along as a workbook; any other archive inside is refused."""
    if not allowed or not head.startswith(b"PK\x03\x04"):
        raise FileRefused("nested")
    inner = io.BytesIO()
    inner.write(head)
    budget.spend(len(head))
    while chunk := part.read(_CHUNK):
        budget.spend(len(chunk))
        inner.write(chunk)
    try:
        office_kind(inner, inner.tell(), budget)
    except FileRefused as refused:
        raise FileRefused("nested" if refused.code == "archive" else refused.code) from refused
