"""Lowest and highest result of an aggregate over inputs that may vary or be absent.

Each function takes inputs (weight, end) that are certainly there and inputs that may be absent,
and gives the lowest result over all choices, None if no input can be there. `end` is the lowest
value of an input. The highest result is the lowest of the negated ends, negated: see `both_ends`.
Every choice is independent, so what is given is reached, not only a bound.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

Number: TypeAlias = int | Fraction
Ends: TypeAlias = Sequence[tuple[Number, Number]]
Lowest: TypeAlias = Callable[[Ends, Ends], Fraction | None]


class Interval(NamedTuple):
    """`low` and `high` are None where every filling leaves the measure empty."""

    low: Fraction | None
    high: Fraction | None
    can_be_empty: bool


EMPTY = Interval(None, None, True)


class Input(NamedTuple):
    """The values an input can take, and whether it can be absent."""

    weight: Number
    low: Number
    high: Number
    can_be_absent: bool


def lowest_mean(there: Ends, perhaps: Ends) -> Fraction | None:
    """An input below the mean so far draws it down; so add them from the lowest on."""
    total: Number = sum(weight * value for weight, value in there)
    weights: Number = sum(weight for weight, _ in there)
    for weight, value in sorted(perhaps, key=lambda pair: pair[1]):
        if weights and value * weights >= total:
            break
        total, weights = total + weight * value, weights + weight
    return Fraction(total, weights) if weights else None


def lowest_sum(there: Ends, perhaps: Ends) -> Fraction | None:
    parts = [weight * value for weight, value in perhaps]
    drawing_down = [part for part in parts if part < 0]
    if there or drawing_down:
        return Fraction(sum(weight * value for weight, value in there) + sum(drawing_down))
    return Fraction(min(parts)) if parts else None


def lowest_min(there: Ends, perhaps: Ends) -> Fraction | None:
    return min((Fraction(value) for _, value in (*there, *perhaps)), default=None)


def lowest_max(there: Ends, perhaps: Ends) -> Fraction | None:
    """Inputs that may be absent stay away, unless nothing else is there."""
    if there:
        return max(Fraction(value) for _, value in there)
    return min((Fraction(value) for _, value in perhaps), default=None)


LOWEST: dict[str, tuple[Lowest, Lowest]] = {
    "value": (lowest_min, lowest_min),
    "mean": (lowest_mean, lowest_mean),
    "sum": (lowest_sum, lowest_sum),
    "min": (lowest_min, lowest_max),
    "max": (lowest_max, lowest_min),
}


def both_ends(aggregate: str, inputs: Sequence[Input]) -> Interval:
    """The highest minimum is the negated lowest maximum of the negated values, and so on."""
    lowest, lowest_negated = LOWEST[aggregate]
    there = [item for item in inputs if not item.can_be_absent]
    perhaps = [item for item in inputs if item.can_be_absent]
    low = lowest(_lows(there), _lows(perhaps))
    if not perhaps and all(item.low == item.high for item in there):
        return Interval(low, low, low is None)
    negated = lowest_negated(_negated_highs(there), _negated_highs(perhaps))
    high = None if negated is None else -negated
    return Interval(low, high, not there)


def _lows(inputs: Sequence[Input]) -> list[tuple[Number, Number]]:
    return [(item.weight, item.low) for item in inputs]


def _negated_highs(inputs: Sequence[Input]) -> list[tuple[Number, Number]]:
    return [(item.weight, -item.high) for item in inputs]


def walk_ends(inputs: Sequence[Input], gate: Fraction) -> Interval:
    """The gate walk: a step at the gate or above counts 1, the first below counts its own value
    and ends the walk, an absent one is passed over. It rises with every step's value."""
    low = _walk(inputs, gate, highest=False)
    high = _walk(inputs, gate, highest=True)
    return Interval(low, high, all(item.can_be_absent for item in inputs))


def _walk(inputs: Sequence[Input], gate: Fraction, *, highest: bool) -> Fraction | None:
    """From the last step back, for a walk that met a step before and for one that did not."""
    choose = max if highest else min
    after_some, after_none = Fraction(0), None
    for item in reversed(inputs):
        end = item.high if highest else item.low
        here = 1 + after_some if end >= gate else Fraction(end)
        if item.can_be_absent:
            after_some = choose(here, after_some)
            after_none = here if after_none is None else choose(here, after_none)
        else:
            after_some = after_none = here
    return after_none
