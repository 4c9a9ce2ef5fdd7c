"""Rows of a question told apart from the rows above them: on the form "as before" points upwards,
in a report nothing stands there."""

from __future__ import annotations

from assessments.reports.build import words
from maturity.engine.edition import Option, Question

# What a row that adds to the one before begins with; beside today's row; after that row's text.
ADDING = {
    "en": (
        ("As before, and ", "As today, and ", "; and "),
        ("As before, but ", "As today, but ", "; but "),
    ),
    "zh-hans": (("同上，且", "同现状，且", "；且"), ("同上，但", "同现状，但", "；但")),
}


def told(question: Question, key: str | None) -> str:
    """The row's whole text; "" where there is no such row."""
    option = question.option(key or "")
    return row_text(question, option) if option else ""


def needed(question: Question, key: str | None, today: str | None) -> str:
    """Told beside today's row, which is not repeated where the needed one only adds to it."""
    option, before = question.option(key or ""), _row_before(question, key)
    if option is None or before is None or before.key != today:
        return told(question, key)
    rest, as_today, _joint = _added(words.said(option.text))
    return as_today + rest


def row_text(question: Question, option: Option) -> str:
    """With the row before it where it only adds to that."""
    rest, _as_today, joint = _added(words.said(option.text))
    before = _row_before(question, option.key)
    if before is None or not joint:
        return words.said(option.text)
    return row_text(question, before) + joint + rest


def _added(said: str) -> tuple[str, str, str]:
    """What it adds, and both ways to join that on; as it is where it stands for itself."""
    for opening, as_today, joint in ADDING[words.language()]:
        if said.startswith(opening):
            return said.removeprefix(opening), as_today, joint
    return said, "", ""


def _row_before(question: Question, key: str | None) -> Option | None:
    keys = [option.key for option in question.options]
    place = keys.index(key) if key in keys else 0
    return question.options[place - 1] if place else None
