"""Rows of a question told apart from the rows above them: on the form "as before" points upwards,
in a report nothing stands there."""

from __future__ import annotations

from assessments.reports.build import words
from maturity.engine.edition import Option, Question

AS_BEFORE = {"en": "As before, and ", "zh-hans": "同上，且"}
AS_TODAY = {"en": "As today, and ", "zh-hans": "同现状，且"}
AND = {"en": "; and ", "zh-hans": "；且"}


def told(question: Question, key: str | None) -> str:
    """The row's whole text; "" where there is no such row."""
    option = question.option(key or "")
    return row_text(question, option) if option else ""


def needed(question: Question, key: str | None, today: str | None) -> str:
    """Told beside today's row, which is not repeated where the needed one only adds to it."""
    option, before = question.option(key or ""), _row_before(question, key)
    if option is None or before is None or before.key != today:
        return told(question, key)
    opening, said = AS_BEFORE[words.language()], words.said(option.text)
    if not said.startswith(opening):
        return said
    return AS_TODAY[words.language()] + said.removeprefix(opening)


def row_text(question: Question, option: Option) -> str:
    """With the row before it where it only adds to that."""
    opening, said = AS_BEFORE[words.language()], words.said(option.text)
    before = _row_before(question, option.key)
    if before is None or not said.startswith(opening):
        return said
    return row_text(question, before) + AND[words.language()] + said.removeprefix(opening)


def _row_before(question: Question, key: str | None) -> Option | None:
    keys = [option.key for option in question.options]
    place = keys.index(key) if key in keys else 0
    return question.options[place - 1] if place else None
