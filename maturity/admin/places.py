"""From the place of a problem to the page where it is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse

from maturity.draft import SECTIONS
from maturity.engine.edition import Problem
from maturity.models import Entry, Option, Rubric

PLACE = re.compile(r"(?P<section>\w+)\[(?P<number>[0-9]+)\](?P<rest>.*)", re.S)
PARENTS = {section.name: section for section in SECTIONS if section.parent}


class Found(NamedTuple):
    severity: str
    entry: str
    address: str
    place: str
    message: str


def with_pages(rubric: Rubric, problems: list[Problem]) -> Iterator[Found]:
    """Each problem with the entry it is about and that entry's page."""
    tables: dict[str, list[Entry]] = {}
    for problem in problems:
        row, rest = _row_at(rubric, problem.place, tables)
        kind = (row or rubric)._meta.model_name
        address = reverse(f"admin:maturity_{kind}_change", args=[(row or rubric).pk])
        name = f"{(row or rubric)._meta.verbose_name}: {row.key if row else rubric.slug}"
        yield Found(problem.severity, name, address, rest.lstrip("."), problem.message)


def _row_at(rubric: Rubric, place: str, tables: dict[str, list[Entry]]) -> tuple[Entry | None, str]:
    match = PLACE.fullmatch(place)
    rows = _rows(rubric, match["section"], tables) if match else []
    number = int(match["number"]) if match else 0
    if match is None or number >= len(rows):
        return None, place
    row, rest = rows[number], match["rest"]
    inner = PLACE.fullmatch(rest.lstrip("."))
    if inner is None or inner["section"] not in PARENTS:
        return row, rest
    section = PARENTS[inner["section"]]
    mine = [
        child
        for child in _rows(rubric, section.name, tables)
        if getattr(child, f"{section.parent}_id") == row.pk
    ]
    if int(inner["number"]) >= len(mine):
        return row, rest
    child = mine[int(inner["number"])]
    # An option is edited on its question's page.
    return (row, f"{child.key}{inner['rest']}") if type(child) is Option else (child, inner["rest"])


def _rows(rubric: Rubric, name: str, tables: dict[str, list[Entry]]) -> list[Entry]:
    section = next((section for section in SECTIONS if section.name == name), None)
    if section is None:
        return []
    if name not in tables:
        owner = "question__rubric" if section.model is Option else "rubric"
        tables[name] = list(section.model._default_manager.filter(**{owner: rubric}))
    return tables[name]
