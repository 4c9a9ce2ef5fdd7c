"""Instance cards to build on: one in regular use, with a complete model card where AI counts."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from assessments.actions.instance_facts import InstanceFacts, ModelFacts
from assessments.actions.instances import save_instance
from assessments.models import Assessment, ScenarioInstance

MODEL = ModelFacts(
    kind="diagnosis",
    decides="Names the probable part of a fault.",
    data="Vibration and current of 42 machines.",
    data_since="2024-01",
    quality="92 of 100 faults named",
    measured_how="Compared with the repair record, fault by fault.",
    overruled=3,
    runs_on="Server in the plant",
    made_by="Own team with the maker of the machines",
)


def today() -> date:
    return timezone.localdate()


def days_ago(days: int) -> date:
    return today() - timedelta(days)


def months_ago(months: int) -> str:
    """The month so many calendar months before today's."""
    count = today().year * 12 + today().month - 1 - months
    return f"{count // 12}-{count % 12 + 1:02}"


def in_use(name: str = "Line 2", **other: Any) -> InstanceFacts:
    facts = InstanceFacts(
        name=name,
        place="Machining",
        live_since="2024-03",
        last_used=days_ago(1),
        weekly_users=12,
        used_outside_team=True,
        role="Head of equipment",
    )
    return replace(facts, **other)


def keep_card(
    assessment: Assessment,
    by: User,
    scenario: str,
    *,
    card: InstanceFacts | None = None,
    model: ModelFacts | None = None,
    **other: Any,
) -> ScenarioInstance:
    return save_instance(
        assessment=assessment,
        by=by,
        scenario=scenario,
        card=card or in_use(),
        model=model,
        **other,
    )
