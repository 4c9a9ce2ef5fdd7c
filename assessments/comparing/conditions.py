"""Tiers and conditions then and now, matched by their keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from assessments.comparing.shape import Side, is_one_edition
from maturity.engine.edition import Condition, Edition, Question
from maturity.engine.scoring import ConditionResult, TierResult
from maturity.engine.scoring.selecting import select_questions

Moved = Literal[
    "rose", "fell", "nearer", "farther", "otherwise", "same", "asked_anew", "no_longer_asked"
]
# What of a condition can differ between two editions.
Part = Literal["threshold", "measured", "kind", "text", "basis"]


@dataclass(frozen=True, slots=True)
class ConditionChange:
    """`rose`: met now and was not; `fell`: the other way round; `otherwise`: another verdict,
    but met in neither. `nearer`, `farther`: not met in both, and the number moved."""

    tier: str
    key: str
    was: ConditionResult | None
    now: ConditionResult | None
    moved: Moved
    differs: tuple[Part, ...] = ()

    @property
    def is_only_the_edition(self) -> bool:
        """The verdict moved though the number did not: what is asked for did."""
        if self.was is None or self.now is None or self.moved not in ("rose", "fell"):
            return False
        alike = (self.was.low, self.was.high) == (self.now.low, self.now.high)
        return alike and "threshold" in self.differs and "measured" not in self.differs


@dataclass(frozen=True, slots=True)
class TierChange:
    key: str
    was: TierResult | None
    now: TierResult | None


def read_tiers(older: Side, newer: Side) -> tuple[TierChange, ...]:
    was = {tier.key: tier for tier in older.card.tiers}
    now = {tier.key: tier for tier in newer.card.tiers}
    return tuple(TierChange(key, was.get(key), now.get(key)) for key in _tier_keys(older, newer))


def read_conditions(older: Side, newer: Side) -> tuple[ConditionChange, ...]:
    """In the order of the newer edition, what only the older one has after that, tier by tier."""
    was, now = _results(older), _results(newer)
    wanted = _tier_keys(older, newer)
    keys = [key for tier in wanted for key in _keys_of(tier, (now, was))]
    return tuple(_change(older, newer, key, was.get(key), now.get(key)) for key in keys)


Place = tuple[str, str]  # tier and condition


def _results(side: Side) -> dict[Place, ConditionResult]:
    return {(tier.key, c.key): c for tier in side.card.tiers for c in tier.conditions}


def _tier_keys(older: Side, newer: Side) -> list[str]:
    tiers = (*newer.edition.tiers, *older.edition.tiers)
    return list(dict.fromkeys(tier.key for tier in tiers))


def _keys_of(tier: str, found: Iterable[dict[Place, ConditionResult]]) -> list[Place]:
    return list(dict.fromkeys(at for results in found for at in results if at[0] == tier))


def _change(
    older: Side,
    newer: Side,
    at: Place,
    was: ConditionResult | None,
    now: ConditionResult | None,
) -> ConditionChange:
    tier, key = at
    if was is None or now is None:
        moved: Moved = "asked_anew" if was is None else "no_longer_asked"
        return ConditionChange(tier, key, was, now, moved)
    differs = () if is_one_edition(older, newer) else tuple(_differing(older, newer, key))
    return ConditionChange(tier, key, was, now, _moved(was, now, differs), differs)


def _moved(was: ConditionResult, now: ConditionResult, differs: tuple[Part, ...]) -> Moved:
    if (was.verdict == "met") != (now.verdict == "met"):
        return "rose" if now.verdict == "met" else "fell"
    if (was.verdict, _is_excepted(was)) != (now.verdict, _is_excepted(now)):
        return "otherwise"
    if was.verdict != "not_met" or "measured" in differs or was.op != now.op:
        return "same"
    return _number_moved(was, now)


def _is_excepted(result: ConditionResult) -> bool:
    """A stated reason sets a condition that is not met aside; one that is met needs none."""
    return result.is_excepted and result.verdict == "not_met"


def _number_moved(was: ConditionResult, now: ConditionResult) -> Moved:
    """Only where both numbers are settled."""
    before, after = _point(was), _point(now)
    if before is None or after is None or before == after:
        return "same"
    is_up = after > before
    return "nearer" if is_up == (now.op == "at_least") else "farther"


def _point(result: ConditionResult) -> Fraction | None:
    return result.low if result.low == result.high else None


def _differing(older: Side, newer: Side, key: str) -> Iterable[Part]:
    was, now = older.edition.condition(key), newer.edition.condition(key)
    if (was.op, was.threshold) != (now.op, now.threshold):
        yield "threshold"
    if measured(older.edition, was.measure) != measured(newer.edition, now.measure):
        yield "measured"
    if was.kind != now.kind:
        yield "kind"
    if was.text != now.text:
        yield "text"
    if _basis(was) != _basis(now):
        yield "basis"


def _basis(condition: Condition) -> str | None:
    return condition.basis_of("text")


def measured(edition: Edition, key: str) -> object:
    """What a measure counts: how, and which rows of which questions at which values."""
    measure = edition.measures_by_key.get(key)
    if measure is None:
        return None
    how = (
        measure.aggregate,
        measure.as_,
        measure.weights,
        measure.not_applicable or edition.not_applicable,
        measure.where,
        measure.among,
        measure.minimum,
    )
    if measure.of.measures is not None:
        return how, tuple(measured(edition, part) for part in measure.of.measures)
    questions = select_questions(edition, measure.of)
    return how, frozenset((q.key, q.weight, q.breadth, _rows(q)) for q in questions)


def _rows(question: Question) -> object:
    return frozenset((o.key, o.value, o.tags, o.open, o.asked_at) for o in question.options)
