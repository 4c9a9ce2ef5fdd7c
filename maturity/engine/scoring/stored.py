"""A stored result, as a scorecard again: a past score is read, not computed anew."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from maturity.engine.edition import Text
from maturity.engine.scoring.scorecard import (
    CheckResult,
    ConditionResult,
    DemandResult,
    MeasureResult,
    Reading,
    Scorecard,
    TierResult,
)
from maturity.engine.scoring.states import Flag

Plain = Mapping[str, Any]


def read_scorecard(data: Plain) -> Scorecard:
    """The inverse of `Scorecard.to_data`. Raises KeyError for what is no stored scorecard."""
    measures = {key: _measure(key, part) for key, part in data["measures"].items()}
    return Scorecard(
        **{name: data[name] for name in ("rubric", "edition", "revision", "checksum")},
        **{name: data[name] for name in ("tier", "best_tier", "best_tier_exact")},
        **{name: data[name] for name in ("asked", "answered", "not_applicable")},
        with_exception=Reading(**data["with_exception"]),
        narrow=Reading(**data["narrow"]),
        open=tuple(data["open"]),
        tiers=tuple(_tier(part, measures) for part in data["tiers"]),
        measures=measures,
        checks=tuple(CheckResult(c["key"], tuple(c["questions"])) for c in data["checks"]),
        flags=tuple(Flag(flag["kind"], flag["question"]) for flag in data["flags"]),
    )


def _measure(key: str, data: Plain) -> MeasureResult:
    return MeasureResult(
        key=key,
        low=_number(data["low"]),
        high=_number(data["high"]),
        can_be_empty=data["can_be_empty"],
        is_sharp=data["sharp"],
        label=_label(data["label"]),
    )


def _label(data: Any) -> Text | None:
    if isinstance(data, dict):
        return Text(en=data.get("en"), zh_hans=data.get("zh-hans"))
    return None if data is None else Text(plain=data)


def _tier(data: Plain, measures: Mapping[str, MeasureResult]) -> TierResult:
    verdicts = ("key", "verdict", "strict", "with_exception", "narrow", "eligible")
    return TierResult(
        **{name: data[name] for name in verdicts},
        demands=tuple(_demand(part) for part in data["demands"]),
        conditions=tuple(_condition(part, measures) for part in data["conditions"]),
    )


def _demand(data: Plain) -> DemandResult:
    return DemandResult(**{**data, "conditions": tuple(data["conditions"])})


def _condition(data: Plain, measures: Mapping[str, MeasureResult]) -> ConditionResult:
    names = ("key", "kind", "verdict", "measure", "op", "basis", "region", "demand", "exception")
    return ConditionResult(
        **{name: data[name] for name in names},
        threshold=Fraction(data["threshold"]),
        low=_number(data["low"]),
        high=_number(data["high"]),
        can_be_empty=measures[data["measure"]].can_be_empty,
        open=tuple(data["open"]),
        binding=tuple(data["binding"]),
    )


def _number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
