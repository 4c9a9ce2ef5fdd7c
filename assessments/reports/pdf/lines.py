"""Where lines may end: Chinese punctuation rules, words and numbers kept whole.

reportlab breaks Chinese text by Japanese rules that know neither ， nor ” and splits Latin words.
"""

from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.platypus.paragraph import (
    Paragraph,
    ParaLines,
    _handleBulletWidth,
    cjkU,
    makeCJKParaLine,
)

NOT_FIRST = frozenset(
    "!'),.:;?]}>%¢°·’”†‡›℃‰℉、。〃々〉》」』】〕〗〞︰﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），．：；？］｜｝～￠…—‥→ー"
)
NOT_LAST = frozenset("$([{<£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥#@§№")
BREAK_AFTER = frozenset("/-&?=")  # inside addresses and compounds
NO_WORD = frozenset("‘“”—…·")
FIRST_WIDE = 0x2E80  # from here on every character stands for itself
SLACK = 1e-4


class Line(NamedTuple):
    """Characters start to end (exclusive) and the width left over."""

    start: int
    end: int
    spare: float


def is_word(char: str) -> bool:
    """Part of a word or number, which is not split; a no-break space counts as one."""
    return (
        ord(char) < FIRST_WIDE and char not in NO_WORD and (char == "\u00a0" or not char.isspace())
    )


@lru_cache(maxsize=100_000)
def may_break(before: str, after: str) -> bool:
    """May a line end between these two neighbours? A space hangs at the end of its line."""
    if after == " " or after in NOT_FIRST or before in NOT_LAST:
        return False
    if is_word(before) and is_word(after):
        return before in BREAK_AFTER and after.isalpha()
    return True


def fill_lines(
    text: Sequence[str],
    widths: Sequence[float],
    limits: Sequence[float],
    forced: Set[int] = frozenset(),
) -> list[Line]:
    """Greedy lines. `limits` are the widths of the lines, the last one for all that follow;
    `forced` are the places of line breaks in the text. A word wider than a line is cut."""
    lines: list[Line] = []
    start, count = 0, len(text)
    while start < count:
        limit = limits[min(len(lines), len(limits) - 1)]
        line = _next_line(text, widths, start, limit, forced)
        lines.append(line)
        start = line.end
        if line.end - 1 not in forced:
            start = _skip_spaces(text, start)
    return lines


def _next_line(
    text: Sequence[str],
    widths: Sequence[float],
    start: int,
    limit: float,
    forced: Set[int],
) -> Line:
    used, end, used_at_end = 0.0, start, 0.0
    for at in range(start, len(text)):
        if at in forced:
            return Line(start, at + 1, limit - used)
        if at > start and may_break(text[at - 1], text[at]):
            end, used_at_end = at, used
        if at > start and used + widths[at] > limit + SLACK and text[at] != " ":
            if end > start:
                return Line(start, end, limit - used_at_end)
            cut = _cut(text, start, at)
            return Line(start, cut, limit - sum(widths[start:cut]))
        used += widths[at]
    return Line(start, len(text), limit - used)


def _cut(text: Sequence[str], start: int, end: int) -> int:
    """Where to cut a word wider than its line: not before ， nor after （ if it can be."""
    cut = end
    while cut > start + 1 and (text[cut] in NOT_FIRST or text[cut - 1] in NOT_LAST):
        cut -= 1
    return cut if cut > start + 1 else end


def _skip_spaces(text: Sequence[str], start: int) -> int:
    while start < len(text) and text[start] == " ":
        start += 1
    return start


@lru_cache(maxsize=60_000)
def char_width(char: str, font: str, size: float) -> float:
    return float(getFont(font).stringWidth(char, size))


class _Char(cjkU):
    """reportlab's character with its fragment, measured once a process."""

    def __new__(cls, value: str, frag: Any) -> "_Char":
        self = str.__new__(cls, value)
        self._frag = frag
        self._width = char_width(value, frag.fontName, frag.fontSize) if value else 0.0
        return self


class ChineseParagraph(Paragraph):
    """A paragraph whose style has wordWrap="CJK", broken by the rules above."""

    def breakLinesCJK(self, maxWidths: Any) -> Any:
        limits = list(maxWidths) if isinstance(maxWidths, (list, tuple)) else [maxWidths]
        self.height = 0
        _handleBulletWidth(self.bulletText, self.style, limits)
        if not self.frags or getattr(self, "_splitpara", False):
            return super().breakLinesCJK(limits)  # nothing to break, or broken already
        if len(self.frags) == 1 and not hasattr(self.frags[0], "cbDefn"):
            return _plain_lines(self.frags[0], limits)
        return _mixed_lines(self.frags, limits)


def _plain_lines(frag: Any, limits: Sequence[float]) -> Any:
    text = frag.text if hasattr(frag, "text") else "".join(frag.words)
    size = frag.fontSize
    widths = [char_width(char, frag.fontName, size) for char in text]
    lines = [
        (line.spare + _hanging(text, widths, line), [text[line.start : line.end]])
        for line in fill_lines(text, widths, limits)
    ]
    return frag.clone(kind=0, lines=lines, ascent=size, descent=-0.2 * size)


def _mixed_lines(frags: Sequence[Any], limits: Sequence[float]) -> ParaLines:
    chars = [_Char(char, frag) for frag in frags for char in (frag.text or [""])]
    forced = {at for at, char in enumerate(chars) if hasattr(char.frag, "lineBreak")}
    text = [str(char) or "\ufffc" for char in chars]
    lines: list[Any] = []
    widths = [char.width for char in chars]
    for line in fill_lines(text, widths, limits, forced):
        limit = limits[min(len(lines), len(limits) - 1)]
        segment = chars[line.start : line.end]
        spare = line.spare + _hanging(text, widths, line)
        is_hard = line.end - 1 in forced
        lines.append(makeCJKParaLine(segment, limit, limit - spare, spare, is_hard, False))
    return ParaLines(kind=1, lines=lines)


def _hanging(text: Sequence[str], widths: Sequence[float], line: Line) -> float:
    """Width of the spaces at a line's end. They stay in the line: a paragraph split over two pages
    is put together from its lines again."""
    end = line.end
    while end > line.start and text[end - 1] == " ":
        end -= 1
    return sum(widths[end : line.end])
