"""A road as lines for a terminal, and as plain data. Numbers stay exact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from maturity.engine.edition import Edition, write_exact
from maturity.engine.edition.text import nearest_language
from maturity.engine.roadmap.shape import Road, RoadPhase, RoadStep
from maturity.engine.roadmap.words import WORDS, Words


def road_lines(edition: Edition, road: Road, language: str = "en") -> Iterator[str]:
    words = WORDS[nearest_language(language)]
    tier = edition.tier(road.target).name.in_language(language)
    title = edition.title.in_language(language)
    yield words.head.format(title=title, tier=tier, rubric=f"{edition.rubric}@{edition.edition}")
    yield words.status[road.status]
    if road.steps:
        yield words.total.format(
            effort=_number(road.effort), steps=len(road.steps), phases=len(road.phases)
        )
    if road.steps:
        yield words.proven if road.cheaper_is_impossible else words.unproven
    for phase in road.phases:
        yield from _phase_lines(edition, road, phase, words, language)
    yield from _notes(edition, road, words, language)


def _phase_lines(
    edition: Edition, road: Road, phase: RoadPhase, words: Words, language: str
) -> Iterator[str]:
    reached = words.none
    if phase.reaches is not None:
        reached = edition.tier(phase.reaches).name.in_language(language)
    yield words.phase.format(number=phase.number, effort=_number(phase.effort), tier=reached)
    for id_ in phase.steps:
        yield from _step_lines(edition, road.step(id_), words, language)


def _step_lines(edition: Edition, step: RoadStep, words: Words, language: str) -> Iterator[str]:
    question = edition.question(step.question)
    row = question.option(step.to_option)
    marks = (
        words.effort.format(effort=_number(step.effort)),
        words.reason[step.reason],
        words.basis[step.effort_basis],
    )
    told = words.comma.join(mark for mark in marks if mark)
    name = question.text.in_language(language)
    yield words.step.format(id=step.id, marks=told, name=name).rstrip()
    if row and row.text:
        yield f"    {words.to}{row.text.in_language(language)}"
    if step.needs:
        yield f"    {words.needs}{', '.join(step.needs)}"
    if step.closes:
        yield f"    {words.closes}{', '.join(step.closes)}"


def _notes(edition: Edition, road: Road, words: Words, language: str) -> Iterator[str]:
    if road.unmet:
        yield words.unmet[road.status == "out_of_reach"]
        yield from (f"  {key} {_text(edition, key, language)}".rstrip() for key in road.unmet)
    if road.out_of_hand:
        yield words.out_of_hand
    for item in road.out_of_hand:
        text = _text(edition, item.condition, language)
        yield words.step.format(id=item.condition, marks=words.verdict[item.verdict], name=text)
    for intro, keys in (
        (words.excepted, road.excepted),
        (words.assumed_worst, road.assumed_worst),
        (words.counted_as_one, road.counted_as_one),
    ):
        if keys:
            yield f"{intro}{', '.join(keys)}"


def _text(edition: Edition, key: str, language: str) -> str:
    condition = edition.condition(key)
    text = condition.text or condition.name
    return text.in_language(language) if text else ""


def _number(number: Fraction) -> str:
    return str(write_exact(number))


def road_data(road: Road) -> dict[str, Any]:
    """Exact numbers as strings "a/b" or "a"."""
    data: dict[str, Any] = _plain(road)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
