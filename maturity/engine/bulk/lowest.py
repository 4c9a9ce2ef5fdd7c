"""The lowest result of an aggregate over many sheets; as scoring.intervals, on arrays.

Every input's value is a whole number over one denominator that all inputs of a sheet share. The
highest result is the lowest of the negated values, negated, with LOWEST's second function.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from maturity.engine.bulk.shape import Ints, Mask

LARGEST = np.iinfo(np.int64).max


class Column(NamedTuple):
    """One input: its value where it is certainly or perhaps there. `perhaps` None: nowhere."""

    weight: int
    value: Ints
    there: Mask
    perhaps: Mask | None


class Sums(NamedTuple):
    """`parts` over `over`, before the common denominator."""

    parts: Ints
    over: Ints | int


Lowest: TypeAlias = Callable[[Sequence[Column], bool], Sums]


def lowest_mean(columns: Sequence[Column], is_sorted: bool) -> Sums:
    """`is_sorted`: those that perhaps are there come from the lowest value on in every sheet."""
    total, weights = _sum_there(columns)
    perhaps = [column for column in columns if column.perhaps is not None]
    for weight, value, mask in _rising(perhaps, is_sorted):
        draws_down = mask & ((weights == 0) | (value * weights < total))
        total += np.where(draws_down, weight * value, 0)
        weights += np.where(draws_down, weight, 0)
    return Sums(total, np.maximum(weights, 1))


def _sum_there(columns: Sequence[Column]) -> tuple[Ints, Ints]:
    total = np.zeros(len(columns[0].value), np.int64)
    weights = total.copy()
    for column in columns:
        total += np.where(column.there, column.value, 0) * column.weight
        weights += column.there * np.int64(column.weight)
    return total, weights


Rising: TypeAlias = "list[tuple[Ints | int, Ints, Mask]]"


def _rising(perhaps: Sequence[Column], is_sorted: bool) -> Rising:
    masks = [(c, c.perhaps) for c in perhaps if c.perhaps is not None]
    if is_sorted or len(masks) < 2:
        return [(c.weight, c.value, mask) for c, mask in masks]
    values = np.stack([np.where(mask, c.value, LARGEST) for c, mask in masks])
    weights = np.array([c.weight for c, _ in masks], np.int64)
    order = np.argsort(values, axis=0, kind="stable")
    values = np.take_along_axis(values, order, axis=0)
    # Those that are not there come last; a value of theirs would not fit a product.
    return [
        (weights[places], np.where(row == LARGEST, 0, row), row != LARGEST)
        for places, row in zip(order, values, strict=True)
    ]


def lowest_sum(columns: Sequence[Column], is_sorted: bool) -> Sums:
    total, _ = _sum_there(columns)
    anything = np.zeros(len(total), np.bool_)
    alone = np.full(len(total), LARGEST)
    for column in columns:
        anything |= column.there
        if column.perhaps is not None:
            part = column.weight * column.value
            below = column.perhaps & (part < 0)
            total += np.where(below, part, 0)
            anything |= below
            alone = np.where(column.perhaps, np.minimum(alone, part), alone)
    return Sums(np.where(anything, total, alone), 1)


def lowest_min(columns: Sequence[Column], is_sorted: bool) -> Sums:
    found = np.full(len(columns[0].value), LARGEST)
    for column in columns:
        inside = column.there if column.perhaps is None else column.there | column.perhaps
        found = np.where(inside, np.minimum(found, column.value), found)
    return Sums(found, 1)


def lowest_max(columns: Sequence[Column], is_sorted: bool) -> Sums:
    """Inputs that may be absent stay away, unless nothing else is there."""
    found = np.full(len(columns[0].value), -LARGEST)
    alone = np.full(len(found), LARGEST)
    anything = np.zeros(len(found), np.bool_)
    for column in columns:
        anything |= column.there
        found = np.where(column.there, np.maximum(found, column.value), found)
        if column.perhaps is not None:
            alone = np.where(column.perhaps, np.minimum(alone, column.value), alone)
    return Sums(np.where(anything, found, alone), 1)


LOWEST: dict[str, tuple[Lowest, Lowest]] = {
    "value": (lowest_min, lowest_min),
    "mean": (lowest_mean, lowest_mean),
    "sum": (lowest_sum, lowest_sum),
    "min": (lowest_min, lowest_max),
    "max": (lowest_max, lowest_min),
}
