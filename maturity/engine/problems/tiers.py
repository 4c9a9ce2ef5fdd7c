"""Tiers: conditions that say something, and demands made of them."""

from __future__ import annotations

from maturity.engine.edition import Condition, Demand, Edition, Tier
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.walking import entries


def find_in_tiers(edition: Edition, notebook: Notebook) -> None:
    for place, tier in entries(edition, "tiers"):
        kinds = [c.kind for c in tier.conditions if c.region is None]
        if "criterion" not in kinds and edition.extends is None:
            notebook.error(f"{place}.conditions", "the tier has no criterion that holds everywhere")
        for number, condition in enumerate(tier.conditions):
            _check_condition(notebook, f"{place}.conditions[{number}]", condition)
        for number, demand in enumerate(tier.demands):
            _check_demand(notebook, f"{place}.demands[{number}]", tier, demand)
        _check_shared(notebook, place, tier)


def _check_condition(notebook: Notebook, place: str, condition: Condition) -> None:
    if (condition.at_least is None) == (condition.at_most is None):
        notebook.error(place, "needs either at_least or at_most")
    if condition.may_be_excepted and condition.kind != "criterion":
        notebook.error(f"{place}.may_be_excepted", "only a criterion may be excepted")


def _check_demand(notebook: Notebook, place: str, tier: Tier, demand: Demand) -> None:
    if not demand.conditions:
        notebook.error(f"{place}.conditions", "is empty")
    known = set(demand.conditions)
    for number, key in enumerate(demand.narrow):
        if key not in known:
            notebook.error(f"{place}.narrow[{number}]", "is not among the demand's conditions")
    kinds = {condition.key: condition.kind for condition in tier.conditions}
    for number, key in enumerate(demand.conditions):
        if kinds.get(key, "criterion") != "criterion":
            notebook.error(f"{place}.conditions[{number}]", "a demand is made of criteria")


def _check_shared(notebook: Notebook, place: str, tier: Tier) -> None:
    """A condition of two demands would be excepted by the reason given for either."""
    seen: dict[str, str] = {}
    for number, demand in enumerate(tier.demands):
        for key in demand.conditions:
            if key in seen:
                message = f"{key!r} stands in {seen[key]!r} already"
                notebook.error(f"{place}.demands[{number}].conditions", message)
            seen.setdefault(key, demand.key)


def find_unsourced(edition: Edition, notebook: Notebook, *, publishing: bool) -> None:
    write = notebook.error if publishing else notebook.warn
    for place, tier in entries(edition, "tiers"):
        for number, condition in enumerate(tier.conditions):
            missing = [n for n in ("source", "basis") if not getattr(condition, n)]
            if missing:
                write(f"{place}.conditions[{number}]", f"has no {' and no '.join(missing)}")
