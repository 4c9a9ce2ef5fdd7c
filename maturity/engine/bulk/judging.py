"""Conditions and tiers over many sheets; as scoring.verdicts, on arrays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from maturity.engine.bulk.shape import MET, NOT_IN_FORCE, NOT_MET, UNDECIDED, Codes, Ends, Ranks
from maturity.engine.edition import Condition, ConditionKind, Edition


def judge_many(condition: Condition, ends: Ends) -> Codes:
    """Met if every filling satisfies it, not met if none does."""
    top, bottom = np.int64(condition.threshold.numerator), np.int64(condition.threshold.denominator)
    low, high = ends.low * bottom, ends.high * bottom
    if condition.at_least is not None:
        at_low, at_high = low >= top * ends.low_over, high >= top * ends.high_over
    else:
        at_low, at_high = low <= top * ends.low_over, high <= top * ends.high_over
    met_if_empty = condition.if_empty == "met"
    can_hold, can_fail = ~ends.empty & (at_low | at_high), ~ends.empty & ~(at_low & at_high)
    if met_if_empty:
        can_hold |= ends.can_be_empty
    else:
        can_fail |= ends.can_be_empty
    return np.where(can_hold & can_fail, UNDECIDED, np.where(can_hold, MET, NOT_MET)).astype(
        np.int8
    )


def climb_many(
    edition: Edition,
    verdicts: Codes,
    left_out: Mapping[str, Collection[str]],
    kind: ConditionKind = "criterion",
) -> Codes:
    """For each tier the code over its own conditions of that kind and those of all lower tiers.
    `left_out`: by tier, the keys that do not count there."""
    found = np.empty((len(edition.tiers), verdicts.shape[1]), np.int8)
    so_far = np.full(verdicts.shape[1], MET, np.int8)
    place = 0
    for rank, tier in enumerate(edition.tiers):
        for condition in tier.conditions:
            if condition.kind == kind and condition.key not in left_out.get(tier.key, ()):
                so_far = np.minimum(so_far, verdicts[place])
            place += 1
        found[rank] = so_far
    return found


def ranks_of(climbed: Codes) -> Ranks:
    """Each tier takes in all lower ones, so that counting them ranks them."""
    return Ranks(
        np.count_nonzero(climbed == MET, axis=0).astype(np.int64) - 1,
        np.count_nonzero(climbed != NOT_MET, axis=0).astype(np.int64) - 1,
    )


def in_force(condition: Condition, provinces: Sequence[str | None]) -> Codes:
    """NOT_MET where it holds, NOT_IN_FORCE elsewhere: the larger of it and the verdict is right."""
    held = {province: condition.holds_in(province) for province in set(provinces)}
    codes = {province: NOT_MET if held[province] else NOT_IN_FORCE for province in held}
    return np.fromiter((codes[province] for province in provinces), np.int8, len(provinces))
