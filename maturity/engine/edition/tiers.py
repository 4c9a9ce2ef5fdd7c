"""What a tier asks for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from maturity.engine.edition.entry import Entry
from maturity.engine.edition.text import Text

ConditionKind = Literal["criterion", "eligibility", "advice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Entry):
    key: str
    name: Text | None = None
    measure: str
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    kind: ConditionKind = "criterion"
    if_empty: Literal["not_met", "met"] = "not_met"
    may_be_excepted: bool = False
    region: str | None = None
    text: Text | None = None

    @property
    def op(self) -> Literal["at_least", "at_most"]:
        return "at_least" if self.at_least is not None else "at_most"

    @property
    def threshold(self) -> Fraction:
        """`problems` refuses a condition without one; zero only keeps half-written drafts alive."""
        found = self.at_least if self.at_least is not None else self.at_most
        return Fraction(0) if found is None else found

    def holds_in(self, province: str | None) -> bool:
        return self.region is None or self.region == province


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Entry):
    """What the annex asks in one line, tested by several conditions of ours."""

    key: str
    name: Text | None = None
    conditions: tuple[str, ...]
    narrow: tuple[str, ...] = ()
    may_be_excepted: bool = False
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier(Entry):
    key: str
    name: Text
    demands: tuple[Demand, ...] = ()
    conditions: tuple[Condition, ...] = ()
    text: Text | None = None
