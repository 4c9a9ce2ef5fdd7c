"""A whole edition: all that a score depends on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Protocol, TypeVar

from maturity.engine.edition.context import (
    Area,
    Aspect,
    Check,
    Department,
    Extends,
    GlossaryTerm,
    Indicator,
    Level,
    Note,
    Obstacle,
    OverlayItem,
    Policy,
    Total,
    Yardstick,
)
from maturity.engine.edition.measures import EXCLUDE, Measure, NotApplicable
from maturity.engine.edition.plain import write
from maturity.engine.edition.problem import EditionError
from maturity.engine.edition.questions import Question, QuestionKind, Scenario
from maturity.engine.edition.reader import Reader, Unread
from maturity.engine.edition.text import Text
from maturity.engine.edition.tiers import Condition, Demand, Tier


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that one department answers about one level."""

    department: Department | None
    level: Level | None
    questions: tuple[Question, ...]


# Compared by identity: an edition is large, and its compiled form is cached by it. No slots,
# because the lookups below are computed once and kept.
@dataclass(frozen=True, eq=False, kw_only=True)
class Edition:
    # So that a missing title hides nothing else.
    STAND_INS: ClassVar[dict[str, Any]] = {
        "rubric": "unread",
        "edition": "unread",
        "title": Text(plain="unread"),
        "questions": (),
    }

    format: int = 1
    rubric: str
    edition: str
    extends: Extends | None = None
    title: Text
    source: str | None = None
    summary: Text | None = None
    not_applicable: NotApplicable = EXCLUDE
    tiers: tuple[Tier, ...] = ()
    levels: tuple[Level, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    areas: tuple[Area, ...] = ()
    departments: tuple[Department, ...] = ()
    totals: tuple[Total, ...] = ()
    questions: tuple[Question, ...]
    scenarios: tuple[Scenario, ...] = ()
    measures: tuple[Measure, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    overlay: tuple[OverlayItem, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    yardsticks: tuple[Yardstick, ...] = ()
    checks: tuple[Check, ...] = ()
    policies: tuple[Policy, ...] = ()
    notes: tuple[Note, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()

    @classmethod
    def from_data(cls, data: object) -> Edition:
        """Raises EditionError with every place where the shape is not that of a rubric."""
        edition, reader = cls.read(data)
        if reader.problems or not isinstance(edition, cls):
            raise EditionError(reader.problems)
        return edition

    @classmethod
    def read(cls, data: object) -> tuple[Edition | Unread, Reader]:
        """What can be read of the data, and what could not."""
        reader = Reader()
        edition: Edition | Unread = reader.read(cls, data, "")
        if isinstance(edition, cls) and edition.format != 1:
            reader.refuse("format", "only format 1 is known")
        return edition, reader

    def to_data(self) -> dict[str, Any]:
        """Canonical plain data: defaults left out, fields in one order."""
        return {"format": self.format, **write(self)}

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the canonical data."""
        text = json.dumps(self.to_data(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def all_questions(self) -> tuple[Question, ...]:
        """The questions of the file, then one for each scenario."""
        return self.questions + tuple(scenario.as_question() for scenario in self.scenarios)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(condition for tier in self.tiers for condition in tier.conditions)

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        return tuple(demand for tier in self.tiers for demand in tier.demands)

    def question(self, key: str) -> Question:
        """Raises KeyError, like all lookups here; scenarios' questions are found too."""
        return self.questions_by_key[key]

    def scenario(self, key: str) -> Scenario:
        return self.scenarios_by_key[key]

    def measure(self, key: str) -> Measure:
        return self.measures_by_key[key]

    def tier(self, key: str) -> Tier:
        return self.tiers_by_key[key]

    def condition(self, key: str) -> Condition:
        return self.conditions_by_key[key]

    def demand(self, key: str) -> Demand:
        return self.demands_by_key[key]

    @cached_property
    def questions_by_key(self) -> dict[str, Question]:
        return by_key(self.all_questions)

    @cached_property
    def question_places(self) -> dict[str, int]:
        """Where in `all_questions` each stands."""
        return {question.key: place for place, question in enumerate(self.all_questions)}

    @cached_property
    def scenarios_by_key(self) -> dict[str, Scenario]:
        return by_key(self.scenarios)

    @cached_property
    def measures_by_key(self) -> dict[str, Measure]:
        return by_key(self.measures)

    @cached_property
    def tiers_by_key(self) -> dict[str, Tier]:
        return by_key(self.tiers)

    @cached_property
    def conditions_by_key(self) -> dict[str, Condition]:
        return by_key(self.conditions)

    @cached_property
    def demands_by_key(self) -> dict[str, Demand]:
        return by_key(self.demands)

    @cached_property
    def levels_by_key(self) -> dict[str, Level]:
        return by_key(self.levels)

    @cached_property
    def aspects_by_key(self) -> dict[str, Aspect]:
        return by_key(self.aspects)

    @cached_property
    def areas_by_key(self) -> dict[str, Area]:
        return by_key(self.areas)

    @cached_property
    def departments_by_key(self) -> dict[str, Department]:
        return by_key(self.departments)

    @cached_property
    def totals_by_key(self) -> dict[str, Total]:
        return by_key(self.totals)

    @cached_property
    def indicators_by_key(self) -> dict[str, Indicator]:
        return by_key(self.indicators)

    @cached_property
    def overlay_by_key(self) -> dict[str, OverlayItem]:
        return by_key(self.overlay)

    @cached_property
    def obstacles_by_key(self) -> dict[str, Obstacle]:
        return by_key(self.obstacles)

    def tier_rank(self, key: str) -> int:
        """0 for the lowest tier; raises KeyError."""
        return self.tier_ranks[key]

    @cached_property
    def tier_ranks(self) -> dict[str | None, int]:
        return {tier.key: rank for rank, tier in enumerate(self.tiers)}

    def questions_by_department(
        self, kinds: tuple[QuestionKind, ...] = ("capability",)
    ) -> tuple[QuestionGroup, ...]:
        """Groups in the order of the departments, inside them of the levels; within a group in
        the order of the file. Questions without a department or a level come last."""
        groups: dict[tuple[str | None, str | None], list[Question]] = {}
        for question in self.all_questions:
            if question.kind in kinds:
                groups.setdefault((question.department, question.level), []).append(question)
        departments, levels = _ranks(self.departments_by_key), _ranks(self.levels_by_key)
        ordered = sorted(
            groups,
            key=lambda at: (
                departments.get(at[0], len(departments)),
                levels.get(at[1], len(levels)),
            ),
        )
        return tuple(
            QuestionGroup(
                self.departments_by_key.get(department or ""),
                self.levels_by_key.get(level or ""),
                tuple(groups[department, level]),
            )
            for department, level in ordered
        )


def by_key(entries: Iterable[K]) -> dict[str, K]:
    return {entry.key: entry for entry in entries}


def _ranks(keys: Iterable[str]) -> dict[str | None, int]:
    return {key: rank for rank, key in enumerate(keys)}
