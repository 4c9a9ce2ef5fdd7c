"""What a question counts in a measure, row by row, once every answer is a closed row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.engine.roadmap.ground import Ground
from maturity.engine.roadmap.program import Linear, added, constant
from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.counting import HIT, OUT


@dataclass(frozen=True, slots=True)
class Part:
    """One question in a measure: its weight, and its value on each row that it may end on."""

    index: int
    weight: Fraction
    values: dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that every question may end on, and the column of each where there are several."""

    ground: Ground
    states: tuple[tuple[int, ...], ...]
    columns: dict[tuple[int, int], int]

    def of(self, index: int, number: Callable[[int], Fraction | int]) -> Linear:
        states = self.states[index]
        if len(states) == 1:
            return constant(number(states[0]))
        terms = {self.columns[index, s]: Fraction(number(s)) for s in states if number(s)}
        return Linear(Fraction(0), terms)

    def one_of(self, index: int, wanted: frozenset[int]) -> Linear:
        """1 where the question ends on one of these rows."""
        return self.of(index, lambda state: int(state in wanted))

    def count(self, compiled: CompiledMeasure, wanted: Callable[[int], bool]) -> Linear:
        """How many inputs of a share or count are what is wanted."""
        tables = zip(compiled.indexes, compiled.bits, strict=True)
        return added(self.of(index, _ticks(table, wanted)) for index, table in tables)

    def hits(self, compiled: CompiledMeasure) -> Linear:
        return self.count(compiled, lambda bits: bits == HIT)

    def inside(self, compiled: CompiledMeasure) -> Linear:
        return self.count(compiled, lambda bits: bits != OUT)

    def parts(self, compiled: CompiledMeasure) -> Iterator[Part]:
        """Only what is there: presence does not change on the road."""
        for index, table in zip(compiled.indexes, compiled.inputs, strict=True):
            found = {s: table[s] for s in self.states[index]}
            values = {s: item.low for s, item in found.items() if item is not None}
            weights = [item.weight for item in found.values() if item is not None]
            if weights:
                scale = compiled.scale
                yield Part(
                    index,
                    Fraction(weights[0]) / scale,
                    {s: Fraction(value) / scale for s, value in values.items()},
                )

    def value(self, part: Part) -> Linear:
        return self.of(part.index, lambda state: part.values[state])

    def reaching(self, part: Part, level: Fraction) -> Linear:
        """1 where the question ends on a row of that value or more."""
        return self.of(part.index, lambda state: int(part.values[state] >= level))


def _ticks(table: Sequence[int], wanted: Callable[[int], bool]) -> Callable[[int], int]:
    return lambda state: int(wanted(table[state]))
