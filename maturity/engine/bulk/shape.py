"""What many scores consist of: arrays with one place for each sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from maturity.engine.scoring import Verdict

Ints: TypeAlias = NDArray[np.int64]
Codes: TypeAlias = NDArray[np.int8]
Mask: TypeAlias = NDArray[np.bool_]
# uint8, or uint16 where some question has more than 253 options.
States: TypeAlias = NDArray[np.unsignedinteger[Any]]

# In this order the verdict over several conditions is the smallest of their codes.
NOT_MET, UNDECIDED, MET, NOT_IN_FORCE = range(4)
VERDICTS: tuple[Verdict | None, ...] = ("not_met", "undecided", "met", None)


class Ends(NamedTuple):
    """One measure over many sheets: both ends as fractions, not reduced. `empty` is true where
    every filling leaves it empty; the numbers there mean nothing."""

    low: Ints
    low_over: Ints
    high: Ints
    high_over: Ints
    empty: Mask
    can_be_empty: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Ranks:
    """Ranks of the highest tier proven and of the highest not ruled out; -1 is none."""

    tier: Ints
    best_tier: Ints


@dataclass(frozen=True, slots=True, eq=False)
class ManyScores:
    """`verdicts[i, n]` is the code of condition i at sheet n; `eligible[t, n]` takes in all lower
    tiers. `exact` marks sheets for which the exact engine was asked, `exact_measures` names the
    measures whose numbers may not fit in 64 bits."""

    tiers: tuple[str, ...]
    conditions: tuple[str, ...]
    strict: Ranks
    narrow: Ranks
    with_exception: Ranks
    verdicts: Codes
    eligible: Codes
    exact: Mask
    exact_measures: tuple[str, ...]

    @property
    def exact_sheets(self) -> int:
        return int(np.count_nonzero(self.exact))

    def tier_key(self, rank: int) -> str | None:
        return None if rank < 0 else self.tiers[rank]
