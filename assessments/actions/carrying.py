"""A follow-up: a new assessment that begins with the answers of a submitted one.

The rubric may have moved on meanwhile. What the current edition no longer knows stays behind;
nothing is carried over that its scoring would refuse.
"""

from collections.abc import Mapping
from typing import TypeVar

from django.db import transaction

from accounts.models import User
from assessments.actions.plants import NATIONAL, Facts, begin, current_edition
from assessments.actions.refusals import NotSubmitted
from assessments.models import Answer, Assessment, IndicatorValue
from assessments.sheet import is_still_asked
from maturity.engine.edition import Edition
from maturity.publishing import engine_edition

Row = TypeVar("Row", Answer, IndicatorValue)


def follow_up(*, assessment: Assessment, by: User, rubric: str = NATIONAL) -> Assessment:
    """The submitted one stays as it is."""
    if not assessment.is_submitted:
        raise NotSubmitted
    with transaction.atomic():
        edition = current_edition(rubric)
        begun = begin(
            Assessment(
                plant=assessment.plant,
                edition=edition,
                follows=assessment,
                facts=_own_facts(assessment),
                exceptions=_still_allowed(engine_edition(edition.pk), assessment.exceptions),
                started_by=by,
            ),
            by=by,
        )
        _carry_over(assessment, begun)
    return begun


def _own_facts(assessment: Assessment) -> dict[str, object]:
    """Without the names that were frozen when it was submitted."""
    wanted = (*Facts.__slots__, "totals")
    return {name: fact for name, fact in assessment.facts.items() if name in wanted}


def _still_allowed(edition: Edition, exceptions: Mapping[str, str]) -> dict[str, str]:
    demands = edition.demands_by_key
    return {
        key: reason
        for key, reason in exceptions.items()
        if key in demands and demands[key].may_be_excepted
    }


def _carry_over(old: Assessment, new: Assessment) -> None:
    edition = engine_edition(new.edition_id)
    answers = [answer for answer in old.answers.all() if is_still_asked(edition, answer)]
    Answer.objects.bulk_create(
        _recounted(edition, new.totals, _copied(answer, new)) for answer in answers
    )
    values = old.indicator_values.filter(indicator__in=edition.indicators_by_key)
    IndicatorValue.objects.bulk_create(_copied(value, new) for value in values)


def _copied(row: Row, assessment: Assessment) -> Row:
    row.pk = None
    row.assessment = assessment
    row.revision = 1
    row._state.adding = True
    return row


def _recounted(edition: Edition, totals: Mapping[str, int], answer: Answer) -> Answer:
    """The row stays; a count the edition asks for in another way is asked for again."""
    breadth = edition.question(answer.question).breadth
    counts_total = breadth is not None and breadth.count_of is not None
    if breadth is None or counts_total != (answer.of is None):
        answer.count = answer.of = None
    elif breadth.count_of and (answer.count or 0) > totals.get(breadth.count_of, answer.count or 0):
        answer.count = None
    return answer
