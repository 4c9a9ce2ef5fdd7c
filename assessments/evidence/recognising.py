"""What a file is by its first bytes, and what people send that is not taken."""

import re

from assessments.evidence.kinds import JPEG, PDF, PNG, WEBP, Kind

HEAD = 4096

_TAKEN = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))

_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (b"{\\rtf", "old_office"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xce\xfa\xed\xfe", "program"),
    (b"#!", "program"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"PK\x07\x08", "archive"),
    (b"GIF8", "other_picture"),
    (b"BM", "other_picture"),
    (b"II*\x00", "other_picture"),
    (b"MM\x00*", "other_picture"),
    (b"\x00\x00\x01\x00", "other_picture"),
    (b"AC10", "drawing"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"FLV\x01", "video"),
    (b"\x00\x00\x01\xba", "video"),
    (b"\x00\x00\x01\xb3", "video"),
    (b"0&\xb2u\x8ef\xcf\x11", "video"),
    (b"ID3", "video"),
    (b"OggS", "video"),
    (b"\xff\xfe", "utf16"),
    (b"\xfe\xff", "utf16"),
)
_WRITTEN = (b"#!", b"{\\rtf")
_STILL_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:[!?a-z])", re.IGNORECASE)


def taken(head: bytes) -> Kind | None:
    """Of the kinds whose first bytes say all; office files and texts are looked into."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    return next((kind for start, kind in _TAKEN if head.startswith(start)), None)


def is_zip(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04")


def why_refused(head: bytes) -> str:
    """A code for what people send by mistake; empty where the bytes say nothing."""
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in _STILL_BRANDS else "video"
    if head[:4] == b"RIFF":
        return "video"
    # "BM" and "ID3" may begin a word as well: a text has no control characters.
    for start, code in _REFUSED:
        if head.startswith(start) and (start in _WRITTEN or _is_binary(head)):
            return code
    return "markup" if _MARKUP.match(head) else ""


def _is_binary(head: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 32 for byte in head) or head[:2] in (
        b"\xff\xfe",
        b"\xfe\xff",
    )
