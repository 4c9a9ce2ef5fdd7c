"""Where words stand on the pages of a PDF, as poppler sees them."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from defusedxml.ElementTree import fromstring
from pypdf import PdfReader

from assessments.reports.pdf import styles

FOOT = styles.PAGE_HEIGHT - styles.BOTTOM  # from the top: below it stands the page foot alone
XHTML = "{http://www.w3.org/1999/xhtml}"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Word:
    """Points from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@cache
def words(pdf: bytes) -> list[list[Word]]:
    """Page by page."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "a.pdf"), Path(folder, "a.html")
        source.write_bytes(pdf)
        command = ["pdftotext", "-bbox", str(source), str(target)]
        subprocess.run(command, check=True, capture_output=True)
        # Poppler cuts characters beyond the first plane in two here; only places matter.
        tree = fromstring(CONTROL.sub("", target.read_text(encoding="utf-8", errors="replace")))
    return [[_word(one) for one in page.iter(f"{XHTML}word")] for page in tree.iter(f"{XHTML}page")]


def _word(node: Any) -> Word:
    box = [float(node.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")]
    return Word(node.text or "", *box)


def outside(pdf: bytes) -> list[tuple[int, str]]:
    """Words that stand outside the margins, with their pages."""
    left, right = styles.SIDE - 1, styles.PAGE_WIDTH - styles.SIDE + 1
    return [
        (number, word.text)
        for number, page in enumerate(words(pdf), start=1)
        for word in page
        if word.left < left or word.right > right or word.top < styles.TOP - 6
    ]


def filled(pdf: bytes) -> list[float]:
    """How far down each page is written on, from 0 to 1."""
    return [(_lowest(page) - styles.TOP) / (FOOT - styles.TOP) for page in words(pdf)]


def _lowest(page: list[Word]) -> float:
    return max((word.bottom for word in page if word.bottom < FOOT + 2), default=styles.TOP)


def lonely_headings(pdf: bytes) -> list[str]:
    """Headings with nothing below them on their page."""
    reader = PdfReader(BytesIO(pdf))
    found = []
    for entry in _entries(reader.outline):
        number = reader.get_destination_page_number(entry) or 0
        top = styles.PAGE_HEIGHT - float(entry.top)
        below = [word for word in words(pdf)[number] if top + 36 < word.bottom < FOOT + 2]
        if not below:
            found.append(entry.title)
    return found


def page_of(pdf: bytes, titles: tuple[str, ...]) -> int:
    """Where the first heading of one of these names stands, from 0; -1 for none."""
    reader = PdfReader(BytesIO(pdf))
    for entry in _entries(reader.outline):
        if entry.title.endswith(titles):
            return reader.get_destination_page_number(entry) or -1
    return -1


def _entries(outline: Any) -> Iterator[Any]:
    for entry in outline:
        yield from _entries(entry) if isinstance(entry, list) else [entry]


def pages_of(pdf: bytes, title: str) -> list[int]:
    """The page of a part's heading, then those of its sections."""
    reader = PdfReader(BytesIO(pdf))
    place = next(
        number
        for number, entry in enumerate(reader.outline)
        if not isinstance(entry, list) and str(entry.title).endswith(title)
    )
    entries = [reader.outline[place], *_entries(reader.outline[place + 1])]
    return [reader.get_destination_page_number(entry) or 0 for entry in entries]
