"""The kinds of file that are taken, and what each is called when it is handed out again."""

from dataclasses import dataclass

_OPEN_XML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Kind:
    """`extensions`: the first is given where the name has none of them."""

    key: str
    content_type: str
    extensions: tuple[str, ...]


PDF = Kind("pdf", "application/pdf", ("pdf",))
PNG = Kind("png", "image/png", ("png",))
JPEG = Kind("jpeg", "image/jpeg", ("jpg", "jpeg"))
WEBP = Kind("webp", "image/webp", ("webp",))
DOCX = Kind("docx", f"{_OPEN_XML}wordprocessingml.document", ("docx",))
XLSX = Kind("xlsx", f"{_OPEN_XML}spreadsheetml.sheet", ("xlsx",))
PPTX = Kind("pptx", f"{_OPEN_XML}presentationml.presentation", ("pptx",))
TXT = Kind("txt", "text/plain", ("txt",))
CSV = Kind("csv", "text/csv", ("csv",))

KINDS = (PDF, PNG, JPEG, WEBP, DOCX, XLSX, PPTX, TXT, CSV)
PICTURES = (PNG, JPEG, WEBP)
CONTENT_TYPES = frozenset(kind.content_type for kind in KINDS)
