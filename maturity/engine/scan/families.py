"""Families of sets of questions: counted without listing them, and the first of them listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations, islice, product
from math import comb, prod
from typing import TypeAlias

from maturity.engine.scan.effects import Alike
from maturity.engine.scan.search import Found, Numbers

Set: TypeAlias = tuple[int, ...]  # places of questions, in the order of the edition
MOST_LISTED = 2000


@dataclass(frozen=True, slots=True)
class Family:
    """Sets of one size. `within`: the share of the sets in which each question lies; of a family
    that is only estimated, how much each question brings, 1 for the most. `sets`: the first."""

    size: int
    count: int
    within: Mapping[int, Fraction]
    sets: tuple[Set, ...]
    is_exact: bool

    @property
    def is_listed(self) -> bool:
        return self.is_exact and self.count == len(self.sets)


def family_of(found: Found) -> Family | None:
    if found.numbers is None:
        return None
    ways = [_ways(found.alike, numbers) for numbers in found.numbers]
    count = sum(ways)
    within = _within(found, ways) if found.is_exact else _estimated(found)
    listed = chain.from_iterable(_sets(found.alike, numbers) for numbers in found.numbers)
    sets = tuple(sorted(islice(listed, MOST_LISTED)))
    return Family(sum(found.numbers[0]), count, within, sets, found.is_exact)


def _ways(alike: Sequence[Alike], numbers: Numbers) -> int:
    return prod(comb(len(g.members), n) for g, n in zip(alike, numbers, strict=True))


def _within(found: Found, ways: Sequence[int]) -> dict[int, Fraction]:
    """A group of m questions, n of which are taken, has each of them in n of m ways."""
    within: dict[int, Fraction] = {}
    for at, group in enumerate(found.alike):
        taken = sum(
            way * numbers[at] for way, numbers in zip(ways, found.numbers or (), strict=True)
        )
        share = Fraction(taken, sum(ways) * len(group.members))
        within.update((index, share) for index in group.members if share)
    return within


def _estimated(found: Found) -> dict[int, Fraction]:
    benefits = found.outlook.benefits
    most = max(benefits, default=Fraction(0)) or Fraction(1)
    return {
        index: benefit / most
        for group, benefit in zip(found.alike, benefits, strict=True)
        for index in group.members
    }


def _sets(alike: Sequence[Alike], numbers: Numbers) -> Iterator[Set]:
    """One after the other: `itertools.product` would first write all combinations down, and a
    rubric may have more groups than a function may call itself."""
    chosen = [(g.members, n) for g, n in zip(alike, numbers, strict=True) if n]
    running = [combinations(members, number) for members, number in chosen]
    now = [next(of) for of in running]
    while True:
        yield tuple(sorted(chain.from_iterable(now)))
        for at in reversed(range(len(now))):
            following = next(running[at], None)
            if following is not None:
                now[at] = following
                break
            running[at] = combinations(*chosen[at])
            now[at] = next(running[at])
        else:
            return


def all_together(families: Sequence[Family]) -> Family:
    """One set of each, of families that share no question."""
    within: dict[int, Fraction] = {}
    for family in families:
        within.update(family.within)
    joined = islice(product(*(family.sets for family in families)), MOST_LISTED)
    return Family(
        size=sum(family.size for family in families),
        count=prod(family.count for family in families),
        within=within,
        sets=tuple(sorted(tuple(sorted(chain.from_iterable(sets))) for sets in joined)),
        is_exact=all(family.is_exact for family in families),
    )


def any_of(families: Sequence[Family]) -> Family | None:
    """The smallest sets of all of them. The same set in two of them is one."""
    size = min((family.size for family in families), default=None)
    if size is None:
        return None
    smallest = [family for family in families if family.size == size]
    if all(family.is_listed for family in smallest):
        return _listed(size, {one for family in smallest for one in family.sets})
    questions = [index for family in smallest for index in family.within]
    count = sum(family.count for family in smallest)
    within: dict[int, Fraction] = {}
    for family in smallest:
        for index, share in family.within.items():
            within[index] = within.get(index, Fraction(0)) + share * Fraction(family.count, count)
    return Family(
        size=size,
        count=count,
        within=within,
        sets=tuple(sorted({one for family in smallest for one in family.sets})),
        is_exact=len(questions) == len(set(questions)) and all(f.is_exact for f in smallest),
    )


def _listed(size: int, sets: set[Set]) -> Family:
    number = {index: sum(index in one for one in sets) for index in sorted({*chain(*sets)})}
    within = {index: Fraction(times, len(sets)) for index, times in number.items()}
    return Family(size, len(sets), within, tuple(sorted(sets)), True)
