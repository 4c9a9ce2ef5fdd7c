"""Taking one open assessment for writing, and leaving its mark."""

from django.utils import timezone

from accounts.models import User
from assessments.actions.refusals import AssessmentIsLocked
from assessments.models import Assessment


def take(assessment: Assessment) -> Assessment:
    """The row as it stands now, held until the transaction ends; refused once submitted.

    Saves of one assessment are serial on PostgreSQL (row lock) and on SQLite (IMMEDIATE).
    """
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not held.is_open:
        raise AssessmentIsLocked
    return held


def touch(held: Assessment, *, by: User, fields: tuple[str, ...] = ()) -> None:
    held.revision += 1
    held.changed_at = timezone.now()
    held.changed_by = by
    held.save(update_fields=["revision", "changed_at", "changed_by", *fields])
