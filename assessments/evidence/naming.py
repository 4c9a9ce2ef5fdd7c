"""Names that every system takes: one part, no signs nobody sees, short enough in bytes."""

import re
import unicodedata

from assessments.evidence.kinds import Kind

LONGEST = 120  # characters; the column holds 150
LONGEST_BYTES = 200  # most file systems take 255
_RESERVED = re.compile(r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.I)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


def file_name(given: str, kind: Kind) -> str:
    """The name a person gave, made harmless, with the extension of what the file is."""
    stem, extension = _parts(last_part(given), kind)
    ending = f".{extension}"
    return part_of_path(stem, LONGEST_BYTES - len(ending), LONGEST - len(ending)) + ending


def title_of(given: str) -> str:
    """What a file is called where nobody gave it a title."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", last_part(given))
    return part_of_path(stem)


def last_part(given: str) -> str:
    """Without the folders a browser or a hostile client may send along."""
    return re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]


def part_of_path(text: str, most_bytes: int = LONGEST_BYTES, most: int = LONGEST) -> str:
    """One name of a file or folder, the same on Windows, macOS and Linux."""
    seen = "".join(_seen(sign) for sign in unicodedata.normalize("NFC", text))
    name = " ".join(_FORBIDDEN.sub("_", seen).split()).strip(" .")
    name = _cut(name, most_bytes, most).strip(" .") or "file"
    return f"_{name}" if _RESERVED.fullmatch(name.partition(".")[0].strip()) else name


def _parts(name: str, kind: Kind) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    if dot and extension.lower() in kind.extensions:
        return stem, extension.lower()
    # An extension that says something else would lie; a point in a sentence is kept.
    if dot and re.fullmatch(r"[A-Za-z0-9]{1,5}", extension):
        return stem, kind.extensions[0]
    return name, kind.extensions[0]


def _seen(sign: str) -> str:
    """Controls, direction marks, halves of characters and private signs are left out."""
    category = unicodedata.category(sign)
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    return "" if category.startswith("C") else sign


def _cut(name: str, most_bytes: int, most: int) -> str:
    return name[:most].encode()[:most_bytes].decode(errors="ignore")
