"""What to ask next. Only keys; texts are looked up in the edition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scan:
    """`tier`: the lowest undecided tier (None: every tier is decided). `to_prove` and
    `to_refute`: how many open questions the smallest sets have whose best answers would prove
    it, whose worst answers would refute it (None: no set does). `proving` and `refuting`: at most
    twenty of these sets. `next`: every open question that lies in one of the smallest sets, most
    of them first, ties by the order of the edition. `out_of_reach`: tiers that no answers to
    what is open can reach any more. `is_exact`: all smallest sets were counted; False where they
    are too many: then an estimate orders the questions, the numbers are the smallest found, and
    None may only mean that none was found."""

    tier: str | None
    to_prove: int | None
    to_refute: int | None
    proving: tuple[tuple[str, ...], ...]
    refuting: tuple[tuple[str, ...], ...]
    next: tuple[str, ...]
    out_of_reach: tuple[str, ...]
    is_exact: bool
