"""What a piece of evidence proves: one answer or one instance of an open assessment."""

from dataclasses import dataclass

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from assessments.actions.locking import take, touch
from assessments.actions.refusals import Refused
from assessments.models import Assessment, Evidence, EvidenceUse
from maturity.publishing import engine_edition


class NothingToProve(Refused):
    """The edition does not ask this question, or the instance is not of this assessment."""


class EvidenceIsGone(Refused):
    """Somebody removed it meanwhile."""


@dataclass(frozen=True, slots=True)
class Proves:
    """One answer, by the key of its question, or one instance."""

    question: str = ""
    instance: int | None = None


def use(*, assessment: Assessment, by: User, evidence: Evidence, proves: Proves) -> EvidenceUse:
    """A piece the plant already has proves this, too; using it twice is harmless."""
    with transaction.atomic():
        held = take(assessment)
        check_proves(held, proves)
        of_plant = Evidence.objects.select_for_update().filter(plant=held.plant_id)
        piece = of_plant.filter(pk=evidence.pk).first()
        if piece is None:
            raise EvidenceIsGone
        return put_use(held, piece, proves, by=by)


def unuse(*, assessment: Assessment, by: User, use: EvidenceUse) -> None:
    """The piece stays with the plant."""
    with transaction.atomic():
        held = take(assessment)
        taken_off = held.evidence_uses.filter(pk=use.pk).select_related("evidence").first()
        if taken_off is None:
            return
        taken_off.delete()
        touch(held, by=by)
        proved = Proves(taken_off.question, taken_off.instance_id)
        keep_proof_record("unuse_evidence", held, taken_off.evidence, proved, by=by)


def put_use(held: Assessment, piece: Evidence, proves: Proves, *, by: User) -> EvidenceUse:
    used, is_new = held.evidence_uses.get_or_create(
        evidence=piece,
        question=proves.question,
        instance_id=proves.instance,
        defaults={"added_by": by},
    )
    if is_new:
        touch(held, by=by)
        keep_proof_record("use_evidence", held, piece, proves, by=by)
    return used


def check_proves(held: Assessment, proves: Proves) -> None:
    if proves.instance is not None:
        is_there = not proves.question and held.instances.filter(pk=proves.instance).exists()
    else:
        question = engine_edition(held.edition_id).questions_by_key.get(proves.question)
        plant_type = held.facts.get("production") or None
        is_there = question is not None and question.is_asked_of(plant_type)
    if not is_there:
        raise NothingToProve


def keep_proof_record(
    act: str, held: Assessment, piece: Evidence, proves: Proves, *, by: User
) -> None:
    record(
        act,
        held,
        by=by,
        organisation=held.plant.organisation,
        evidence=piece.pk,
        title=piece.title,
        question=proves.question,
        instance=proves.instance,
    )
