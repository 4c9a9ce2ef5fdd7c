"""Changed answers, scored without storing anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from fractions import Fraction

from maturity.engine.edition import Edition, Option, Question
from maturity.engine.scoring import Answer, Scorecard, Sheet, SheetError, score
from maturity.engine.scoring.selecting import exact_value

IN_HAND = ("capability", "scenario")


class StepError(ValueError):
    """A step that this edition does not have for this plant."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__(f"unknown step: {step[:80]}")


def what_if(
    edition: Edition, sheet: Sheet, changes: Mapping[str, Answer | None]
) -> tuple[Sheet, Scorecard]:
    """The sheet with these answers in place of its own (None takes one back), and its score. The
    sheet given stays as it is. Raises SheetError for what no answers file could say, and for a
    question that the edition does not ask."""
    for key in changes:
        if key not in edition.questions_by_key:
            raise SheetError(f"answers.{key[:80]}", "unknown question")
    given = {key: _checked(key, answer) for key, answer in changes.items() if answer is not None}
    kept = {key: answer for key, answer in sheet.answers.items() if key not in changes}
    changed = replace(sheet, answers={**kept, **given})
    return changed, score(edition, changed)


def _checked(key: str, answer: Answer) -> Answer:
    """As an answers file would be read: a count below 0, or both a row and "not applicable",
    is as little an answer here as there."""
    fields = {name: value for name, value in asdict(answer).items() if value is not None}
    return Sheet.from_data({"answers": {key: fields}}).answers[key]


def answers_after(edition: Edition, sheet: Sheet, steps: Iterable[str]) -> dict[str, Answer]:
    """What the sheet would say differently once these steps (`question:option`, as a road names
    them) are taken: for `what_if`. Of several rows of one question the deepest counts; a row that
    is passed already, or does not apply, changes nothing. The row is taken to hold as widely as
    it has to. Raises StepError."""
    reached: dict[str, Option] = {}
    for step in steps:
        question, row = _step(edition, sheet, step)
        before = reached.get(question.key)
        if before is None or _depth(row) > _depth(before):
            reached[question.key] = row
    return {
        key: Answer(option=row.key)
        for key, row in reached.items()
        if _is_ahead(edition.question(key), sheet.answers.get(key), row)
    }


def _step(edition: Edition, sheet: Sheet, step: str) -> tuple[Question, Option]:
    """Keys hold no colon. The lowest row is where everybody starts, so nothing leads to it."""
    key, _, row = step.partition(":")
    question = edition.questions_by_key.get(key)
    if question is None or question.kind not in IN_HAND:
        raise StepError(step)
    option = next((one for one in question.closed_options if one.key == row), None)
    is_asked = question.is_asked_of(sheet.plant.type)
    if option is None or option.value == question.lowest or not is_asked:
        raise StepError(step)
    return question, option


def _is_ahead(question: Question, answer: Answer | None, row: Option) -> bool:
    if answer is None or answer.option is None:
        return answer is None
    now = question.option(answer.option)
    return now is None or now.open or _depth(row) >= _depth(now)


def _depth(option: Option) -> tuple[Fraction, int]:
    """At the same value the row with more to it is the deeper one: in use, and with AI."""
    return exact_value(option), len(option.tags)
