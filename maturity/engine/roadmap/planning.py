"""The least-effort road to a tier, or as far as a budget goes."""

from __future__ import annotations

from fractions import Fraction

from maturity.engine.edition import Edition
from maturity.engine.roadmap.choosing import choices_of
from maturity.engine.roadmap.ground import Ground, Way
from maturity.engine.roadmap.model import Choices, Model
from maturity.engine.roadmap.searching import best_partial_plan, best_plan, never_met
from maturity.engine.roadmap.shape import NO_WISHES, Road, WishError, Wishes
from maturity.engine.roadmap.solver import WorkError
from maturity.engine.roadmap.telling import no_road, tell_road
from maturity.engine.roadmap.wishing import check_wishes
from maturity.engine.scoring import Sheet


def plan_road(
    edition: Edition, sheet: Sheet, target: str | None = None, wishes: Wishes = NO_WISHES
) -> Road:
    """The least effort, by the points stated, that meets every criterion in the plant's hands up
    to the target (a key; default: the tier above the one proven, at the top the top itself). A
    budget is not looked at: see `best_within_budget`. Raises KeyError for an unknown tier,
    WishError for wishes that mean nothing, SheetError as a score does."""
    ground = Ground.of(edition, sheet, wishes)
    check_wishes(ground)
    choices = _choices(ground)
    return _plan(ground, choices, _target(ground, target))


def best_within_budget(edition: Edition, sheet: Sheet, wishes: Wishes) -> Road:
    """The road to the highest tier that the budget allows (no budget: the highest that any steps
    reach). If not even the next tier fits, the road that meets most of its conditions within the
    budget. Raises what `plan_road` does."""
    ground = Ground.of(edition, sheet, wishes)
    check_wishes(ground)
    choices = _choices(ground)
    first = _target(ground, None)
    best = None
    for tier in edition.tiers[edition.tier_rank(first) :]:
        road = _plan(ground, choices, tier.key)
        if road.status == "out_of_reach" or not _fits(road, wishes):
            break
        best = road
    return best or _partly(ground, choices, first)


def _fits(road: Road, wishes: Wishes) -> bool:
    """Raises WorkError where a cheaper road could fit that was not found."""
    if wishes.budget is None or road.effort <= wishes.budget:
        return True
    if not road.cheaper_is_impossible:
        raise WorkError(f"whether the budget reaches {road.target} was not settled")
    return False


def _target(ground: Ground, key: str | None) -> str:
    tiers = ground.edition.tiers
    if key is not None or not tiers:
        return ground.edition.tier(key or "").key
    proven = ground.tier_proven()
    above = 0 if proven is None else ground.edition.tier_rank(proven) + 1
    return tiers[min(above, len(tiers) - 1)].key


def _choices(ground: Ground) -> Choices:
    choices = tuple(choices_of(ground, index) for index in range(len(ground.asked)))
    for options, asked in zip(choices, ground.asked, strict=True):
        if not options:
            place = f"fixed.{asked.question.key}"
            raise WishError(place, "other wishes leave no way to it")
    return choices


def _plan(ground: Ground, choices: Choices, target: str) -> Road:
    way = Way.to(ground, target)
    plan = best_plan(Model.of(ground, way.planned, choices))
    if plan is not None:
        return tell_road(ground, way, choices, plan, "planned")
    never = never_met(Model.of(ground, way.planned, choices, guarded=True))
    if never is None:
        raise WishError("fixed", "what the fixed steps build on cannot be reached")
    return no_road(ground, way, never)


def _partly(ground: Ground, choices: Choices, target: str) -> Road:
    way, budget = Way.to(ground, target), ground.wishes.budget
    model = Model.of(ground, way.planned, choices, guarded=True)
    whole = sum((max(c.cost for c in options) for options in choices), start=Fraction(0))
    plan = best_partial_plan(model, whole if budget is None else budget)
    if plan is None:
        raise WishError("budget", "does not cover the steps that are fixed")
    return tell_road(ground, way, choices, plan, "partly")
