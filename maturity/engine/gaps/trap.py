"""A share whose denominator grows with success: one more scenario in use without AI lowers it.

That follows from the official rule. It is a reason to know, never one to leave out a scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from maturity.engine.edition import Condition, Edition, Measure
from maturity.engine.gaps.situation import Situation
from maturity.engine.scoring import Scorecard, Sheet
from maturity.engine.scoring.counting import HIT, MISS


@dataclass(frozen=True, slots=True)
class ShareTrap:
    """As the answers stand, open ones aside: `hits` of `inside`. `share` and `share_after` (one
    more inside that is no hit) are None below the minimum. `lost` are conditions met today and
    not met then; `without` the questions inside that are no hit."""

    measure: str
    hits: int
    inside: int
    minimum: int
    share: Fraction | None
    share_after: Fraction | None
    lost: tuple[str, ...]
    without: tuple[str, ...]


def find_share_traps(edition: Edition, sheet: Sheet, scorecard: Scorecard) -> list[ShareTrap]:
    """One for each share among a tag that a criterion in force compares."""
    situation = Situation.of(edition, sheet, scorecard)
    traps = []
    for measure in edition.measures:
        conditions = [
            c
            for c in edition.conditions
            if c.measure == measure.key
            and c.kind == "criterion"
            and c.holds_in(sheet.plant.province)
        ]
        if conditions and measure.among and measure.among.tag is not None:
            traps.append(_trap(situation, measure, conditions))
    return traps


def _trap(situation: Situation, measure: Measure, conditions: list[Condition]) -> ShareTrap:
    compiled = situation.compiled.by_key[measure.key]
    keys = list(situation.compiled.questions)
    rows = zip(compiled.bits, compiled.indexes, strict=True)
    bits = {keys[index]: row[situation.states[index]] for row, index in rows}
    hits = sum(item == HIT for item in bits.values())
    without = tuple(key for key, item in bits.items() if item == MISS)
    minimum = measure.minimum or 1
    now = _share(hits, hits + len(without), minimum)
    after = _share(hits, hits + len(without) + 1, minimum)
    return ShareTrap(
        measure=measure.key,
        hits=hits,
        inside=hits + len(without),
        minimum=minimum,
        share=now,
        share_after=after,
        lost=tuple(c.key for c in conditions if _holds(c, now) and not _holds(c, after)),
        without=without,
    )


def _share(hits: int, inside: int, minimum: int) -> Fraction | None:
    return Fraction(hits, inside) if inside >= minimum else None


def _holds(condition: Condition, share: Fraction | None) -> bool:
    if share is None:
        return condition.if_empty == "met"
    if condition.at_least is not None:
        return share >= condition.threshold
    return share <= condition.threshold
