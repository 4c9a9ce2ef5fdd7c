"""Continuous thresholds that, a tenth lower or higher, would change the tier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from maturity.engine.edition import Condition
from maturity.engine.scoring.compiled import Compiled, CompiledMeasure
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.measuring import measure_all
from maturity.engine.scoring.verdicts import judge
from maturity.engine.sensitivity.ground import Ground
from maturity.engine.sensitivity.shape import MovedThreshold

LOWER_AND_HIGHER = (Fraction(9, 10), Fraction(11, 10))


def moved_thresholds(ground: Ground) -> Iterator[MovedThreshold]:
    known: dict[str, bool] = {}
    attainable = attainable_intervals(ground)
    for condition in ground.criteria:
        if not is_continuous(ground.compiled, condition.measure, known):
            continue
        for factor in LOWER_AND_HIGHER:
            moved = condition.threshold * factor
            if moved != condition.threshold and _can_be_reached(
                condition, moved, attainable[condition.measure]
            ):
                yield from _moved(ground, condition, moved)


def _moved(ground: Ground, condition: Condition, moved: Fraction) -> Iterator[MovedThreshold]:
    verdict = judge(_with_threshold(condition, moved), ground.intervals[condition.measure])
    if verdict == ground.verdicts[condition.key]:
        return
    then = ground.tier_with({condition.key: verdict})
    if then != ground.tier:
        yield MovedThreshold(condition.key, condition.threshold, moved, then)


def _with_threshold(condition: Condition, moved: Fraction) -> Condition:
    if condition.at_least is not None:
        return replace(condition, at_least=moved)
    return replace(condition, at_most=moved)


def is_continuous(compiled: Compiled, key: str, known: dict[str, bool]) -> bool:
    """Whether a tenth more or less of a threshold means anything for the measure.

    Continuous are: `mean`, `share` and `cumulative`; whatever is rescaled (`as: ratio`); `value`,
    `min` and `max` over rows of which one has a value that is no whole number, or over a
    continuous measure; `sum` likewise, and whenever an input weighs other than 1. Not continuous
    are a `count`, and values, minima, maxima and plain sums of whole numbers: these are levels,
    heads and points, where a tenth of one does not exist."""
    if key not in known:
        known[key] = _is_continuous(compiled, compiled.by_key[key], known)
    return known[key]


def _is_continuous(compiled: Compiled, found: CompiledMeasure, known: dict[str, bool]) -> bool:
    measure = found.measure
    if measure.aggregate in ("mean", "share", "cumulative"):
        return True
    if measure.aggregate == "count":
        return False
    if measure.as_ == "ratio" or any(is_continuous(compiled, k, known) for k, _ in found.children):
        return True
    inputs = [item for row in found.inputs for item in row if item is not None]
    whole = all(Fraction(item.low, found.scale).denominator == 1 for item in inputs)
    weights = [*(item.weight for item in inputs), *(w * found.scale for _, w in found.children)]
    return not whole or (
        measure.aggregate == "sum" and any(weight != found.scale for weight in weights)
    )


def attainable_intervals(ground: Ground) -> dict[str, Interval]:
    """What each measure could be, were every question open again that the plant is asked."""
    asked = ground.compiled.questions.values()
    states = [q.not_asked if ground.states[q.index] == q.not_asked else q.open for q in asked]
    return measure_all(ground.judging, states)


def _can_be_reached(condition: Condition, moved: Fraction, interval: Interval) -> bool:
    """A threshold no answers could satisfy says nothing about these answers."""
    low, high, _ = interval
    if low is None or high is None:
        return True
    return moved <= high if condition.at_least is not None else moved >= low
