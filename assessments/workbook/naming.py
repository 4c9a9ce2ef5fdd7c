"""Which row of the data a row of the workbook means, and what it calls the systems."""

from __future__ import annotations

from dataclasses import replace

from assessments.workbook.brought import Brought, BroughtRow
from assessments.workbook.cells import cell_text
from assessments.workbook.current import Current
from assessments.workbook.fields import Field
from assessments.workbook.register import (
    Named,
    new_instance,
    new_system,
    system_fields,
    system_named,
)
from assessments.workbook.shape import Line
from assessments.workbook.typed import Unreadable


def line_for(row: BroughtRow, current: Current, language: str) -> Line | None:
    """By key; a row without one means the system or instance of its name, or a new one."""
    if row.key:
        own = (at for at in current.lines if at.kind == row.kind and at.key == row.key)
        return next(own, None)
    if row.kind == "systems":
        return _known_system(row, current) or new_system()
    if row.kind == "instances":
        blank = new_instance(current.edition, current.scenarios, current.systems)
        return _known_instance(row, current, blank) or blank
    return None


def renamed(current: Current, brought: Brought) -> Current:
    """Instances may name systems as this workbook calls them, new ones among them."""
    rows = [row for row in brought.rows if row.kind == "systems"]
    called = {row.key: row.texts.get("name", "") for row in rows if row.key}
    named = [replace(one, also=_other(called.get(one.value, ""), one)) for one in current.systems]
    known = {(one.kind, cell_text(one.name)) for one in current.systems}
    for row in rows:
        kind, name = _kind_and_name(row)
        if not row.key and name and (kind, name) not in known:
            known.add((kind, name))
            named.append(Named(f"+{row.place}", kind, name))
    lines = tuple(_with_systems(line, named) for line in current.lines)
    return replace(current, systems=tuple(named), lines=lines)


def _other(called: str, one: Named) -> str:
    return called if called != one.name else ""


def _with_systems(line: Line, named: list[Named]) -> Line:
    if line.kind != "instances":
        return line
    fields = tuple(system_named(one, named) if one.key == "systems" else one for one in line.fields)
    return replace(line, fields=fields)


def _known_system(row: BroughtRow, current: Current) -> Line | None:
    kind, name = _kind_and_name(row)
    return _called(name, current, "systems", "kind", kind)


def _known_instance(row: BroughtRow, current: Current, blank: Line) -> Line | None:
    """Its fields are those of a new one: the scenario was typed here."""
    scenario = _read(blank.fields[0], row.texts.get("scenario", ""))
    known = _called(row.texts.get("name", ""), current, "instances", "scenario", scenario)
    return replace(known, fields=blank.fields) if known else None


def _called(name: str, current: Current, kind: str, column: str, value: str) -> Line | None:
    """Names are told apart within one kind of systems and within one scenario."""
    own = (at for at in current.lines if at.kind == kind and at.content[column] == value)
    return next((at for at in own if cell_text(at.content["name"]) == name), None)


def _kind_and_name(row: BroughtRow) -> tuple[str, str]:
    return _read(system_fields()[0], row.texts.get("kind", "")), row.texts.get("name", "")


def _read(field: Field, text: str) -> str:
    try:
        return str(field.read(text))
    except Unreadable:
        return ""
