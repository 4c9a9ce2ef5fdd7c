"""Reopening: a new assessment of the same edition with everything a submitted one said.

The submitted one and its result stay exactly as they are.
"""

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from assessments.actions.carrying import own_facts
from assessments.actions.copying import (
    carry_answers,
    carry_evidence,
    carry_findings,
    carry_instances,
    copied,
)
from assessments.actions.plants import begin
from assessments.actions.refusals import NotSubmitted, Refused
from assessments.models import Assessment, IndicatorValue
from maturity.publishing import engine_edition

REASON_LENGTH = 1000


class ReasonMissing(Refused):
    """Reopening says why, in at most `REASON_LENGTH` characters."""


def reopen(*, assessment: Assessment, by: User, reason: str) -> Assessment:
    """Nothing is asked anew: only what is changed from here on differs from the old result. That
    result has been seen, so answers raised from here on are listed."""
    if not assessment.is_submitted:
        raise NotSubmitted
    reason = reason.strip()
    if not reason or len(reason) > REASON_LENGTH:
        raise ReasonMissing
    with transaction.atomic():
        begun = begin(_again(assessment, by, reason), by=by)
        _take_along(assessment, begun, by=by)
        _mark_as_seen(begun, by=by)
        organisation = assessment.plant.organisation
        told = {"began": begun.pk, "reason": reason}
        record("reopen", assessment, by=by, organisation=organisation, **told)
    return begun


def _again(assessment: Assessment, by: User, reason: str) -> Assessment:
    return Assessment(
        plant=assessment.plant,
        edition=assessment.edition,
        follows=assessment,
        origin=Assessment.Origin.REOPENED,
        reopened_because=reason,
        facts=own_facts(assessment),
        exceptions=dict(assessment.exceptions),
        cards=assessment.cards,
        started_by=by,
    )


def _take_along(old: Assessment, new: Assessment, *, by: User) -> None:
    answers = list(old.answers.order_by("pk"))
    revisions = {answer.question: answer.revision for answer in answers}
    carry_answers(answers, new, by=by)
    values = old.indicator_values.order_by("pk")
    IndicatorValue.objects.bulk_create(copied(value, new) for value in values)
    edition = engine_edition(new.edition_id)
    instances = carry_instances(old, new, scenarios=edition.scenarios_by_key)
    asked = edition.questions_by_key
    carry_evidence(old, new, by=by, questions=asked, instances=instances)
    carry_findings(old, new, revisions)


def _mark_as_seen(begun: Assessment, *, by: User) -> None:
    """After the answers were carried over: what came with it was not raised."""
    begun.result_seen_at, begun.result_seen_by = timezone.now(), by
    begun.save(update_fields=["result_seen_at", "result_seen_by"])
