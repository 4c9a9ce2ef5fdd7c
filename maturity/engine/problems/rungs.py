"""`at_least: shown` or `at_least: 2`: an option key or a value."""

from __future__ import annotations

from maturity.engine.edition import Question
from maturity.engine.problems.notebook import Notebook
from maturity.engine.scoring.selecting import rung_value


def check_rung(notebook: Notebook, place: str, question: Question, rung: int | str | None) -> None:
    if rung is None or len(question.closed_options) < 2 or question.key in notebook.unread:
        return
    value = rung_value(question, rung)
    if value is None:
        notebook.error(place, f"{str(rung)[:80]!r} is neither a row of {question.key} nor a number")
    elif not question.lowest <= value <= question.highest:
        notebook.error(place, f"{rung} lies outside the values of {question.key}")
