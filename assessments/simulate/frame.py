"""What drawing answers needs of an edition, prepared once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray

from maturity.engine.edition import Condition, Edition, Question, Requirement
from maturity.engine.scoring import compile_edition
from maturity.engine.scoring.compiled import AskedQuestion
from maturity.engine.scoring.selecting import asked_row, exact_value, is_within, rung_value

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Needed:
    """A tier that asks for at least so many answers with a tag."""

    rank: int
    questions: tuple[int, ...]
    tag: str
    number: int


@dataclass(frozen=True, slots=True)
class BuildsOn:
    """In `question`, the depths that bear scenario `scenario`, in use or with AI."""

    scenario: int
    question: int
    bearing: Mask
    for_ai: bool


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Depth 0 is a question's lowest row, whatever the order it is displayed in.
    `floors[rank + 1, q]`: the depth that a plant of that tier has reached where it is asked."""

    edition: Edition
    questions: tuple[AskedQuestion, ...]
    states: tuple[tuple[int, ...], ...]  # by depth
    rows: NDArray[np.int64]
    floors: NDArray[np.int64]
    sure: Mask  # core, standing and eligibility: one below the floor would lose the tier
    groups: tuple[NDArray[np.int64], ...]  # aspect and department of every question, as numbers
    is_scenario: Mask
    may_not_apply: Mask
    needed: tuple[Needed, ...]
    builds_on: tuple[BuildsOn, ...]


def frame_of(edition: Edition) -> Frame:
    questions = tuple(compile_edition(edition).questions.values())
    ordered = tuple(_by_depth(asked) for asked in questions)
    places = {asked.question.key: asked.index for asked in questions}
    return Frame(
        edition=edition,
        questions=questions,
        states=ordered,
        rows=np.array([len(states) for states in ordered]),
        floors=_floors(edition, questions, ordered),
        sure=np.array([a.question.core or a.question.kind != "capability" for a in questions]),
        groups=(
            _numbered([a.question.aspect for a in questions]),
            _numbered([a.question.department for a in questions]),
        ),
        is_scenario=np.array([a.question.kind == "scenario" for a in questions]),
        may_not_apply=np.array([a.may_not_apply for a in questions]),
        needed=tuple(_needed(edition, questions)),
        builds_on=tuple(_all_builds_on(edition, questions, ordered, places)),
    )


def _by_depth(asked: AskedQuestion) -> tuple[int, ...]:
    rows = range(len(asked.options))
    return tuple(
        sorted(rows, key=lambda i: (exact_value(asked.options[i]), len(asked.options[i].tags)))
    )


def _numbered(names: list[str | None]) -> NDArray[np.int64]:
    known = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([known[name] for name in names])


def _depth_of(asked: AskedQuestion, states: tuple[int, ...], value: Fraction) -> int:
    """The first depth at that value or above; the deepest where none is."""
    values = [exact_value(asked.options[state]) for state in states]
    return next((i for i, found in enumerate(values) if found >= value), len(values) - 1)


def _floors(
    edition: Edition, questions: tuple[AskedQuestion, ...], ordered: tuple[tuple[int, ...], ...]
) -> NDArray[np.int64]:
    floors = np.zeros((len(edition.tiers) + 1, len(questions)), np.int64)
    for rank, tier in enumerate(edition.tiers):
        for asked, states in zip(questions, ordered, strict=True):
            row = asked_row(edition, asked.question, tier.key)
            if row is not None:
                floors[rank + 1, asked.index] = _depth_of(asked, states, row)
        for condition in tier.conditions:
            for index, value in _stated(edition, condition):
                depth = _depth_of(questions[index], ordered[index], value)
                floors[rank + 1, index] = max(floors[rank + 1, index], depth)
    return np.maximum.accumulate(floors, axis=0)


def _stated(edition: Edition, condition: Condition) -> list[tuple[int, Fraction]]:
    """The question that a condition compares as it is, and its threshold."""
    measure = compile_edition(edition).by_key[condition.measure]
    plain = measure.measure.aggregate == "value" and measure.measure.as_ == "value"
    if condition.at_least is None or not plain or len(measure.indexes) != 1:
        return []
    return [(measure.indexes[0], condition.at_least)]


def _needed(edition: Edition, questions: tuple[AskedQuestion, ...]) -> list[Needed]:
    found = []
    for rank, tier in enumerate(edition.tiers):
        for condition in tier.conditions:
            measure = compile_edition(edition).by_key[condition.measure]
            tag = measure.measure.where.tag if measure.measure.where else None
            if measure.measure.aggregate == "count" and tag and condition.at_least:
                number = min(ceil(condition.at_least), len(measure.indexes))
                found.append(Needed(rank, measure.indexes, tag, number))
    return found


def _all_builds_on(
    edition: Edition,
    questions: tuple[AskedQuestion, ...],
    ordered: tuple[tuple[int, ...], ...],
    places: dict[str, int],
) -> list[BuildsOn]:
    found = []
    for scenario in edition.scenarios:
        place = places[scenario.question_key]
        both = [(r, False) for r in scenario.requires] + [(r, True) for r in scenario.ai_requires]
        for requirement, for_ai in both:
            on = _question_of(edition, requirement)
            if on is None:
                continue
            asked = questions[places[on.key]]
            least = rung_value(on, requirement.at_least) if requirement.question else Fraction(2)
            most = rung_value(on, requirement.at_most) if requirement.question else None
            values = [exact_value(asked.options[s]) for s in ordered[asked.index]]
            bearing = np.array([is_within(value, least, most) for value in values])
            found.append(BuildsOn(place, asked.index, bearing, for_ai))
    return found


def _question_of(edition: Edition, requirement: Requirement) -> Question | None:
    if requirement.scenario is not None:
        return edition.question(edition.scenario(requirement.scenario).question_key)
    return edition.question(requirement.question) if requirement.question else None
