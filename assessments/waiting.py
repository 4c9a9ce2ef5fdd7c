"""How many answers that were taken over are still to be confirmed."""

from collections import Counter
from collections.abc import Iterable

from assessments.models import Answer, Assessment
from maturity.publishing import engine_edition


def to_confirm_in(assessments: Iterable[Assessment]) -> Counter[int]:
    """By assessment, one query. What is not asked of this kind of plant any more is not listed
    for confirming either."""
    given = {assessment.pk: assessment for assessment in assessments}
    rows = Answer.objects.filter(assessment__in=given, to_confirm=True)
    waiting = rows.values_list("assessment_id", "question")
    return Counter(pk for pk, question in waiting if _is_asked(given[pk], question))


def _is_asked(assessment: Assessment, key: str) -> bool:
    question = engine_edition(assessment.edition_id).questions_by_key.get(key)
    production = assessment.facts.get("production") or None
    return question is not None and question.is_asked_of(production)
