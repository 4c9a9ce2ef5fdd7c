"""Plants worked out by hand against the national edition: each tier, each side of each gate."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from maturity.engine.edition import Edition, Question
from maturity.engine.scoring import Scorecard, Sheet, SheetError, score
from maturity.engine.scoring.selecting import asked_row, exact_value
from maturity.rubric_file import load_edition

HERE = Path(__file__).parent
WORKED = json.loads((HERE / "data" / "worked_cases.json").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = WORKED["cases"]


@pytest.fixture(scope="module")
def national() -> Edition:
    return load_edition(HERE.parent / "seeds" / "smart-factory-2025")


def sheet_of(edition: Edition, case: dict[str, Any]) -> Sheet:
    base = WORKED["bases"][case["base"]]
    by_aspect = base.get("capability_by_aspect", {}) | case.get("rule", {})
    answers: dict[str, Any] = {}
    for asked in edition.questions:
        if asked.kind == "capability":
            rule = by_aspect.get(asked.aspect, base["capability"])
            answers[asked.key] = row_by(edition, asked, rule)
    for scenario in edition.scenarios:
        answers[scenario.question_key] = base["scenarios_default"]
    for choice, keys in base.get("scenarios", {}).items():
        answers |= {f"scenario.{key}": choice for key in keys}
    answers |= base["answers"] | case.get("set", {})
    for key in case.get("open", ()):
        answers = {} if key == "*" else {k: v for k, v in answers.items() if k != key}
    rest = {"plant": case.get("plant", {}), "exceptions": case.get("exceptions", {})}
    return Sheet.from_data({"answers": answers, **rest})


def row_by(edition: Edition, asked: Question, rule: str) -> str:
    """`lowest`, or `reach:<tier>`: the lowest row at that tier's depth."""
    rows = sorted(asked.closed_options, key=exact_value)
    value = None if rule == "lowest" else asked_row(edition, asked, rule.removeprefix("reach:"))
    enough = [row for row in rows if value is None or exact_value(row) >= value]
    return enough[0].key


def found(card: Scorecard, what: str, expected: Any) -> Any:
    if what in ("narrow", "with_exception"):
        return getattr(card, what).to_data()
    if what == "verdicts":
        return {key: card.tier_result(key).verdict for key in expected}
    if what == "eligible":
        return {key: card.tier_result(key).eligible for key in expected}
    if what == "conditions":
        return {key: card.condition_result(key).verdict for key in expected}
    if what == "measures":
        return {key: measured(card, key) for key in expected}
    return getattr(card, what)


def measured(card: Scorecard, key: str) -> Any:
    result = card.measures[key]
    ends = [None if end is None else str(end) for end in (result.low, result.high)]
    return ends[0] if ends[0] == ends[1] else ends


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_worked_case(national: Edition, case: dict[str, Any]) -> None:
    expected = dict(case["expect"])
    refused = expected.pop("refused", None)
    if refused is not None:
        with pytest.raises(SheetError, match=refused):
            score(national, sheet_of(national, case))
        return
    card = score(national, sheet_of(national, case))
    assert expected
    for what, value in expected.items():
        assert found(card, what, value) == value, what


def test_every_tier_and_both_sides_of_every_gate_have_a_case() -> None:
    reached = {case["expect"].get("tier") for case in CASES}
    assert reached >= {None, "basic", "advanced", "excellence"}
    assert len({case["id"] for case in CASES}) == len(CASES) >= 60


def test_numbers_are_exact(national: Edition) -> None:
    """Three of fifteen is one fifth and nothing near it."""
    case = next(case for case in CASES if case["id"] == "excellence")
    card = score(national, sheet_of(national, case))
    assert card.measures["ai_share"].low == Fraction(1, 5)
    assert card.to_data()["measures"]["ai_share"]["value"] == 0.2
