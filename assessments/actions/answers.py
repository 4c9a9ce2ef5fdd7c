"""Saving answers, indicator values and exceptions: whoever read an older state is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from assessments.actions.locking import take, touch
from assessments.actions.refusals import AnswerRefused, ExceptionRefused, Stale
from assessments.models import Answer, Assessment, IndicatorValue
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
class IndicatorChange:
    indicator: str
    before: Decimal | None = None
    before_period: str = ""
    after: Decimal | None = None
    after_period: str = ""
    data_source: str = ""
    revision: int = 0

    def content(self) -> dict[str, object]:
        return {
            "before": self.before,
            "before_period": self.before_period,
            "after": self.after,
            "after_period": self.after_period,
            "data_source": self.data_source,
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
            _write(held, by, stored, saved)
            _record("answer", assessment, by, [change.question for change in saved])
    return Saved(tuple(change.question for change in saved), tuple(conflicts))


def save_indicators(
    *, assessment: Assessment, by: User, changes: Sequence[IndicatorChange]
) -> Saved:
    edition = engine_edition(assessment.edition_id)
    with transaction.atomic():
        held = take(assessment)
        stored = {value.indicator: value for value in held.indicator_values.all()}
        wanted = []
        for change in changes:
            if change.indicator not in edition.indicators_by_key:
                raise AnswerRefused(change.indicator, "unknown_indicator")
            if _differs(stored.get(change.indicator), change.content()):
                _check_fresh(stored.get(change.indicator), change.revision)
                wanted.append(change)
        if wanted:
            _write_indicators(held, by, stored, wanted)
            _record("save_indicators", assessment, by, [change.indicator for change in wanted])
    return Saved(tuple(change.indicator for change in wanted))


def save_exceptions(
    *, assessment: Assessment, by: User, exceptions: Mapping[str, str], revision: int
) -> None:
    """Reasons for demands that hold "in principle"; an empty reason withdraws the exception."""
    edition = engine_edition(assessment.edition_id)
    with transaction.atomic():
        held = take(assessment)
        given = {key: reason.strip() for key, reason in exceptions.items() if reason.strip()}
        if given == held.exceptions:
            return
        if held.revision != revision:
            raise Stale
        for key in given:
            demand = edition.demands_by_key.get(key)
            if demand is None or not demand.may_be_excepted:
                raise ExceptionRefused(key)
        held.exceptions = given
        touch(held, by=by, fields=("exceptions",))
        _record("save_exceptions", assessment, by, sorted(given))


def _record(act: str, assessment: Assessment, by: User, keys: list[str]) -> None:
    record(act, assessment, by=by, organisation=assessment.plant.organisation, keys=keys)


def _sorted_out(
    stored: Mapping[str, Answer], changes: Sequence[Change]
) -> tuple[list[Change], list[Conflict]]:
    wanted, conflicts = [], []
    for change in changes:
        known = stored.get(change.question)
        if not _differs(known, change.content()):
            continue
        if known is not None and known.revision != change.revision:
            conflicts.append(Conflict(change, known))
        else:
            wanted.append(change)
    return wanted, conflicts


def _differs(known: Answer | IndicatorValue | None, content: Mapping[str, object]) -> bool:
    if known is None:
        return any(value not in ("", None, False) for value in content.values())
    return any(getattr(known, field) != value for field, value in content.items())


def _check_fresh(known: IndicatorValue | None, revision: int) -> None:
    if known is not None and known.revision != revision:
        raise Stale


def _write(
    held: Assessment, by: User, stored: Mapping[str, Answer], changes: Sequence[Change]
) -> None:
    now = timezone.now()
    Answer.objects.bulk_create(
        [
            Answer(
                assessment=held,
                question=change.question,
                **change.content(),
                revision=stored[change.question].revision + 1 if change.question in stored else 1,
                answered_at=now,
                answered_by=by,
            )
            for change in changes
        ],
        update_conflicts=True,
        unique_fields=["assessment", "question"],
        update_fields=[*Change("").content(), "revision", "answered_at", "answered_by"],
    )
    touch(held, by=by)


def _write_indicators(
    held: Assessment,
    by: User,
    stored: Mapping[str, IndicatorValue],
    changes: Sequence[IndicatorChange],
) -> None:
    now = timezone.now()
    IndicatorValue.objects.bulk_create(
        [
            IndicatorValue(
                assessment=held,
                indicator=change.indicator,
                **change.content(),
                revision=stored[change.indicator].revision + 1 if change.indicator in stored else 1,
                changed_at=now,
                changed_by=by,
            )
            for change in changes
        ],
        update_conflicts=True,
        unique_fields=["assessment", "indicator"],
        update_fields=[*IndicatorChange("").content(), "revision", "changed_at", "changed_by"],
    )
    touch(held, by=by)


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
