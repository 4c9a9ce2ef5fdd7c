"""What a file is, told by its content: neither its name nor the browser's word counts."""

from typing import IO

from django.conf import settings

from assessments.evidence import recognising
from assessments.evidence.kinds import CSV, PDF, TXT, Kind
from assessments.evidence.office import office_kind
from assessments.evidence.refusing import FileRefused
from assessments.evidence.texts import is_text

_PDF_END = 4096


def kind_of(content: IO[bytes], name: str = "") -> Kind:
    """`name` only tells a table from other text. Raises FileRefused with what to do instead."""
    size = content.seek(0, 2)
    if size == 0:
        raise FileRefused("empty")
    if size > settings.EVIDENCE_FILE_LIMIT:
        raise FileRefused("too_large")
    content.seek(0)
    head = content.read(recognising.HEAD)
    kind = _recognised(content, head, size) or _text(content, head, name)
    content.seek(0)
    return kind


def _recognised(content: IO[bytes], head: bytes, size: int) -> Kind | None:
    if recognising.is_zip(head):
        return office_kind(content, size)
    kind = recognising.taken(head)
    if kind is PDF:
        _check_whole_pdf(content, size)
    return kind


def _check_whole_pdf(content: IO[bytes], size: int) -> None:
    """A broken download begins like a PDF and opens nowhere."""
    content.seek(max(0, size - _PDF_END))
    if b"%%EOF" not in content.read(_PDF_END):
        raise FileRefused("broken")


def _text(content: IO[bytes], head: bytes, name: str) -> Kind:
    if code := recognising.why_refused(head):
        raise FileRefused(code)
    if not is_text(content):
        raise FileRefused("unknown")
    return CSV if name.lower().endswith(".csv") else TXT
