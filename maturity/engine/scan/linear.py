"""What one answer adds. Where it always adds the same, what is left to do has a bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm
from operator import mul

from maturity.engine.scan.aims import Part
from maturity.engine.scan.directions import way_of
from maturity.engine.scan.effects import Alike
from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.counting import HIT, MISS, OUT
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.measuring import measure_all
from maturity.engine.scoring.selecting import COUNTING
from maturity.engine.sensitivity.ground import measure_again


class Progress:
    """Towards one condition. `gains[i]`: what one question of the i-th group adds; `lacking`: how
    much is to be added; both in whole numbers of the same unit."""

    def __init__(
        self,
        gains: Sequence[Fraction],
        lacking: Fraction,
        counts: Sequence[int],
        just_enough: bool,
    ) -> None:
        """`just_enough`: the threshold itself will do; else it has to be passed."""
        unit = lcm(lacking.denominator, *(gain.denominator for gain in gains))
        self.gains = [int(gain * unit) for gain in gains]
        self.lacking = int(lacking * unit) + (0 if just_enough else 1)
        self.counts = counts
        self.tails: dict[int, list[int]] = {}

    def can_still(self, done: Sequence[int], left: int) -> bool:
        """Whether `left` more questions of the later groups could bring what is lacking."""
        so_far = sum(map(mul, done, self.gains))
        at = len(done)
        if at not in self.tails:
            self.tails[at] = _best_first(self.gains[at:], self.counts[at:])
        tail = self.tails[at]
        return so_far + tail[min(left, len(tail) - 1)] >= self.lacking


def _best_first(gains: Sequence[int], counts: Sequence[int]) -> list[int]:
    """The most that 0, 1, 2, ... of them can add together."""
    ordered = sorted(zip(gains, counts, strict=True), reverse=True)
    return list(accumulate((g for g, count in ordered for _ in range(count)), initial=0))


@dataclass(frozen=True, slots=True)
class Outlook:
    """`progress`: of the conditions to which every answer adds a fixed amount. `benefits`: for
    each group what its best answer brings, as a share of what is lacking, summed over all
    conditions; `best_rows`: the effect that brings it. `decides`: the progress of all conditions
    is known, and enough of it is all that is needed."""

    progress: list[Progress]
    decides: bool
    benefits: list[Fraction]
    best_rows: list[int]


def look_ahead(part: Part, alike: Sequence[Alike], states: Sequence[int]) -> Outlook:
    by_key = {measure.measure.key: measure for measure in part.measures}
    now = measure_all(part.measures, states)
    look = _Look(by_key, states, now, _chosen_states(alike))
    counts = [len(group.members) for group in alike]
    added = [_added(part, group, states, now) for group in alike]
    lacking = _lacking(part, now)
    progress = [
        Progress(
            [max(row[n] for row in of) for of in added], lacking[n], counts, part.goal == "met"
        )
        for n, c in enumerate(part.conditions)
        if look.is_linear(c.measure, way_of(c, part.goal))
    ]
    worth = [[_worth(row, lacking) for row in of] for of in added]
    best_rows = [max(range(len(of)), key=of.__getitem__) for of in worth]
    decides = (
        len(progress) == len(part.conditions)
        and all(len(group.rows) == 1 for group in alike)
        and not any(now[c.measure].can_be_empty for c in part.conditions)
    )
    return Outlook(progress, decides, [max(of) for of in worth], best_rows)


def _lacking(part: Part, now: Mapping[str, Interval]) -> list[Fraction]:
    ways = [(c, way_of(c, part.goal)) for c in part.conditions]
    return [way * c.threshold - _end(now[c.measure], way) for c, way in ways]


def _worth(row: Sequence[Fraction], lacking: Sequence[Fraction]) -> Fraction:
    shares = (
        min(gain / lack, Fraction(1)) for gain, lack in zip(row, lacking, strict=True) if lack > 0
    )
    return sum(shares, Fraction(0))


def _added(
    part: Part, group: Alike, states: Sequence[int], now: Mapping[str, Interval]
) -> list[list[Fraction]]:
    """For each effect of the group, what one such answer adds to each condition."""
    found = []
    for row in group.rows:
        tried = [*states]
        tried[group.members[0]] = row[0]
        then = {**now, **measure_again(part.measures, now, tried, group.members[0])}
        ways = [(c.measure, way_of(c, part.goal)) for c in part.conditions]
        found.append([_end(then[key], way) - _end(now[key], way) for key, way in ways])
    return found


def _end(interval: Interval, way: int) -> Fraction:
    """The end that has to move, turned so that it has to rise."""
    end = interval.low if way > 0 else interval.high
    return way * (end or Fraction(0))


def _chosen_states(alike: Sequence[Alike]) -> dict[int, set[int]]:
    return {
        index: {row[number] for row in group.rows}
        for group in alike
        for number, index in enumerate(group.members)
    }


@dataclass(frozen=True, slots=True)
class _Look:
    by_key: Mapping[str, CompiledMeasure]
    states: Sequence[int]
    now: Mapping[str, Interval]
    chosen: Mapping[int, set[int]]

    def is_linear(self, key: str, way: int) -> bool:
        measure = self.by_key[key]
        aggregate = measure.measure.aggregate
        if measure.children:
            known = [(self.now[child], child) for child, _ in measure.children]
            return aggregate in ("mean", "sum", "value") and all(
                of.low is None or (not of.can_be_empty and self.is_linear(child, way))
                for of, child in known
            )
        if aggregate in COUNTING:
            return self._is_counted_evenly(measure, way)
        rows = zip(measure.inputs, measure.indexes, strict=True)
        inputs = [row[self.states[index]] for row, index in rows]
        is_plain = aggregate in ("mean", "sum") or len(inputs) == 1
        return is_plain and not any(item and item.can_be_absent for item in inputs)

    def _is_counted_evenly(self, measure: CompiledMeasure, way: int) -> bool:
        """What is open is in the denominator at the worse end, whatever it is answered."""
        worse = MISS if way > 0 else HIT
        for row, index in zip(measure.bits, measure.indexes, strict=True):
            bits = row[self.states[index]]
            if bits in (OUT, MISS, HIT):
                continue
            if not bits & worse or any(row[state] == OUT for state in self.chosen.get(index, ())):
                return False
        return True
