"""What was done by whom, append-only."""

from django.db.models import Model

from accounts.models import AuditEvent, Organisation, User


def record(
    act: str,
    subject: Model,
    *,
    by: User | None,
    organisation: Organisation | None = None,
    **details: object,
) -> AuditEvent:
    """Write one line of history; call it inside the transaction that does the act.

    `act` is a verb such as "submit"; `details` hold plain values that JSON can carry.
    """
    return AuditEvent.objects.create(
        act=act,
        by=by,
        subject_kind=subject._meta.label_lower,
        subject_key=str(subject.pk),
        organisation=organisation,
        details=details,
    )
