"""Whose work a phase is: its effort by department, or by area of scenarios."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import ngettext

from assessments.reports.build import efforts, words
from assessments.reports.build.source import Source
from assessments.reports.report import PlaceRow
from maturity.engine.edition import Question
from maturity.engine.roadmap import Road, RoadPhase


def place_rows(source: Source, road: Road, phase: RoadPhase) -> tuple[PlaceRow, ...]:
    """Most effort first; steps of no department and no area are in none."""
    found: dict[str, list[Fraction]] = {}
    for key in phase.steps:
        step = road.step(key)
        place = place_of(source, source.edition.question(step.question))
        found.setdefault(place, []).append(step.effort)
    named = [(name, each) for name, each in found.items() if name]
    ordered = sorted(named, key=lambda one: -sum(one[1]))
    return tuple(_place_row(source, road, name, steps) for name, steps in ordered)


def _place_row(source: Source, road: Road, name: str, steps: list[Fraction]) -> PlaceRow:
    effort = sum(steps, Fraction(0))
    return PlaceRow(
        name=name,
        steps=ngettext("%(n)s step", "%(n)s steps", len(steps)) % {"n": len(steps)},
        effort=efforts.stated(effort, source.plans.unit),
        share_at=float(effort / road.effort) if road.effort else 0.0,
    )


def place_of(source: Source, question: Question) -> str:
    """Who has to do with it: the department, or the area of a scenario."""
    department = source.edition.departments_by_key.get(question.department or "")
    if department is not None:
        return words.said(department.name)
    area = source.edition.areas_by_key.get(question.area or "")
    return words.said(area.name) if area else ""
