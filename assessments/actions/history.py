"""Putting back what stood before, confirming what was taken over, opening the draft result."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from assessments.actions.answers import (
    Change,
    Conflict,
    Saved,
    content_in,
    content_of,
    save_answers,
    write_answers,
)
from assessments.actions.locking import take
from assessments.actions.refusals import AnswerRefused, Refused
from assessments.models import Answer, AnswerChange, Assessment, Finding
from maturity.publishing import engine_edition


class ChangeOfAnother(Refused):
    """The change belongs to another assessment."""


def take_back(*, assessment: Assessment, by: User, change: AnswerChange, revision: int) -> Saved:
    """The answer that stood before this change, as a new change; whatever came after stays on
    the record. `revision` is the answer's, as the person saw it."""
    if change.assessment_id != assessment.pk:
        raise ChangeOfAnother
    before = Change(change.question, **content_in(change.before), revision=revision)
    return save_answers(
        assessment=assessment, by=by, changes=[before], act=AnswerChange.Act.TAKEN_BACK
    )


def confirm_answers(*, assessment: Assessment, by: User, questions: Mapping[str, int]) -> Saved:
    """Answers that were taken over and still hold. `questions`: the revision that the person saw
    of each. Answers given anew since are handed back; those confirmed already are left alone."""
    known = engine_edition(assessment.edition_id).questions_by_key
    for key in questions:
        if key not in known:
            raise AnswerRefused(key, "unknown_question")
    with transaction.atomic():
        held = take(assessment)
        rows = held.answers.filter(question__in=list(questions)).select_related("answered_by")
        stored = {answer.question: answer for answer in rows}
        sorted_out = _sorted_out(held, stored, questions)
        answers: list[Answer] = []
        if sorted_out.wanted:
            _keep_findings(held, sorted_out.wanted)
            act = AnswerChange.Act.CONFIRMED
            answers = write_answers(held, stored, sorted_out.wanted, by=by, act=act)
    keys = tuple(change.question for change in sorted_out.wanted)
    return Saved(keys, sorted_out.conflicts, tuple(answers))


@dataclass(frozen=True, slots=True)
class _SortedOut:
    wanted: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def _sorted_out(
    held: Assessment, stored: Mapping[str, Answer], questions: Mapping[str, int]
) -> _SortedOut:
    wanted, others = [], []
    for key, revision in questions.items():
        answer = stored.get(key)
        if answer is None:
            raise AnswerRefused(key, "nothing_to_confirm")
        if answer.revision != revision:
            others.append(Change(key, **content_of(answer), revision=revision))
        elif answer.to_confirm:
            wanted.append(Change(key, **content_of(answer), revision=revision))
    return _SortedOut(tuple(wanted), _conflicts(held, stored, others))


def _conflicts(
    held: Assessment, stored: Mapping[str, Answer], stale: list[Change]
) -> tuple[Conflict, ...]:
    """What stands now is another answer than the person read beside the button."""
    revisions = {change.question: change.revision for change in stale}
    lines = held.changes.filter(question__in=list(revisions)) if stale else ()
    seen = {
        line.question: content_in(line.after)
        for line in lines
        if line.revision == revisions[line.question]
    }
    yours = {key: Change(key, **seen.get(key, {}), revision=at) for key, at in revisions.items()}
    return tuple(
        Conflict(yours[change.question], stored[change.question])
        for change in stale
        if seen.get(change.question) != change.content()
    )


def _keep_findings(held: Assessment, wanted: tuple[Change, ...]) -> None:
    """Confirming says the same again, so what a reviewer found still speaks of the answer."""
    revisions = {change.question: change.revision for change in wanted}
    current = [
        finding
        for finding in held.findings.filter(question__in=list(revisions))
        if finding.answer_revision == revisions[finding.question]
    ]
    for finding in current:
        finding.answer_revision += 1
    Finding.objects.bulk_update(current, ["answer_revision"])


def open_result(*, assessment: Assessment, by: User) -> Assessment:
    """On the record once, by whoever is first: answers raised later are listed in the report."""
    with transaction.atomic():
        held = take(assessment)
        if held.result_seen_at is None:
            held.result_seen_at, held.result_seen_by = timezone.now(), by
            held.save(update_fields=["result_seen_at", "result_seen_by"])
            record("open_result", held, by=by, organisation=assessment.plant.organisation)
    return held
