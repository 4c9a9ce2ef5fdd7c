"""Submitting: list what is open, ask once, score once, store and lock."""

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from assessments.actions.locking import take
from assessments.actions.refusals import OpenQuestions, Stale
from assessments.dossier import dossier_of
from assessments.models import Assessment, DocumentCode, Result
from assessments.readings import score_readings
from assessments.sheet import read_sheets
from maturity.engine.scoring import score
from maturity.publishing import engine_edition


def submit(
    *, assessment: Assessment, by: User, confirmed_open: bool = False, reviewed: int | None = None
) -> Result:
    """Score the answers as they stand, store the scorecard and lock the assessment for ever.

    `reviewed` is the revision the person looked at: refused as Stale if somebody saved since.
    """
    edition = engine_edition(assessment.edition_id)
    with transaction.atomic():
        held = take(assessment)
        if reviewed is not None and reviewed != held.revision:
            raise Stale
        findings = list(held.findings.select_related("found_by"))
        sheets = read_sheets(held, edition, findings)
        scorecard = score(edition, sheets.own, revision=assessment.edition.revision)
        if scorecard.open and not confirmed_open:
            raise OpenQuestions(scorecard.open)
        result = Result.objects.create(
            assessment=held,
            scorecard=scorecard.to_data(),
            tier=scorecard.tier or "",
            best_tier=scorecard.best_tier or "",
            readings=score_readings(edition, sheets, revision=assessment.edition.revision),
            dossier=dossier_of(held, edition, findings).to_data(),
        )
        DocumentCode.objects.create(result=result)
        _lock(held, by=by)
        record(
            "submit",
            held,
            by=by,
            organisation=assessment.plant.organisation,
            tier=result.tier,
            best_tier=result.best_tier,
        )
    return result


def _lock(held: Assessment, *, by: User) -> None:
    held.status = Assessment.Status.SUBMITTED
    held.submitted_at = timezone.now()
    held.submitted_by = by
    # Names may change later; a finished assessment does not.
    names = {"organisation": held.plant.organisation.name, "submitted_by": str(by)}
    held.facts = {**held.facts, **names}
    held.save(update_fields=["status", "submitted_at", "submitted_by", "facts"])
