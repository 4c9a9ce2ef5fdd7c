"""From states to both ends of one measure, over many sheets."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from maturity.engine.bulk.bounds import sum_over
from maturity.engine.bulk.heads import (
    HeadTable,
    Packing,
    count_ends,
    head_tables,
    measure_heads,
    packing_of,
    question_heads,
    share_ends,
)
from maturity.engine.bulk.inputs import (
    Inputs,
    InputTable,
    input_tables,
    measure_inputs,
    question_inputs,
)
from maturity.engine.bulk.lowest import LOWEST, Column
from maturity.engine.bulk.shape import Ends, Ints
from maturity.engine.bulk.walking import walk
from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.selecting import COUNTING


@dataclass(frozen=True, slots=True)
class Step:
    """A measure with its tables. `rising_low` and `rising_high` order the inputs of a mean by
    what they can draw it down, or up, to."""

    compiled: CompiledMeasure
    packing: Packing
    heads: tuple[HeadTable, ...]
    inputs: tuple[InputTable, ...]
    rising_low: tuple[int, ...]
    rising_high: tuple[int, ...]

    @property
    def key(self) -> str:
        return self.compiled.measure.key


def step_of(compiled: CompiledMeasure) -> Step:
    packing = packing_of(compiled)
    counting = compiled.measure.aggregate in COUNTING
    inputs = () if counting else input_tables(compiled)
    places = range(len(inputs))
    return Step(
        compiled,
        packing,
        head_tables(compiled, packing) if counting else (),
        inputs,
        tuple(sorted(places, key=lambda i: _drawn_to(inputs[i], inputs[i].low))),
        tuple(sorted(places, key=lambda i: -_drawn_to(inputs[i], inputs[i].high))),
    )


def _drawn_to(table: InputTable, ends: Ints) -> int:
    """A question is perhaps there in one state only: open."""
    return 0 if table.perhaps is None else int(ends[table.perhaps][0])


def ends_of(step: Step, states: NDArray[np.intp], done: dict[str, Ends]) -> Ends:
    """`states[q]`: the states of question q in every sheet. `done` holds the measures it is
    made of."""
    compiled = step.compiled
    if not compiled.indexes and not compiled.children:
        return _nothing(states.shape[1])
    if compiled.measure.aggregate in COUNTING:
        if compiled.children:
            heads = measure_heads(compiled, step.packing, done)
        else:
            heads = question_heads(step.heads, step.packing, states)
        if compiled.measure.aggregate == "count":
            return count_ends(heads)
        return share_ends(heads, compiled.measure.minimum or 1)
    if compiled.children:
        inputs = measure_inputs(compiled, done)
    else:
        inputs = question_inputs(step.inputs, compiled.scale, states)
    if compiled.measure.aggregate == "cumulative":
        return _walked(compiled, inputs)
    return _both_ends(step, inputs)


def _nothing(sheets: int) -> Ends:
    zeros, ones = np.zeros(sheets, np.int64), np.ones(sheets, np.int64)
    always = np.ones(sheets, np.bool_)
    return Ends(zeros, ones, zeros, ones, always, always)


def _walked(compiled: CompiledMeasure, inputs: Inputs) -> Ends:
    where = compiled.measure.where
    gate = (where.at_least if where else None) or Fraction(1)
    empty, can_be_empty = _emptiness(inputs.lows.columns)
    low = walk(*inputs.lows, gate, highest=False)
    high = walk(*inputs.highs, gate, highest=True)
    low_over, high_over = _spread(inputs.lows.over, low), _spread(inputs.highs.over, high)
    return Ends(low, low_over, high, high_over, empty, can_be_empty)


def _both_ends(step: Step, inputs: Inputs) -> Ends:
    aggregate = step.compiled.measure.aggregate
    lowest, lowest_negated = LOWEST[aggregate]
    lows, highs = inputs.lows.columns, [_negated(column) for column in inputs.highs.columns]
    if inputs.of_questions:
        lows = [lows[i] for i in step.rising_low]
        highs = [highs[i] for i in step.rising_high]
    below = sum_over(step.compiled) if aggregate == "sum" else 1
    low, low_weights = lowest(lows, inputs.of_questions)
    high, high_weights = lowest_negated(highs, inputs.of_questions)
    low_over = _spread(inputs.lows.over * low_weights * below, low)
    high_over = _spread(inputs.highs.over * high_weights * below, high)
    return Ends(low, low_over, -high, high_over, *_emptiness(inputs.lows.columns))


def _spread(over: Ints | int, like: Ints) -> Ints:
    return np.broadcast_to(np.asarray(over, np.int64), like.shape)


def _negated(column: Column) -> Column:
    return column._replace(value=-column.value)


def _emptiness(columns: list[Column]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    there = np.zeros(len(columns[0].value), np.bool_)
    perhaps = there.copy()
    for column in columns:
        there |= column.there
        if column.perhaps is not None:
            perhaps |= column.perhaps
    return ~there & ~perhaps, ~there
