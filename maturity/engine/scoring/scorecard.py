"""What a score consists of, and its plain form: the result contract of the rubric format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from maturity.engine.edition import ConditionKind, Text
from maturity.engine.scoring.states import Flag

Verdict = Literal["met", "not_met", "undecided"]
TierVerdict = Literal["met", "not_met", "undecided", "with_exception"]


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """Low and high are None where every filling leaves the measure empty."""

    key: str
    low: Fraction | None
    high: Fraction | None
    can_be_empty: bool
    is_sharp: bool
    label: Text | None

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    def to_data(self) -> dict[str, Any]:
        return {
            "low": _plain(self.low),
            "high": _plain(self.high),
            "value": _nearest(self.low) if self.low is not None and self.is_point else None,
            "can_be_empty": self.can_be_empty,
            "sharp": self.is_sharp,
            "label": _plain_text(self.label),
        }


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """`verdict` is the strict one; `exception` is the reason stated for leaving it out."""

    key: str
    kind: ConditionKind
    verdict: Verdict
    measure: str
    op: Literal["at_least", "at_most"]
    threshold: Fraction
    low: Fraction | None
    high: Fraction | None
    can_be_empty: bool
    basis: str | None
    region: str | None
    open: tuple[str, ...]
    binding: tuple[str, ...]
    demand: str | None
    exception: str | None

    @property
    def is_excepted(self) -> bool:
        return self.exception is not None

    @property
    def is_empty(self) -> bool:
        return self.low is None

    def to_data(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "kind": self.kind,
            "verdict": self.verdict,
            "measure": self.measure,
            "op": self.op,
            "threshold": _plain(self.threshold),
            "low": _plain(self.low),
            "high": _plain(self.high),
            "empty": self.is_empty,
            "basis": self.basis,
            "region": self.region,
            "open": list(self.open),
            "binding": list(self.binding),
            "demand": self.demand,
            "exception": self.exception,
        }


@dataclass(frozen=True, slots=True)
class DemandResult:
    key: str
    verdict: Verdict
    narrow: Verdict
    exception: str | None
    conditions: tuple[str, ...]

    @property
    def is_excepted(self) -> bool:
        return self.exception is not None

    def to_data(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "verdict": self.verdict,
            "narrow": self.narrow,
            "exception": self.exception,
            "conditions": list(self.conditions),
        }


@dataclass(frozen=True, slots=True)
class TierResult:
    """Each verdict takes in the tier's own conditions and those of all lower tiers."""

    key: str
    verdict: TierVerdict
    strict: Verdict
    with_exception: Verdict
    narrow: Verdict
    eligible: Verdict
    demands: tuple[DemandResult, ...]
    conditions: tuple[ConditionResult, ...]

    def to_data(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "verdict": self.verdict,
            "strict": self.strict,
            "with_exception": self.with_exception,
            "narrow": self.narrow,
            "eligible": self.eligible,
            "demands": [demand.to_data() for demand in self.demands],
            "conditions": [condition.to_data() for condition in self.conditions],
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """The highest tier proven, and the highest not ruled out."""

    tier: str | None
    best_tier: str | None

    def to_data(self) -> dict[str, Any]:
        return {"tier": self.tier, "best_tier": self.best_tier}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A contradiction found, with what it was found in."""

    key: str
    questions: tuple[str, ...]

    def to_data(self) -> dict[str, Any]:
        return {"key": self.key, "questions": list(self.questions)}


@dataclass(frozen=True, slots=True)
class Scorecard:
    rubric: str
    edition: str
    revision: int | None
    checksum: str
    tier: str | None
    best_tier: str | None
    best_tier_exact: bool
    with_exception: Reading
    narrow: Reading
    asked: int
    answered: int
    not_applicable: int
    open: tuple[str, ...]
    tiers: tuple[TierResult, ...]
    measures: Mapping[str, MeasureResult]
    checks: tuple[CheckResult, ...]
    flags: tuple[Flag, ...]

    @property
    def is_decided(self) -> bool:
        """No open answer can change the tier."""
        return self.tier == self.best_tier

    def tier_result(self, key: str) -> TierResult:
        return next(tier for tier in self.tiers if tier.key == key)

    def condition_result(self, key: str) -> ConditionResult:
        """Raises StopIteration for a condition that does not hold in the plant's region."""
        return next(c for tier in self.tiers for c in tier.conditions if c.key == key)

    def to_data(self) -> dict[str, Any]:
        return {
            "rubric": self.rubric,
            "edition": self.edition,
            "revision": self.revision,
            "checksum": self.checksum,
            "tier": self.tier,
            "with_exception": self.with_exception.to_data(),
            "narrow": self.narrow.to_data(),
            "best_tier": self.best_tier,
            "best_tier_exact": self.best_tier_exact,
            "decided": self.is_decided,
            "asked": self.asked,
            "answered": self.answered,
            "not_applicable": self.not_applicable,
            "open": list(self.open),
            "tiers": [tier.to_data() for tier in self.tiers],
            "measures": {key: result.to_data() for key, result in self.measures.items()},
            "checks": [check.to_data() for check in self.checks],
            "flags": [{"kind": flag.kind, "question": flag.question} for flag in self.flags],
        }


def _plain(number: Fraction | None) -> str | None:
    """Through Decimal, since Python refuses to write integers of more than 4,300 digits."""
    if number is None:
        return None
    over, under = Decimal(number.numerator), Decimal(number.denominator)
    return str(over) if under == 1 else f"{over}/{under}"


def _nearest(number: Fraction) -> float | None:
    """None where no double is near."""
    try:
        return float(number)
    except OverflowError:
        return None


def _plain_text(text: Text | None) -> object:
    """As it is written in the file."""
    if text is None or text.plain is not None:
        return text.plain if text else None
    return {code: words for code, words in text.by_language() if words is not None}
