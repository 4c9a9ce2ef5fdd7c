"""All rows of one self-check as the database holds them now: five queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessments.models import Assessment, System
from assessments.pages import Plan, Section
from assessments.wording import said
from assessments.workbook.answers import answer_lines, plan_of
from assessments.workbook.figures import indicator_lines
from assessments.workbook.register import (
    Named,
    instance_lines,
    named_systems,
    new_instance,
    new_system,
    system_lines,
)
from assessments.workbook.shape import Line
from maturity.engine.edition import Edition, Question
from maturity.publishing import engine_edition


@dataclass(frozen=True, slots=True)
class Current:
    assessment: Assessment
    edition: Edition
    plan: Plan
    lines: tuple[Line, ...]
    systems: tuple[Named, ...]

    @property
    def scenarios(self) -> tuple[Question, ...]:
        """The scenarios this plant is asked about."""
        return tuple(
            question
            for page in self.plan.pages
            if page.kind == "scenarios"
            for question in page.questions
        )


def read_current(assessment: Assessment) -> Current:
    edition = engine_edition(assessment.edition_id)
    answers = {one.question: one for one in assessment.answers.select_related("answered_by")}
    values = assessment.indicator_values.select_related("changed_by")
    systems = System.objects.filter(plant=assessment.plant_id).select_related("changed_by")
    named = named_systems(systems)
    cards = assessment.instances.select_related("model_card", "stated_by")
    return Current(
        assessment=assessment,
        edition=edition,
        plan=plan_of(assessment, edition),
        lines=(
            *answer_lines(assessment, edition, answers),
            *indicator_lines(edition, {value.indicator: value for value in values}),
            *system_lines(systems),
            *instance_lines(cards.prefetch_related("systems"), edition, named),
        ),
        systems=tuple(named),
    )


class NoSuchPart(LookupError):
    """The plan has no department or area of that key."""


def lines_of_part(current: Current, part: str) -> Iterator[Line]:
    """The whole assessment, or what one department or area fills in, with room for new rows."""
    if not part:
        yield from current.lines
        yield new_system()
        yield new_instance(current.edition, current.scenarios, current.systems)
        return
    asked = _questions_of(current.plan, part)
    if not asked:
        raise NoSuchPart(part)
    keys = {question.key for question in asked}
    yield from (at for at in current.lines if at.kind == "answers" and at.key in keys)
    scenarios = [question for question in asked if question.scenario_key]
    if scenarios:
        yield from _register_of(current, scenarios)


def _register_of(current: Current, scenarios: Sequence[Question]) -> Iterator[Line]:
    keys = {question.scenario_key for question in scenarios}
    yield from (at for at in current.lines if at.kind == "systems")
    yield new_system()
    instances = (at for at in current.lines if at.kind == "instances")
    yield from (at for at in instances if at.content["scenario"] in keys)
    yield new_instance(current.edition, scenarios, current.systems)


def _questions_of(plan: Plan, part: str) -> list[Question]:
    return [question for section in sections_of(plan, part) for question in section.questions]


def sections_of(plan: Plan, part: str) -> list[Section]:
    """A department or an area; what is on paper is one part."""
    return [
        section
        for page in plan.pages
        for section in page.sections
        if part == (page.part if page.kind == "standing" else section.key)
    ]


def part_name(plan: Plan, part: str) -> str:
    return " · ".join(said(section.name) for section in sections_of(plan, part))


def parts_of(plan: Plan) -> list[tuple[str, str]]:
    """Everything that can be taken along alone: key and name."""
    keys = dict.fromkeys(
        page.part if page.kind == "standing" else section.key
        for page in plan.pages
        for section in page.sections
    )
    return [(key, part_name(plan, key)) for key in keys]
