"""Small editions for tests, written as plain data."""

from fractions import Fraction
from typing import Any

from maturity.engine.edition import Edition, write_exact
from maturity.engine.scoring import Scorecard, Sheet, score

Data = dict[str, Any]


def option(key: str, value: object, **more: object) -> Data:
    return {"key": key, "value": value, "text": key, **more}


def question(key: str, *values: object, **more: Any) -> Data:
    """Rows `r0`, `r1`, ... with these values, unless options are given."""
    rows = [option(f"r{i}", plain(value)) for i, value in enumerate(values)]
    return {"key": key, "text": key, "options": rows, **more}


def plain(value: object) -> object:
    return write_exact(value) if isinstance(value, Fraction) else value


def condition(key: str, measure: str, at_least: object = 1, **more: Any) -> Data:
    named = {"key": key, "measure": measure, "basis": "ours", "source": "test"}
    return {**named, "at_least": at_least, **more}


def tier(key: str, *conditions: Data, **more: Any) -> Data:
    return {"key": key, "name": key, "conditions": list(conditions), **more}


def rubric(questions: list[Data], measures: list[Data] | None = None, **more: Any) -> Data:
    data: Data = {"format": 1, "rubric": "small", "edition": "1", "title": "Small"}
    return {**data, "questions": questions, "measures": measures or [], **more}


def edition(questions: list[Data], measures: list[Data] | None = None, **more: Any) -> Edition:
    return Edition.from_data(rubric(questions, measures, **more))


def scored(edition: Edition, answers: Data | None = None, **more: Any) -> Scorecard:
    return score(edition, Sheet.from_data({"answers": answers or {}, **more}))


def not_applicable(reason: str = "as listed") -> Data:
    return {"not_applicable": True, "reason": reason}
