"""A report with the way to say fixed texts in its language."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.reports.pack.pieces import Both, Cell, Heading, Line, Missing, Table, either
from assessments.reports.report import Report

ITEM, ENTRY = Both("Item", "项目"), Both("Entry", "填报内容")
SHARES = (3.0, 7.0)


@dataclass(frozen=True, slots=True)
class Draft:
    report: Report

    def say(self, text: Both, **facts: object) -> str:
        return text.of(self.report.language).format(**facts)

    @property
    def tier(self) -> str:
        """What would be applied for next; the tier aimed at where no register says more."""
        part = self.report.application
        return (part.tier_name if part else "") or self.report.target_name or self.report.tier_name

    def in_sentence(self, tier: str) -> str:
        return tier if self.report.language.startswith("zh") else tier.lower()

    def missing(self, text: Both) -> Missing:
        return Missing(self.say(text))

    def either(self, value: str, text: Both) -> Cell:
        return either(value, self.say(text))

    def heading(self, level: int, text: Both) -> Heading:
        return Heading(level, (self.say(text),))

    def line(self, text: Both, style: str = "Normal") -> Line:
        return Line((self.say(text),), style)

    def to_add(self, text: Both) -> Line:
        return Line((self.missing(text),))

    def entries(self, rows: list[tuple[str, Cell]]) -> Table:
        """Two columns: what the form asks for, and what is entered."""
        head = (self.say(ITEM), self.say(ENTRY))
        return Table(head, [((label,), cell) for label, cell in rows], SHARES)
