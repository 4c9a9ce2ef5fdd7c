"""What a reviewer finds beside an answer: of the revision looked at, never of an own answer."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from assessments.actions.locking import take, touch
from assessments.actions.refusals import Refused
from assessments.bearing import counted
from assessments.models import Answer, Assessment, Finding
from maturity.engine.edition import Edition, Question
from maturity.publishing import engine_edition

REASON_LENGTH = 1000


class NothingToReview(Refused):
    """The question is not asked of this plant, or nothing is answered there."""


class OwnAnswer(Refused):
    """Four eyes: whoever gave the answer neither reviews it nor withdraws what was found."""


class AnswerHasChanged(Refused):
    """The reviewer looked at an earlier answer; `answer` is the one that stands now."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.question)
        self.answer = answer


class CountsOtherwise(Refused):
    """The answer stands, but its instance cards changed since the reviewer read what it counts
    as."""


class FindingHasChanged(Refused):
    """Another reviewer was here since the page was read; `theirs` None: it was withdrawn."""

    def __init__(self, theirs: Finding | None) -> None:
        super().__init__(theirs.question if theirs else "")
        self.theirs = theirs


class FindingRefused(Refused):
    """A finding that says too little or what the question does not offer: `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def save_finding(
    *,
    assessment: Assessment,
    by: User,
    question: str,
    verdict: str,
    option: str = "",
    reason: str = "",
    answer_revision: int,
    revision: int,
) -> Finding:
    """`revision` is that of the finding the reviewer saw, 0 where there was none."""
    edition = engine_edition(assessment.edition_id)
    content: dict[str, Any] = {
        "verdict": verdict,
        "option": option,
        "reason": reason.strip(),
        "answer_revision": answer_revision,
    }
    with transaction.atomic():
        held = take(assessment)
        asked, answer = _answered(edition, held, question)
        _check_eyes(answer, by)
        if answer.revision != answer_revision:
            raise AnswerHasChanged(answer)
        _check(asked, answer, verdict, option, content["reason"])
        known = _known(held, question)
        if known is not None and _content(known) == content:
            return known
        _check_fresh(known, revision)
        before = _content(known) if known else None
        finding = _write(held, known or Finding(assessment=held, question=question), content, by)
        told = {"question": question, "before": before, "after": content}
        organisation = assessment.plant.organisation
        record("save_finding", assessment, by=by, organisation=organisation, **told)
    return finding


def withdraw_finding(
    *, assessment: Assessment, by: User, question: str, revision: int
) -> Finding | None:
    """Hands back what was withdrawn; None where nothing was left to withdraw."""
    with transaction.atomic():
        held = take(assessment)
        known = _known(held, question)
        if known is None:
            return None
        answer = held.answers.filter(question=question).first()
        if answer is not None:
            _check_eyes(answer, by)
        _check_fresh(known, revision)
        Finding.objects.filter(pk=known.pk).delete()
        touch(held, by=by)
        told = {"question": question, "before": _content(known), "after": None}
        organisation = assessment.plant.organisation
        record("withdraw_finding", assessment, by=by, organisation=organisation, **told)
    return known


def outdate_agreed(held: Assessment, before: Mapping[str, str] | None) -> None:
    """Agreement with a scenario's answer that counts as another row since its cards changed:
    nobody has looked at that one. `before`: the cards as they stood; those of `held` are new."""
    named = _asked_of_moved(held, before)
    answers = held.answers.filter(question__in=list(named)) if named else ()
    moved = [
        answer.question
        for answer in answers
        if _counts_as(answer.option, before, named[answer.question])
        != _counts_as(answer.option, held.cards, named[answer.question])
    ]
    if moved:
        agreed = held.findings.filter(verdict=Finding.Verdict.AGREE, question__in=moved)
        agreed.update(answer_revision=0)


def _asked_of_moved(held: Assessment, before: Mapping[str, str] | None) -> dict[str, str]:
    """Question -> scenario, where what its cards bear out is not what it was."""
    scenarios = engine_edition(held.edition_id).scenarios_by_key.values()
    now = held.cards or {}
    return {
        one.question_key: one.key
        for one in scenarios
        if before is None or before.get(one.key) != now.get(one.key)
    }


def _counts_as(option: str, cards: Mapping[str, str] | None, scenario: str) -> str:
    """Before there were cards an answer counted as it stood."""
    return option if cards is None else counted(option, cards.get(scenario))


def _write(held: Assessment, finding: Finding, content: dict[str, Any], by: User) -> Finding:
    for field, value in content.items():
        setattr(finding, field, value)
    touch(held, by=by)
    # The assessment's own count: a finding withdrawn and made anew never has an old number again.
    # One that came along when a submitted assessment was reopened may be ahead of it.
    finding.revision = max(held.revision, finding.revision + 1)
    finding.found_at, finding.found_by = timezone.now(), by
    finding.save()
    return finding


def _answered(edition: Edition, held: Assessment, question: str) -> tuple[Question, Answer]:
    asked = edition.questions_by_key.get(question)
    if asked is None or not asked.is_asked_of(held.facts.get("production") or None):
        raise NothingToReview(question)
    answer = held.answers.filter(question=question).select_related("answered_by").first()
    if answer is None or answer.is_open:
        raise NothingToReview(question)
    return asked, answer


def _known(held: Assessment, question: str) -> Finding | None:
    return held.findings.filter(question=question).select_related("found_by").first()


def _content(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict,
        "option": finding.option,
        "reason": finding.reason,
        "answer_revision": finding.answer_revision,
    }


def _check_eyes(answer: Answer, by: User) -> None:
    if answer.answered_by_id == by.pk:
        raise OwnAnswer(answer.question)


def _check_fresh(known: Finding | None, revision: int) -> None:
    if (known.revision if known else 0) != revision:
        raise FindingHasChanged(known)


def _check(asked: Question, answer: Answer, verdict: str, option: str, reason: str) -> None:
    if verdict not in Finding.Verdict.values:
        raise FindingRefused("unknown_verdict")
    if verdict == Finding.Verdict.ANOTHER_ROW:
        _check_row(asked, answer, option)
    elif option:
        raise FindingRefused("row_not_asked")
    if verdict != Finding.Verdict.AGREE and not reason:
        raise FindingRefused("reason_missing")
    if len(reason) > REASON_LENGTH:
        raise FindingRefused("reason_too_long")


def _check_row(asked: Question, answer: Answer, option: str) -> None:
    if not option:
        raise FindingRefused("row_missing")
    if asked.option(option) is None:
        raise FindingRefused("unknown_row")
    if option == answer.option:
        raise FindingRefused("same_row")
