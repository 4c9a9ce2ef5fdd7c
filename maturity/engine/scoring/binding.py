"""Which answers hold a measure back: those that could still move it towards a threshold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from maturity.engine.edition import Condition
from maturity.engine.scoring.compiled import Compiled, CompiledMeasure
from maturity.engine.scoring.counting import HIT, MISS, OUT
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.selecting import COUNTING

# A measure, whether it should rise, and what it is compared with.
Wanted: TypeAlias = tuple[str, bool, Fraction | None]


class BindingSearch:
    def __init__(
        self, compiled: Compiled, states: Sequence[int], done: Mapping[str, Interval]
    ) -> None:
        self.compiled, self.states, self.done = compiled, states, done
        self.closed = [asked.not_applicable for asked in compiled.questions.values()]

    def indexes(self, condition: Condition) -> list[int]:
        """Answered questions, in the order of the file. Each measure is looked at once, however
        many lead to it, and a chain of measures may be of any length."""
        rising = condition.op == "at_least"
        waiting: list[Wanted] = [(condition.measure, rising, condition.threshold)]
        seen: set[Wanted] = set()
        found: set[int] = set()
        while waiting:
            wanted = waiting.pop()
            if wanted in seen:
                continue
            seen.add(wanted)
            key, rising, threshold = wanted
            measure = self.compiled.by_key[key]
            if measure.children:
                waiting += self._children(measure, rising)
            elif measure.measure.aggregate in COUNTING:
                found |= self._of_counted(measure, rising)
            else:
                found |= self._of_values(measure, rising, threshold)
        return sorted(found)

    def _of_counted(self, measure: CompiledMeasure, rising: bool) -> set[int]:
        """A share without enough inputs is held back by whatever could still come in."""
        wanted = {MISS if rising else HIT}
        if rising and self.done[measure.measure.key].can_be_empty:
            wanted.add(OUT)
        return {
            index
            for row, index in zip(measure.bits, measure.indexes, strict=True)
            if self.states[index] < self.closed[index]
            and row[self.states[index]] in wanted
            and row[self.closed[index] + 1] & (HIT if rising else MISS)
        }

    def _of_values(
        self, measure: CompiledMeasure, rising: bool, threshold: Fraction | None
    ) -> set[int]:
        found: set[int] = set()
        enough: Fraction | None = None
        if measure.measure.aggregate == "min" and rising and threshold is not None:
            enough = threshold * measure.scale
        for row, index in zip(measure.inputs, measure.indexes, strict=True):
            state, all_of_it = self.states[index], row[self.closed[index] + 1]
            item = row[state]
            if state >= self.closed[index] or item is None or all_of_it is None:
                continue
            if enough is not None and item.low >= enough:
                continue
            if item.low < all_of_it.high if rising else item.low > all_of_it.low:
                found.add(index)
        return found

    def _children(self, measure: CompiledMeasure, rising: bool) -> Iterator[Wanted]:
        where = measure.measure.where
        gate = where.at_least if where else None
        falls = where is not None and gate is None
        for key, _ in measure.children:
            low = self.done[key].low
            if gate is not None and rising and low is not None and low >= gate:
                continue
            yield key, rising != falls, gate
            if measure.measure.aggregate == "cumulative" and low is not None:
                break
