"""What a Word file is made of, as plain data: headings, lines, tables, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Both(NamedTuple):
    """A fixed text in both languages."""

    en: str
    zh: str

    def of(self, language: str) -> str:
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Missing:
    """A place that nobody has filled; it is marked and counted, never invented."""

    what: str
    is_noted: bool = False  # told as something lacking, not as a place to fill in


Part = str | Missing
Cell = Sequence[Part]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 1 opens a section that missing places are counted by
    parts: Cell


@dataclass(frozen=True, slots=True)
class Line:
    parts: Cell
    style: str = "Normal"


@dataclass(frozen=True, slots=True)
class Table:
    """The head is repeated on every page; `widths` are shares of the text's width."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


Piece = Heading | Line | Table | NewPage


def line(*parts: Part, style: str = "Normal") -> Line:
    return Line(parts, style)


def either(value: str, what: str) -> Cell:
    """What is stated, or that it is missing."""
    return (value,) if value.strip() else (Missing(what),)


def missing_in(pieces: Iterable[Piece]) -> list[tuple[str, int]]:
    """How many places are missing under each heading of the first level."""
    counts: list[tuple[str, int]] = []
    for piece in pieces:
        if isinstance(piece, Heading) and piece.level == 1:
            counts.append((plain(piece.parts), 0))
        found = sum(isinstance(part, Missing) for part in parts_of(piece))
        if found:
            title, before = counts.pop() if counts else ("", 0)
            counts.append((title, before + found))
    return counts


def parts_of(piece: Piece) -> Iterator[Part]:
    if isinstance(piece, Heading | Line):
        yield from piece.parts
    elif isinstance(piece, Table):
        yield from (part for row in piece.rows for cell in row for part in cell)


def plain(parts: Cell) -> str:
    return "".join(part if isinstance(part, str) else part.what for part in parts)
