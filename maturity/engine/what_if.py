"""Changed answers, scored without storing anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from maturity.engine.edition import Edition
from maturity.engine.scoring import Answer, Scorecard, Sheet, SheetError, score


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
