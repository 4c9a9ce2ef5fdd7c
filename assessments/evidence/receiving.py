"""From what was sent to what may be stored: checked, cleaned, named, counted."""

from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.core.files import File

from assessments.evidence import naming
from assessments.evidence.checking import kind_of
from assessments.evidence.kinds import PICTURES, Kind
from assessments.evidence.photographs import cleaned
from assessments.evidence.refusing import FileRefused
from assessments.evidence.storing import fingerprint


@dataclass(frozen=True, slots=True)
class Received:
    content: IO[bytes]
    kind: Kind
    name: str
    size: int
    sha256: str


def receive(upload: File) -> Received:
    """Raises FileRefused. `upload` is only read; pictures come back as a cleaned copy."""
    given = upload.name or ""
    if upload.file is None:
        raise FileRefused("empty")
    content: IO[bytes] = upload.file
    kind = kind_of(content, given)
    if kind in PICTURES:
        content = cleaned(content, kind)
    size = content.seek(0, 2)
    if size > settings.EVIDENCE_FILE_LIMIT:
        raise FileRefused("too_large")
    return Received(content, kind, naming.file_name(given, kind), size, fingerprint(content))
