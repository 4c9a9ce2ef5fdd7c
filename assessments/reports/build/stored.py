"""What the database knows of an assessment, read with few queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import force_str

from assessments.choices import Province
from assessments.dossier import Dossier, dossier_of
from assessments.models import Answer as StoredAnswer
from assessments.models import Assessment, Finding, IndicatorValue
from assessments.readings import Readings, readings_of, stored_readings
from assessments.reports.build.composing import compose
from assessments.reports.build.earlier import read_earlier
from assessments.reports.build.plant import plant_facts
from assessments.reports.build.source import Facts, IndicatorFigures
from assessments.reports.report import Report
from assessments.roads import PLAIN, Plans
from assessments.sheet import Sheets, read_sheets
from maturity.engine.edition import Edition
from maturity.engine.scoring import Answer, Scorecard, Sheet, read_scorecard, score
from maturity.engine.what_if import what_if
from maturity.publishing import engine_edition


@dataclass(frozen=True, slots=True)
class Ground:
    """What an assessment's reports are made from, in one language."""

    edition: Edition
    sheet: Sheet
    card: Scorecard
    facts: Facts
    language: str
    readings: Readings


def build_report(
    assessment: Assessment,
    *,
    language: str,
    target: str | None = None,
    audience: str = "internal",
) -> Report:
    ground = read_ground(assessment, language=language)
    return compose(
        ground.edition,
        ground.sheet,
        ground.card,
        replace(ground.facts, earlier=read_earlier(assessment, language=language)),
        language=language,
        target=target,
        readings=ground.readings,
        audience=audience,
    )


def read_ground(assessment: Assessment, *, language: str) -> Ground:
    """A submitted assessment shows its stored scorecard; an open one is scored now, as a draft."""
    edition = engine_edition(assessment.edition_id)
    named = Prefetch("answers", StoredAnswer.objects.select_related("answered_by"))
    prefetch_related_objects([assessment], named, "indicator_values")
    findings = _findings(assessment)
    sheets = read_sheets(assessment, edition, findings)
    dossier = dossier_of(assessment, edition, findings)
    with translation.override(language):
        facts = _facts(assessment, edition, language, dossier, sheets)
    if assessment.is_submitted:
        card, readings = read_scorecard(assessment.result.scorecard), stored_readings(assessment)
    else:
        card, readings = score(edition, sheets.own), readings_of(edition, sheets)
    return Ground(edition, sheets.own, card, facts, language, readings)


def _findings(assessment: Assessment) -> list[Finding]:
    """Of a submitted assessment the dossier tells them, as they were that day."""
    if assessment.is_submitted:
        return []
    return list(assessment.findings.select_related("found_by"))


def report_if(
    ground: Ground,
    *,
    changes: Mapping[str, Answer | None],
    target: str | None,
    plans: Plans = PLAIN,
) -> Report:
    """As if these answers had been given; nothing is stored. Without changes the scorecard that
    was stored stays the one that is shown."""
    sheet, card = ground.sheet, ground.card
    if changes:
        sheet, card = what_if(ground.edition, ground.sheet, changes)
    return compose(
        ground.edition,
        sheet,
        card,
        ground.facts,
        language=ground.language,
        target=target,
        plans=plans,
        readings=ground.readings,
    )


def _facts(
    assessment: Assessment, edition: Edition, language: str, dossier: Dossier, sheets: Sheets
) -> Facts:
    stored = assessment.facts
    return Facts(
        plant_name=stored.get("name") or assessment.plant.name,
        organisation_name=stored.get("organisation") or assessment.plant.organisation.name,
        plant=plant_facts(stored, edition, language),
        sector=stored.get("sector", ""),
        ownership=stored.get("ownership", ""),
        size=stored.get("size", ""),
        submitted_on=_submitted_on(assessment),
        submitted_by=stored.get("submitted_by") or str(assessment.submitted_by or ""),
        edition_revision=assessment.edition.revision,
        checksum=assessment.edition.checksum,
        region_names={key: force_str(label) for key, label in Province.choices},
        known={answer.question: answer.known for answer in assessment.answers.all()},
        notes={answer.question: answer.note for answer in assessment.answers.all() if answer.note},
        indicators=tuple(_figures(value) for value in assessment.indicator_values.all()),
        dossier=dossier,
        claimed=_claimed(sheets),
        counts_by_cards=assessment.cards is not None,
        begun_on=timezone.localtime(assessment.started_at).date(),
        **_known_again(assessment),
    )


def _known_again(assessment: Assessment) -> dict[str, Any]:
    """The code of a submitted result, and where its documents can be compared."""
    if not assessment.is_submitted:
        return {}
    code = assessment.result.document_code.code
    address = settings.PUBLIC_ADDRESS
    path = reverse("assessments:check_document", args=[code])
    return {"code": code, "check_address": f"{address}{path}" if address else ""}


def _claimed(sheets: Sheets) -> dict[str, str]:
    own = sheets.own.answers
    given = ((key, answer.option) for key, answer in sheets.all_claims.answers.items())
    return {key: row for key, row in given if row and own[key].option != row}


def _submitted_on(assessment: Assessment) -> date | None:
    return timezone.localtime(assessment.submitted_at).date() if assessment.submitted_at else None


def _figures(value: IndicatorValue) -> IndicatorFigures:
    return IndicatorFigures(
        key=value.indicator,
        before=None if value.before is None else Fraction(value.before),
        before_period=value.before_period,
        after=None if value.after is None else Fraction(value.after),
        after_period=value.after_period,
        data_source=value.data_source,
    )
