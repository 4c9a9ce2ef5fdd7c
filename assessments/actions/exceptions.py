"""Saving why a demand that holds "in principle" does not hold here."""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from assessments.actions.locking import take, touch
from assessments.actions.refusals import ExceptionRefused, Stale
from assessments.actions.writing import keep_record
from assessments.models import Assessment
from maturity.publishing import engine_edition


def save_exceptions(
    *, assessment: Assessment, by: User, exceptions: Mapping[str, str], revision: int
) -> None:
    """Reasons for demands that hold "in principle"; an empty reason withdraws the exception."""
    edition = engine_edition(assessment.edition_id)
    with transaction.atomic():
        held = take(assessment)
        given = {key: reason.strip() for key, reason in exceptions.items() if reason.strip()}
        if given == held.exceptions:
            return
        if held.revision != revision:
            raise Stale
        for key in given:
            demand = edition.demands_by_key.get(key)
            if demand is None or not demand.may_be_excepted:
                raise ExceptionRefused(key)
        held.exceptions = given
        touch(held, by=by, fields=("exceptions",))
        keep_record("save_exceptions", assessment, by, sorted(given))
