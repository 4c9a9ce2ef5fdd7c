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
    no reviewer verified is open.

    The plant's exceptions stand in all of them as it states them: a finding speaks of an answer,
    and an exception proves no tier in any reading.
    """

    own: Sheet
    all_claims: Sheet
    reviewed: Sheet | None
    proven: Sheet


def read_sheet(assessment: Assessment, edition: Edition) -> Sheet:
    """One query. Answers to what is not asked of this kind of plant stay stored, unscored."""
    return _sheet(assessment, _given_answers(assessment, edition, assessment.cards))


def read_sheets(assessment: Assessment, edition: Edition, findings: Iterable[Finding]) -> Sheets:
    """A finding on an answer that changed since, or is not asked any more, speaks of nothing."""
    own = read_sheet(assessment, edition)
    all_claims = _sheet(assessment, _given_answers(assessment, edition, None))
    stored = {answer.question: answer.revision for answer in assessment.answers.all()}
    found = {
        one.question: _as_found(one, own.answers[one.question])
        for one in findings
        if one.question in own.answers and stored[one.question] == one.answer_revision
    }
    verified = {key: answer for key, answer in found.items() if answer is not None}
    unseen = {key: answer for key, answer in own.answers.items() if key not in found}
    return Sheets(
        own=own,
        all_claims=all_claims,
        reviewed=replace(own, answers={**unseen, **verified}) if found else None,
        proven=replace(own, answers=verified),
    )


def claimed_sheet(assessment: Assessment, edition: Edition) -> Sheet:
    """As the answers count, but for scenarios without a card: those count as they were given.

    On the short road cards come later, and a claim without one would put tiers out of reach.
    """
    own = _given_answers(assessment, edition, assessment.cards)
    claims = _given_answers(assessment, edition, None)
    cards = assessment.cards or {}
    uncarded = {
        key: answer
        for key, answer in claims.items()
        if (scenario := edition.question(key).scenario_key) and scenario not in cards
    }
    return _sheet(assessment, {**own, **uncarded})


def _as_found(finding: Finding, answer: GivenAnswer) -> GivenAnswer | None:
    """None: nothing that could count, because it could not be checked."""
    if finding.verdict == Finding.Verdict.NOT_CHECKED:
        return None
    if finding.verdict == Finding.Verdict.AGREE:
        return answer
    # The plant counted for its own row; a reviewer means a row with how widely it holds.
    return GivenAnswer(option=finding.option)


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
