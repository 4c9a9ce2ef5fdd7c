"""The gate walk over many sheets; as scoring.intervals.walk_ends, on arrays."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from maturity.engine.bulk.lowest import Column
from maturity.engine.bulk.shape import Ints


def walk(columns: Sequence[Column], over: Ints | int, gate: Fraction, *, highest: bool) -> Ints:
    """One end of the walk, over the denominator that the values stand over."""
    choose = np.maximum if highest else np.minimum
    after_some = np.zeros(len(columns[0].value), np.int64)
    after_none = after_some.copy()
    met = np.zeros(len(after_some), np.bool_)
    for column in reversed(columns):
        reaches = column.value * gate.denominator >= over * np.int64(gate.numerator)
        here = np.where(reaches, over + after_some, column.value)
        there, perhaps = column.there, column.perhaps
        if perhaps is not None:
            either = np.where(met, choose(here, after_none), here)
            after_none = np.where(perhaps, either, after_none)
            after_some = np.where(perhaps, choose(here, after_some), after_some)
            met = met | perhaps
        after_none = np.where(there, here, after_none)
        after_some = np.where(there, here, after_some)
        met = met | there
    return after_none
