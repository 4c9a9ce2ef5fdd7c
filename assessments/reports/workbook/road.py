"""The road: steps, phases, and what no step can move."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.report import Report, RoadPart, RoadPhaseRow, RoadStepRow
from assessments.reports.workbook.ladder import condition_cells, condition_columns
from assessments.reports.workbook.shape import Column, Row, Sheet, lines, single, unit_of


def road_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Phase"), 12),
        Column(_("Step"), 46),
        Column(_("Department or area"), 18),
        Column(_("What is done"), 20),
        Column(_("Today"), 36),
        Column(_("Needed"), 36),
        Column(_("Effort"), 10),
        Column(_("Unit"), 12),
        Column(_("Effort, as shown"), 18),
        Column(_("Marks"), 24),
        Column(_("Without it stay open"), 40),
        Column(_("Prepares"), 40),
        Column(_("Key"), 24),
    )
    phases = report.road.phases if report.road else ()
    rows = tuple(_step(phase, step) for phase in phases for step in phase.steps)
    return Sheet(_("Road"), columns, rows, frozen=2)


def _step(phase: RoadPhaseRow, step: RoadStepRow) -> Row:
    return (
        phase.name,
        step.title,
        step.place,
        step.act,
        step.now,
        step.needed,
        single(step.effort_value),
        unit_of(step.effort_value),
        step.effort,
        lines(step.marks),
        lines(step.closes),
        lines(step.prepares),
        step.key,
    )


def phases_sheet(report: Report) -> Sheet:
    columns = (
        Column(_("Phase"), 12),
        Column(_("Department or area"), 26),
        Column(_("Number of steps"), 12),
        Column(_("Steps, as shown"), 16),
        Column(_("Effort"), 10),
        Column(_("Unit"), 12),
        Column(_("Effort, as shown"), 22),
        Column(_("Effort up to its end"), 22),
        Column(_("Reaches"), 16),
        Column(_("What it reaches"), 50),
    )
    phases = report.road.phases if report.road else ()
    return Sheet(_("Phases"), columns, tuple(row for one in phases for row in _phase(one)))


def _phase(phase: RoadPhaseRow) -> Iterable[Row]:
    yield (
        phase.name,
        "",
        len(phase.steps),
        phase.count,
        single(phase.effort_value),
        unit_of(phase.effort_value),
        phase.effort,
        phase.until,
        phase.reaches,
        phase.reaches_line,
    )
    told = {place.name: place for place in phase.places}
    for fact in phase.who:
        place = told.get(fact.label)
        number = single(fact.number)
        steps, effort = (place.steps, place.effort) if place else (fact.value, "")
        yield (phase.name, fact.label, number, steps, None, "", effort, "", "", "")


def outside_sheet(report: Report) -> Sheet:
    columns = (Column(_("Why it is here"), 40), *condition_columns(), Column(_("Advice"), 50))
    rows = _outside(report.road, len(columns)) if report.road else ()
    return Sheet(_("Beyond the road"), columns, tuple(rows), frozen=2)


def _outside(road: RoadPart, width: int) -> Iterable[Row]:
    for row in road.outside:
        why = _("No step of the plant moves it")
        yield (why, *condition_cells(row.condition), row.advice)
    for condition in road.unmet:
        yield (road.unmet_line, *condition_cells(condition), "")
    for excepted in road.excepted:
        empty = ("",) * (width - 4)
        yield (
            _("Left out because of a stated exception"),
            excepted.text,
            "",
            *empty,
            excepted.detail,
        )
    if road.unmet_line and not road.unmet:
        yield (road.unmet_line, *("",) * (width - 1))
