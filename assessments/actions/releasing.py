"""Letting a document out of the organisation: somebody confirms first what it may hold.

A confirmation is for one document of one state: whatever is answered afterwards is confirmed anew.
"""

from dataclasses import dataclass

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from assessments.actions.refusals import Refused, Stale
from assessments.documents.released import revision_of_systems
from assessments.documents.wanted import Wanted
from assessments.models import Assessment, Release

RECEIVER_LENGTH = 200


class NothingToConfirm(Refused):
    """It stays in the house: nobody confirms that."""


class NotConfirmed(Refused):
    """Something a release confirms is missing; `field` says which."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class MayBeImportantData(Refused):
    """Such data leaves the mainland only after a security assessment; ours is no such thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What the person says of the document and of whoever gets it."""

    receiver: str
    data_class: str
    no_state_secrets: bool
    no_faces_or_places: bool
    goes_abroad: bool


def release(
    *, assessment: Assessment, by: User, wanted: Wanted, confirmed: Confirmed, revision: int
) -> Release:
    """`revision` is that of the assessment the person looked at: Stale if somebody saved since."""
    if not wanted.leaves_the_house:
        raise NothingToConfirm
    receiver = _checked(confirmed)
    abroad = confirmed.goes_abroad or wanted.goes_to_headquarters
    if abroad and confirmed.data_class == Release.DataClass.IMPORTANT:
        raise MayBeImportantData
    with transaction.atomic():
        # Not `take`: what was submitted is let out like anything else, and is not changed by it.
        held = Assessment.objects.select_for_update().get(pk=assessment.pk)
        if held.revision != revision:
            raise Stale
        made = Release.objects.create(
            assessment=held,
            kind=wanted.kind,
            wanted=wanted.key,
            receiver=receiver,
            data_class=confirmed.data_class,
            no_state_secrets=True,
            no_faces_or_places=True,
            revision=revision,
            systems=revision_of_systems(held),
            by=by,
        )
        record(
            "release",
            held,
            by=by,
            organisation=assessment.plant.organisation,
            kind=made.kind,
            wanted=made.wanted,
            receiver=receiver,
            data_class=made.data_class,
            goes_abroad=abroad,
        )
    return made


def _checked(confirmed: Confirmed) -> str:
    receiver = confirmed.receiver.strip()
    if not receiver or len(receiver) > RECEIVER_LENGTH:
        raise NotConfirmed("receiver")
    if confirmed.data_class not in Release.DataClass.values:
        raise NotConfirmed("data_class")
    for field in ("no_state_secrets", "no_faces_or_places"):
        if not getattr(confirmed, field):
            raise NotConfirmed(field)
    return receiver
