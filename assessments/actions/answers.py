"""Saving answers: whoever read an older state is handed the newer one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from accounts.models import User
from assessments.actions.locking import take, touch
from assessments.actions.refusals import AnswerRefused
from assessments.actions.writing import differs, put
from assessments.models import Answer, AnswerChange, Assessment
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
    unsure: bool = False
    known: str = Answer.Known.CLAIMED.value
    revision: int = 0

    def content(self) -> dict[str, object]:
        return {
            "option": self.option,
            "not_applicable": self.not_applicable,
            "reason": self.reason,
            "count": self.count,
            "of": self.of,
            "note": self.note,
            "unsure": self.unsure,
            "known": self.known,
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved `theirs` after the person had read the page; nothing was overwritten."""

    yours: Change
    theirs: Answer


@dataclass(frozen=True, slots=True)
class Saved:
    """`keys` changed; `answers` are those as they now stand. Unchanged ones are in neither."""

    keys: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    answers: tuple[Answer, ...] = ()


BLANK = Change("").content()


def content_of(answer: Answer | None) -> dict[str, Any]:
    """What a person says with an answer, blank where there is none."""
    return {field: getattr(answer, field) for field in BLANK} if answer else dict(BLANK)


def content_in(kept: Mapping[str, Any] | None) -> dict[str, Any]:
    """A content as the history keeps it; fields that a later version added are blank."""
    return {field: (kept or {}).get(field, blank) for field, blank in BLANK.items()}


def save_answers(
    *,
    assessment: Assessment,
    by: User,
    changes: Sequence[Change],
    act: AnswerChange.Act = AnswerChange.Act.ANSWERED,
) -> Saved:
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
        wanted, conflicts = _sorted_out(stored, changes)
        answers = write_answers(held, stored, wanted, by=by, act=act) if wanted else []
    return Saved(tuple(change.question for change in wanted), tuple(conflicts), tuple(answers))


def write_answers(
    held: Assessment,
    stored: Mapping[str, Answer],
    wanted: Sequence[Change],
    *,
    by: User,
    act: AnswerChange.Act,
) -> list[Answer]:
    """The rows as they now stand, each with a line of history; `held` is taken by the caller."""
    contents = {change.question: change.content() for change in wanted}
    # Whoever changes an answer has looked at it.
    also = {"to_confirm": False}
    before = {key: content_of(stored[key]) for key in contents if key in stored}
    rows = put(Answer, held, stored, contents, key="question", stamp="answered", by=by, also=also)
    AnswerChange.objects.bulk_create(
        AnswerChange(
            assessment=held,
            question=row.question,
            revision=row.revision,
            act=act,
            before=before.get(row.question),
            after=contents[row.question],
            at=row.answered_at,
            by=by,
        )
        for row in rows
    )
    touch(held, by=by)
    return rows


def _sorted_out(
    stored: Mapping[str, Answer], changes: Sequence[Change]
) -> tuple[list[Change], list[Conflict]]:
    wanted, conflicts = [], []
    for change in changes:
        known = stored.get(change.question)
        if not differs(known, change.content(), BLANK):
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
    if change.known not in Answer.Known.values:
        raise AnswerRefused(change.question, "unknown_way_of_knowing")
    if change.unsure and (change.option or change.not_applicable):
        raise AnswerRefused(change.question, "unsure_and_answered")
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
