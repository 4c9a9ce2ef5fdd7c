"""Everything around questions, measures and tiers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from maturity.engine.edition.entry import Entry
from maturity.engine.edition.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Entry):
    key: str
    name: Text
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect(Entry):
    key: str
    name: Text
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Entry):
    key: str
    aspect: str | None = None
    name: Text
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Department(Entry):
    key: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Entry):
    """A number the plant states once; breadth is counted against it."""

    key: str
    name: Text
    unit: Text | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Entry):
    key: str
    name: Text
    unit: Text | None = None
    better: Literal["up", "down"] | None = None
    class_: str | None = None
    reference: bool = False
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayItem(Entry):
    key: str
    name: Text
    levels: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle(Entry):
    key: str
    name: Text | None = None
    text: Text
    settle_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick(Entry):
    key: str
    about: Literal["factories", "results", "target"]
    tier: str | None = None
    text: Text
    value: Fraction
    to: Fraction | None = None
    bound: str | None = None
    unit: Text | None = None
    date: str | None = None
    by: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm(Entry):
    key: str
    term: Text
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerns:
    """Whom a policy or note is for; an empty list means everybody."""

    provinces: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    ownership: tuple[str, ...] = ()
    size: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Entry):
    key: str
    name: Text | None = None
    text: Text
    concerns: Concerns | None = None
    for_what: Text | None = None
    amount: Text | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    checked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Policy):
    """The same shape as a policy; it explains and promises nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One of the things that must hold together for a check to speak."""

    question: str | None = None
    scenario: str | None = None
    measure: str | None = None
    tag: str | None = None
    at_least: int | str | None = None  # of a question: an option key or a value
    at_most: int | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Entry):
    """A contradiction across answers: shown, never changing a verdict. `rule` names one that
    needs history, register or counts; above, days and years are its numbers."""

    key: str
    if_: tuple[Clause, ...] = ()
    rule: str | None = None
    above: Fraction | None = None
    days: int | None = None
    years: int | None = None
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Extends:
    rubric: str
    edition: str
