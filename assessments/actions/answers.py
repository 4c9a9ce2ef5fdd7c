"""Saving answers: whoever read an older state is handed the newer one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from assessments.actions.locking import take, touch
from assessments.actions.refusals import AnswerRefused
from assessments.actions.writing import differs, keep_record, put
from assessments.models import Answer, Assessment
from assessments.sheet import reason_key
from maturity.engine.edition import Edition, Question
from maturity.publishing import engine_edition


@dataclass(frozen=True, slots=True)
class Change:
    """One answer as a person wants it. No option and not "not applicable" leaves it open.

    `revision` is the one the person saw; 0 when there was no answer yet.
    """

    question: str
    option: str = ""
    not_applicable: bool = False
    reason: str = ""
    count: int | None = None
    of: int | None = None
    note: str = ""
    revision: int = 0

    def content(self) -> dict[str, object]:
        return {
            "option": self.option,
            "not_applicable": self.not_applicable,
            "reason": self.reason,
            "count": self.count,
            "of": self.of,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved `theirs` after the person had read the page; nothing was overwritten."""

    yours: Change
    theirs: Answer


@dataclass(frozen=True, slots=True)
class Saved:
    keys: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()


def save_answers(*, assessment: Assessment, by: User, changes: Sequence[Change]) -> Saved:
    """Store what changed; unchanged answers are left alone, stale ones are handed back."""
    edition = engine_edition(assessment.edition_id)
    with transaction.atomic():
        held = take(assessment)
        for change in changes:
            _check(edition, held, change)
        stored = {
            answer.question: answer
            for answer in held.answers.filter(
                question__in=[change.question for change in changes]
            ).select_related("answered_by")
        }
        saved, conflicts = _sorted_out(stored, changes)
        if saved:
            contents = {change.question: change.content() for change in saved}
            put(Answer, held, stored, contents, key="question", stamp="answered", by=by)
            touch(held, by=by)
            keep_record("answer", assessment, by, [change.question for change in saved])
    return Saved(tuple(change.question for change in saved), tuple(conflicts))


def _sorted_out(
    stored: Mapping[str, Answer], changes: Sequence[Change]
) -> tuple[list[Change], list[Conflict]]:
    wanted, conflicts = [], []
    for change in changes:
        known = stored.get(change.question)
        if not differs(known, change.content()):
            continue
        if known is not None and known.revision != change.revision:
            conflicts.append(Conflict(change, known))
        else:
            wanted.append(change)
    return wanted, conflicts


def _check(edition: Edition, held: Assessment, change: Change) -> None:
    question = edition.questions_by_key.get(change.question)
    if question is None or not question.is_asked_of(held.facts.get("production") or None):
        raise AnswerRefused(change.question, "unknown_question")
    if change.option and question.option(change.option) is None:
        raise AnswerRefused(change.question, "unknown_option")
    if change.not_applicable:
        _check_not_applicable(question, change)
    _check_count(question, held, change)


def _check_not_applicable(question: Question, change: Change) -> None:
    if change.option:
        raise AnswerRefused(change.question, "option_and_not_applicable")
    if not question.may_not_apply:
        raise AnswerRefused(change.question, "always_applies")
    if change.reason not in map(reason_key, question.may_not_apply):
        raise AnswerRefused(change.question, "reason_missing")


def _check_count(question: Question, held: Assessment, change: Change) -> None:
    if change.count is None and change.of is None:
        return
    breadth = question.breadth
    if breadth is None:
        raise AnswerRefused(change.question, "no_count_asked")
    if breadth.count_of and change.of is not None:
        raise AnswerRefused(change.question, "no_count_asked")
    total = held.totals.get(breadth.count_of) if breadth.count_of else change.of
    if total is not None and (change.count or 0) > total:
        raise AnswerRefused(change.question, "count_above_total")
