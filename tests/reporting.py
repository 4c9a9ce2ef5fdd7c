"""Reports of the worked cases, made without a database."""

from datetime import date
from functools import cache
from typing import Any

from assessments.reports.build import Facts, compose
from assessments.reports.report import Report
from maturity.engine.edition import Edition
from maturity.engine.scoring import Scorecard, Sheet, score
from maturity.rubric_file import load_edition
from tests.test_worked_cases import CASES, HERE, sheet_of

SUBMITTED = date(2026, 9, 14)
NAMES = {"en": "Yangzhou plant", "zh-hans": "扬州工厂"}


@cache
def national() -> Edition:
    return load_edition(HERE.parent / "seeds" / "smart-factory-2025")


def case(case_id: str) -> dict[str, Any]:
    return next(found for found in CASES if found["id"] == case_id)


def scored_case(described: dict[str, Any]) -> tuple[Sheet, Scorecard]:
    sheet = sheet_of(national(), described)
    return sheet, score(national(), sheet)


def report_of(
    case_id: str,
    language: str = "en",
    *,
    target: str | None = None,
    facts: dict[str, Any] | None = None,
    **changed: Any,
) -> Report:
    """`changed` replaces parts of the case: set, open, exceptions, plant."""
    sheet, card = scored_case({**case(case_id), **changed})
    known = {"plant_name": NAMES[language], "submitted_on": SUBMITTED, **(facts or {})}
    return compose(national(), sheet, card, Facts(**known), language=language, target=target)
