"""A file somebody sent, looked through before anything parses it."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from assessments.workbook.stamp import WorkbookRefused

FILE_LIMIT = 5 * 1024 * 1024
UNPACKED_LIMIT = 12 * 1024 * 1024
ENTRY_LIMIT = 200
_RATIO_LIMIT, _SMALL = 100, 1024 * 1024
# Parts that are read whole, element by element, such as styles: many megabytes would take minutes.
_WHOLE_LIMIT = 2 * 1024 * 1024
# A workbook of 3000 rows has a tenth of this; it is the number of elements that takes the time.
_TAG_LIMIT = 1_000_000
_STREAMED = ("xl/worksheets/", "xl/sharedStrings.xml", "xl/media/")
_ENCRYPTED = 0x1
_NEEDED = {"[Content_Types].xml", "xl/workbook.xml"}
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = re.compile(
    r"vbaproject|/macrosheets/|/activex/|/embeddings/|/externallinks/|/ctrlprops/|\.bin$",
    re.IGNORECASE,
)
# What printers leave behind carries nothing a workbook could run.
_HARMLESS = re.compile(r"^xl/printersettings/printersettings\d+\.bin$", re.IGNORECASE)
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_file(data: bytes) -> None:
    """Raises WorkbookRefused; afterwards the file is an .xlsx of bearable size without macros."""
    if len(data) > FILE_LIMIT:
        raise WorkbookRefused(too_large())
    if data.startswith(_OLD_OR_LOCKED):
        raise WorkbookRefused(
            _(
                "This is an .xls file, or one locked with a password. Save it as .xlsx without a "
                "password and bring it again."
            )
        )
    try:
        with ZipFile(BytesIO(data)) as packed:
            _check_entries(packed.infolist())
            _check_contents(packed)
    # RuntimeError: a password, or a way of packing that zipfile cannot undo.
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as e:
        raise WorkbookRefused(no_workbook()) from e


def too_large() -> str:
    return _("The file is larger than %(limit)s MB, or unpacks to far more. Nothing was read.") % {
        "limit": FILE_LIMIT // (1024 * 1024)
    }


def no_workbook() -> str:
    return _(
        "This file is no workbook that can be read. Bring the .xlsx that was downloaded here. "
        "Nothing was stored."
    )


def _check_entries(entries: list[ZipInfo]) -> None:
    """Sizes as declared: more than declared is never unpacked."""
    names = [entry.filename for entry in entries]
    if len(entries) > ENTRY_LIMIT or sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
        raise WorkbookRefused(too_large())
    if any(_is_bomb(entry) for entry in entries):
        raise WorkbookRefused(too_large())
    if len(set(names)) < len(names) or not set(names) >= _NEEDED:
        raise WorkbookRefused(no_workbook())
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise WorkbookRefused(no_workbook())
    if any(_FOREIGN.search(name) and not _HARMLESS.match(name) for name in names):
        raise WorkbookRefused(
            _(
                "This workbook holds macros, embedded files or links to other workbooks. "
                "Save it as .xlsx without them and bring it again."
            )
        )


def _is_bomb(entry: ZipInfo) -> bool:
    if entry.file_size > _WHOLE_LIMIT and not entry.filename.startswith(_STREAMED):
        return True
    return entry.file_size > _SMALL and entry.file_size > _RATIO_LIMIT * entry.compress_size


def _check_contents(packed: ZipFile) -> None:
    tags = 0
    for entry in packed.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            content = packed.read(entry)
            if _DECLARED.search(content):
                raise WorkbookRefused(no_workbook())
            tags += content.count(b"<")
    if tags > _TAG_LIMIT:
        raise WorkbookRefused(too_large())
    if b"macroEnabled" in packed.read("[Content_Types].xml"):
        raise WorkbookRefused(
            _("This workbook may hold macros. Save it as .xlsx and bring it again.")
        )
