"""Figures before and after that a visitor would doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from assessments.contradictions.shape import About, Doubt
from maturity.engine.edition import Check, Edition, Indicator

INDICATOR_CHANGE = "indicator_change"


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator as a plant states it, before and after."""

    indicator: str
    before: Fraction | None
    before_period: str
    after: Fraction | None
    after_period: str


def doubtful_changes(edition: Edition, changes: Iterable[Change]) -> list[Doubt]:
    """The edition's checks on indicators that these figures do not stand up to."""
    stated = {change.indicator: change for change in changes}
    found = []
    for check in edition.checks:
        if check.rule == INDICATOR_CHANGE:
            doubtful = tuple(
                About("indicator", indicator.key)
                for indicator in edition.indicators
                if indicator.key in stated and _is_doubtful(check, indicator, stated[indicator.key])
            )
            found += [Doubt(check, doubtful)] if doubtful else []
    return found


def _is_doubtful(check: Check, indicator: Indicator, change: Change) -> bool:
    lacks_period = (change.before is not None and not change.before_period.strip()) or (
        change.after is not None and not change.after_period.strip()
    )
    if lacks_period or change.before is None or change.after is None:
        return lacks_period
    return change.before == change.after or _improves_too_much(check, indicator, change)


def _improves_too_much(check: Check, indicator: Indicator, change: Change) -> bool:
    if check.above is None or indicator.better is None:
        return False
    if not change.before or change.after is None:  # nothing can be said of a rise from nought
        return False
    rise = (change.after - change.before) / abs(change.before)
    return (rise if indicator.better == "up" else -rise) > check.above
