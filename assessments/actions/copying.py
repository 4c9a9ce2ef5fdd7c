"""What an assessment that begins from another one takes along: rows, register, proof, findings."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from django.db.models import Model
from django.utils import timezone

from accounts.models import User
from assessments.actions.answers import content_of
from assessments.models import (
    Answer,
    AnswerChange,
    Assessment,
    EvidenceUse,
    Finding,
    IndicatorValue,
    ModelCard,
    ScenarioInstance,
)

Row = TypeVar("Row", Answer, IndicatorValue, Finding, ScenarioInstance)
Bare = TypeVar("Bare", bound=Model)


def copied(row: Row, assessment: Assessment) -> Row:
    """Not saved yet; who said it and when stay what they were."""
    row.assessment = assessment
    row.revision = 1
    return _bare(row)


def carry_answers(answers: Iterable[Answer], new: Assessment, *, by: User) -> None:
    """Each with its first line of history, made at the moment the new assessment began."""
    rows = Answer.objects.bulk_create(copied(answer, new) for answer in answers)
    at = timezone.now()
    AnswerChange.objects.bulk_create(
        AnswerChange(
            assessment=new,
            question=row.question,
            revision=row.revision,
            act=AnswerChange.Act.CARRIED,
            before=None,
            after=content_of(row),
            at=at,
            by=by,
        )
        for row in rows
    )


def carry_instances(
    old: Assessment, new: Assessment, *, scenarios: Collection[str], to_confirm: bool = False
) -> Mapping[int, ScenarioInstance]:
    """By their number in the old one. `stated_at` is kept: use is judged as of that day."""
    wanted = old.instances.filter(scenario__in=scenarios)
    cards = list(wanted.select_related("model_card").prefetch_related("systems"))
    models = [card.model_card for card in cards if hasattr(card, "model_card")]
    systems = [(card.pk, system.pk) for card in cards for system in card.systems.all()]
    made: dict[int, ScenarioInstance] = {}
    for card in cards:
        number = card.pk
        card.to_confirm = card.to_confirm or to_confirm
        made[number] = copied(card, new)
    ScenarioInstance.objects.bulk_create(made.values())
    ModelCard.objects.bulk_create(_on(model, made[model.instance_id]) for model in models)
    through = ScenarioInstance.systems.through
    through.objects.bulk_create(
        through(scenarioinstance_id=made[number].pk, system_id=system) for number, system in systems
    )
    return made


def carry_evidence(
    old: Assessment,
    new: Assessment,
    *,
    by: User,
    questions: Collection[str],
    instances: Mapping[int, ScenarioInstance],
) -> None:
    """The pieces belong to the plant; only what they prove is said anew. Expired ones stay."""
    EvidenceUse.objects.bulk_create(
        EvidenceUse(
            evidence_id=use.evidence_id,
            assessment=new,
            question=use.question,
            instance=instances[use.instance_id] if use.instance_id else None,
            added_by=by,
        )
        for use in old.evidence_uses.all()
        if use.question in questions or use.instance_id in instances
    )


def carry_findings(old: Assessment, new: Assessment, revisions: Mapping[str, int]) -> None:
    """`revisions`: of the old answers. A finding on an answer that changed since stays out of
    date: the copied answers have revision 1, none has revision 0."""
    findings = []
    for finding in old.findings.all():
        is_current = finding.answer_revision == revisions.get(finding.question)
        finding.answer_revision = 1 if is_current else 0
        findings.append(copied(finding, new))
    Finding.objects.bulk_create(findings)


def _on(model: ModelCard, instance: ScenarioInstance) -> ModelCard:
    model.instance = instance
    return _bare(model)


def _bare(row: Bare) -> Bare:
    row.pk = None
    row._state.adding = True
    return row
