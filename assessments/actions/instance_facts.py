"""What a person states on an instance card and on its model card, and what cannot be stored."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from assessments.actions.refusals import Refused
from assessments.actions.systems import month_fault
from assessments.models import Assessment, ModelCard, ScenarioInstance
from maturity.engine.edition import Edition


@dataclass(frozen=True, slots=True)
class InstanceFacts:
    """`used_outside_team` None: not stated."""

    name: str
    place: str = ""
    live_since: str = ""
    last_used: date | None = None
    weekly_users: int | None = None
    used_outside_team: bool | None = None
    figure: str = ""
    unit: str = ""
    before: Decimal | None = None
    before_period: str = ""
    after: Decimal | None = None
    after_period: str = ""
    data_source: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class ModelFacts:
    kind: str = ""
    decides: str = ""
    data: str = ""
    data_since: str = ""
    quality: str = ""
    measured_how: str = ""
    overruled: int | None = None
    runs_on: str = ""
    made_by: str = ""


NO_MODEL = ModelFacts()


class InstanceRefused(Refused):
    """A statement that cannot be stored: `field` says where, `code` why."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field, self.code = field, code


@dataclass(frozen=True, slots=True)
class Stated:
    """Everything that one person states at once."""

    card: InstanceFacts
    model: ModelFacts | None
    systems: frozenset[int]

    def to_data(self) -> dict[str, Any]:
        """As the record keeps it: plain values."""
        card = {name: _plain(value) for name, value in asdict(self.card).items()}
        model = asdict(self.model) if self.model else None
        return {"card": card, "model": model, "systems": sorted(self.systems)}


def stated(card: InstanceFacts, model: ModelFacts | None, systems: Sequence[int]) -> Stated:
    """A model card with nothing on it is none."""
    return Stated(card, None if model == NO_MODEL else model, frozenset(systems))


def stated_on(instance: ScenarioInstance) -> Stated:
    """What a stored card says."""
    card = InstanceFacts(**{f: getattr(instance, f) for f in InstanceFacts.__slots__})
    model: ModelCard | None = getattr(instance, "model_card", None)
    facts = ModelFacts(**{f: getattr(model, f) for f in ModelFacts.__slots__}) if model else None
    return Stated(card, facts, frozenset(system.pk for system in instance.systems.all()))


def check_scenario(edition: Edition, held: Assessment, scenario: str) -> None:
    known = edition.scenarios_by_key.get(scenario)
    production = held.facts.get("production") or None
    if known is None or not known.as_question().is_asked_of(production):
        raise InstanceRefused("scenario", "unknown_scenario")


def faults(card: InstanceFacts, model: ModelFacts | None) -> Iterator[tuple[str, str]]:
    """What cannot be stored as it is stated: field and why."""
    if not card.name:
        yield "name", "missing"
    if fault := month_fault(card.live_since):
        yield "live_since", fault
    if card.last_used and card.last_used > timezone.localdate():
        yield "last_used", "ahead"
    elif card.last_used and f"{card.last_used:%Y-%m}" < card.live_since:
        yield "last_used", "before_live"
    if card.weekly_users == 0 and card.used_outside_team:
        yield "weekly_users", "nobody"
    if model and model.kind and model.kind not in ModelCard.Kind.values:
        yield "kind", "unknown"
    if model and (fault := month_fault(model.data_since)):
        yield "data_since", fault


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, date | Decimal) else value
