"""Plain text: UTF-8 as the world writes it, GB18030 as Excel on a Chinese desk saves it."""

import codecs
import unicodedata
from typing import IO

# Category of signs that no text holds. Nearly all bytes mean something in GB18030: there, signs
# nobody types tell what is no text.
ENCODINGS = {"utf-8-sig": {"Cc", "Cs"}, "gb18030": {"Cc", "Cs", "Cn", "Co"}}
_LAID_OUT = frozenset("\t\n\r\f")
_CHUNK = 64 * 1024


def is_text(content: IO[bytes]) -> bool:
    return any(_reads_as(content, encoding) for encoding in ENCODINGS)


def _reads_as(content: IO[bytes], encoding: str) -> bool:
    content.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := content.read(_CHUNK):
            if not _is_readable(decoder.decode(chunk), ENCODINGS[encoding]):
                return False
        return _is_readable(decoder.decode(b"", final=True), ENCODINGS[encoding])
    except UnicodeDecodeError:
        return False


def _is_readable(text: str, strange: set[str]) -> bool:
    return {sign for sign in set(text) if unicodedata.category(sign) in strange} <= _LAID_OUT
