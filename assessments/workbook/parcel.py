"""What a dry run hands to the page and gets back: signed, for one person, for a while."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext as _

from accounts.models import User
from assessments.models import Assessment
from assessments.workbook.brought import Brought, read_brought
from assessments.workbook.stamp import WorkbookRefused

_SALT = "assessments.workbook"
AGE_LIMIT = 2 * 60 * 60
# A form may carry two megabytes in all.
SIZE_LIMIT = 1_500_000


@dataclass(frozen=True, slots=True)
class Parcel:
    brought: Brought
    seen: str


def pack(assessment: Assessment, person: User, brought: Brought, seen: str) -> str:
    """Raises WorkbookRefused where the page could not carry it back."""
    content = {
        "assessment": assessment.pk,
        "person": person.pk,
        "brought": brought.to_data(),
        "seen": seen,
    }
    packed = signing.dumps(content, salt=_SALT, compress=True)
    if len(packed) > SIZE_LIMIT:
        raise WorkbookRefused(
            _("The workbook holds too much text for one go. Bring it in two parts.")
        )
    return packed


def unpack(packed: str, assessment: Assessment, person: User) -> Parcel:
    """Raises WorkbookRefused: too old, of another self-check or person, or tampered with."""
    try:
        content = signing.loads(packed, salt=_SALT, max_age=AGE_LIMIT)
    except signing.SignatureExpired as error:
        raise WorkbookRefused(
            _("You looked through the changes more than two hours ago. Bring the workbook again.")
        ) from error
    except signing.BadSignature as error:
        raise WorkbookRefused(_not_from_here()) from error
    if (content["assessment"], content["person"]) != (assessment.pk, person.pk):
        raise WorkbookRefused(_not_from_here())
    return Parcel(read_brought(content["brought"]), content["seen"])


def _not_from_here() -> str:
    return _("These changes were not looked through by you here. Bring the workbook again.")
