"""The two fonts of the report, a third for rare characters, and what they cannot print.

A character the fonts lack is printed as a hollow square and reported by missing_glyphs, never
dropped: a reader must see that something stood there.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from unicodedata import normalize
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "fonts"
REGULAR = "NotoSansSC"
BOLD = "NotoSansSC-Bold"
FILES = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf"}
RARE = "NotoSansSC-Rare"
HAN = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x40000))
REPLACEMENT = "□"
# Selectors and joiners have no ink of their own: without them the text reads the same.
INVISIBLE = frozenset("\r\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff\u00ad")


class PlainFont(TTFont):
    """A TrueType font whose map back to text is valid: code 0 stands for no character, and
    reportlab would say it stands for U+0000."""

    def addObjects(self, doc) -> None:  # type: ignore[no-untyped-def]
        subsets = list(self.state[doc].subsets)
        known = set(doc.idToObject)
        super().addObjects(doc)
        added = [key for key in doc.idToObject if key not in known and _is_text_map(key)]
        for key, subset in zip(added, subsets, strict=True):
            doc.idToObject[key].content = text_map(key.partition(":")[2], subset)


class ReportFont(PlainFont):
    """Takes rare characters of names from the third font, wherever text is drawn or measured."""

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        width = TTFont.stringWidth
        return sum(width(font, run, size, encoding) for font, run in self._runs(text))

    def splitString(self, text, doc, encoding="utf-8"):  # type: ignore[no-untyped-def]
        """Subsets of the third font are told apart by standing in a tuple."""
        found: list[tuple[Any, bytes]] = []
        for font, run in self._runs(text):
            chunks = TTFont.splitString(font, run, doc, encoding)
            found += chunks if font is self else [((number,), codes) for number, codes in chunks]
        return found

    def getSubsetInternalName(self, subset, doc):  # type: ignore[no-untyped-def]
        if isinstance(subset, tuple):
            return rare_font().getSubsetInternalName(subset[0], doc)
        return super().getSubsetInternalName(subset, doc)

    def _runs(self, text: str) -> Iterator[tuple[TTFont, str]]:
        if register_fonts().issuperset(text):
            yield self, text
            return
        for is_rare, run in groupby(text, _is_rare):
            yield rare_font() if is_rare else self, "".join(run)


def _is_text_map(key: str) -> bool:
    return key.startswith("toUnicodeCMap:")


def text_map(name: str, subset: list[int]) -> str:
    """A ToUnicode map; at most 100 pairs stand in one block."""
    pairs = [f"<{code:02X}> <{utf16(char)}>" for code, char in enumerate(subset) if char]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    )


def utf16(char: int) -> str:
    return chr(char).encode("utf-16-be").hex().upper()


@lru_cache(maxsize=1)
def register_fonts() -> frozenset[str]:
    """Read both fonts once a process; gives the characters that both can print."""
    for name, file in FILES.items():
        pdfmetrics.registerFont(ReportFont(name, FOLDER / file))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD
    )
    faces = [pdfmetrics.getFont(name).face.charToGlyph for name in FILES]
    return frozenset(chr(code) for code in faces[0] if code in faces[1])


@lru_cache(maxsize=1)
def rare_font() -> TTFont:
    """Read when a text first needs it: most never do."""
    font = PlainFont(RARE, FOLDER / f"{RARE}.ttf")
    pdfmetrics.registerFont(font)
    return font


def _is_rare(char: str) -> bool:
    """A Han character that only the third font has."""
    code = ord(char)
    if char in register_fonts() or not any(low <= code < high for low, high in HAN):
        return False
    return code in rare_font().face.charToGlyph


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Characters of a text that would be printed as a square, each once, in order."""
    known = register_fonts()
    return tuple(char for char in dict.fromkeys(text) if _is_lost(char, known))


def _is_lost(char: str, known: frozenset[str]) -> bool:
    return char != "\n" and char != REPLACEMENT and _printed(char, known) == REPLACEMENT


def printable(text: str) -> str:
    """The text as it can be printed: line breaks stay, other control characters become squares."""
    known = register_fonts()
    if known.issuperset(text):
        return text
    return "".join(_printed(char, known) for char in text.replace("\r\n", "\n"))


def _printed(char: str, known: frozenset[str]) -> str:
    if char in known or char == "\n" or _is_rare(char):
        return char
    if char == "\t":
        return " "
    return "" if char in INVISIBLE else _plain_form(char, known) or REPLACEMENT


def _plain_form(char: str, known: frozenset[str]) -> str:
    """CO₂ is printed CO2 rather than CO□; empty where there is no such form."""
    plain = normalize("NFKC", char)
    return plain if known.issuperset(plain) else ""


def markup(text: str) -> str:
    """The only way text gets into a paragraph: nothing in it is read as mark-up."""
    return escape(printable(text.strip())).replace("\n", "<br/>")
