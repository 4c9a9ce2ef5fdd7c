"""How wide words are, in units of the scene, so that labels neither overlap nor get lost.

By the report's own font, with some room for those of a screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessments.reports.scenes.shapes import Anchor, Words

# Thousandths of the size, from the space to the tilde.
LATIN = (
    *(224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392),
    *(555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474),
    *(946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742),
    *(633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559),
    *(606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606),
    *(620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555),
)
WIDE_FROM = 0x2E80  # from here on every character is a square, and a line may end after each
OTHER = 620
BOLDER = 1.12
SCREEN = 1.06  # some system fonts are a little wider than the report's own
ELLIPSIS = "…"
NOT_FIRST = frozenset("，。、；：！？）】》”’％…·")


def width_of(words: str, size: float, *, is_bold: bool = False) -> float:
    units = sum(_units(ord(char)) for char in words)
    return units * size / 1000 * (BOLDER if is_bold else 1.0)


def _units(code: int) -> float:
    if 32 <= code < 127:
        return LATIN[code - 32] * SCREEN
    return 1000 if code >= WIDE_FROM else OTHER


def wrapped(
    words: str, room: float, size: float, *, most: int = 3, is_bold: bool = False
) -> list[str]:
    """Lines no wider than `room`; what needs more lines than `most` ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(words, room, size):
        if line and width_of((line + piece).rstrip(), size, is_bold=is_bold) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    lines += [line.rstrip()] if line.strip() else []
    if len(lines) <= most:
        return lines
    last = shortened(" ".join(lines[most - 1 :]), room, size, is_bold=is_bold)
    return [*lines[: most - 1], last]


def shortened(words: str, room: float, size: float, *, is_bold: bool = False) -> str:
    if width_of(words, size, is_bold=is_bold) <= room:
        return words
    while words and width_of(words + ELLIPSIS, size, is_bold=is_bold) > room:
        words = words[:-1]
    return words.rstrip() + ELLIPSIS


def _pieces(words: str, room: float, size: float) -> Iterator[str]:
    """What a line is made of: a word with the space after it, or one Chinese character; a word
    wider than the room is cut."""
    piece = ""
    for char in words:
        is_too_wide = char != " " and width_of(piece + char, size) > room
        if piece and (is_too_wide or _may_break(piece[-1], char)):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after in NOT_FIRST or after == " ":
        return False
    return before in " -/" or ord(before) >= WIDE_FROM or ord(after) >= WIDE_FROM


def lines_at(
    lines: Sequence[str],
    x: float,
    y: float,
    size: float,
    fill: str,
    anchor: Anchor = "start",
    *,
    is_bold: bool = False,
) -> tuple[Words, ...]:
    """One below the other; `y` is the baseline of the first."""
    return tuple(
        Words(line, x, y + number * leading(size), size, fill, anchor, is_bold)
        for number, line in enumerate(lines)
    )


def leading(size: float) -> float:
    return round(size * 1.22, 2)
