"""The road, the sensitivity and the scan of a sheet, worked out once and remembered for a while.

The solver takes up to half a second, and the result page shows the road on every view. What is
remembered lies in the memory of the process: reading a page writes nothing anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from maturity.engine.edition import Edition
from maturity.engine.roadmap import NO_WISHES, Road, Wishes, best_within_budget, plan_road
from maturity.engine.scan import Scan, scan
from maturity.engine.scoring import Scorecard, Sheet
from maturity.engine.sensitivity import Sensitivity, find_sensitivity

REMEMBERED = 128

Fingerprint = tuple[object, ...]


def road_to(edition: Edition, sheet: Sheet, target: str | None, wishes: Wishes = NO_WISHES) -> Road:
    """To the target tier; without one, to the best tier that the budget reaches."""
    key = (edition.checksum, _sheet_key(sheet), target, _wishes_key(wishes))
    return _road(_RoadAsked(key, edition, sheet, target, wishes))


def sensitivity_of(edition: Edition, sheet: Sheet, card: Scorecard) -> Sensitivity:
    """Around the tier of this scorecard, which may be a stored one."""
    key = (edition.checksum, _sheet_key(sheet), card.tier, card.best_tier)
    return _sensitivity(_CardAsked(key, edition, sheet, card))


def scan_of(edition: Edition, sheet: Sheet, card: Scorecard) -> Scan:
    """Which open questions decide most; the scorecard must be that of this sheet."""
    key = (edition.checksum, _sheet_key(sheet))
    return _scan(_CardAsked(key, edition, sheet, card))


@dataclass(frozen=True, slots=True)
class Plans:
    """Where a report takes its road and its sensitivity from; asked only if it shows them.

    `unit` is what the plant's own estimates are in; empty: the months of the rubric. `month` is
    what one of those months costs in it, `wishes` what the road was planned with."""

    road: Callable[[Edition, Sheet, str], Road]
    sensitivity: Callable[[Edition, Sheet, Scorecard], Sensitivity] = sensitivity_of
    unit: str = ""
    month: Fraction | None = None
    wishes: Wishes = NO_WISHES


PLAIN = Plans(road_to)


def wished(
    target: str | None, wishes: Wishes, *, unit: str = "", month: Fraction | None = None
) -> Plans:
    """The road as somebody wishes it, whatever tier the report is about."""
    return Plans(
        lambda edition, sheet, _next: road_to(edition, sheet, target, wishes),
        unit=unit,
        month=month,
        wishes=wishes,
    )


@dataclass(frozen=True, slots=True)
class _RoadAsked:
    """Compared by its key only; the rest is what the answer is worked out from."""

    key: Fingerprint
    edition: Edition = field(compare=False)
    sheet: Sheet = field(compare=False)
    target: str | None = field(compare=False)
    wishes: Wishes = field(compare=False)


@dataclass(frozen=True, slots=True)
class _CardAsked:
    key: Fingerprint
    edition: Edition = field(compare=False)
    sheet: Sheet = field(compare=False)
    card: Scorecard = field(compare=False)


@lru_cache(maxsize=REMEMBERED)
def _road(asked: _RoadAsked) -> Road:
    if asked.target is None:
        return best_within_budget(asked.edition, asked.sheet, asked.wishes)
    return plan_road(asked.edition, asked.sheet, asked.target, asked.wishes)


@lru_cache(maxsize=REMEMBERED)
def _sensitivity(asked: _CardAsked) -> Sensitivity:
    return find_sensitivity(asked.edition, asked.sheet, asked.card)


@lru_cache(maxsize=REMEMBERED)
def _scan(asked: _CardAsked) -> Scan:
    return scan(asked.edition, asked.sheet, asked.card)


def _sheet_key(sheet: Sheet) -> Fingerprint:
    plant = sheet.plant
    return (
        plant.type,
        plant.province,
        frozenset(plant.totals.items()),
        frozenset(sheet.answers.items()),
        frozenset(sheet.exceptions.items()),
    )


def _wishes_key(wishes: Wishes) -> Fingerprint:
    return (
        wishes.fixed,
        wishes.forbidden,
        frozenset(wishes.estimates.items()),
        wishes.budget,
        wishes.per_phase,
        wishes.plan_excepted,
    )
