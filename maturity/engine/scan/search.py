"""The smallest numbers of questions, group by group, whose answers bring a part to its goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from maturity.engine.scan.aims import Part
from maturity.engine.scan.effects import Alike, find_alike
from maturity.engine.scan.linear import Outlook, look_ahead
from maturity.engine.scan.work import Work, WorkDone
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.measuring import interval_of
from maturity.engine.scoring.verdicts import judge

# How many questions of each group.
Numbers: TypeAlias = tuple[int, ...]
# With more groups, what each needs at least costs more to find out than it saves.
MOST_BOUNDED = 60
# With still more, there is no counting of ways at all.
MOST_GROUPS = 400


@dataclass(frozen=True, slots=True)
class Found:
    """`numbers`: all smallest ways, None where there is none. `is_exact` False: the work was used
    up; then it is one way that is known, perhaps not the smallest, or None if none is known."""

    alike: tuple[Alike, ...]
    outlook: Outlook
    numbers: tuple[Numbers, ...] | None
    is_exact: bool


def search(part: Part, states: Sequence[int], work: Work, at_most: int | None = None) -> Found:
    """`at_most`: larger sets are of no interest."""
    alike = find_alike(part, states)
    outlook = look_ahead(part, alike, states)
    found = Search(part, states, work, alike, outlook)
    try:
        return Found(alike, outlook, found.smallest(at_most), True)
    except WorkDone:
        return Found(alike, outlook, found.some_way(), False)


class Search:
    def __init__(
        self,
        part: Part,
        states: Sequence[int],
        work: Work,
        alike: Sequence[Alike],
        outlook: Outlook,
    ) -> None:
        self.part, self.states, self.work = part, states, work
        self.alike, self.outlook = alike, outlook
        self.sizes = [len(group.members) for group in alike]
        # Then more answers never do harm, and all of them together do most.
        self.is_one_way = all(len(group.rows) == 1 for group in alike)
        self.found: list[Numbers] = []

    def smallest(self, at_most: int | None) -> tuple[Numbers, ...] | None:
        """Raises WorkDone; what was found of the size it came to is then in `found`."""
        if len(self.sizes) > MOST_GROUPS:
            raise WorkDone
        if self.is_one_way and not self._reaches([[n] for n in self.sizes]):
            return None
        least = self._least_of_each()
        most = sum(self.sizes) if at_most is None else min(at_most, sum(self.sizes))
        for size in range(sum(least), most + 1):
            self.found += filter(self._is_enough, self._numbers_of(size, least, ()))
            if self.found:
                return tuple(self.found)
        return None

    def _is_enough(self, numbers: Numbers) -> bool:
        """With the progress of every condition known, only what is enough is tried at all."""
        return self.outlook.decides or any(
            self._reaches(split) for split in self._splits(numbers, 0)
        )

    def _least_of_each(self) -> list[int]:
        if not self.is_one_way or len(self.sizes) > MOST_BOUNDED:
            return [0] * len(self.sizes)
        return [self._least(number) for number in range(len(self.sizes))]

    def _least(self, number: int) -> int:
        """How many of one group it takes even with all the others answered."""
        low, high = 0, self.sizes[number]
        while low < high:
            middle = (low + high) // 2
            tried = [[middle if i == number else n] for i, n in enumerate(self.sizes)]
            low, high = (low, middle) if self._reaches(tried) else (middle + 1, high)
        return low

    def _numbers_of(self, size: int, least: Sequence[int], done: Numbers) -> Iterator[Numbers]:
        """More of the earlier groups first, without what can no longer reach the goal."""
        at, progress = len(done), self.outlook.progress
        self.work.spend(10 + len(progress) * (4 + at))
        if not all(towards.can_still(done, size) for towards in progress):
            return
        if at == len(self.sizes):
            yield done
            return
        later_least, later_most = sum(least[at + 1 :]), sum(self.sizes[at + 1 :])
        highest = min(self.sizes[at], size - later_least)
        for number in range(highest, max(least[at], size - later_most) - 1, -1):
            yield from self._numbers_of(size - number, least, (*done, number))

    def _splits(self, numbers: Numbers, at: int) -> Iterator[list[list[int]]]:
        """How many questions of each group are given each of its effects."""
        if at == len(numbers):
            yield []
            return
        for first in _compositions(numbers[at], len(self.alike[at].rows)):
            for rest in self._splits(numbers, at + 1):
                yield [first, *rest]

    def _reaches(self, split: Sequence[Sequence[int]]) -> bool:
        self.work.spend(sum(5 + len(measure.indexes) for measure in self.part.measures))
        return self._is_reached(split)

    def _is_reached(self, split: Sequence[Sequence[int]]) -> bool:
        states = [*self.states]
        for group, numbers in zip(self.alike, split, strict=True):
            place = 0
            for row, number in zip(group.rows, numbers, strict=True):
                for at in range(place, place + number):
                    states[group.members[at]] = row[at]
                place += number
        done: dict[str, Interval] = {}
        for measure in self.part.measures:
            done[measure.measure.key] = interval_of(measure, states, done)
        return all(judge(c, done[c.measure]) == self.part.goal for c in self.part.conditions)

    def some_way(self) -> tuple[Numbers, ...] | None:
        """The first found, else what brings most, one after the other, until it is enough."""
        if self.found:
            return tuple(self.found[:1])
        benefits = self.outlook.benefits
        order = sorted(range(len(self.sizes)), key=lambda i: (-benefits[i], i))
        low, high = 0, sum(self.sizes)
        if not self._is_reached(self._best_split(order, high)):
            return None
        while low < high:
            middle = (low + high) // 2
            enough = self._is_reached(self._best_split(order, middle))
            low, high = (low, middle) if enough else (middle + 1, high)
        return (tuple(sum(of) for of in self._best_split(order, low)),)

    def _best_split(self, order: Sequence[int], size: int) -> list[list[int]]:
        split = [[0] * len(group.rows) for group in self.alike]
        for number in order:
            taken = min(size, self.sizes[number])
            split[number][self.outlook.best_rows[number]] = taken
            size -= taken
        return split


def _compositions(total: int, parts: int) -> Iterator[list[int]]:
    if parts == 1:
        yield [total]
        return
    for first in range(total, -1, -1):
        for rest in _compositions(total - first, parts - 1):
            yield [first, *rest]
