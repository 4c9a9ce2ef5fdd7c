"""Proof: adding it, saying what it proves, changing and removing it.

Files are stored before the transaction begins and thrown away if it comes to nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, Sum

from accounts.audit import record
from accounts.models import User
from assessments.actions.locking import take, touch
from assessments.actions.proving import (
    EvidenceIsGone,
    NothingToProve,
    Proves,
    check_proves,
    keep_proof_record,
    put_use,
    unuse,
    use,
)
from assessments.actions.refusals import Refused, Stale
from assessments.evidence import storing
from assessments.evidence.links import check_link
from assessments.evidence.receiving import Received, receive
from assessments.models import Assessment, Evidence, EvidenceUse, Plant

__all__ = [
    "About",
    "Added",
    "EvidenceIsFixed",
    "EvidenceIsGone",
    "EvidenceIsUsed",
    "NothingToProve",
    "PlantIsFull",
    "Proves",
    "add_file",
    "add_link",
    "change_evidence",
    "remove_evidence",
    "unuse",
    "use",
]


class PlantIsFull(Refused):
    """All files of the plant together would be larger than is allowed."""


class EvidenceIsFixed(Refused):
    """A submitted assessment uses it: what was submitted never changes."""


class EvidenceIsUsed(Refused):
    """It still proves something somewhere."""


@dataclass(frozen=True, slots=True)
class About:
    """What a person says of a piece: title, its own date, until when it is valid."""

    title: str
    dated: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """`was_there`: the plant had this very file or link already, and nothing was stored twice."""

    evidence: Evidence
    was_there: bool


def add_file(
    *, assessment: Assessment, by: User, upload: File, proves: Proves, about: About
) -> Added:
    """Raises FileRefused with what to do instead; the same content again is kept once."""
    received = receive(upload)
    known = _known_file(assessment.plant_id, received)
    if known is not None:
        piece = _file(assessment, received, known.stored, about, by)
        return _add(assessment, proves, piece, by=by, is_shared=True)
    _check_room(assessment.plant_id, received.size)
    key = storing.store(received.content, received.kind, plant_id=assessment.plant_id)
    try:
        added = _add(assessment, proves, _file(assessment, received, key, about, by), by=by)
    except BaseException:
        _throw_away(key)
        raise
    if added.was_there:
        _throw_away(key)
    return added


def add_link(*, assessment: Assessment, by: User, link: str, proves: Proves, about: About) -> Added:
    """Raises LinkRefused where it is no http or https address."""
    check_link(link)
    piece = Evidence(
        plant_id=assessment.plant_id,
        link=link,
        title=about.title,
        dated=about.dated,
        expires=about.expires,
        added_by=by,
    )
    return _add(assessment, proves, piece, by=by)


def change_evidence(*, evidence: Evidence, by: User, about: About, revision: int) -> Evidence:
    """Refused as Stale where somebody else changed it since `revision`."""
    with transaction.atomic():
        using, piece = _take_all(evidence)
        if any(assessment.is_submitted for assessment in using):
            raise EvidenceIsFixed
        if About(piece.title, piece.dated, piece.expires) == about:
            return piece
        if piece.revision != revision:
            raise Stale
        before = _plain(piece)
        piece.title, piece.dated, piece.expires = about.title, about.dated, about.expires
        piece.revision += 1
        piece.save(update_fields=["title", "dated", "expires", "revision"])
        for assessment in using:
            touch(assessment, by=by)
        organisation = piece.plant.organisation
        record(
            "change_evidence",
            piece,
            by=by,
            organisation=organisation,
            before=before,
            after=_plain(piece),
        )
    return piece


def remove_evidence(*, evidence: Evidence, by: User) -> None:
    with transaction.atomic():
        using, piece = _take_all(evidence)
        if using:
            raise EvidenceIsUsed
        organisation, key = piece.plant.organisation, piece.stored
        record("remove_evidence", piece, by=by, organisation=organisation, **_plain(piece))
        piece.delete()
        if key and not Evidence.objects.filter(stored=key).exists():
            transaction.on_commit(lambda: storing.discard(key))


def _take_all(evidence: Evidence) -> tuple[list[Assessment], Evidence]:
    """The assessments that use it, and the piece, held until the transaction ends.

    All of the plant are held, so that none begins to use it or is submitted meanwhile.
    """
    of_plant = Assessment.objects.select_for_update().filter(plant=evidence.plant_id)
    held = {assessment.pk: assessment for assessment in of_plant.order_by("pk")}
    piece = Evidence.objects.select_for_update().filter(pk=evidence.pk).first()
    if piece is None:
        raise EvidenceIsGone
    using = set(piece.uses.values_list("assessment_id", flat=True))
    return [held[key] for key in held if key in using], piece


def _add(
    assessment: Assessment, proves: Proves, piece: Evidence, *, by: User, is_shared: bool = False
) -> Added:
    """`is_shared`: the file of this piece was stored with an earlier one."""
    with transaction.atomic():
        held = take(assessment)
        check_proves(held, proves)
        # Two uploads at once are counted one after the other.
        Plant.objects.select_for_update().get(pk=held.plant_id)
        same = _same(piece)
        if same is None:
            _check_stored(piece) if is_shared else _check_room(held.plant_id, piece.size)
            piece.save()
            keep_proof_record("add_evidence", held, piece, proves, by=by)
        put_use(held, same or piece, proves, by=by)
    return Added(same or piece, was_there=same is not None)


def _file(assessment: Assessment, received: Received, key: str, about: About, by: User) -> Evidence:
    return Evidence(
        plant_id=assessment.plant_id,
        stored=key,
        file_name=received.name,
        content_type=received.kind.content_type,
        size=received.size,
        sha256=received.sha256,
        title=about.title,
        dated=about.dated,
        expires=about.expires,
        added_by=by,
    )


def _known_file(plant_id: int, received: Received) -> Evidence | None:
    return Evidence.objects.filter(plant=plant_id, sha256=received.sha256).first()


def _same(piece: Evidence) -> Evidence | None:
    """The one with the same content. What a submitted assessment uses keeps its title and dates:
    whoever says something else of it gets a piece beside it."""
    same = {"link": piece.link} if piece.link else {"sha256": piece.sha256}
    known = Evidence.objects.filter(plant=piece.plant_id, **same).order_by("pk")
    found = list(known.annotate(is_fixed=Exists(_submitted_uses())))
    alike = (one for one in found if _plain(one) == _plain(piece))
    return next(alike, None) or next((one for one in found if not one.is_fixed), None)


def _submitted_uses() -> QuerySet[EvidenceUse]:
    submitted = Assessment.Status.SUBMITTED
    return EvidenceUse.objects.filter(evidence=OuterRef("pk"), assessment__status=submitted)


def _check_stored(piece: Evidence) -> None:
    if not Evidence.objects.filter(stored=piece.stored).exists():
        raise EvidenceIsGone


def _check_room(plant_id: int, size: int) -> None:
    if room_taken(plant_id) + size > settings.EVIDENCE_PLANT_LIMIT:
        raise PlantIsFull


def room_taken(plant_id: int) -> int:
    """By all files of the plant; one that several pieces share counts once."""
    files = Evidence.objects.filter(plant=plant_id).exclude(stored="").values("stored")
    taken: int | None = files.annotate(each=Max("size")).aggregate(all=Sum("each"))["all"]
    return taken or 0


def _throw_away(key: str) -> None:
    """A commit may have been stored although its answer was lost: then the file is needed."""
    if not _asked(lambda: Evidence.objects.filter(stored=key).exists()):
        storing.discard(key)


def _asked(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except Exception:
        storing.log.exception("evidence file kept: the database could not be asked about it")
        return True


def _plain(piece: Evidence) -> dict[str, str]:
    return {
        "title": piece.title,
        "dated": piece.dated.isoformat() if piece.dated else "",
        "expires": piece.expires.isoformat() if piece.expires else "",
    }
