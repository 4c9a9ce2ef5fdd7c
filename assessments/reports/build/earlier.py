"""An assessment as far as another one is compared with it: two queries, and one to find it."""

from __future__ import annotations

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone, translation

from assessments.models import Assessment, AssessmentQuerySet
from assessments.reports.build.plant import plant_facts
from assessments.reports.build.source import Facts, Snapshot
from assessments.sheet import read_sheet
from maturity.engine.edition import Edition
from maturity.engine.scoring import Scorecard, Sheet, read_scorecard, score
from maturity.publishing import engine_edition


def read_earlier(assessment: Assessment, *, language: str) -> Snapshot | None:
    """The one submitted before, by the same rubric. Of a submitted assessment it is always the
    same one, whatever is submitted later."""
    found = submitted_before(assessment).first()
    return read_snapshot(found, language=language) if found else None


def submitted_before(assessment: Assessment) -> AssessmentQuerySet:
    """Of the same plant and rubric, newest first, with what they came to."""
    found = Assessment.objects.submitted().filter(
        plant=assessment.plant_id, edition__rubric=assessment.edition.rubric_id
    )
    if assessment.is_submitted:
        at = assessment.submitted_at
        found = found.filter(Q(submitted_at__lt=at) | Q(submitted_at=at, pk__lt=assessment.pk))
    named = found.with_names().select_related("result")
    return named.defer("result__readings", "result__dossier").order_by("-submitted_at", "-pk")


def read_snapshot(assessment: Assessment, *, language: str) -> Snapshot:
    """A submitted one as it was judged that day, an open one as it stands."""
    edition = engine_edition(assessment.edition_id)
    prefetch_related_objects([assessment], "answers")
    sheet = read_sheet(assessment, edition)
    with translation.override(language):
        facts = _facts(assessment, edition, language)
    return Snapshot(edition, sheet, _card(assessment, edition, sheet), facts)


def _card(assessment: Assessment, edition: Edition, sheet: Sheet) -> Scorecard:
    if assessment.is_submitted:
        return read_scorecard(assessment.result.scorecard)
    return score(edition, sheet)


def _facts(assessment: Assessment, edition: Edition, language: str) -> Facts:
    stored, at = assessment.facts, assessment.submitted_at
    return Facts(
        plant_name=stored.get("name") or assessment.plant.name,
        plant=plant_facts(stored, edition, language),
        submitted_on=timezone.localtime(at).date() if at else None,
        submitted_by=stored.get("submitted_by") or str(assessment.submitted_by or ""),
        edition_revision=assessment.edition.revision,
        checksum=assessment.edition.checksum,
        counts_by_cards=assessment.cards is not None,
    )
