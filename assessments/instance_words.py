"""What an instance card bears out, in the words of the page, and why it is not more."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.bearing import (
    IN_USE,
    IN_USE_AI,
    PLANNED,
    Lack,
    LackCode,
    borne_as_stated,
    counted,
    day_stated,
    has_model,
    is_pilot,
    lacks,
    model_lacks,
)
from assessments.models import Assessment, ModelCard, ScenarioInstance


def state_in_words(instance: ScenarioInstance) -> str:
    state = borne_as_stated(instance)
    if state == IN_USE_AI:
        return _("In regular use, with AI")
    if state == IN_USE:
        return _("In regular use")
    pilot = is_pilot(instance, stated_on=day_stated(instance))
    return _("Pilot") if pilot else _("Planned")


def why_not_more(instance: ScenarioInstance, *, claims_ai: bool = False) -> list[str]:
    """What is missing for regular use and, where AI is claimed or a model card begun, for AI."""
    found = [
        LACK_WORDS[lack.code](lack) for lack in lacks(instance, stated_on=day_stated(instance))
    ]
    missing = model_lacks(instance)
    if missing and (claims_ai or has_model(instance)):
        found.append(_model_card_lacks(instance, missing))
    return found


def counted_in_words(assessment: Assessment, scenario: str, option: str) -> str:
    """Only where an answer counts for less than it says."""
    if assessment.cards is None:
        return ""
    counts_as = counted(option, assessment.cards.get(scenario))
    if counts_as == option:
        return ""
    if counts_as == PLANNED:
        return _("Counts as planned: none of its instances is in regular use yet.")
    return _("Counts as in use without AI until an instance has a complete model card.")


def _model_card_lacks(instance: ScenarioInstance, missing: tuple[str, ...]) -> str:
    if not has_model(instance):
        return _("For AI to count it needs a model card.")
    names = [str(ModelCard._meta.get_field(name).verbose_name) for name in missing]  # type: ignore[union-attr]
    return _("For AI to count the model card lacks: %(names)s.") % {"names": _(", ").join(names)}


def _live_short(lack: Lack) -> str:
    if not lack.number:
        return _("Live for less than a month; 3 months are asked for.")
    return ngettext(
        "Live for %(n)s month; 3 are asked for.",
        "Live for %(n)s months; 3 are asked for.",
        lack.number,
    ) % {"n": lack.number}


def _used_long_ago(lack: Lack) -> str:
    words = _("Last used %(n)s days before this was stated; at most 30 may lie between.")
    return words % {"n": lack.number}


LACK_WORDS: dict[LackCode, Callable[[Lack], str]] = {
    "live_unknown": lambda _lack: _("The month it went live is not stated."),
    "live_ahead": lambda _lack: _("It goes live only later."),
    "live_short": _live_short,
    "used_unknown": lambda _lack: _("The last day it was used is not stated."),
    "used_ahead": lambda _lack: _("Its last day of use is still to come."),
    "used_long_ago": _used_long_ago,
    "users_unknown": lambda _lack: _(
        "Whether people outside the project team use it is not stated."
    ),
    "team_only": lambda _lack: _("Only the project team uses it."),
}
