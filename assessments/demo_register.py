"""The demo's systems and instance cards, stated as of the day it is replayed."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from assessments.actions.instance_facts import InstanceFacts, ModelFacts
from assessments.actions.instances import save_instance
from assessments.actions.systems import SystemFacts, add_system
from assessments.models import Assessment, Plant

Described = Mapping[str, Any]


def write_down_systems(plant: Plant, described: Described, *, by: User) -> dict[str, int]:
    """Their numbers by the key that cards name them with."""
    return {
        key: add_system(plant=plant, by=by, facts=SystemFacts(**facts)).pk
        for key, facts in described.items()
    }


def state_instance(
    assessment: Assessment, told: Described, systems: Mapping[str, int], *, by: User
) -> None:
    facts = {name: fact for name, fact in told.items() if name in InstanceFacts.__slots__}
    for name in ("before", "after"):
        if name in facts:
            facts[name] = Decimal(facts[name])
    today = timezone.localdate()
    if "used_days_ago" in told:
        facts["last_used"] = today - timedelta(told["used_days_ago"])
    if "live_months_ago" in told:
        facts["live_since"] = _months_before(today, told["live_months_ago"])
    save_instance(
        assessment=assessment,
        by=by,
        scenario=told["scenario"],
        card=InstanceFacts(**facts),
        model=ModelFacts(**told["model"]) if "model" in told else None,
        systems=[systems[key] for key in told["systems"]],
    )


def _months_before(day: date, months: int) -> str:
    count = day.year * 12 + day.month - 1 - months
    return f"{count // 12}-{count % 12 + 1:02}"
