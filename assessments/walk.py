"""How far one assessment is: its plan, stored answers and scorecard, read with one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Prefetch, prefetch_related_objects

from assessments.contradictions import Change
from assessments.models import Answer, Assessment, IndicatorValue
from assessments.pages import Plan, plan
from assessments.sheet import read_sheet
from maturity.engine.edition import Edition
from maturity.engine.scoring import Scorecard, Sheet, score
from maturity.publishing import engine_edition


@dataclass(frozen=True, slots=True)
class Walk:
    edition: Edition
    plan: Plan
    answers: Mapping[str, Answer]
    sheet: Sheet
    scorecard: Scorecard
    answered: frozenset[str]

    def last_answer(self, keys: tuple[str, ...]) -> Answer | None:
        """Who saved last among these questions, and when."""
        given = [self.answers[key] for key in keys if key in self.answers]
        return max(given, key=lambda answer: answer.answered_at, default=None)


def read_walk(assessment: Assessment) -> Walk:
    """An answer counts as the engine counts it: one below its breadth is still open."""
    edition = engine_edition(assessment.edition_id)
    with_names = Answer.objects.select_related("answered_by")
    prefetch_related_objects([assessment], Prefetch("answers", with_names))
    sheet = read_sheet(assessment, edition)
    scorecard = score(edition, sheet)
    planned = plan(edition, assessment.facts.get("production") or None)
    return Walk(
        edition=edition,
        plan=planned,
        answers=answers_of(assessment),
        sheet=sheet,
        scorecard=scorecard,
        answered=frozenset(planned.page_of) - frozenset(scorecard.open),
    )


def change_of(value: IndicatorValue) -> Change:
    return Change(
        value.indicator,
        None if value.before is None else Fraction(value.before),
        value.before_period,
        None if value.after is None else Fraction(value.after),
        value.after_period,
    )


def answers_of(assessment: Assessment) -> dict[str, Answer]:
    return {answer.question: answer for answer in assessment.answers.all()}


def fresh_answers(assessment: Assessment) -> dict[str, Answer]:
    """As they stand after a save, whatever was read before it."""
    rows = Answer.objects.filter(assessment=assessment).select_related("answered_by")
    return {answer.question: answer for answer in rows}
