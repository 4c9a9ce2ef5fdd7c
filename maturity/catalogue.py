"""A rubric file or folder -> draft rows. Loading twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignKey, Model

from maturity.draft import SECTIONS, Section, entry_columns, header_columns, read_draft
from maturity.engine import edition as engine
from maturity.models import Entry, Option, Row, Rubric
from maturity.rubric_file import RubricFileError, load_sound

Keys = dict[type[Model], dict[str, int]]


class CannotLoad(Exception):
    """Nothing was stored; `problems` names each fault with its place."""

    def __init__(self, problems: Iterable[engine.Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Loaded(NamedTuple):
    rubric: Rubric
    is_changed: bool


def load(path: Path | str) -> Rubric:
    """The draft of a rubric file or folder, stored whole or not at all."""
    return load_file(path).rubric


def load_file(path: Path | str) -> Loaded:
    """As `load`, and whether the draft said something else before."""
    return store(read_without_errors(path))


def read_without_errors(path: Path | str) -> engine.Edition:
    try:
        return load_sound(path)
    except RubricFileError as error:
        raise CannotLoad(error.problems) from error
    except OSError as error:
        raise CannotLoad([_error(str(path), error.strerror or "cannot be read")]) from error


@transaction.atomic
def store(edition: engine.Edition) -> Loaded:
    """Make the draft rows say what the edition says; rows that it does not have are removed.

    The edition has no errors: every key that it refers to is there.
    """
    header = header_columns(edition)
    rubric, is_new = Rubric.objects.select_for_update().get_or_create(
        slug=edition.rubric, defaults=header
    )
    if not is_new and _says_the_same(rubric, edition):
        return Loaded(rubric, False)
    for name, value in header.items():
        setattr(rubric, name, value)
    _validate(rubric, "rubric")
    rubric.save()
    _write_rows(rubric, edition)
    return Loaded(rubric, True)


def _says_the_same(rubric: Rubric, edition: engine.Edition) -> bool:
    try:
        return _meaning(read_draft(rubric).to_data()) == _meaning(edition.to_data())
    except engine.EditionError:
        return False


def _meaning(data: Any) -> Any:
    """Columns know no difference between empty and left out."""
    if isinstance(data, list):
        return [_meaning(item) for item in data]
    if not isinstance(data, dict):
        return data
    return {name: _meaning(value) for name, value in data.items() if value not in ("", {})}


def _write_rows(rubric: Rubric, edition: engine.Edition) -> None:
    keys: Keys = {}
    gone: list[tuple[Section, set[int]]] = []
    for section in SECTIONS:
        before = set(_own(section, rubric).values_list("pk", flat=True))
        rows = list(_new_rows(section, rubric, edition, keys))
        written = _upsert(section.model, rows) if rows else []
        keys[section.model] = {row.key: row.pk for row in written}
        gone.append((section, before - {row.pk for row in written}))
    # What refers goes before what it refers to.
    for section, old in reversed(gone):
        if old:
            _own(section, rubric).filter(pk__in=old).delete()


def _own(section: Section, rubric: Rubric) -> Any:
    owner = "question__rubric" if section.model is Option else "rubric"
    return section.model._default_manager.filter(**{owner: rubric})


def _upsert(model: type[Entry], rows: list[Entry]) -> list[Entry]:
    """Rows keep their identity as long as their key lives: links and history stay right."""
    unique = ["question", "key"] if model is Option else ["rubric", "key"]
    changing = [
        field.name
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in unique
    ]
    return model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=unique, update_fields=changing
    )


def _new_rows(
    section: Section, rubric: Rubric, edition: engine.Edition, keys: Keys
) -> Iterator[Entry]:
    for place, parent, order, entry in _entries(section, edition):
        columns = entry_columns(entry, section.model, keys)
        if parent is not None:
            field: Any = section.model._meta.get_field(section.parent)
            columns[field.attname] = keys[field.related_model][parent.key]
        if issubclass(section.model, Row):
            columns["rubric"] = rubric
        row = section.model(order=order, **columns)
        _validate(row, place)
        yield row


def _entries(
    section: Section, edition: engine.Edition
) -> Iterator[tuple[str, Any, int, engine.Entry]]:
    """Each entry with its place, what it hangs on and its position there."""
    if not section.parent:
        for order, entry in enumerate(getattr(edition, section.name)):
            yield f"{section.name}[{order}]", None, order, entry
        return
    for number, parent in enumerate(getattr(edition, f"{section.parent}s")):
        for order, entry in enumerate(getattr(parent, section.name)):
            place = f"{section.parent}s[{number}].{section.name}[{order}]"
            yield place, parent, order, entry


def _validate(row: Model, place: str) -> None:
    """Lengths, ranges and words, which SQLite alone would not hold to."""
    links = {field.name for field in row._meta.concrete_fields if isinstance(field, ForeignKey)}
    try:
        row.clean_fields(exclude=links)
    except ValidationError as error:
        raise CannotLoad(
            _error(f"{place}.{name}", " ".join(messages))
            for name, messages in error.message_dict.items()
        ) from error


def _error(place: str, message: str) -> engine.Problem:
    return engine.Problem("error", place, message)
