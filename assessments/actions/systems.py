"""The plant's register of systems and key equipment: each written down once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from assessments.actions.refusals import Refused, Stale
from assessments.models import Plant, ScenarioInstance, System

MONTH_WRITTEN = r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])"


@dataclass(frozen=True, slots=True)
class SystemFacts:
    name: str
    kind: str = System.Kind.SYSTEM.value
    maker: str = ""
    live_since: str = ""


class SystemRefused(Refused):
    """A fact that cannot be stored: `field` says where, `code` why."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field, self.code = field, code


class StaleSystem(Stale):
    """Somebody changed the system since it was read; `theirs` is what stands now, None where it
    was taken off the register."""

    def __init__(self, theirs: System | None) -> None:
        super().__init__("stale")
        self.theirs = theirs


class SystemInUse(Refused):
    """Cards of scenario instances name it; they are in `instances`, with their assessments."""

    def __init__(self, instances: Sequence[ScenarioInstance]) -> None:
        super().__init__(f"{len(instances)} cards")
        self.instances = tuple(instances)


def add_system(*, plant: Plant, by: User, facts: SystemFacts) -> System:
    _check(facts)
    with transaction.atomic():
        made = System(plant=plant, changed_by=by, **asdict(facts))
        return _store(made, by=by, act="add_system", content=asdict(facts))


def change_system(*, system: System, by: User, facts: SystemFacts, revision: int) -> System:
    """Sending the same twice is harmless; what somebody else stored is never overwritten."""
    _check(facts)
    with transaction.atomic():
        held = System.objects.select_for_update().filter(pk=system.pk).first()
        if held is not None and facts_of(held) == facts:
            return held
        if held is None or held.revision != revision:
            raise StaleSystem(held)
        for name, value in asdict(facts).items():
            setattr(held, name, value)
        held.revision += 1
        held.changed_by = by
        return _store(held, by=by, act="change_system", content=asdict(facts))


def remove_system(*, system: System, by: User, revision: int) -> None:
    """Only what no card names; those of submitted assessments stay readable for ever."""
    with transaction.atomic():
        held = System.objects.select_for_update().filter(pk=system.pk).first()
        if held is None:
            return
        if held.revision != revision:
            raise StaleSystem(held)
        users = held.instances.select_related("assessment__plant").order_by("assessment", "pk")
        if used := list(users):
            raise SystemInUse(used)
        record(
            "remove_system",
            held,
            by=by,
            organisation=held.plant.organisation,
            content=asdict(facts_of(held)),
        )
        held.delete()


def facts_of(system: System) -> SystemFacts:
    return SystemFacts(system.name, system.kind, system.maker, system.live_since)


def _check(facts: SystemFacts) -> None:
    if not facts.name:
        raise SystemRefused("name", "missing")
    if facts.kind not in System.Kind.values:
        raise SystemRefused("kind", "unknown")
    if fault := month_fault(facts.live_since):
        raise SystemRefused("live_since", fault)


def month_fault(month: str) -> str:
    """Why a month cannot be stored: not written as 2024-03, or still to come."""
    if month and not re.fullmatch(MONTH_WRITTEN, month):
        return "no_month"
    return "ahead" if month > f"{timezone.localdate():%Y-%m}" else ""


def _store(system: System, *, by: User, act: str, content: Mapping[str, str]) -> System:
    try:
        system.clean_fields(exclude=["plant", "changed_by"])
    except ValidationError as error:
        raise SystemRefused(next(iter(error.error_dict)), "invalid") from error
    try:
        with transaction.atomic():
            system.save()
    except IntegrityError as error:
        raise SystemRefused("name", "taken") from error
    record(act, system, by=by, organisation=system.plant.organisation, content=dict(content))
    return system
