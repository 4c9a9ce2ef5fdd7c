"""Indented lines, broken where a terminal ends. Chinese characters are two columns wide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import east_asian_width

WIDTH = 100
STEP = 2
# A word, or one wide character with the closing marks that must not begin a line.
PIECES = re.compile(
    r"[“‘（《【]*[⺀-鿿豈-﫿＀-￯][，。、；：？！）”’》】]*|[^\s⺀-鿿豈-﫿＀-￯]+[，。、；：？！）”’》】]*|\s+"
)


class Line(NamedTuple):
    """`mark` stands before the text; further lines of the text are indented past it."""

    depth: int
    text: str
    mark: str = ""


def laid_out(lines: Iterable[Line], width: int = WIDTH) -> Iterator[str]:
    for line in lines:
        mark = f"{line.mark} " if line.mark else ""
        first = " " * (STEP * line.depth) + mark
        rest = " " * columns(first)
        start = first
        for part in broken(line.text, width - columns(first)):
            yield (start + part).rstrip()
            start = rest


def broken(text: str, width: int) -> Iterator[str]:
    """A word longer than a line stays whole."""
    line, used = "", 0
    for piece in PIECES.findall(text):
        wide = columns(piece)
        if used and used + wide > width and not piece.isspace():
            yield line.rstrip()
            line, used = "", 0
        if used or not piece.isspace():
            line, used = line + (" " if piece.isspace() else piece), used + wide
    yield line.rstrip()


def columns(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
