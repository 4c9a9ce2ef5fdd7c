"""The scores of levels and aspects then and now."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.comparing.conditions import measured
from assessments.comparing.shape import Side, is_one_edition
from maturity.engine.scoring import MeasureResult


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """`change`: from a settled score to a settled score of the same thing, else None."""

    key: str
    was: MeasureResult | None
    now: MeasureResult | None
    is_comparable: bool
    change: Fraction | None


def read_scores(older: Side, newer: Side) -> tuple[ScoreChange, ...]:
    """Levels, then aspects, in the order of the newer edition."""
    keys = [f"level.{level.key}" for level in newer.edition.levels]
    keys += [f"aspect.{aspect.key}" for aspect in newer.edition.aspects]
    return tuple(_change(older, newer, key) for key in keys if key in newer.card.measures)


def _change(older: Side, newer: Side, key: str) -> ScoreChange:
    was, now = older.card.measures.get(key), newer.card.measures.get(key)
    comparable = was is not None and _is_the_same(older, newer, key)
    change = _points(was, now) if comparable else None
    return ScoreChange(key, was, now, comparable, change)


def _is_the_same(older: Side, newer: Side, key: str) -> bool:
    """Of plants of another type other questions are asked."""
    if older.sheet.plant.type != newer.sheet.plant.type:
        return False
    if is_one_edition(older, newer):
        return True
    return measured(older.edition, key) == measured(newer.edition, key)


def _points(was: MeasureResult | None, now: MeasureResult | None) -> Fraction | None:
    if was is None or now is None or was.low is None or now.low is None:
        return None
    return now.low - was.low if was.is_point and now.is_point else None
