"""What a workbook would change, row by row, against the data as they stand now."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.utils.translation import gettext as _

from assessments.wording import page_language
from assessments.workbook.brought import Brought, BroughtRow
from assessments.workbook.cells import is_untouched, revision_in
from assessments.workbook.current import Current
from assessments.workbook.merging import Fault, merge
from assessments.workbook.naming import line_for, renamed
from assessments.workbook.shape import FILLED, Kind, Line
from assessments.workbook.sheets import headings

Outcome = Literal["unchanged", "change", "new", "conflict", "refused"]


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One row. At a conflict `by` and `at` name who changed it since the workbook was written."""

    kind: Kind
    place: str
    key: str
    name: str
    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    faults: tuple[Fault, ...] = ()
    by: str = ""
    at: datetime | None = None
    content: Mapping[str, Any] = field(default_factory=dict)
    line: Line | None = None

    @property
    def id(self) -> str:
        """Names the choice at a conflict on the page."""
        return f"{self.kind}-{self.key or self.place}"


@dataclass(frozen=True, slots=True)
class Plan:
    steps: tuple[Step, ...]

    def of(self, *outcomes: Outcome) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.outcome in outcomes)

    @property
    def refused(self) -> tuple[Step, ...]:
        return self.of("refused")

    @property
    def conflicts(self) -> tuple[Step, ...]:
        return self.of("conflict")

    @property
    def changes(self) -> tuple[Step, ...]:
        return self.of("change", "new")

    @property
    def unchanged(self) -> int:
        return len(self.of("unchanged"))

    @property
    def says_nothing(self) -> bool:
        return all(step.outcome == "unchanged" for step in self.steps)

    @property
    def can_be_applied(self) -> bool:
        return not self.refused and not self.says_nothing

    @property
    def digest(self) -> str:
        """Whether what is applied is still what was shown."""
        told = [
            (step.id, step.outcome, dict(step.content), step.line.revision if step.line else 0)
            for step in self.steps
            if step.outcome != "unchanged"
        ]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def make_plan(brought: Brought, current: Current) -> Plan:
    """In the active language. Rows that are not in the workbook change nothing."""
    current = renamed(current, brought)
    twice = _twice(brought.rows)
    steps = [
        _step(row, current, brought.language, (row.kind, row.key) in twice) for row in brought.rows
    ]
    return Plan(tuple(_without_clashes(steps, current)))


def _twice(rows: Sequence[BroughtRow]) -> frozenset[tuple[str, str]]:
    times = Counter((row.kind, row.key) for row in rows if row.key)
    return frozenset(named for named, often in times.items() if often > 1)


def _step(row: BroughtRow, current: Current, language: str, is_twice: bool) -> Step:
    if is_twice:
        return _refused(row, _("This row stands twice in the workbook. Delete one of the two."))
    line = line_for(row, current, language)
    if line is None:
        return _without_line(row, current)
    if row.formulas:
        return _refused(row, _says_formulas(row), line)
    if row.key and is_untouched(row.state, (row.texts.get(one, "") for one in FILLED[row.kind])):
        return _as(row, line, "unchanged")
    content, faults = merge(row.texts, line, language, current)
    if faults:
        return _as(row, line, "refused", faults=tuple(faults))
    return _compared(row, line, content)


def _compared(row: BroughtRow, line: Line, content: Mapping[str, Any]) -> Step:
    if line.key and content == line.content:
        return _as(row, line, "unchanged")
    outcome: Outcome = "change" if line.key else "new"
    if line.revision and line.revision != revision_in(row.state):
        outcome = "conflict"
    return _as(row, line, outcome, content=content, differences=_differences(line, content))


def _as(row: BroughtRow, line: Line, outcome: Outcome, **more: Any) -> Step:
    return Step(
        kind=row.kind,
        place=row.place,
        key=line.key,
        name=line.name or row.texts.get("name", ""),
        outcome=outcome,
        by=line.by,
        at=line.at,
        line=line,
        **more,
    )


def _refused(row: BroughtRow, words: str, line: Line | None = None) -> Step:
    name = line.name if line else row.texts.get("name", "")
    fault = (Fault("", words),)
    key = line.key if line else row.key
    return Step(row.kind, row.place, key, name, "refused", faults=fault)


def _without_line(row: BroughtRow, current: Current) -> Step:
    """A question no longer asked of this kind of plant, with nothing filled in, is no fault."""
    texts = (row.texts.get(one, "") for one in FILLED[row.kind])
    is_known = row.kind == "answers" and row.key in current.edition.questions_by_key
    if is_known and is_untouched(row.state, texts):
        return Step(row.kind, row.place, row.key, row.key, "unchanged")
    if is_known:
        return _refused(row, _("This question is not asked of this kind of plant."))
    if not row.key:
        return _refused(row, _("This row belongs to no question. Fill in the rows that are there."))
    gone = _("The row's hidden key (%(key)s) belongs to nothing in this self-check.")
    return _refused(row, gone % {"key": row.key[:80]})


def _says_formulas(row: BroughtRow) -> str:
    told = headings(row.kind)
    return _("A formula stands under: %(columns)s. Type the value itself.") % {
        "columns": ", ".join(told[key] for key in row.formulas)
    }


def _differences(line: Line, content: Mapping[str, Any]) -> tuple[Difference, ...]:
    told, language = headings(line.kind), page_language()
    return tuple(
        Difference(
            told[one.key],
            one.show(line.content[one.key], language),
            one.show(content[one.key], language),
        )
        for one in line.fields
        if content[one.key] != line.content[one.key]
    )


def _without_clashes(steps: Sequence[Step], current: Current) -> Iterator[Step]:
    """Two rows of one name, or a name that another row has now."""
    taken = {_name_of(at.kind, at.content): at.key for at in current.lines if at.kind in _NAMED}
    wanted = Counter(_name_of(s.kind, s.content) for s in steps if s.kind in _NAMED and s.content)
    for step in steps:
        if step.kind not in _NAMED or not step.content:
            yield step
            continue
        name = _name_of(step.kind, step.content)
        is_taken = taken.get(name, step.key) != step.key
        if is_taken or wanted[name] > 1:
            yield Step(
                step.kind,
                step.place,
                step.key,
                step.name,
                "refused",
                faults=(Fault(headings(step.kind)["name"], _("This name is taken already.")),),
            )
        else:
            yield step


_NAMED = ("systems", "instances")


def _name_of(kind: Kind, content: Mapping[str, Any]) -> tuple[str, str, str]:
    of = content["kind"] if kind == "systems" else content["scenario"]
    return kind, of, content["name"]
