"""What a plant is asked: questions with their rows, and scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from maturity.engine.edition.entry import Entry, PlantType
from maturity.engine.edition.text import Text

QuestionKind = Literal["capability", "standing", "eligibility", "scenario"]

SCENARIO_PREFIX = "scenario."
DOES_NOT_FIT = Text(
    en="It does not fit this plant's products or processes.",
    zh_hans="与本厂产品或工艺不相干。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Entry):
    key: str
    value: Fraction | None = None  # None only where `open` is true
    tags: tuple[str, ...] = ()
    open: bool = False  # stored and shown, but the question stays open
    asked_at: str | None = None
    effort: Fraction | None = None  # months from the row before
    cites: str | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breadth:
    """How widely a row must hold: counted against a total of the plant, or against a number
    that the answer itself carries (`of_how_many` names what is counted)."""

    count_of: str | None = None
    of_how_many: Text | None = None
    at_least: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entry):
    key: str
    kind: QuestionKind = "capability"
    level: str | None = None
    aspect: str | None = None
    area: str | None = None
    department: str | None = None
    core: bool = False
    breadth: Breadth | None = None
    text: Text
    help: Text | None = None
    evidence: Text | None = None
    check: Text | None = None
    write_down: Text | None = None
    weight: Fraction = Fraction(1)
    may_not_apply: tuple[Text, ...] = ()
    applies_to: tuple[PlantType, ...] = ("discrete", "process")
    options: tuple[Option, ...]

    def option(self, key: str) -> Option | None:
        return next((option for option in self.options if option.key == key), None)

    @property
    def scenario_key(self) -> str | None:
        """The key of the scenario that this question asks about, if it is one of those."""
        return self.key.removeprefix(SCENARIO_PREFIX) if self.kind == "scenario" else None

    def is_asked_of(self, plant_type: str | None) -> bool:
        """A plant of unknown type is asked everything."""
        return plant_type is None or plant_type in self.applies_to

    @property
    def closed_options(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if not option.open)

    @property
    def lowest(self) -> Fraction:
        return min(self._values, default=Fraction(0))

    @property
    def highest(self) -> Fraction:
        return max(self._values, default=Fraction(0))

    @property
    def _values(self) -> tuple[Fraction, ...]:
        return tuple(option.value for option in self.options if option.value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What a scenario builds on: a row of a question, another scenario, or a note."""

    question: str | None = None
    scenario: str | None = None
    note: Text | None = None
    at_least: int | str | None = None  # an option key or a value
    at_most: int | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Months to build a scenario, and to add AI to it."""

    build: Fraction | None = None
    ai: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    claim: Text
    direct: bool = False
    kind: str | None = None
    date: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Entry):
    key: str
    area: str | None = None
    aspect: str | None = None
    levels: tuple[str, ...] = ()
    applies_to: tuple[PlantType, ...] = ("discrete", "process")
    name: Text
    entry_tier: str | None = None
    ai_tier: str | None = None
    typical_of: tuple[PlantType, ...] = ()
    requires: tuple[Requirement, ...] = ()
    ai_requires: tuple[Requirement, ...] = ()
    effort: Effort | None = None
    techniques: tuple[Text, ...] = ()
    indicators: tuple[str, ...] = ()
    overlay: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def question_key(self) -> str:
        return SCENARIO_PREFIX + self.key

    def as_question(self) -> Question:
        return Question(
            key=self.question_key,
            kind="scenario",
            aspect=self.aspect,
            area=self.area,
            text=self.name,
            may_not_apply=(DOES_NOT_FIT,),
            applies_to=self.applies_to,
            options=_scenario_rows(self.effort or Effort()),
        )


def _scenario_rows(effort: Effort) -> tuple[Option, ...]:
    return (
        _row("none", 0, (), Text(en="Not in use and not planned", zh_hans="未用，也没有计划")),
        _row(
            "planned",
            1,
            ("planned",),
            Text(en="Planned or on trial", zh_hans="计划中或试运行"),
            Fraction(0),
        ),
        _row(
            "in_use",
            2,
            ("deployed",),
            Text(en="In regular use, without AI", zh_hans="在用，未应用人工智能"),
            effort.build,
        ),
        _row(
            "in_use_ai",
            3,
            ("deployed", "ai"),
            Text(en="In regular use, with AI", zh_hans="在用，已应用人工智能"),
            effort.ai,
        ),
    )


def _row(
    key: str, value: int, tags: tuple[str, ...], text: Text, effort: Fraction | None = None
) -> Option:
    return Option(key=key, value=Fraction(value), tags=tags, text=text, effort=effort)
