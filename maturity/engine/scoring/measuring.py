"""From states to an interval for every measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from maturity.engine.edition import Text, Where
from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.counting import HIT, MISS, OUT, count_ends, share_ends
from maturity.engine.scoring.intervals import Input, Interval, both_ends, walk_ends
from maturity.engine.scoring.selecting import COUNTING


def measure_all(measures: Sequence[CompiledMeasure], states: Sequence[int]) -> dict[str, Interval]:
    """`measures`: inputs before what is made of them."""
    done: dict[str, Interval] = {}
    for measure in measures:
        known = measure.by_state
        if known is None:
            done[measure.measure.key] = interval_of(measure, states, done)
            continue
        state = states[measure.indexes[0]]
        if state not in known:
            known[state] = interval_of(measure, states, done)
        done[measure.measure.key] = known[state]
    return done


def interval_of(
    compiled: CompiledMeasure, states: Sequence[int], done: dict[str, Interval]
) -> Interval:
    """`done` holds the intervals of the measures it is made of."""
    measure = compiled.measure
    if measure.aggregate in COUNTING:
        numbers = _heads(compiled, states, done)
        if measure.aggregate == "count":
            return count_ends(numbers)
        return share_ends(numbers, measure.minimum)
    inputs = [*_question_inputs(compiled, states), *_measure_inputs(compiled, done)]
    if measure.aggregate == "cumulative":
        gate = measure.where.at_least if measure.where else None
        return walk_ends(inputs, gate or Fraction(1))
    power = 2 if measure.aggregate == "sum" else 1
    return _divided(both_ends(measure.aggregate, inputs), compiled.scale**power)


def _heads(
    compiled: CompiledMeasure, states: Sequence[int], done: dict[str, Interval]
) -> tuple[int, ...]:
    """For each set of bits how many inputs are exactly that."""
    numbers = [0] * 8
    for row, index in zip(compiled.bits, compiled.indexes, strict=True):
        numbers[row[states[index]]] += 1
    for key, _ in compiled.children:
        numbers[_bits_of(done[key], compiled.measure.where)] += 1
    return tuple(numbers)


def _bits_of(interval: Interval, where: Where | None) -> int:
    low, high = interval.low, interval.high
    if low is None or high is None:
        return OUT
    bits = OUT if interval.can_be_empty else 0
    at_least = where.at_least if where else None
    at_most = where.at_most if where else None
    too_low = at_least is not None and low < at_least
    too_high = at_most is not None and high > at_most
    out_of_reach = (at_least is not None and high < at_least) or (
        at_most is not None and low > at_most
    )
    return bits | (MISS if too_low or too_high else 0) | (0 if out_of_reach else HIT)


def _question_inputs(compiled: CompiledMeasure, states: Sequence[int]) -> list[Input]:
    rows = zip(compiled.inputs, compiled.indexes, strict=False)
    found = [row[states[index]] for row, index in rows]
    return [item for item in found if item is not None]


def _measure_inputs(compiled: CompiledMeasure, done: dict[str, Interval]) -> Iterator[Input]:
    for key, weight in compiled.children:
        low, high, can_be_empty = done[key]
        if low is not None and high is not None:
            yield Input(weight, low, high, can_be_empty)


def _divided(interval: Interval, by: int) -> Interval:
    low, high, can_be_empty = interval
    if by == 1 or low is None or high is None:
        return interval
    lower = Fraction(low.numerator, low.denominator * by)
    if low is high:
        return Interval(lower, lower, can_be_empty)
    return Interval(lower, Fraction(high.numerator, high.denominator * by), can_be_empty)


def label_of(compiled: CompiledMeasure, interval: Interval) -> Text | None:
    """The band in which both ends lie."""
    if interval.low is None or interval.high is None:
        return None
    low, high = _band(compiled, interval.low), _band(compiled, interval.high)
    return None if low is None or low != high else compiled.bands[low][2]


def _band(compiled: CompiledMeasure, value: Fraction) -> int | None:
    for number, (start, end, _) in enumerate(compiled.bands):
        if value >= start and (end is None or value < end):
            return number
    return None
