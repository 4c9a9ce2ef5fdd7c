"""Measures as rows of a program.

`upward`: an expression never above the measure, that can be brought up to it; what "at least"
compares. Else one never below it, for "at most". Where no exact form is at hand the condition is
`Loose`: the program leaves it out, and the exact engine sends back what fails it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from maturity.engine.edition import Condition, Where
from maturity.engine.roadmap.inputs import Part, Rows
from maturity.engine.roadmap.program import Linear, Program, added, column, constant
from maturity.engine.scoring.compiled import Compiled, CompiledMeasure


class Loose(Exception):
    """There is no exact form for it here."""


class Bounding:
    def __init__(self, compiled: Compiled, rows: Rows, program: Program) -> None:
        self.compiled, self.rows, self.program = compiled, rows, program
        self._presence: dict[str, bool | None] = {}
        self._known: dict[tuple[str, bool], Linear] = {}

    def is_there(self, key: str) -> bool | None:
        """Whether the measure has an input; None: that depends on the rows chosen."""
        if key not in self._presence:
            self._presence[key] = self._is_there(self.compiled.by_key[key])
        return self._presence[key]

    def _is_there(self, compiled: CompiledMeasure) -> bool | None:
        measure = compiled.measure
        least = max(1, measure.minimum or 1) if measure.aggregate == "share" else 1
        if measure.of.measures is not None:
            found = [self.is_there(key) for key, _ in compiled.children]
            lowest, highest = found.count(True), len(found) - found.count(False)
        elif compiled.bits:
            inside = self.rows.inside(compiled)
            lowest = int(self._lowest_inside(compiled))
            highest = int(inside.constant) + self._most_inside(compiled)
        else:
            lowest = highest = sum(1 for _ in self.rows.parts(compiled))
        if lowest >= least:
            return True
        return False if highest < least else None

    def _lowest_inside(self, compiled: CompiledMeasure) -> int:
        return sum(min(self._inside_of(compiled, at)) for at in range(len(compiled.indexes)))

    def _most_inside(self, compiled: CompiledMeasure) -> int:
        fixed = int(self.rows.inside(compiled).constant)
        most = sum(max(self._inside_of(compiled, at)) for at in range(len(compiled.indexes)))
        return most - fixed

    def _inside_of(self, compiled: CompiledMeasure, at: int) -> list[int]:
        table, states = compiled.bits[at], self.rows.states[compiled.indexes[at]]
        return [int(table[state] != 1) for state in states]

    def bound(self, key: str, *, upward: bool) -> Linear:
        """Raises Loose."""
        if (key, upward) not in self._known:
            self._known[key, upward] = self._bound(self.compiled.by_key[key], upward)
        return self._known[key, upward]

    def _bound(self, compiled: CompiledMeasure, upward: bool) -> Linear:
        measure = compiled.measure
        if self.is_there(measure.key) is not True:
            raise Loose(measure.key)
        if measure.of.measures is not None:
            return self._of_measures(compiled, upward)
        if measure.aggregate == "count":
            return self.rows.hits(compiled)
        if measure.aggregate == "share":
            return self._share(compiled, upward)
        parts = list(self.rows.parts(compiled))
        if measure.aggregate in ("min", "max") and len(parts) > 1:
            return self._extreme(parts, measure.aggregate == "min", upward)
        total = added(self.rows.value(part).times(part.weight) for part in parts)
        if measure.aggregate == "sum":
            return total
        if measure.aggregate == "mean":
            return total.times(1 / sum((part.weight for part in parts), Fraction(0)))
        return self.rows.value(parts[0])

    def _extreme(self, parts: Sequence[Part], is_min: bool, upward: bool) -> Linear:
        """Built up from level to level; a column says whether the measure is there."""
        levels = sorted({value for part in parts for value in part.values.values()})
        total = constant(levels[0])
        for below, level in pairwise(levels):
            there = self.program.add_column(whole=False)
            ticks = [self.rows.reaching(part, level) for part in parts]
            self._tie(column(there), ticks, is_min, upward)
            total = total.plus(column(there), level - below)
        return total

    def _tie(self, there: Linear, ticks: list[Linear], is_min: bool, upward: bool) -> None:
        together = added(ticks)
        if is_min and upward:
            rows = [tick.plus(there, -1) for tick in ticks]
        elif is_min:
            rows = [there.plus(together, -1).plus(constant(len(ticks) - 1))]
        elif upward:
            rows = [together.plus(there, -1)]
        else:
            rows = [there.plus(tick, -1) for tick in ticks]
        for row in rows:
            self.program.add_at_least_zero(row)

    def _share(self, compiled: CompiledMeasure, upward: bool) -> Linear:
        hits, inside = self.rows.hits(compiled), self.rows.inside(compiled)
        if not any(inside.terms.values()):
            return hits.times(1 / inside.constant)
        return self._moving_share(compiled, upward)[0]

    def _moving_share(self, compiled: CompiledMeasure, upward: bool) -> tuple[Linear, Linear]:
        """With a column for each number of inputs that the denominator can be; and 1 where these
        are too few."""
        hits, inside = self.rows.hits(compiled), self.rows.inside(compiled)
        lowest, least = self._lowest_inside(compiled), max(1, compiled.measure.minimum or 1)
        highest = int(inside.constant) + self._most_inside(compiled)
        sizes = {size: self.program.add_column() for size in range(lowest, highest + 1)}
        one = added(column(at) for at in sizes.values()).plus(constant(-1))
        size = added(column(at).times(n) for n, at in sizes.items()).plus(inside, -1)
        for row in (one, one.times(-1), size, size.times(-1)):
            self.program.add_at_least_zero(row)
        share = column(self.program.add_column(whole=False))
        for n, at in sizes.items():
            gap = hits.plus(share, -n) if upward else share.times(n).plus(hits, -1)
            if n >= least:
                self.program.add_at_least_zero(gap, at)
        return share, added(column(at) for n, at in sizes.items() if n < least)

    def _joined_gap(self, compiled: CompiledMeasure, threshold: Fraction, upward: bool) -> Linear:
        """How far a mean or sum of measures, some of which may be empty, is beyond it."""
        is_mean, sign = compiled.measure.aggregate == "mean", 1 if upward else -1
        each = constant(-threshold if is_mean else 0)
        total = constant(0 if is_mean else -threshold).times(sign)
        for key, weight in compiled.children:
            there = self.is_there(key)
            if there is None:
                total = total.plus(self._perhaps(key, each, upward), weight)
            elif there:
                total = total.plus(self.bound(key, upward=upward).plus(each).times(sign), weight)
        return total

    def _perhaps(self, key: str, each: Linear, upward: bool) -> Linear:
        """What a share adds: nothing while it is empty."""
        compiled = self.compiled.by_key[key]
        if not compiled.bits or compiled.measure.aggregate != "share":
            raise Loose(key)
        share, empty = self._moving_share(compiled, upward)
        most = 1 + abs(each.constant)
        added_ = constant(-most).plus(column(self.program.add_column(2 * most, whole=False)))
        gap = share.plus(each).times(1 if upward else -1)
        self.program.add_at_least_zero(gap.plus(empty, 2 * most).plus(added_, -1))
        self.program.add_at_least_zero(constant(most).plus(empty, -most).plus(added_, -1))
        return added_

    def _of_measures(self, compiled: CompiledMeasure, upward: bool) -> Linear:
        measure = compiled.measure
        found = {key: self.is_there(key) for key, _ in compiled.children}
        if None in found.values():
            raise Loose(measure.key)
        children = [(key, weight) for key, weight in compiled.children if found[key]]
        if measure.aggregate in ("share", "count"):
            ticks = added(self._tick(key, measure.where, upward) for key, _ in children)
            return (
                ticks if measure.aggregate == "count" else ticks.times(Fraction(1, len(children)))
            )
        if measure.aggregate == "cumulative":
            gate = measure.where.at_least if measure.where else None
            return self._walk([key for key, _ in children], gate or Fraction(1), upward)
        bounds = [self.bound(key, upward=upward) for key, _ in children]
        if measure.aggregate in ("min", "max"):
            return self._extreme_of(bounds, measure.aggregate == "min", upward)
        total = added(b.times(w) for b, (_, w) in zip(bounds, children, strict=True))
        if measure.aggregate == "mean":
            return total.times(1 / sum((weight for _, weight in children), Fraction(0)))
        return total if measure.aggregate == "sum" else bounds[0]

    def _extreme_of(self, bounds: list[Linear], is_min: bool, upward: bool) -> Linear:
        """Of "all of them" or of "one of them", which a column for each then chooses."""
        if len(bounds) == 1:
            return bounds[0]
        low = min(self.program.lowest_of(bound) for bound in bounds)
        high = max(self.program.highest_of(bound) for bound in bounds)
        total = constant(low).plus(column(self.program.add_column(high - low, whole=False)))
        sign = 1 if upward else -1
        chosen = [None if is_min == upward else self.program.add_column() for _ in bounds]
        for bound, guard in zip(bounds, chosen, strict=True):
            self.program.add_at_least_zero(bound.plus(total, -1).times(sign), guard)
        if is_min != upward:
            one = added(column(at) for at in chosen if at is not None).plus(constant(-1))
            self.program.add_at_least_zero(one)
        return total

    def _tick(self, key: str, where: Where | None, upward: bool) -> Linear:
        """Upward: 1 only where the measure is within; else 0 only where it is not."""
        tick = self.program.add_column()
        if upward:
            self._within(key, where, tick)
            return column(tick)
        outside = []
        for end, is_low in ((where.at_least, True), (where.at_most, False)) if where else ():
            if end is not None:
                beyond = self.program.add_column()
                self.compare(key, end, not is_low, beyond, strictly=True)
                outside.append(column(beyond))
        self.program.add_at_least_zero(column(tick).plus(added(outside)).plus(constant(-1)))
        return column(tick)

    def _within(self, key: str, where: Where | None, guard: int) -> None:
        if where is not None and where.at_least is not None:
            self.compare(key, where.at_least, True, guard)
        if where is not None and where.at_most is not None:
            self.compare(key, where.at_most, False, guard)

    def _walk(self, keys: list[str], gate: Fraction, upward: bool) -> Linear:
        """A column for each step says that the walk has passed it."""
        total, before = constant(0), constant(1)
        for key in keys:
            passed = self.program.add_column()
            here = column(self.program.add_column(whole=False))
            self.program.add_at_least_zero(before.plus(column(passed), -1))
            value = self.bound(key, upward=upward)
            if upward:
                self.compare(key, gate, True, passed)
                self.program.add_at_least_zero(before.plus(here, -1))
                self.program.add_at_least_zero(value.plus(column(passed)).plus(here, -1))
            else:
                below = self.program.add_column()
                self.compare(key, gate, False, below, strictly=True)
                left = column(passed).plus(column(below)).plus(before, -1)
                self.program.add_at_least_zero(left)
                self.program.add_at_least_zero(here.plus(column(passed), -1))
                self.program.add_at_least_zero(
                    here.plus(value, -1).plus(before, -1).plus(constant(1))
                )
            total, before = total.plus(here), column(passed)
        return total

    def require(self, condition: Condition, guard: int | None = None) -> None:
        """The condition, binding where the guard is 1. Raises Loose."""
        key, threshold = condition.measure, condition.threshold
        is_at_least, met_if_empty = condition.at_least is not None, condition.if_empty == "met"
        there = self.is_there(key)
        if there is False and not met_if_empty:
            self.program.add_at_least_zero(constant(-1), guard)
        if there is None and met_if_empty:
            guard = self._unless_empty(self.compiled.by_key[key], guard)
        if there is not False:
            self.compare(key, threshold, is_at_least, guard)

    def _unless_empty(self, compiled: CompiledMeasure, guard: int | None) -> int:
        """A column that must be 1 unless the share has too few inputs."""
        if not compiled.bits:
            raise Loose(compiled.measure.key)
        empty, counted = self.program.add_column(), self.program.add_column()
        least = max(1, compiled.measure.minimum or 1)
        few = constant(least - 1).plus(self.rows.inside(compiled), -1)
        self.program.add_at_least_zero(few, empty)
        wanted = constant(1) if guard is None else column(guard)
        either = column(empty).plus(column(counted)).plus(wanted, -1)
        self.program.add_at_least_zero(either)
        return counted

    def compare(
        self,
        key: str,
        threshold: Fraction,
        is_at_least: bool,
        guard: int | None = None,
        *,
        strictly: bool = False,
    ) -> None:
        """The rows that say so, binding where the guard is 1. Raises Loose."""
        compiled, sign = self.compiled.by_key[key], 1 if is_at_least else -1
        if compiled.bits and compiled.measure.aggregate == "share":
            inside = self.rows.inside(compiled)
            gap = self.rows.hits(compiled).plus(inside, -threshold).times(sign)
            enough = inside.plus(constant(-max(1, compiled.measure.minimum or 1)))
            self.program.add_at_least_zero(enough, guard)
        elif self._is_joined(compiled):
            gap = self._joined_gap(compiled, threshold, is_at_least)
        else:
            bound = self.bound(key, upward=is_at_least)
            gap = bound.plus(constant(-threshold)).times(sign)
        self.program.add_at_least_zero(gap, guard, strictly=strictly)

    def _is_joined(self, compiled: CompiledMeasure) -> bool:
        """A mean or sum that is there, of measures some of which may not be."""
        varying = any(self.is_there(key) is None for key, _ in compiled.children)
        is_sum = compiled.measure.aggregate in ("mean", "sum")
        return varying and is_sum and self.is_there(compiled.measure.key) is True
