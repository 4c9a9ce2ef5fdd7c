"""What others decide, and what the plant can do about it all the same."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assessments.reports.build import words
from assessments.reports.build.source import Source
from maturity.engine.edition import Condition, Question

# By question key, where more can be said than the question's own help says.
ADVICE = {
    "standing.cmmm_level": gettext_noop(
        "The level comes from a report, not from here. Do the free self-assessment at "
        "www.c3mep.cn first, and read which of its sub-domains hold the level down."
    ),
    "standing.position": gettext_noop(
        "Name the indicators, the own values with their year, and a published comparison: "
        "statistics, the industry association or a benchmarking report. Reviewers may compare with "
        "other data."
    ),
    "standing.prior_tier": gettext_noop(
        "Tiers are applied for one by one. Ask the authority when the next round opens and how "
        "earlier provincial titles are counted."
    ),
    "eligibility.size": gettext_noop(
        "Whether an enterprise is above designated size is a matter of statistics."
    ),
    "eligibility.clean_years": gettext_noop(
        "The period is fixed; ask the authority which kinds of incident count and until when."
    ),
    "eligibility.legal_person": gettext_noop(
        "Ask the authority whether the legal person or the branch may apply in this sector."
    ),
}


def is_in_own_hands(source: Source, conditions: Sequence[Condition]) -> bool:
    questions = _questions(source, conditions)
    return not any(q.kind == "standing" or q.key in ADVICE for q in questions)


def advice_on(source: Source, conditions: Sequence[Condition]) -> list[str]:
    """Only for standing and eligibility; a capability says itself what is missing."""
    found = (
        _(ADVICE[question.key]) if question.key in ADVICE else words.said(question.help)
        for question in _questions(source, conditions)
        if question.kind in ("standing", "eligibility")
    )
    return [advice for advice in found if advice]


def _questions(source: Source, conditions: Sequence[Condition]) -> list[Question]:
    asked = {
        question.key: question
        for condition in conditions
        for question in source.questions_of(source.edition.measure(condition.measure))
    }
    return list(asked.values())
