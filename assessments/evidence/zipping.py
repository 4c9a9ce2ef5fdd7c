"""All proof of an assessment as one archive, laid out as the application lists it."""

import shutil
import zipfile
from datetime import datetime
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.evidence import storing
from assessments.evidence.listing import Row, index_of
from assessments.evidence.naming import part_of_path
from assessments.evidence.ordering import Place, places
from assessments.models import Assessment, Evidence

_CHUNK = 256 * 1024


def write_archive(assessment: Assessment, out: IO[bytes]) -> int:
    """How many files went in. A piece that proves several things lies at the first of them; the
    index names its place at all. What the storage has lost is said in the index."""
    rows: list[Row] = []
    paths: dict[int, str] = {}
    # Pictures, PDF and office files are packed already.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for place in places(assessment):
            for use in place.uses:
                number, piece = len(rows) + 1, use.evidence
                if piece.is_file and piece.pk not in paths:
                    paths[piece.pk] = _put(archive, _path(number, place, piece), piece)
                rows.append(Row(number, place, piece, paths.get(piece.pk, "")))
        index = _("00 Index of proof") + ".xlsx"
        archive.writestr(_entry(index, timezone.now()), index_of(rows), zipfile.ZIP_DEFLATED)
        return len(archive.infolist()) - 1


def _put(archive: zipfile.ZipFile, path: str, piece: Evidence) -> str:
    try:
        stored = storing.read(piece.stored)
    except FileNotFoundError:
        storing.log.error("evidence %s: file %s is missing", piece.pk, piece.stored)
        return _("missing in the storage")
    entry = _entry(path, piece.added_at)
    # So that sizes need not be known before they are written.
    with stored, archive.open(entry, "w", force_zip64=True) as packed:
        shutil.copyfileobj(stored, packed, _CHUNK)
    return path


def _path(number: int, place: Place, piece: Evidence) -> str:
    """Safe to unpack anywhere, and short enough for Windows; the number makes it unique."""
    kind = _("1 Scenarios") if place.kind == "scenario" else _("2 Answers")
    extension = piece.file_name.rpartition(".")[2]
    folders = [
        part_of_path(kind, 60),
        part_of_path(f"{place.group_number:02} {place.group}", 60),
        part_of_path(f"{place.number} {place.name}", 75),
    ]
    if place.instance:
        folders.append(part_of_path(place.instance, 75))
    return "/".join([*folders, f"{part_of_path(f'{number:03} {piece.title}', 100)}.{extension}"])


def _entry(path: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, timezone.localtime(at).timetuple()[:6])
    entry.external_attr = 0o600 << 16
    return entry
