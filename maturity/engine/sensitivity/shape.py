"""How firmly a tier stands. Only keys and exact numbers; texts are looked up in the edition."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class FragileAnswer:
    """One answer that, one row lower, alone would lose the tier. `lost`: the conditions met
    today that would not be met then. `lower_option`: the row below by value."""

    question: str
    option: str
    lower_option: str
    tier_then: str | None
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MovedThreshold:
    """A continuous threshold that, moved to `moved`, would change the tier."""

    condition: str
    threshold: Fraction
    moved: Fraction
    tier_then: str | None


@dataclass(frozen=True, slots=True)
class MovedWeight:
    """A weight (of a question, or of an input of a measure) that, moved to `moved`, would change
    the tier. `measure` None: the question's own weight, wherever it is used."""

    measure: str | None
    input: str
    weight: Fraction
    moved: Fraction
    tier_then: str | None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Around the tier proven today (None: none, so no answer can lose it)."""

    tier: str | None
    answers: tuple[FragileAnswer, ...]
    thresholds: tuple[MovedThreshold, ...]
    weights: tuple[MovedWeight, ...]
