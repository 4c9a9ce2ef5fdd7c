"""What is computed from answers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from maturity.engine.edition.entry import Entry
from maturity.engine.edition.questions import QuestionKind
from maturity.engine.edition.text import Text

Aggregate = Literal["value", "mean", "sum", "min", "max", "share", "count", "cumulative"]
PolicyWord = Literal["exclude", "full", "zero", "value"]


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """What an answer "not applicable" counts as; `value` only where the word is "value"."""

    word: PolicyWord = "exclude"
    value: Fraction | None = None


EXCLUDE = NotApplicable()


# No slots: the lookup is made once and kept.
@dataclass(frozen=True)
class Weights:
    by_key: tuple[tuple[str, Fraction], ...] = ()

    def of(self, key: str, default: Fraction) -> Fraction:
        return self._lookup.get(key, default)

    @cached_property
    def _lookup(self) -> dict[str, Fraction]:
        return dict(self.by_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Which inputs: properties of questions narrow one another; `measures` stands alone."""

    kind: QuestionKind | None = None
    level: str | None = None
    aspect: str | None = None
    area: str | None = None
    core: bool | None = None
    questions: tuple[str, ...] | None = None
    measures: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What is counted; for `cumulative`, `at_least` is the gate."""

    at_least: Fraction | None = None
    at_most: Fraction | None = None
    tag: str | None = None
    reaches: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """The denominator of a share."""

    tag: str | None = None
    asked_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The lower end belongs to it, the upper does not; without `to` it ends at the next band."""

    from_: Fraction
    to: Fraction | None = None
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Entry):
    key: str
    name: Text | None = None
    of: Selector
    aggregate: Aggregate
    as_: Literal["value", "ratio"] = "value"
    weights: Weights | None = None
    not_applicable: NotApplicable | None = None
    where: Where | None = None
    among: Among | None = None
    minimum: int | None = None
    bands: tuple[Band, ...] = ()
    show: bool = False
    text: Text | None = None
