"""A follow-up: a new assessment that begins with what a submitted one said, to be confirmed.

The rubric may have moved on meanwhile. What the current edition no longer knows stays behind;
nothing is carried over that its scoring would refuse.
"""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from assessments.actions.copying import carry_answers, carry_evidence, carry_instances, copied
from assessments.actions.plants import NATIONAL, Facts, begin, current_edition
from assessments.actions.refusals import NotSubmitted
from assessments.bearing import best_of, borne_as_stated
from assessments.models import Answer, Assessment, IndicatorValue
from assessments.sheet import is_still_asked
from maturity.engine.edition import Edition
from maturity.publishing import engine_edition


def follow_up(*, assessment: Assessment, by: User, rubric: str = NATIONAL) -> Assessment:
    """The submitted one stays as it is, and what a reviewer found stays with it."""
    if not assessment.is_submitted:
        raise NotSubmitted
    with transaction.atomic():
        edition = current_edition(rubric)
        begun = begin(
            Assessment(
                plant=assessment.plant,
                edition=edition,
                follows=assessment,
                origin=Assessment.Origin.FOLLOW_UP,
                facts=own_facts(assessment),
                exceptions=_still_allowed(engine_edition(edition.pk), assessment.exceptions),
                started_by=by,
            ),
            by=by,
        )
        _carry_over(assessment, begun, by=by)
    return begun


def own_facts(assessment: Assessment) -> dict[str, object]:
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


def _carry_over(old: Assessment, new: Assessment, *, by: User) -> None:
    edition = engine_edition(new.edition_id)
    answers = [answer for answer in old.answers.order_by("pk") if is_still_asked(edition, answer)]
    for answer in answers:
        # What was open is asked for, not confirmed.
        answer.to_confirm = not answer.is_open
    carry_answers((_recounted(edition, new.totals, answer) for answer in answers), new, by=by)
    values = old.indicator_values.filter(indicator__in=edition.indicators_by_key)
    IndicatorValue.objects.bulk_create(copied(value, new) for value in values)
    _carry_register(old, new, edition, by=by)


def _carry_register(old: Assessment, new: Assessment, edition: Edition, *, by: User) -> None:
    instances = carry_instances(old, new, scenarios=edition.scenarios_by_key, to_confirm=True)
    asked = edition.questions_by_key
    carry_evidence(old, new, by=by, questions=asked, instances=instances)
    new.cards = dict(best_of((card.scenario, borne_as_stated(card)) for card in instances.values()))
    new.save(update_fields=["cards"])


def _recounted(edition: Edition, totals: Mapping[str, int], answer: Answer) -> Answer:
    """The row stays; a count the edition asks for in another way is asked for again."""
    breadth = edition.question(answer.question).breadth
    counts_total = breadth is not None and breadth.count_of is not None
    if breadth is None or counts_total != (answer.of is None):
        answer.count = answer.of = None
    elif breadth.count_of and (answer.count or 0) > totals.get(breadth.count_of, answer.count or 0):
        answer.count = None
    return answer
