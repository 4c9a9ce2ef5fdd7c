"""Wishes that name what is not there, or cannot mean anything."""

from __future__ import annotations

from maturity.engine.roadmap.ground import IN_HAND, Ground
from maturity.engine.roadmap.shape import WishError


def check_wishes(ground: Ground) -> None:
    """Raises WishError. A wish for a row that is reached already is no fault."""
    wishes = ground.wishes
    for name, ids in (("fixed", wishes.fixed), ("forbidden", wishes.forbidden)):
        for id_ in sorted(ids):
            _check_step(ground, f"{name}.{id_[:80]}", id_)
    for id_, effort in wishes.estimates.items():
        _check_step(ground, f"estimates.{id_[:80]}", id_, is_for_this_plant=False)
        if effort < 0:
            raise WishError(f"estimates.{id_}", "must not be negative")
    for id_ in sorted(wishes.fixed & wishes.forbidden):
        raise WishError(f"fixed.{id_}", "is forbidden as well")
    if wishes.budget is not None and wishes.budget < 0:
        raise WishError("budget", "must not be negative")
    if wishes.per_phase is not None and wishes.per_phase < 1:
        raise WishError("per_phase", "must be 1 or more")


def _check_step(ground: Ground, place: str, id_: str, *, is_for_this_plant: bool = True) -> None:
    """Keys hold no colon, so the first one parts question and row."""
    key, _, row = id_.partition(":")
    asked = ground.compiled.questions.get(key)
    if asked is None:
        raise WishError(place, "unknown question; a step is written question:row")
    if row not in asked.state_of_option:
        raise WishError(place, f"unknown row; known: {', '.join(asked.state_of_option)}")
    if asked.question.kind not in IN_HAND:
        raise WishError(place, f"asks about {asked.question.kind}: no step moves it")
    if is_for_this_plant and not ground.is_movable(asked.index):
        raise WishError(place, "does not apply to this plant, or is not asked of it")
