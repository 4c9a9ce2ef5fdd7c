"""What a measure is made of, as columns over many sheets: of questions, or of other measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from maturity.engine.bulk.bounds import LIMIT, child_weights, question_weights
from maturity.engine.bulk.lowest import Column
from maturity.engine.bulk.shape import Ends, Ints
from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.intervals import Input


class Side(NamedTuple):
    """One end of every input, in the order of the file, over one denominator a sheet."""

    columns: list[Column]
    over: Ints | int


class Inputs(NamedTuple):
    """Both ends of every input; `highs` are not negated."""

    lows: Side
    highs: Side
    of_questions: bool


@dataclass(frozen=True, slots=True)
class InputTable:
    """What one question counts in one measure, by its state."""

    index: int
    weight: int
    low: Ints
    high: Ints
    there: NDArray[np.bool_]
    perhaps: NDArray[np.bool_] | None
    ends_differ: bool


def input_tables(compiled: CompiledMeasure) -> tuple[InputTable, ...]:
    weights = question_weights(compiled)
    return tuple(
        _table(index, weight, row)
        for index, weight, row in zip(compiled.indexes, weights, compiled.inputs, strict=False)
    )


def _table(index: int, weight: int, row: Sequence[Input | None]) -> InputTable:
    low = np.array([0 if item is None else _small(item.low) for item in row], np.int64)
    high = np.array([0 if item is None else _small(item.high) for item in row], np.int64)
    there = np.array([item is not None and not item.can_be_absent for item in row])
    perhaps = np.array([item is not None and item.can_be_absent for item in row])
    return InputTable(
        index,
        weight,
        low,
        high,
        there,
        perhaps if perhaps.any() else None,
        bool((low != high).any()),
    )


def _small(end: Fraction | int) -> int:
    """What does not fit belongs to a state that the bounds do not reckon with: a sheet with it
    goes to the exact engine, whatever is computed here."""
    whole = int(end)
    return whole if abs(whole) < LIMIT else 0


def question_inputs(tables: Sequence[InputTable], over: int, states: NDArray[np.intp]) -> Inputs:
    """`states[q]`: the states of question q in every sheet."""
    lows, highs = [], []
    for table in tables:
        column = states[table.index]
        there = table.there[column]
        perhaps = None if table.perhaps is None else table.perhaps[column]
        if perhaps is not None and not perhaps.any():
            perhaps = None
        low = table.low[column]
        high = table.high[column] if table.ends_differ else low
        lows.append(Column(table.weight, low, there, perhaps))
        highs.append(Column(table.weight, high, there, perhaps))
    return Inputs(Side(lows, over), Side(highs, over), True)


def measure_inputs(compiled: CompiledMeasure, done: dict[str, Ends]) -> Inputs:
    """All inputs of a sheet are brought to the denominator that they have in common there."""
    children = [done[key] for key, _ in compiled.children]
    weights = child_weights(compiled)
    lows = [(child, child.low, child.low_over) for child in children]
    highs = [(child, child.high, child.high_over) for child in children]
    return Inputs(_side(weights, lows), _side(weights, highs), False)


def _side(weights: Sequence[int], parts: Sequence[tuple[Ends, Ints, Ints]]) -> Side:
    over: Ints | int = 1
    for child, _, own in parts:
        over = np.lcm(over, np.where(child.empty, 1, own))
    columns = []
    for weight, (child, value, own) in zip(weights, parts, strict=True):
        brought = np.where(child.empty, 0, value * (over // np.where(child.empty, 1, own)))
        perhaps = child.can_be_empty & ~child.empty
        columns.append(
            Column(weight, brought, ~child.can_be_empty, perhaps if perhaps.any() else None)
        )
    return Side(columns, over)
