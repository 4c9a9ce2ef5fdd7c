"""Stored answers and facts as the sheets the engine scores: as claimed, reviewed, proven."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessments.bearing import counted
from assessments.models import Answer, Assessment, Finding
from maturity.engine.edition import Edition, Question, Text
from maturity.engine.scoring import Answer as GivenAnswer
from maturity.engine.scoring import Plant as PlantFacts
from maturity.engine.scoring import Sheet


@dataclass(frozen=True, slots=True)
class Sheets:
    """`own`: as the plant's answers count. `all_claims`: every AI claim counted, with or without
    a model card. `reviewed`: with the findings put in, None where there is none. `proven`: what
    no reviewer verified is open."""

    own: Sheet
    all_claims: Sheet
    reviewed: Sheet | None
    proven: Sheet


def read_sheet(assessment: Assessment, edition: Edition) -> Sheet:
    """One query. Answers to what is not asked of this kind of plant stay stored, unscored."""
    return _sheet(assessment, _given_answers(assessment, edition, assessment.cards))


def read_sheets(assessment: Assessment, edition: Edition, findings: Iterable[Finding]) -> Sheets:
    """A finding on an answer that changed since speaks of nothing any more."""
    own = read_sheet(assessment, edition)
    all_claims = _sheet(assessment, _given_answers(assessment, edition, None))
    stored = {answer.question: answer.revision for answer in assessment.answers.all()}
    current = [one for one in findings if stored.get(one.question) == one.answer_revision]
    reviewed, proven = dict(own.answers), {}
    for finding in current:
        found = _as_found(finding, own)
        if found is None:
            reviewed.pop(finding.question, None)
        else:
            reviewed[finding.question] = proven[finding.question] = found
    return Sheets(
        own=own,
        all_claims=all_claims,
        reviewed=replace(own, answers=reviewed) if current else None,
        proven=replace(own, answers=proven),
    )


def _as_found(finding: Finding, own: Sheet) -> GivenAnswer | None:
    """None: nothing that could count, because it could not be checked or was never answered."""
    answer = own.answers.get(finding.question)
    if finding.verdict == Finding.Verdict.NOT_CHECKED:
        return None
    if finding.verdict == Finding.Verdict.AGREE:
        return answer
    if answer is None or answer.not_applicable:
        return GivenAnswer(option=finding.option)
    return replace(answer, option=finding.option)


def _sheet(assessment: Assessment, given: dict[str, GivenAnswer]) -> Sheet:
    facts = assessment.facts
    plant = PlantFacts(
        facts.get("production") or None, facts.get("province") or None, assessment.totals
    )
    return Sheet(plant=plant, answers=given, exceptions=assessment.exceptions)


def _given_answers(
    assessment: Assessment, edition: Edition, cards: dict[str, str] | None
) -> dict[str, GivenAnswer]:
    production = assessment.facts.get("production") or None
    given = {}
    for answer in assessment.answers.all():
        question = edition.question(answer.question)
        if not answer.is_open and question.is_asked_of(production):
            given[answer.question] = _given(answer, question, cards)
    return given


def _given(answer: Answer, question: Question, cards: dict[str, str] | None) -> GivenAnswer:
    if answer.not_applicable:
        return GivenAnswer(not_applicable=True, reason=answer.reason)
    option = answer.option
    if cards is not None and question.scenario_key:
        option = counted(option, cards.get(question.scenario_key))
    return GivenAnswer(option=option, count=answer.count, of=answer.of)


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
