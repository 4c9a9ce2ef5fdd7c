"""What saving answers and saving indicator values share."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from accounts.audit import record
from accounts.models import User
from assessments.models import Answer, Assessment, IndicatorValue

Row = TypeVar("Row", Answer, IndicatorValue)


def differs(known: Answer | IndicatorValue | None, content: Mapping[str, object]) -> bool:
    if known is None:
        return any(value not in ("", None, False) for value in content.values())
    return any(getattr(known, field) != value for field, value in content.items())


def put(model: type[Row], rows: Sequence[Row], *, key: str, changing: Sequence[str]) -> None:
    """Insert what is new and change what is there, in one statement."""
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["assessment", key],
        update_fields=list(changing),
    )


def keep_record(act: str, assessment: Assessment, by: User, keys: list[str]) -> None:
    record(act, assessment, by=by, organisation=assessment.plant.organisation, keys=keys)
