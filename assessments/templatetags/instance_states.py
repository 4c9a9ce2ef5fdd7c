"""What an instance card bears out, beside the answer to its scenario."""

from django import template

from assessments.bearing import IN_USE_AI
from assessments.forms import AnswerForm
from assessments.instance_words import counted_in_words, state_in_words, why_not_more
from assessments.models import Assessment, ScenarioInstance

register = template.Library()

register.filter("state_in_words", state_in_words)


@register.simple_tag
def first_lack(form: AnswerForm, card: ScenarioInstance) -> str:
    """One reason is enough beside an answer; the card tells all of them."""
    claims_ai = form.stored is not None and form.stored.option == IN_USE_AI
    return next(iter(why_not_more(card, claims_ai=claims_ai)), "")


@register.simple_tag
def counts_for(assessment: Assessment, scenario: str, option: str) -> str:
    """What is said where that option stands chosen; nothing where it counts as it says."""
    return counted_in_words(assessment, scenario, option)
