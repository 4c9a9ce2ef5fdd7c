"""What instance cards bear out, and what a scenario's answer counts as with them (ours).

In regular use: live for at least three months, used in the 30 days before the card was stated,
by users outside the project team. With AI: in regular use and with a complete model card.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from assessments.models import ScenarioInstance

PLANNED, IN_USE, IN_USE_AI = "planned", "in_use", "in_use_ai"
_ORDER = (PLANNED, IN_USE, IN_USE_AI)

MONTHS_LIVE = 3
DAYS_USED = 30


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
    card = getattr(instance, "model_card", None)
    return IN_USE_AI if card is not None and card.is_complete else IN_USE


def is_in_regular_use(instance: ScenarioInstance, *, stated_on: date) -> bool:
    if not instance.live_since or instance.last_used is None or not instance.used_outside_team:
        return False
    used = stated_on - instance.last_used
    return months_live(instance.live_since, stated_on) >= MONTHS_LIVE and (
        0 <= used.days <= DAYS_USED
    )


def months_live(live_since: str, day: date) -> int:
    """Whole calendar months from the month of "2024-03" to that day's month."""
    year, month = map(int, live_since.split("-"))
    return (day.year - year) * 12 + day.month - month


def best_of(borne: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """For Assessment.cards: by scenario, the most that any of its cards bears out."""
    best: dict[str, str] = {}
    for scenario, state in borne:
        known = best.get(scenario, PLANNED)
        best[scenario] = max(known, state, key=_ORDER.index)
    return best
