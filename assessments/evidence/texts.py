"""Plain text: UTF-8 as the world writes it, GB18030 as Excel on a Chinese desk saves it."""

import codecs
import unicodedata
from typing import IO

ENCODINGS = ("utf-8-sig", "gb18030")
_LAID_OUT = frozenset("\t\n\r\f")
_CHUNK = 64 * 1024


def is_text(content: IO[bytes]) -> bool:
    return any(_reads_as(content, encoding) for encoding in ENCODINGS)


def _reads_as(content: IO[bytes], encoding: str) -> bool:
    content.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := content.read(_CHUNK):
            if not _is_readable(decoder.decode(chunk)):
                return False
        return _is_readable(decoder.decode(b"", final=True))
    except UnicodeDecodeError:
        return False


def _is_readable(text: str) -> bool:
    """GB18030 gives a meaning to nearly all bytes: signs nobody types tell what is no text."""
    strange = {sign for sign in set(text) if unicodedata.category(sign) in {"Cc", "Cn", "Co", "Cs"}}
    return strange <= _LAID_OUT
