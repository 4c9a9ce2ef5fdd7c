"""What instance cards bear out, and what a scenario's answer counts as with them (ours).

In regular use: live for at least three months, used in the 30 days before the card was stated,
by users outside the project team. With AI: in regular use and with a complete model card.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import timezone

from assessments.models import ModelCard, ScenarioInstance
from assessments.models.register import CARD_TEXTS

PLANNED, IN_USE, IN_USE_AI = "planned", "in_use", "in_use_ai"
_ORDER = (PLANNED, IN_USE, IN_USE_AI)

MONTHS_LIVE = 3
DAYS_USED = 30

LackCode = Literal[
    "live_unknown",
    "live_ahead",
    "live_short",
    "used_unknown",
    "used_ahead",
    "used_long_ago",
    "users_unknown",
    "team_only",
]


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that keeps a card from regular use; `number` of months live or days unused."""

    code: LackCode
    number: int = 0


def counted(option: str, borne: str | None) -> str:
    """The row a scenario's answer counts as; `borne` None: it has no card yet.

    Without a card "in use" stands as claimed; AI never does.
    """
    if option == IN_USE_AI and borne != IN_USE_AI:
        option = IN_USE
    return PLANNED if option == IN_USE and borne == PLANNED else option


def borne_by(instance: ScenarioInstance, *, stated_on: date) -> str:
    """What one card bears out, as of the day it was stated. Its model card is read with it."""
    if not is_in_regular_use(instance, stated_on=stated_on):
        return PLANNED
    return IN_USE if model_lacks(instance) else IN_USE_AI


def borne_as_stated(instance: ScenarioInstance) -> str:
    return borne_by(instance, stated_on=day_stated(instance))


def day_stated(instance: ScenarioInstance) -> date:
    """As the calendar on the wall showed it, not Greenwich's."""
    return timezone.localtime(instance.stated_at).date()


def is_in_regular_use(instance: ScenarioInstance, *, stated_on: date) -> bool:
    return not lacks(instance, stated_on=stated_on)


def lacks(instance: ScenarioInstance, *, stated_on: date) -> tuple[Lack, ...]:
    """All that keeps the card from regular use, in the order in which the card asks."""
    found = (_live(instance, stated_on), _used(instance, stated_on), _users(instance))
    return tuple(lack for lack in found if lack)


def model_lacks(instance: ScenarioInstance) -> tuple[str, ...]:
    """The fields of the model card that are not given: all of them where it has none."""
    card = getattr(instance, "model_card", None) or ModelCard()
    missing = [name for name in CARD_TEXTS if not getattr(card, name)]
    return (*missing, *(["overruled"] if card.overruled is None else []))


def has_model(instance: ScenarioInstance) -> bool:
    return getattr(instance, "model_card", None) is not None


def is_pilot(instance: ScenarioInstance, *, stated_on: date) -> bool:
    """Went live, yet is not in regular use; what is not live is planned."""
    is_live = bool(instance.live_since) and months_live(instance.live_since, stated_on) >= 0
    return is_live and not is_in_regular_use(instance, stated_on=stated_on)


def _live(instance: ScenarioInstance, day: date) -> Lack | None:
    if not instance.live_since:
        return Lack("live_unknown")
    months = months_live(instance.live_since, day)
    if months < 0:
        return Lack("live_ahead")
    return Lack("live_short", months) if months < MONTHS_LIVE else None


def _used(instance: ScenarioInstance, day: date) -> Lack | None:
    if instance.last_used is None:
        return Lack("used_unknown")
    days = (day - instance.last_used).days
    if days < 0:
        return Lack("used_ahead")
    return Lack("used_long_ago", days) if days > DAYS_USED else None


def _users(instance: ScenarioInstance) -> Lack | None:
    if instance.used_outside_team is None:
        return Lack("users_unknown")
    return None if instance.used_outside_team else Lack("team_only")


def months_live(live_since: str, day: date) -> int:
    """Calendar months from the month of "2024-03" to that day's month. The day it went live is
    not asked, so August to November is three months from 1 November on."""
    year, month = map(int, live_since.split("-"))
    return (day.year - year) * 12 + day.month - month


def best_of(borne: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """For Assessment.cards: by scenario, the most that any of its cards bears out."""
    best: dict[str, str] = {}
    for scenario, state in borne:
        known = best.get(scenario, PLANNED)
        best[scenario] = max(known, state, key=_ORDER.index)
    return best
