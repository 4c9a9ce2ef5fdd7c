"""Lowest and highest count and share over inputs that may be out, a miss or a hit."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from maturity.engine.scoring.intervals import EMPTY, Interval

# What an input can be, as a set of bits; an open question can often be several.
OUT, MISS, HIT = 1, 2, 4


# The same few distributions come again and again: a cache is cheaper than the fractions.
@lru_cache(maxsize=8192)
def count_ends(numbers: tuple[int, ...]) -> Interval:
    """`numbers[bits]`: how many inputs can be exactly those things."""
    always_hit = numbers[HIT]
    can_hit = _able(numbers, HIT)
    can_miss = _able(numbers, MISS)
    always_there = numbers[MISS] + numbers[HIT] + numbers[MISS | HIT]
    if not can_hit and not can_miss:
        return EMPTY
    # Where everything may be out and nothing can miss, one hit is the least that is not empty.
    low = always_hit if always_there or can_miss else 1
    return _interval(Fraction(low), Fraction(can_hit), not always_there)


@lru_cache(maxsize=8192)
def share_ends(numbers: tuple[int, ...], minimum: int | None) -> Interval:
    """A share of fewer inputs than `minimum` is empty."""
    least = minimum or 1
    always_in = numbers[MISS] + numbers[HIT] + numbers[MISS | HIT]
    most = sum(numbers[2:])
    if most < least:
        return EMPTY
    low, high = _lowest_share(numbers, least), _highest_share(numbers, least)
    return _interval(low, high, always_in < least)


def _able(numbers: tuple[int, ...], what: int) -> int:
    """How many inputs can be that, whatever else they can be."""
    return sum(number for bits, number in enumerate(numbers) if bits & what)


def _interval(low: Fraction, high: Fraction, can_be_empty: bool) -> Interval:
    """One object for both ends where they are equal, so that later comparisons are cheap."""
    return Interval(low, low if low == high else high, can_be_empty)


def _lowest_share(numbers: tuple[int, ...], least: int) -> Fraction:
    """Everything that can miss does; what is else out comes in only to reach the minimum."""
    hits = numbers[HIT]
    inside = hits + _able(numbers, MISS)
    needed = max(0, least - inside)
    return Fraction(hits + needed, inside + needed)


def _highest_share(numbers: tuple[int, ...], least: int) -> Fraction:
    hits = _able(numbers, HIT)
    inside = hits + numbers[MISS]
    return Fraction(hits, max(inside, least))
