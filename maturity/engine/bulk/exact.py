"""Where arrays of 64-bit integers might not do: the exact engine, once for each distinct row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from maturity.engine.bulk.plan import Plan
from maturity.engine.bulk.shape import (
    MET,
    NOT_IN_FORCE,
    NOT_MET,
    UNDECIDED,
    Codes,
    Ends,
    Ints,
    Mask,
    States,
)
from maturity.engine.edition import Edition
from maturity.engine.scoring import Verdict
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.measuring import interval_of
from maturity.engine.scoring.scorer import judge_states
from maturity.engine.scoring.verdicts import judge

Places: TypeAlias = NDArray[np.intp]

CODES: dict[Verdict, int] = {"not_met": NOT_MET, "undecided": UNDECIDED, "met": MET}


def exact_verdicts(plan: Plan, states: States, done: Mapping[str, Ends], verdicts: Codes) -> None:
    """Fills in the conditions that arrays cannot hold. What their measures are made of may fit:
    then it is taken from `done`, and rows are told apart by that alone."""
    indexes = sorted({index for measure in plan.exact_measures for index in measure.indexes})
    columns = [states[:, index].astype(np.int64) for index in indexes]
    columns += [column for key in plan.exact_inputs for column in _columns(done[key])]
    first, which = _distinct(columns, len(states))
    filled = [0] * len(plan.compiled.questions)
    codes = np.empty((len(plan.exact), len(first)), np.int8)
    for number, row in enumerate(first.tolist()):
        for index in indexes:
            filled[index] = int(states[row, index])
        intervals = {key: _interval(done[key], row) for key in plan.exact_inputs}
        for measure in plan.exact_measures:
            intervals[measure.measure.key] = interval_of(measure, filled, intervals)
        for at, (_, condition) in enumerate(plan.exact):
            codes[at, number] = CODES[judge(condition, intervals[condition.measure])]
    for at, (place, _) in enumerate(plan.exact):
        verdicts[place] = codes[at][which]


def _columns(ends: Ends) -> list[Ints]:
    numbers = [ends.low, ends.low_over, ends.high, ends.high_over]
    there = [np.where(ends.empty, 0, number) for number in numbers]
    return [*there, ends.empty.astype(np.int64), ends.can_be_empty.astype(np.int64)]


def _interval(ends: Ends, row: int) -> Interval:
    can_be_empty = bool(ends.can_be_empty[row])
    if ends.empty[row]:
        return Interval(None, None, can_be_empty)
    low = Fraction(int(ends.low[row]), int(ends.low_over[row]))
    return Interval(low, Fraction(int(ends.high[row]), int(ends.high_over[row])), can_be_empty)


def _distinct(columns: Sequence[Ints], rows: int) -> tuple[Places, Places]:
    """The first of each kind of row, and for every row which kind it is."""
    if not columns or not rows:
        return np.zeros(min(rows, 1), np.intp), np.zeros(rows, np.intp)
    packed = np.ascontiguousarray(np.stack(columns, axis=1))
    whole = packed.view(np.dtype((np.void, packed.dtype.itemsize * packed.shape[1]))).ravel()
    _, first, which = np.unique(whole, return_index=True, return_inverse=True)
    return first, which


def judge_exactly(
    edition: Edition,
    plan: Plan,
    states: States,
    provinces: Sequence[str | None] | None,
    rows: Mask,
    verdicts: Codes,
) -> None:
    """Overwrites the verdicts of these rows. For states that the bounds do not reckon with."""
    known: dict[tuple[bytes, str | None], list[int]] = {}
    for row in np.flatnonzero(rows).tolist():
        province = provinces[row] if provinces is not None else None
        at = (states[row].tobytes(), province)
        if at not in known:
            judged = judge_states(edition, plan.compiled, states[row].tolist(), province)
            known[at] = [
                CODES[judged.verdicts[c.key]] if c.key in judged.verdicts else NOT_IN_FORCE
                for c in edition.conditions
            ]
        verdicts[:, row] = known[at]
