"""Scenario instances: each card says where a scenario is at work and since when.

What the cards bear out is kept with the assessment in the same transaction, so that an answer
counts by the cards as they stand.
"""

from collections.abc import Sequence
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from assessments.actions.findings import outdate_agreed
from assessments.actions.instance_facts import (
    NO_MODEL,
    InstanceFacts,
    InstanceRefused,
    ModelFacts,
    Stated,
    check_scenario,
    faults,
    stated,
    stated_on,
)
from assessments.actions.locking import take, touch
from assessments.actions.refusals import Stale
from assessments.bearing import best_of, borne_as_stated
from assessments.models import Assessment, ModelCard, ScenarioInstance, System
from maturity.publishing import engine_edition

__all__ = [
    "InstanceFacts",
    "InstanceRefused",
    "ModelFacts",
    "StaleInstance",
    "cards_of",
    "remove_instance",
    "restate",
    "save_instance",
]

# Not typed, or (users outside the team) rightly left open.
_NOT_CHECKED = (
    "assessment",
    "scenario",
    "revision",
    "stated_at",
    "stated_by",
    "used_outside_team",
)


class StaleInstance(Stale):
    """Somebody saved the card since it was read; `theirs` is what stands now, None where it was
    removed."""

    def __init__(self, theirs: ScenarioInstance | None) -> None:
        super().__init__("stale")
        self.theirs = theirs


def save_instance(
    *,
    assessment: Assessment,
    by: User,
    scenario: str,
    instance: ScenarioInstance | None = None,
    card: InstanceFacts,
    model: ModelFacts | None = None,
    systems: Sequence[int] = (),
    revision: int = 0,
) -> ScenarioInstance:
    """Write a card down or change it. Sending the same twice is harmless."""
    for field, code in faults(card, model):
        raise InstanceRefused(field, code)
    wanted = stated(card, model, systems)
    with transaction.atomic():
        held = take(assessment)
        check_scenario(engine_edition(held.edition_id), held, scenario)
        _check_systems(held, wanted.systems)
        known = _known(held, scenario, instance, card)
        if known is not None and (instance is None or known.revision != revision):
            if stated_on(known) == wanted:
                return known
            raise StaleInstance(known) if instance else InstanceRefused("name", "taken")
        if known is None:
            known = ScenarioInstance(assessment=held, scenario=scenario, revision=0)
        _write(known, wanted, by=by)
        _keep(held, known, by=by, act="save_instance", content=wanted)
        return _stored(held).get(pk=known.pk)


def restate(
    *, assessment: Assessment, by: User, instance: ScenarioInstance, revision: int
) -> ScenarioInstance:
    """ "Still so today": regular use is judged as of today from now on."""
    with transaction.atomic():
        held = take(assessment)
        known = _fresh(held, instance, revision)
        _stamp(known, by=by)
        _keep(held, known, by=by, act="restate_instance", content=stated_on(known))
    return known


def remove_instance(
    *, assessment: Assessment, by: User, instance: ScenarioInstance, revision: int
) -> None:
    """The card goes, with its ties to evidence; what it said stays on record."""
    with transaction.atomic():
        held = take(assessment)
        known = _fresh(held, instance, revision)
        content = stated_on(known)
        gone = ScenarioInstance(pk=known.pk, scenario=known.scenario)
        known.delete()
        _keep(held, gone, by=by, act="remove_instance", content=content)


def cards_of(assessment: Assessment) -> dict[str, str]:
    """What its cards bear out, for Assessment.cards. One query."""
    cards = assessment.instances.select_related("model_card")
    return dict(best_of((card.scenario, borne_as_stated(card)) for card in cards))


def _known(
    held: Assessment, scenario: str, instance: ScenarioInstance | None, card: InstanceFacts
) -> ScenarioInstance | None:
    """The card that is meant; a new one of a name that is taken was perhaps sent twice."""
    if instance is None:
        return _stored(held).filter(scenario=scenario, name=card.name).first()
    known = _stored(held).filter(pk=instance.pk, scenario=scenario).first()
    if known is None:
        raise StaleInstance(None)
    return known


def _stored(held: Assessment) -> QuerySet[ScenarioInstance]:
    asked = held.instances.select_related("model_card", "stated_by")
    return asked.prefetch_related("systems")


def _fresh(held: Assessment, instance: ScenarioInstance, revision: int) -> ScenarioInstance:
    known = _stored(held).filter(pk=instance.pk).first()
    if known is None or known.revision != revision:
        raise StaleInstance(known)
    return known


def _check_systems(held: Assessment, systems: frozenset[int]) -> None:
    """Held as well: nobody takes one off the register meanwhile."""
    of_plant = System.objects.select_for_update().filter(plant=held.plant_id)
    # In one order, so that two cards never wait for each other.
    own = of_plant.filter(pk__in=systems).order_by("pk")
    if len(own) != len(systems):
        raise InstanceRefused("systems", "unknown_system")


def _write(card: ScenarioInstance, wanted: Stated, *, by: User) -> None:
    for name, value in asdict(wanted.card).items():
        setattr(card, name, value)
    try:
        card.clean_fields(exclude=_NOT_CHECKED)
        ModelCard(**asdict(wanted.model or NO_MODEL)).clean_fields(exclude=["instance"])
        with transaction.atomic():
            _stamp(card, by=by)
    except ValidationError as error:
        raise InstanceRefused(next(iter(error.error_dict)), "invalid") from error
    except IntegrityError as error:
        raise InstanceRefused("name", "taken") from error
    card.systems.set(wanted.systems)
    if wanted.model is None:
        ModelCard.objects.filter(instance=card).delete()
    else:
        ModelCard.objects.update_or_create(instance=card, defaults=asdict(wanted.model))


def _stamp(card: ScenarioInstance, *, by: User) -> None:
    """Whoever states a card has looked at it."""
    card.to_confirm = False
    card.revision += 1
    card.stated_at = timezone.now()
    card.stated_by = by
    card.save()


def _keep(held: Assessment, card: ScenarioInstance, *, by: User, act: str, content: Stated) -> None:
    before, held.cards = held.cards, cards_of(held)
    outdate_agreed(held, before)
    touch(held, by=by, fields=("cards",))
    organisation = held.plant.organisation
    record(
        act,
        card,
        by=by,
        organisation=organisation,
        assessment=held.pk,
        scenario=card.scenario,
        **content.to_data(),
    )
