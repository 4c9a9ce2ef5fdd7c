"""The history of an assessment as a person reads it: newest first, in words, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.core.paginator import Page, Paginator

from assessments.actions.answers import content_in, content_of
from assessments.answer_words import answer_words
from assessments.models import Answer, AnswerChange, Assessment
from assessments.pages import plan
from assessments.wording import said
from maturity.engine.edition import Edition

A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `revision` is the answer's as it stands now, for taking back; `can_go_back`:
    something else stood before it than stands now. Before the first line stood nothing here."""

    change: AnswerChange
    number: int | None
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    revision: int
    is_latest: bool
    can_go_back: bool

    @property
    def act(self) -> str:
        """Answering goes without saying."""
        is_plain = self.change.act == AnswerChange.Act.ANSWERED
        return "" if is_plain else str(self.change.get_act_display())

    @property
    def shows_one_state(self) -> bool:
        """Confirmed as it was, or taken over: where from, the act says."""
        change = self.change
        return change.act == AnswerChange.Act.CARRIED or change.before == change.after


@dataclass(frozen=True, slots=True)
class Past:
    page: Page[AnswerChange]
    entries: tuple[Entry, ...]


def look_back(assessment: Assessment, edition: Edition, question: str, page: str) -> Past:
    """Of one question where one is named. Three queries, whatever the size of the rubric."""
    changes = assessment.changes.select_related("by")
    if question:
        changes = changes.filter(question=question)
    found = Paginator(changes, A_PAGE).get_page(page)
    keys = {change.question for change in found}
    answers = {row.question: row for row in assessment.answers.filter(question__in=keys)}
    return Past(found, _entries(assessment, edition, found, answers))


def _entries(
    assessment: Assessment,
    edition: Edition,
    changes: Iterable[AnswerChange],
    answers: Mapping[str, Answer],
) -> tuple[Entry, ...]:
    numbers = plan(edition, assessment.facts.get("production") or None).numbers
    return tuple(
        _entry(assessment, edition, change, answers.get(change.question), numbers)
        for change in changes
    )


def _entry(
    assessment: Assessment,
    edition: Edition,
    change: AnswerChange,
    answer: Answer | None,
    numbers: Mapping[str, int],
) -> Entry:
    question = edition.question(change.question)
    words = partial(answer_words, question, totals=assessment.totals)
    before = content_in(change.before)
    revision = answer.revision if answer else 0
    is_carried = change.act == AnswerChange.Act.CARRIED
    return Entry(
        change=change,
        number=numbers.get(question.key),
        text=said(question.text),
        before=words(before),
        after=words(content_in(change.after)),
        revision=revision,
        is_latest=change.revision == revision,
        can_go_back=not is_carried and before != content_of(answer),
    )
