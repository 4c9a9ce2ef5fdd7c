"""The draft rows of a rubric as an edition's plain data, and back.

Columns carry the names of the engine's fields, so one reading of the dataclasses serves every
model: a text is two columns, a key of something else a foreign key, a number the string it was
written as, everything nested JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import Field, fields
from fractions import Fraction
from typing import Any, NamedTuple

from django.db.models import ForeignKey, Model

from maturity import models
from maturity.engine import edition as engine
from maturity.engine.edition.plain import field_hints, plain_name, write
from maturity.engine.edition.reader import Reader

# Where the engine's name is a word of Python or says too little in a table.
RENAMED = {"class_": "group", "as_": "scale", "if_": "clauses"}


class Section(NamedTuple):
    """A list of the file, the model that keeps its entries, and the entry they hang on."""

    name: str
    model: type[models.Entry]
    shape: Any
    parent: str = ""


# What others refer to comes first.
SECTIONS = (
    Section("levels", models.IntelligenceLevel, engine.Level),
    Section("aspects", models.Aspect, engine.Aspect),
    Section("areas", models.Area, engine.Area),
    Section("departments", models.Department, engine.Department),
    Section("totals", models.Total, engine.Total),
    Section("tiers", models.Tier, engine.Tier),
    Section("measures", models.Measure, engine.Measure),
    Section("conditions", models.Condition, engine.Condition, "tier"),
    Section("demands", models.Demand, engine.Demand, "tier"),
    Section("questions", models.Question, engine.Question),
    Section("options", models.Option, engine.Option, "question"),
    Section("scenarios", models.Scenario, engine.Scenario),
    Section("indicators", models.Indicator, engine.Indicator),
    Section("overlay", models.OverlayItem, engine.OverlayItem),
    Section("obstacles", models.Obstacle, engine.Obstacle),
    Section("yardsticks", models.Yardstick, engine.Yardstick),
    Section("checks", models.Check, engine.Check),
    Section("policies", models.Policy, engine.Policy),
    Section("notes", models.Note, engine.Note),
    Section("glossary", models.GlossaryTerm, engine.GlossaryTerm),
)


ROWS_OF_THEIR_OWN = {
    (engine.Tier, "conditions"),
    (engine.Tier, "demands"),
    (engine.Question, "options"),
}


def read_draft(rubric: models.Rubric) -> engine.Edition:
    """Raises EditionError where an editor left something that no rubric file could say."""
    return engine.Edition.from_data(draft_data(rubric))


def draft_data(rubric: models.Rubric) -> dict[str, Any]:
    """What the rows say, as plain data in one order on every database."""
    data = _header(rubric)
    parents: dict[tuple[str, int], dict[str, Any]] = {}
    for section in SECTIONS:
        for row in _rows(section, rubric):
            entry = parents[section.name, row.pk] = dict(entry_data(row, section.shape))
            parent = _parent_of(section, row)
            (parents[parent] if parent else data).setdefault(section.name, []).append(entry)
    return in_one_order(data)


def in_one_order(data: Any) -> Any:
    """PostgreSQL forgets the order of keys in JSON; sorted, both databases say the same."""
    return json.loads(json.dumps(data, sort_keys=True))


def _rows(section: Section, rubric: models.Rubric) -> Iterable[models.Entry]:
    owner = "question__rubric" if section.model is models.Option else "rubric"
    links = [field.name for field in _links(section.model) if field.name != section.parent]
    rows = section.model._default_manager.filter(**{owner: rubric})
    return rows.select_related(*links) if links else rows


def _links(model: type[Model]) -> list[ForeignKey[Any, Any]]:
    found = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    return [field for field in found if field.name != "rubric"]


def _parent_of(section: Section, row: models.Entry) -> tuple[str, int] | None:
    if not section.parent:
        return None
    return f"{section.parent}s", getattr(row, f"{section.parent}_id")


def _header(rubric: models.Rubric) -> dict[str, Any]:
    found = {
        "rubric": rubric.slug,
        "edition": rubric.edition,
        "title": text_data(rubric.title_en, rubric.title_zh),
        "summary": text_data(rubric.summary_en, rubric.summary_zh),
        "source": rubric.source or None,
        "not_applicable": rubric.not_applicable,
    }
    if rubric.extends_rubric:
        found["extends"] = {"rubric": rubric.extends_rubric, "edition": rubric.extends_edition}
    return {"questions": []} | {name: value for name, value in found.items() if value is not None}


def entry_data(row: models.Entry, shape: Any) -> Iterator[tuple[str, Any]]:
    hints = field_hints(shape)
    yield from ((name, []) for parent, name in ROWS_OF_THEIR_OWN if parent is shape)
    for field in own_fields(shape):
        value = _value(row, field, hints[field.name][0])
        if value is not None and value != "":
            yield plain_name(field), value


def own_fields(shape: Any) -> list[Field[Any]]:
    """Without the lists that are rows of their own."""
    return [field for field in fields(shape) if (shape, field.name) not in ROWS_OF_THEIR_OWN]


def _value(row: models.Entry, field: Field[Any], hint: object) -> Any:
    if hint is engine.Text:
        return text_data(getattr(row, f"{field.name}_en"), getattr(row, f"{field.name}_zh"))
    if hint is engine.Basis:
        return row.basis or row.basis_by_field
    value = getattr(row, RENAMED.get(field.name, field.name))
    return value.key if isinstance(value, models.Row) else value


def text_data(english: str, chinese: str) -> str | dict[str, str] | None:
    """Said once where both languages say the same, such as a unit or a name of software."""
    if english == chinese:
        return english or None
    by_language = {"en": english, "zh-hans": chinese}
    return {code: words for code, words in by_language.items() if words}


def faults_of(row: models.Entry | models.Rubric) -> Iterator[tuple[str, str]]:
    """What no rubric file could say, as the column at fault and the message; the row need not
    be stored."""
    if isinstance(row, models.Rubric):
        shape: Any = engine.Edition
        data = _header(row)
    else:
        shape = next(section.shape for section in SECTIONS if section.model is type(row))
        data = dict(entry_data(row, shape))
    reader = Reader()
    reader.read(shape, data, "")
    columns = {plain_name(field): _column_of(row, field.name) for field in fields(shape)}
    for problem in reader.problems:
        name, rest = re.fullmatch(r"(\w*)(.*)", problem.place, re.S).groups()  # type: ignore[union-attr]
        inner = rest.lstrip(".")
        yield columns.get(name, ""), f"{inner}: {problem.message}" if inner else problem.message


def _column_of(row: Model, name: str) -> str:
    """A text that is missing is asked for in English first; a basis given by field is nested."""
    known = {field.name for field in row._meta.concrete_fields}
    if name == "basis" and getattr(row, "basis_by_field", None):
        return "basis_by_field"
    name = RENAMED.get(name, name)
    return name if name in known else f"{name}_en"


def header_columns(edition: engine.Edition) -> dict[str, Any]:
    """What the rubric itself keeps of an edition."""
    extends = edition.extends
    return {
        "edition": edition.edition,
        **text_columns("title", edition.title),
        **text_columns("summary", edition.summary),
        "source": edition.source or "",
        "not_applicable": write(edition.not_applicable),
        "extends_rubric": extends.rubric if extends else "",
        "extends_edition": extends.edition if extends else "",
    }


def entry_columns(
    entry: engine.Entry, model: type[models.Entry], keys: dict[type[Model], dict[str, int]]
) -> dict[str, Any]:
    """The columns that keep an entry; `keys` finds the rows it refers to."""
    shape: Any = type(entry)
    hints = field_hints(shape)
    columns: dict[str, Any] = {}
    for field in own_fields(shape):
        columns |= _columns(field, hints[field.name][0], getattr(entry, field.name), model, keys)
    return columns


def _columns(
    field: Field[Any],
    hint: object,
    value: Any,
    model: type[models.Entry],
    keys: dict[type[Model], dict[str, int]],
) -> dict[str, Any]:
    name = RENAMED.get(field.name, field.name)
    if hint is engine.Text:
        return text_columns(name, value)
    if hint is engine.Basis:
        return basis_columns(value)
    column = model._meta.get_field(name)
    if isinstance(column, ForeignKey):
        return {column.attname: None if value is None else keys[column.related_model][value]}
    if hint is Fraction:
        return {name: "" if value is None else str(write(value))}
    blank = "" if value is None and not column.null else None
    return {name: blank if value is None else write(value)}


def text_columns(name: str, text: engine.Text | None) -> dict[str, str]:
    text = text or engine.Text()
    english, chinese = text.en or "", text.zh_hans or ""
    if text.plain is not None:
        english = chinese = text.plain
    return {f"{name}_en": english, f"{name}_zh": chinese}


def basis_columns(basis: engine.Basis | None) -> dict[str, Any]:
    written = None if basis is None else write(basis)
    if isinstance(written, str):
        return {"basis": written, "basis_by_field": None}
    return {"basis": "", "basis_by_field": written or None}
