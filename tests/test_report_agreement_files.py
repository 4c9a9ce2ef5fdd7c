"""Workbook and JSON tell every number of the Report as the words do, and no other one."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from assessments.reports import plain
from assessments.reports.build import Facts, IndicatorFigures, compose, numbers
from assessments.reports.plain import to_json
from assessments.reports.report import Quantity, Report, Scale, ScoreRow, every_text
from assessments.reports.workbook import shape, write_workbook
from assessments.roads import PLAIN, Plans
from tests.agreement import apart_in_json, apart_in_workbook, every, pairs, untold
from tests.behind_samples import behind
from tests.report_samples import SENTENCE, full, verdict
from tests.reporting import SUBMITTED, case, national, scored_case

# Tiers reached, ends left open, exceptions stated, the narrow reading, nothing answered at all.
CASES = ("advanced", "open-others", "excellence-two-excepted", "narrow", "nothing")
FIGURES = (
    IndicatorFigures("nc_rate", Fraction("61.25"), "2023", Fraction("84.5"), "2025", "MES"),
    IndicatorFigures(
        "development_cycle", Fraction(1234567), "2023", Fraction("98765.4321"), "2025", "PLM"
    ),
    IndicatorFigures("sales_growth", Fraction("-0.04"), "2023", Fraction(0), "2025", ""),
)
PLANS = replace(PLAIN, unit="人天", month=Fraction(45, 2))


@cache
def told(case_id: str, language: str) -> Report:
    return composed(case_id, language)


def composed(case_id: str, language: str, plans: Plans = PLAIN) -> Report:
    sheet, card = scored_case(case(case_id))
    name = {"en": "Yangzhou plant", "zh-hans": "扬州工厂"}[language]
    facts = Facts(plant_name=name, submitted_on=SUBMITTED, indicators=FIGURES)
    return compose(national(), sheet, card, facts, language=language, plans=plans)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("case_id", CASES)
def test_words_workbook_and_json_tell_the_same_numbers(case_id: str, language: str) -> None:
    report = told(case_id, language)
    assert len(pairs(report)) > 80
    assert untold(report) == []
    assert apart_in_workbook(report, write_workbook(report)) == []
    assert apart_in_json(report, to_json(report)) == []


def test_efforts_in_the_plant_s_own_unit_are_numbers_of_that_unit() -> None:
    report = composed("advanced", "zh-hans", PLANS)
    units = {quantity.unit for quantity in every(report.road, Quantity)}
    assert "人天" in units
    assert untold(report) == []
    assert apart_in_workbook(report, write_workbook(report)) == []
    assert apart_in_json(report, to_json(report)) == []


# What only draws a scale, or is written into documents of its own.
NOT_IN_IT = ("application", "preparation")


@pytest.mark.parametrize("case_id", ["advanced", "open-others"])
def test_every_text_of_the_report_stands_in_the_workbook(case_id: str) -> None:
    report = told(case_id, "en")
    assert left_out(report, write_workbook(report)) == []


def test_every_text_of_a_report_with_everything_stands_in_the_workbook() -> None:
    report = replace(full(), **behind(verdict, SENTENCE))
    assert left_out(report, write_workbook(report)) == []


def left_out(report: Report, content: bytes) -> list[str]:
    pages = load_workbook(BytesIO(content))
    cells = [str(c.value) for page in pages for row in page.iter_rows() for c in row if c.value]
    everything = "\n".join(cells)
    counted = {pair.text for pair in pairs(report)}
    # The map has the names and scores of levels and aspects once more.
    heat = replace(report.heat, levels=(), aspects=())
    shown = replace(report, heat=heat, **dict.fromkeys(NOT_IN_IT))
    ends = {row.name for row in every(heat.cells, ScoreRow)}
    ends |= {end for scale in every(shown, Scale) for end in (scale.low, scale.high)}
    keys = keys_of(shown)
    return [t for t in set(every_text(shown)) - ends - keys - counted if t not in everything]


def keys_of(part: Any) -> set[str]:
    """Keys, and what stands for a shape or a colour."""
    named = {"key", "tier_key", "target_key", "state_key", "kind", "state", "status", "language"}
    named |= {
        "question_key",
        "option",
        "about",
        "moved",
        "asked_as",
        "unit",
        "dated_iso",
        "audience",
    }
    found = {
        getattr(one, name) for one in every(part, object) for name in named if hasattr(one, name)
    }
    keys = {key for one in every(part, object) for key in getattr(one, "scenario_keys", ())}
    return {one for one in found if isinstance(one, str)} | keys


# A rounding of its own, anywhere, is found.


def test_a_workbook_that_rounds_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    given = shape.number

    def coarser(value: Decimal, unit: str, **more: bool) -> shape.Number:
        return given(value.quantize(Decimal(1)), unit, **more)

    monkeypatch.setattr(shape, "number", coarser)
    report = told("advanced", "en")
    assert apart_in_workbook(report, write_workbook(report)) != []


def test_a_workbook_that_shows_fewer_digits_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    given = shape.number

    def cut(value: Decimal, unit: str, **more: bool) -> shape.Number:
        return replace(given(value, unit, **more), form="0%" if unit == "percent" else "0")

    monkeypatch.setattr(shape, "number", cut)
    report = told("advanced", "en")
    assert apart_in_workbook(report, write_workbook(report)) != []


def test_json_that_rounds_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    report = told("advanced", "en")
    given = plain.plain
    monkeypatch.setattr(
        plain, "plain", lambda part: int(part) if isinstance(part, Decimal) else given(part)
    )
    assert apart_in_json(report, to_json(report)) != []


def test_words_that_round_again_are_found() -> None:
    report = told("advanced", "en")
    row = next(row for row in report.levels if row.score and row.score.low % 1)
    assert row.score is not None
    coarse = replace(row, display=f"{row.score.low:.0f} %")
    assert untold(replace(report, levels=(coarse,))) != []


def test_a_number_and_its_words_come_from_one_rounding(monkeypatch: pytest.MonkeyPatch) -> None:
    given = numbers.round_off
    monkeypatch.setattr(numbers, "round_off", lambda number, places=1: given(number, 0))
    coarse = composed("advanced", "en")
    assert [row.display for row in coarse.levels] != [
        r.display for r in told("advanced", "en").levels
    ]
    assert untold(coarse) == []
