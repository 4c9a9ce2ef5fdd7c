"""What saving answers and saving indicator values share."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from assessments.models import Answer, Assessment, IndicatorValue

Row = TypeVar("Row", Answer, IndicatorValue)


def differs(
    known: Answer | IndicatorValue | None,
    content: Mapping[str, object],
    blank: Mapping[str, object],
) -> bool:
    """`blank` is the content of a row nobody has written yet."""
    if known is None:
        return content != blank
    return any(getattr(known, field) != value for field, value in content.items())


def put(
    model: type[Row],
    held: Assessment,
    stored: Mapping[str, Row],
    contents: Mapping[str, Mapping[str, object]],
    *,
    key: str,
    stamp: str,
    by: User,
    also: Mapping[str, object] | None = None,
) -> list[Row]:
    """Insert what is new and change what is there, in one statement; the rows as they now stand.

    `key` is the field that names a row of the assessment; `stamp` begins the two fields that
    say when and by whom; `also` sets further fields of every row.
    """
    marks: dict[str, Any] = {f"{stamp}_at": timezone.now(), f"{stamp}_by": by, **(also or {})}
    rows: list[Row] = []
    for name, content in contents.items():
        revision = stored[name].revision + 1 if name in stored else 1
        fields: dict[str, Any] = {key: name, **content, **marks, "revision": revision}
        rows.append(model(assessment=held, **fields))
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["assessment", key],
        update_fields=[*next(iter(contents.values())), "revision", *marks],
    )
    return rows


def keep_record(act: str, assessment: Assessment, by: User, keys: list[str]) -> None:
    record(act, assessment, by=by, organisation=assessment.plant.organisation, keys=keys)
