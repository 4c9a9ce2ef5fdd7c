"""Many stored assessments from few: rows copied inside the database, with new keys."""

from __future__ import annotations

from typing import Any

from django.db import connection, models, transaction

from assessments.models import Answer, Assessment, Plant


def multiply(times: int) -> None:
    """Every plant, assessment and answer `times` times in all. Only for a database of one's own:
    sequences stay where they are."""
    step = 1 + max(model._default_manager.aggregate(m=models.Max("pk"))["m"] for model in TABLES)
    with transaction.atomic(), connection.cursor() as cursor:
        for turn in range(1, times):
            for model in TABLES:
                cursor.execute(_copy(model, turn * step, turn), [])


TABLES: tuple[type[models.Model], ...] = (Plant, Assessment, Answer)
OWN_COPIES = {"plant_id", "assessment_id"}


def _copy(model: type[Any], offset: int, turn: int) -> str:
    """The table's columns, its keys moved by the offset and its name made its own."""
    quote = connection.ops.quote_name
    columns = [field.column for field in model._meta.concrete_fields]
    moved = {"id", *OWN_COPIES}
    values = [f"{quote(c)} + {offset}" if c in moved else quote(c) for c in columns]
    if model is Plant:
        values[columns.index("name")] = f"{quote('name')} || ' / {turn}'"
    table, names = quote(model._meta.db_table), ", ".join(map(quote, columns))
    first = f"{quote('id')} < {offset // turn}"
    # Names of our own models and numbers; nothing that anybody typed.
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} WHERE {first}"  # noqa: S608
