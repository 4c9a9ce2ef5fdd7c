"""Rows of integers over columns that start at 0: what the solver is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, gcd, lcm

# Beyond this a solver's tolerances could swallow a unit. Larger rows are rounded so that nothing
# feasible is cut off; the exact engine then decides.
LARGEST = 10**6


@dataclass(frozen=True, slots=True)
class Linear:
    """A constant and a sum of columns."""

    constant: Fraction = Fraction(0)
    terms: Mapping[int, Fraction] = field(default_factory=dict)

    def plus(self, other: Linear, times: Fraction | int = 1) -> Linear:
        terms = dict(self.terms)
        for column, number in other.terms.items():
            terms[column] = terms.get(column, Fraction(0)) + number * times
        return Linear(self.constant + other.constant * times, terms)

    def times(self, factor: Fraction | int) -> Linear:
        return Linear().plus(self, factor)


def constant(number: Fraction | int) -> Linear:
    return Linear(Fraction(number))


def column(number: int) -> Linear:
    return Linear(Fraction(0), {number: Fraction(1)})


def added(parts: Iterable[Linear]) -> Linear:
    total, terms = Fraction(0), dict[int, Fraction]()
    for part in parts:
        total += part.constant
        for at, number in part.terms.items():
            terms[at] = terms.get(at, Fraction(0)) + number
    return Linear(total, terms)


@dataclass(frozen=True, slots=True)
class Row:
    """Terms that add up to at least `least`, and to no more where it `is_exact`."""

    terms: dict[int, int]
    least: int
    is_exact: bool = False


@dataclass(slots=True)
class Program:
    """Columns run from 0 to `highest`; those that are whole are 0 or 1."""

    highest: list[Fraction] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def add_column(self, highest: Fraction | int = 1, *, whole: bool = True) -> int:
        self.highest.append(Fraction(highest))
        self.whole.append(whole)
        return len(self.highest) - 1

    def lowest_of(self, linear: Linear) -> Fraction:
        return linear.constant + sum(
            (n * self.highest[at] for at, n in linear.terms.items() if n < 0), Fraction(0)
        )

    def highest_of(self, linear: Linear) -> Fraction:
        return linear.constant + sum(
            (n * self.highest[at] for at, n in linear.terms.items() if n > 0), Fraction(0)
        )

    def add_at_least_zero(
        self, linear: Linear, guard: int | None = None, *, strictly: bool = False
    ) -> None:
        """`guard`: a column; the row binds only where it is 1. `strictly`: more than zero, which
        between fractional columns can only be said as "zero or more"."""
        row = self.row(linear, guard, strictly=strictly)
        if row is not None:
            self.rows.append(row)

    def row(
        self, linear: Linear, guard: int | None = None, *, strictly: bool = False
    ) -> Row | None:
        """None where it always holds."""
        given = {at: n for at, n in linear.terms.items() if n}
        is_whole = all(self.whole[at] for at in given)
        scale = lcm(linear.constant.denominator, *(n.denominator for n in given.values()))
        terms = {at: int(n * scale) for at, n in given.items()}
        offset = int(linear.constant * scale) - (1 if strictly and is_whole else 0)
        left = Linear(Fraction(offset), _fractions(terms))
        lowest = floor(self.lowest_of(left))
        if lowest >= 0:
            return None
        if self.highest_of(left) < 0:
            # Said without its numbers, which may be larger than a solver takes.
            return Row({}, 1) if guard is None else Row({guard: -1}, 0)
        if guard is not None:
            terms[guard] = terms.get(guard, 0) + lowest
            offset -= lowest
        return _small(terms, -offset, is_whole)


def _fractions(terms: Mapping[int, int]) -> dict[int, Fraction]:
    return {at: Fraction(n) for at, n in terms.items()}


def _small(terms: dict[int, int], least: int, is_whole: bool) -> Row:
    divisor = gcd(*terms.values()) if is_whole else gcd(least, *terms.values())
    if divisor > 1:
        terms = {at: n // divisor for at, n in terms.items()}
        least = -(-least // divisor)
    largest = max(map(abs, terms.values()), default=0)
    if largest <= LARGEST:
        return Row(terms, least)
    part = Fraction(LARGEST, largest)
    return Row({at: ceil(n * part) for at, n in terms.items()}, floor(least * part))
