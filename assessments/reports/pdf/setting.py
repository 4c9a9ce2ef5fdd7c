"""What every part of the document is made from, and how sources are numbered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import CondPageBreak

from ..report import Basis, Report
from . import styles
from .blocks import Heading, Text, heading, text
from .words import Words

ROOM_FOR_SECTION = 110.0


@dataclass
class Sources:
    """Every source cited, numbered in the order of the report's own list."""

    listed: list[str]

    def numbers(self, cited: Iterable[str]) -> list[int]:
        return [self._number(source) for source in cited]

    def _number(self, source: str) -> int:
        if source not in self.listed:
            self.listed.append(source)
        return self.listed.index(source) + 1


@dataclass
class Setting:
    """`keys` counts the places that headings make, so that the same report has the same keys."""

    report: Report
    words: Words
    sources: Sources
    keys: int = 0
    part: int = 0
    parts: list[Heading] = field(default_factory=list)

    def open_part(self, title: str) -> list[Any]:
        """A numbered first-level heading."""
        self.part += 1
        made = heading(f"{self.part}  {title}", self._key(), styles.H1)
        self.parts.append(made)
        return [made]

    def section(self, title: str) -> list[Any]:
        return [CondPageBreak(ROOM_FOR_SECTION), heading(title, self._key(), styles.H2, level=1)]

    def subsection(self, title: str, room: float = ROOM_FOR_SECTION) -> list[Any]:
        return [CondPageBreak(room), text(title, styles.H3)]

    def in_sentence(self, tier: str) -> str:
        return tier.lower() if self.words.locale == "en" else tier

    def cited(self, sources: Iterable[str]) -> str:
        return " ".join(f"[{number}]" for number in self.sources.numbers(sources))

    def newer(self) -> str:
        """Beside the edition's name, wherever it stands for a verdict."""
        if not self.report.edition_note:
            return ""
        word = self.words.newer_edition
        return f"（{word}）" if self.words.locale == "zh-CN" else f" ({word})"

    def told_basis(self, basis: Basis) -> str:
        return f"{basis.word} {self.cited(basis.sources)}".strip()

    def basis(self, basis: Basis) -> Text:
        return text(self.told_basis(basis), styles.CELL_NOTE)

    def _key(self) -> str:
        self.keys += 1
        return f"h{self.keys}"


def setting_for(report: Report, words: Words) -> Setting:
    return Setting(report, words, Sources(list(report.sources)))
