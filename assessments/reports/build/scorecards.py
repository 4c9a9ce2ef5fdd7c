"""A stored scorecard as the engine's type again: what was computed that day, never re-scored."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from maturity.engine.edition import Text
from maturity.engine.scoring import (
    CheckResult,
    ConditionResult,
    DemandResult,
    Flag,
    MeasureResult,
    Reading,
    Scorecard,
    TierResult,
)

Stored = dict[str, Any]


def read_scorecard(data: Stored) -> Scorecard:
    """The inverse of `Scorecard.to_data`."""
    return Scorecard(
        rubric=data["rubric"],
        edition=data["edition"],
        revision=data["revision"],
        checksum=data["checksum"],
        tier=data["tier"],
        best_tier=data["best_tier"],
        best_tier_exact=data["best_tier_exact"],
        with_exception=Reading(**data["with_exception"]),
        narrow=Reading(**data["narrow"]),
        asked=data["asked"],
        answered=data["answered"],
        not_applicable=data["not_applicable"],
        open=tuple(data["open"]),
        tiers=tuple(_tier(tier) for tier in data["tiers"]),
        measures={key: _measure(key, measure) for key, measure in data["measures"].items()},
        checks=tuple(CheckResult(c["key"], tuple(c["questions"])) for c in data["checks"]),
        flags=tuple(Flag(**flag) for flag in data["flags"]),
    )


def _tier(data: Stored) -> TierResult:
    names = ("key", "verdict", "strict", "with_exception", "narrow", "eligible")
    return TierResult(
        **{name: data[name] for name in names},
        demands=tuple(_demand(demand) for demand in data["demands"]),
        conditions=tuple(_condition(condition) for condition in data["conditions"]),
    )


def _demand(data: Stored) -> DemandResult:
    return DemandResult(**{**data, "conditions": tuple(data["conditions"])})


def _condition(data: Stored) -> ConditionResult:
    names = ("key", "kind", "verdict", "measure", "op", "basis", "region", "demand", "exception")
    return ConditionResult(
        **{name: data[name] for name in names},
        threshold=Fraction(data["threshold"]),
        low=_exact(data["low"]),
        high=_exact(data["high"]),
        can_be_empty=bool(data["empty"]),
        open=tuple(data["open"]),
        binding=tuple(data["binding"]),
    )


def _measure(key: str, data: Stored) -> MeasureResult:
    return MeasureResult(
        key=key,
        low=_exact(data["low"]),
        high=_exact(data["high"]),
        can_be_empty=data["can_be_empty"],
        is_sharp=data["sharp"],
        label=_label(data["label"]),
    )


def _exact(number: str | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _label(data: Any) -> Text | None:
    if isinstance(data, dict):
        return Text(en=data.get("en"), zh_hans=data.get("zh-hans"))
    return Text(plain=data) if data else None
