"""The dossier of an open assessment as the database holds it now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db.models import prefetch_related_objects
from django.utils import timezone

from assessments.bearing import borne_by
from assessments.dossier.raised import raised_answers
from assessments.dossier.shape import (
    AnsweredNote,
    Dossier,
    EvidenceNote,
    FindingNote,
    InstanceNote,
    ModelNote,
    RaisedNote,
    SystemNote,
    read_dossier,
)
from assessments.models import Answer, Assessment, Evidence, Finding, ScenarioInstance, System
from maturity.engine.edition import Edition


def dossier_of(
    assessment: Assessment, edition: Edition, findings: Iterable[Finding] | None = None
) -> Dossier:
    """Frozen once submitted. `findings` may be handed in where they were read already, with
    `found_by`."""
    if assessment.is_submitted:
        return read_dossier(assessment.result.dossier)
    answers = {answer.question: answer for answer in assessment.answers.all()}
    asked = _asked(assessment, edition, answers)
    if findings is None:
        findings = assessment.findings.select_related("found_by")
    instances = _instances(assessment)
    used = {system.pk: system for one in instances for system in one.systems.all()}
    return Dossier(
        systems=tuple(_system(system) for system in used.values()),
        instances=tuple(map(_instance, instances)),
        evidence=_evidence(assessment),
        findings=tuple(_finding(one, answers.get(one.question)) for one in findings),
        raised=_raised(assessment, edition, asked),
        known=dict(Counter(a.known for a in asked.values() if not a.is_open)),
        unsure=_keys(edition, asked, "unsure"),
        to_confirm=_keys(edition, asked, "to_confirm"),
        result_seen_on=day(assessment.result_seen_at),
        origin=assessment.origin,
        reopened_because=assessment.reopened_because,
        answered_by=_answered_by(asked.values()),
    )


def day(at: datetime | None) -> str:
    """As the calendar on the wall shows it, not Greenwich's."""
    return timezone.localtime(at).date().isoformat() if at else ""


def _asked(
    assessment: Assessment, edition: Edition, answers: dict[str, Answer]
) -> dict[str, Answer]:
    """Answers to what is not asked of this kind of plant stay stored and say nothing here."""
    production = assessment.facts.get("production") or None
    asked = (q.key for q in edition.all_questions if q.is_asked_of(production))
    return {key: answers[key] for key in asked if key in answers}


def _keys(edition: Edition, answers: dict[str, Answer], mark: str) -> tuple[str, ...]:
    marked = (q.key for q in edition.all_questions if q.key in answers)
    return tuple(key for key in marked if getattr(answers[key], mark))


def _answered_by(answers: Iterable[Answer]) -> tuple[AnsweredNote, ...]:
    """Two people of one name stay two; the one who gave most comes first."""
    given = [answer for answer in answers if not answer.is_open]
    prefetch_related_objects(given, "answered_by")  # asks nothing where they came with the answers
    counted = Counter(answer.answered_by for answer in given)
    notes = (AnsweredNote(str(person), count) for person, count in counted.items())
    return tuple(sorted(notes, key=lambda note: (-note.answers, note.by)))


def _instances(assessment: Assessment) -> list[ScenarioInstance]:
    asked = assessment.instances.select_related("model_card").prefetch_related("systems")
    return list(asked)


def _system(system: System) -> SystemNote:
    return SystemNote(system.pk, system.kind, system.name, system.maker, system.live_since)


def _instance(card: ScenarioInstance) -> InstanceNote:
    stated = timezone.localtime(card.stated_at).date()
    return InstanceNote(
        id=card.pk,
        scenario=card.scenario,
        name=card.name,
        place=card.place,
        systems=tuple(system.pk for system in card.systems.all()),
        live_since=card.live_since,
        last_used=_iso(card.last_used),
        weekly_users=card.weekly_users,
        used_outside_team=card.used_outside_team,
        figure=card.figure,
        unit=card.unit,
        before=_number(card.before),
        before_period=card.before_period,
        after=_number(card.after),
        after_period=card.after_period,
        data_source=card.data_source,
        role=card.role,
        stated_on=stated.isoformat(),
        to_confirm=card.to_confirm,
        bears_out=borne_by(card, stated_on=stated),
        model=_model(card),
    )


def _model(card: ScenarioInstance) -> ModelNote | None:
    model = getattr(card, "model_card", None)
    if model is None:
        return None
    return ModelNote(
        kind=model.kind,
        decides=model.decides,
        data=model.data,
        data_since=model.data_since,
        quality=model.quality,
        measured_how=model.measured_how,
        overruled=model.overruled,
        runs_on=model.runs_on,
        made_by=model.made_by,
        is_complete=model.is_complete,
    )


def _evidence(assessment: Assessment) -> tuple[EvidenceNote, ...]:
    pieces: dict[int, Evidence] = {}
    questions, instances = defaultdict(list), defaultdict(list)
    for use in assessment.evidence_uses.select_related("evidence"):
        pieces[use.evidence_id] = use.evidence
        if use.instance_id:
            instances[use.evidence_id].append(use.instance_id)
        else:
            questions[use.evidence_id].append(use.question)
    return tuple(
        EvidenceNote(
            id=key,
            title=piece.title,
            link=piece.link,
            file_name=piece.file_name,
            size=piece.size,
            sha256=piece.sha256,
            dated=_iso(piece.dated),
            expires=_iso(piece.expires),
            questions=tuple(questions[key]),
            instances=tuple(instances[key]),
        )
        for key, piece in pieces.items()
    )


def _finding(finding: Finding, answer: Answer | None) -> FindingNote:
    return FindingNote(
        question=finding.question,
        verdict=finding.verdict,
        option=finding.option,
        reason=finding.reason,
        by=str(finding.found_by),
        on=day(finding.found_at),
        is_current=answer is not None and answer.revision == finding.answer_revision,
    )


def _raised(
    assessment: Assessment, edition: Edition, answers: dict[str, Answer]
) -> tuple[RaisedNote, ...]:
    if assessment.result_seen_at is None:
        return ()
    since = assessment.changes.filter(at__gt=assessment.result_seen_at)
    changes = since.order_by("revision").select_related("by")
    return raised_answers(edition, changes, answers, _raised_earlier(assessment))


def _raised_earlier(assessment: Assessment) -> tuple[RaisedNote, ...]:
    """Reopening does not take from the list what the old result had on it."""
    old = assessment.follows
    if old is None or assessment.origin != Assessment.Origin.REOPENED:
        return ()
    return read_dossier(old.result.dossier).raised


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")
