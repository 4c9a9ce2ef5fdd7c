"""The reviewer's desk: every answered question with what a reviewer found beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accounts.models import User
from assessments.models import Answer, Assessment, Finding
from assessments.pages import Part, Progress
from assessments.sheet import reason_text
from assessments.walk import Walk
from assessments.wording import page_language
from maturity.engine.edition import Option, Question

SHOWS = ("new", "doubts", "outdated", "all")


@dataclass(frozen=True, slots=True)
class Case:
    """One answer to be looked at. `total`: what its count is out of, as far as it is known;
    `counts_as`: the row it counts as with its instance cards, where that is another one."""

    question: Question
    number: int
    answer: Answer
    total: int | None
    counts_as: Option | None
    finding: Finding | None

    @property
    def is_outdated(self) -> bool:
        return bool(self.finding and self.finding.answer_revision != self.answer.revision)

    @property
    def is_looked_at(self) -> bool:
        return self.finding is not None and not self.is_outdated

    @property
    def is_doubted(self) -> bool:
        agrees = self.finding and self.finding.verdict == Finding.Verdict.AGREE
        return self.is_looked_at and not agrees

    @property
    def row(self) -> Option | None:
        return self.question.option(self.answer.option)

    @property
    def found_row(self) -> Option | None:
        return self.question.option(self.finding.option) if self.finding else None

    @property
    def reason(self) -> str:
        """Why it is said not to apply, in the language of the page."""
        return reason_text(self.question, self.answer.reason, page_language())

    @property
    def scenario(self) -> str:
        return self.question.scenario_key or ""

    def is_own(self, user: User) -> bool:
        """Nobody reviews an answer they gave."""
        return self.answer.answered_by_id == user.pk

    def is_shown(self, show: str) -> bool:
        shown = {
            "new": not self.is_looked_at,
            "doubts": self.is_doubted,
            "outdated": self.is_outdated,
        }
        return shown.get(show, True)


@dataclass(frozen=True, slots=True)
class Desk:
    """Cases in the order of the questionnaire."""

    parts: tuple[tuple[Part, tuple[Case, ...]], ...]

    @property
    def cases(self) -> tuple[Case, ...]:
        return tuple(case for _, cases in self.parts for case in cases)

    @property
    def progress(self) -> Progress:
        return Progress(self.count("all") - self.count("new"), self.count("all"))

    def count(self, show: str) -> int:
        return sum(case.is_shown(show) for case in self.cases)

    def case(self, question: str) -> Case | None:
        return next((case for case in self.cases if case.question.key == question), None)

    def showing(self, show: str) -> list[tuple[Part, list[Case]]]:
        kept = ((part, [one for one in cases if one.is_shown(show)]) for part, cases in self.parts)
        return [(part, cases) for part, cases in kept if cases]

    def before(self, case: Case) -> Case | None:
        place = self.cases.index(case)
        return self.cases[place - 1] if place else None

    def after(self, case: Case) -> Case | None:
        following = self.cases.index(case) + 1
        return self.cases[following] if following < len(self.cases) else None

    def to_look_at(self, number: int, by: User) -> Case | None:
        """The next one after that question which `by` may still look at; the first ones last."""
        others = (case for case in self.cases if case.number != number)
        waiting = [case for case in others if not case.is_looked_at and not case.is_own(by)]
        later = (case for case in waiting if case.number > number)
        return next(later, waiting[0] if waiting else None)


def read_desk(assessment: Assessment, walk: Walk, findings: Mapping[str, Finding]) -> Desk:
    """`findings` by question key, with `found_by`."""
    return Desk(
        tuple((part, tuple(_cases(assessment, walk, part, findings))) for part in walk.plan.parts)
    )


def read_findings(assessment: Assessment) -> dict[str, Finding]:
    found = assessment.findings.select_related("found_by")
    return {finding.question: finding for finding in found}


def _cases(
    assessment: Assessment, walk: Walk, part: Part, findings: Mapping[str, Finding]
) -> Iterator[Case]:
    for question in (question for page in part.pages for question in page.questions):
        answer = walk.answers.get(question.key)
        if answer is not None and not answer.is_open:
            yield Case(
                question=question,
                number=walk.plan.numbers[question.key],
                answer=answer,
                total=_total(assessment, question, answer),
                counts_as=_counts_as(walk, question, answer),
                finding=findings.get(question.key),
            )


def _total(assessment: Assessment, question: Question, answer: Answer) -> int | None:
    breadth = question.breadth
    if breadth is None or breadth.count_of is None:
        return answer.of
    return assessment.totals.get(breadth.count_of)


def _counts_as(walk: Walk, question: Question, answer: Answer) -> Option | None:
    option = walk.sheet.answers[question.key].option or ""
    return question.option(option) if option != answer.option else None
