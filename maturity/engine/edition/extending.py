"""A province's rubric on top of the national one."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from maturity.engine.edition.problem import EditionError, Problem
from maturity.engine.edition.tiers import Tier
from maturity.engine.edition.whole import Edition

KEPT = ("format", "rubric", "edition", "title")


def extend_edition(base: Edition, addition: Edition) -> Edition:
    """Everything of the base, then everything of the addition; a tier both name has the
    conditions and demands of both. Raises EditionError if the addition extends another one."""
    wanted = addition.extends
    if wanted is None or (wanted.rubric, wanted.edition) != (base.rubric, base.edition):
        named = f"{wanted.rubric}@{wanted.edition}" if wanted else "nothing"
        message = f"it extends {named}, not {base.rubric}@{base.edition}"
        raise EditionError([Problem("error", "extends", message)])
    changes: dict[str, Any] = {name: getattr(addition, name) for name in KEPT}
    for field in fields(Edition):
        own, added = getattr(base, field.name), getattr(addition, field.name)
        if isinstance(own, tuple) and field.name != "tiers":
            changes[field.name] = own + added
    return replace(base, **changes, tiers=_tiers(base, addition), extends=None)


def _tiers(base: Edition, addition: Edition) -> tuple[Tier, ...]:
    added = addition.tiers_by_key
    new = tuple(tier for tier in addition.tiers if tier.key not in base.tiers_by_key)
    return (
        tuple(_both(tier, added[tier.key]) if tier.key in added else tier for tier in base.tiers)
        + new
    )


def _both(tier: Tier, added: Tier) -> Tier:
    return replace(
        tier,
        demands=tier.demands + added.demands,
        conditions=tier.conditions + added.conditions,
    )
