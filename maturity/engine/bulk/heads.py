"""Counts and shares over many sheets; as scoring.counting, on arrays.

Six numbers decide both ends. Each input adds to all of them at once: they share 64-bit words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maturity.engine.bulk.shape import Ends, Ints, Mask
from maturity.engine.edition import Where
from maturity.engine.scoring.compiled import CompiledMeasure
from maturity.engine.scoring.counting import HIT, MISS, OUT

WORD = 62
# For each set of bits, what it adds to: surely a hit, can hit, can miss, can only miss, surely
# inside, can be inside.
ADDS = [
    (
        bits == HIT,
        bool(bits & HIT),
        bool(bits & MISS),
        bits == MISS,
        bits > 0 and not bits & OUT,
        bits > OUT,
    )
    for bits in range(8)
]


@dataclass(frozen=True, slots=True)
class Packing:
    """How the six numbers share words: `words[w][bits]` is what an input adds to word w."""

    width: int
    words: tuple[Ints, ...]

    @classmethod
    def of(cls, inputs: int) -> Packing:
        width = max(1, inputs.bit_length())
        together = min(6, WORD // width)
        words = []
        for start in range(0, 6, together):
            added = [
                sum(flag << (width * i) for i, flag in enumerate(row[start : start + together]))
                for row in ADDS
            ]
            words.append(np.array(added, np.int64))
        return cls(width, tuple(words))

    def unpacked(self, sums: list[Ints]) -> list[Ints]:
        together, mask = min(6, WORD // self.width), (1 << self.width) - 1
        return [sums[i // together] >> (self.width * (i % together)) & mask for i in range(6)]


@dataclass(frozen=True, slots=True)
class HeadTable:
    """What one question adds to each word, by its state."""

    index: int
    words: tuple[Ints, ...]


def packing_of(compiled: CompiledMeasure) -> Packing:
    return Packing.of(len(compiled.indexes) + len(compiled.children))


def head_tables(compiled: CompiledMeasure, packing: Packing) -> tuple[HeadTable, ...]:
    return tuple(
        HeadTable(index, tuple(word[list(row)] for word in packing.words))
        for index, row in zip(compiled.indexes, compiled.bits, strict=True)
    )


def question_heads(
    tables: Iterable[HeadTable], packing: Packing, states: NDArray[np.intp]
) -> list[Ints]:
    sums = [np.zeros(states.shape[1], np.int64) for _ in packing.words]
    for table in tables:
        for total, word in zip(sums, table.words, strict=True):
            total += word[states[table.index]]
    return packing.unpacked(sums)


def measure_heads(compiled: CompiledMeasure, packing: Packing, done: dict[str, Ends]) -> list[Ints]:
    children = [done[key] for key, _ in compiled.children]
    sums = [np.zeros(len(children[0].empty), np.int64) for _ in packing.words]
    for child in children:
        bits = _bits_of(child, compiled.measure.where)
        for total, word in zip(sums, packing.words, strict=True):
            total += word[bits]
    return packing.unpacked(sums)


def _bits_of(ends: Ends, where: Where | None) -> NDArray[np.intp]:
    can_miss = np.zeros(len(ends.empty), np.bool_)
    out_of_reach = can_miss.copy()
    if where is not None and where.at_least is not None:
        top, bottom = np.int64(where.at_least.numerator), np.int64(where.at_least.denominator)
        can_miss |= ends.low * bottom < top * ends.low_over
        out_of_reach |= ends.high * bottom < top * ends.high_over
    if where is not None and where.at_most is not None:
        top, bottom = np.int64(where.at_most.numerator), np.int64(where.at_most.denominator)
        can_miss |= ends.high * bottom > top * ends.high_over
        out_of_reach |= ends.low * bottom > top * ends.low_over
    bits = np.where(can_miss, MISS, 0) | np.where(out_of_reach, 0, HIT)
    bits = np.where(ends.can_be_empty, bits | OUT, bits)
    return np.where(ends.empty, OUT, bits)


def count_ends(heads: list[Ints]) -> Ends:
    always_hit, can_hit, can_miss, _, always_in, _ = heads
    empty = (can_hit == 0) & (can_miss == 0)
    low = np.where((always_in > 0) | (can_miss > 0), always_hit, 1)
    ones = np.ones(len(low), np.int64)
    return Ends(low, ones, can_hit, ones, empty, (always_in == 0) | empty)


def share_ends(heads: list[Ints], minimum: int) -> Ends:
    """A share of fewer inputs than `minimum` is empty."""
    always_hit, can_hit, can_miss, only_miss, always_in, most = heads
    least = max(1, minimum)
    empty: Mask = most < least
    inside = always_hit + can_miss
    needed = np.maximum(0, least - inside)
    low_over = inside + needed
    high_over = np.maximum(can_hit + only_miss, least)
    return Ends(
        always_hit + needed, low_over, can_hit, high_over, empty, (always_in < least) | empty
    )
