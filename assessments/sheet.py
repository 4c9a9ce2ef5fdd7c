"""Stored answers and facts as the sheet the engine scores."""

from assessments.models import Answer, Assessment
from maturity.engine.edition import Edition, Question, Text
from maturity.engine.scoring import Answer as GivenAnswer
from maturity.engine.scoring import Plant as PlantFacts
from maturity.engine.scoring import Sheet


def read_sheet(assessment: Assessment, edition: Edition) -> Sheet:
    """One query. Answers to what is not asked of this kind of plant stay stored, unscored."""
    facts = assessment.facts
    production = facts.get("production") or None
    given = {
        answer.question: _given(answer)
        for answer in assessment.answers.all()
        if not answer.is_open and edition.question(answer.question).is_asked_of(production)
    }
    plant = PlantFacts(production, facts.get("province") or None, assessment.totals)
    return Sheet(plant=plant, answers=given, exceptions=assessment.exceptions)


def _given(answer: Answer) -> GivenAnswer:
    if answer.not_applicable:
        return GivenAnswer(not_applicable=True, reason=answer.reason)
    return GivenAnswer(option=answer.option, count=answer.count, of=answer.of)


def reason_key(reason: Text) -> str:
    """How a rubric's not-applicable reason is stored: its English wording, else its Chinese."""
    return reason.in_language("en")


def reason_text(question: Question, stored: str, language: str) -> str:
    """The stored reason in the reader's language; as stored where the rubric lost it."""
    for reason in question.may_not_apply:
        if reason_key(reason) == stored:
            return reason.in_language(language)
    return stored


def is_still_asked(edition: Edition, answer: Answer) -> bool:
    """Does this edition know the question and, where one was chosen, the row?"""
    question = edition.questions_by_key.get(answer.question)
    if question is None:
        return False
    if answer.not_applicable:
        return answer.reason in map(reason_key, question.may_not_apply)
    return not answer.option or question.option(answer.option) is not None
