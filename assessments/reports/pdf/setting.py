"""What every part of a volume is made from: its report, its words, its length, its places.

A document holds one volume for each language; the places of all of them have their own keys.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import CondPageBreak

from ..report import Basis, Report
from . import styles
from .blocks import Heading, Text, heading, text
from .words import Words, words_of

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
    """`keys` counts the places that headings make, so that the same report has the same keys.
    `volume` is the place among several languages, `depth` that of the parts in the outline."""

    report: Report
    words: Words
    sources: Sources
    length: str = "full"
    volume: int = 0
    depth: int = 0
    keys: int = 0
    part: int = 0
    parts: list[Heading] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        return self.length == "full"

    @property
    def is_summary(self) -> bool:
        return self.length == "summary"

    def open_part(self, title: str) -> list[Any]:
        """A numbered first-level heading."""
        self.part += 1
        made = heading(f"{self.part}  {title}", self.key(), styles.H1, self.depth)
        self.parts.append(made)
        return [made]

    def section(self, title: str) -> list[Any]:
        made = heading(title, self.key(), styles.H2, self.depth + 1)
        return [CondPageBreak(ROOM_FOR_SECTION), made]

    def subsection(self, title: str, room: float = ROOM_FOR_SECTION) -> list[Any]:
        return [CondPageBreak(room), text(title, styles.H3)]

    def in_sentence(self, tier: str) -> str:
        return tier.lower() if self.words.locale == "en" else tier

    def cited(self, sources: Iterable[str]) -> str:
        """A summary lists no sources, so it cites none by number."""
        if self.is_summary:
            return ""
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

    def key(self) -> str:
        self.keys += 1
        return f"v{self.volume}h{self.keys}"


def settings_for(reports: Sequence[Report], length: str) -> list[Setting]:
    """One for each language; several have an entry of the outline each, over their parts."""
    depth = int(len(reports) > 1)
    return [
        Setting(report, words_of(report.language), _sources(report, length), length, place, depth)
        for place, report in enumerate(reports)
    ]


def _sources(report: Report, length: str) -> Sources:
    """All that the edition names in the full report; elsewhere only what is cited."""
    return Sources(list(report.sources) if length == "full" else [])
