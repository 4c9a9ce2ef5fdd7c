"""Conditions as rows: how far they are apart, numbers not hidden by rounding, own exceptions."""

import re
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from assessments.reports.build import Facts, compose, numbers
from assessments.reports.pdf.document import render
from assessments.reports.report import ConditionRow, Report
from maturity.engine.scoring import Sheet, score
from tests import rubrics
from tests.rubrics import Data, condition, question, tier
from tests.test_gaps_traps import trapped

FIVE = ["a", "b", "c", "d", "e"]
REASON = "Single pieces <only>, agreed with the bureau."


def measure(key: str, of: list[str], aggregate: str = "mean", **more: Any) -> Data:
    return {
        "key": key,
        "name": f"{key} name",
        "of": {"questions": of},
        "aggregate": aggregate,
        **more,
    }


def ceiling(key: str, of: str, bound: object) -> Data:
    made = condition(key, of, at_most=bound)
    del made["at_least"]
    return made


def made(
    *conditions: Data, measures: list[Data], answers: Data, language: str = "en", **more: Any
) -> Report:
    asked = [question(key, 0, 1, 2) for key in more.get("questions", FIVE)]
    edition = rubrics.edition(asked, measures, tiers=[tier("low", *conditions)])
    sheet = Sheet.from_data({"answers": answers, "exceptions": more.get("exceptions", {})})
    facts = Facts(plant_name="Yangzhou plant")
    return compose(edition, sheet, score(edition, sheet), facts, language=language)


def row(*args: Any, **more: Any) -> ConditionRow:
    (found,) = made(*args, **more).tiers[0].criteria
    return found


def test_too_many_questions_are_counted():
    count = measure("few", FIVE, "count", where={"at_least": 1})
    answers = dict.fromkeys(FIVE, "r1")
    assert row(ceiling("c", "few", 4), measures=[count], answers=answers).distance == (
        "one question too many"
    )
    assert row(ceiling("c", "few", 2), measures=[count], answers=answers).distance == (
        "three questions too many"
    )
    chinese = row(ceiling("c", "few", 2), measures=[count], answers=answers, language="zh-hans")
    assert chinese.distance == "多3题"


def test_too_large_a_share_is_counted_in_questions_too():
    share = measure("part", FIVE, "share", where={"at_least": 1})
    answers = {**dict.fromkeys(FIVE, "r1"), "a": "r0"}
    found = row(ceiling("c", "part", "0.5"), measures=[share], answers=answers)
    assert (found.number, found.distance) == ("4 of 5 questions, 80 %", "two questions too many")


def test_a_row_that_is_too_high_says_by_how_many_steps():
    value = measure("one", ["a"], "value")
    assert row(ceiling("c", "one", 0), measures=[value], answers={"a": "r2"}).distance == (
        "two steps too high"
    )


def test_a_mean_that_is_too_high_says_by_how_much():
    found = row(ceiling("c", "m", 1), measures=[measure("m", ["a", "b"])], answers=best("a", "b"))
    assert found.distance == "too much by 1"


def best(*keys: str) -> Data:
    return dict.fromkeys(keys, "r2")


def test_percentages_are_points_apart():
    ratio = measure("m", ["a", "b"], **{"as": "ratio"})
    found = row(condition("c", "m", "0.8"), measures=[ratio], answers={"a": "r2", "b": "r1"})
    assert (found.number, found.distance) == ("75 %", "5 percentage points short")


def test_an_undecided_condition_states_no_distance_that_may_be_wrong():
    share = measure("part", FIVE, "share", where={"at_least": 1})
    mean = measure("m", ["a", "b"])
    for bar in (condition("c", "part", "0.8"), ceiling("c", "part", "0.5")):
        found = row(bar, measures=[share], answers={"a": "r1"})
        assert (found.verdict.key, found.distance) == ("undecided", "depends on what is open")
    found = row(condition("c", "m", 2), measures=[mean], answers={"a": "r2"})
    assert found.distance == "depends on what is open"


def test_an_undecided_row_of_one_question_says_that_its_answer_is_missing():
    found = row(condition("c", "one", 1), measures=[measure("one", ["a"], "value")], answers={})
    assert (found.verdict.key, found.distance) == ("undecided", "an answer is missing")


def test_a_number_just_short_does_not_read_like_the_bar():
    weights = {"a": 9999, "b": 1}
    ratio = measure("m", ["a", "b"], weights=weights, **{"as": "ratio"})
    found = row(condition("c", "m", 1), measures=[ratio], answers={"a": "r2", "b": "r0"})
    assert found.verdict.key == "not_met"
    assert (found.number, found.distance) == ("99.99 %", "0.01 percentage points short")


def test_a_rounded_number_without_counts_says_more_of_its_digits():
    ratio = measure("m", ["a", "b", "c"], **{"as": "ratio"})
    answers = {"a": "r2", "b": "r0", "c": "r0"}
    found = row(condition("c", "m", "0.8"), measures=[ratio], answers=answers)
    assert found.number == "33.3 %"
    assert found.exact == "33.333333 % to six decimals; compared unrounded"


@pytest.mark.parametrize("answers", [{"a": "r2", "b": "r1"}, {"a": "r2"}], ids=["even", "open"])
def test_what_was_not_rounded_or_is_a_range_says_nothing_more(answers):
    ratio = measure("m", ["a", "b"], **{"as": "ratio"})
    assert row(condition("c", "m", "0.8"), measures=[ratio], answers=answers).exact == ""


def test_a_share_is_exact_by_its_counts():
    share = measure("part", ["a", "b", "c"], "share", where={"at_least": 1})
    answers = {"a": "r1", "b": "r0", "c": "r0"}
    found = row(condition("c", "part", "0.8"), measures=[share], answers=answers)
    assert (found.number, found.exact) == ("1 of 3 questions, 33.3 %", "")


MANY = [f"q{number}" for number in range(2000)]


def test_a_share_just_short_does_not_read_like_the_bar():
    share = measure("part", MANY, "share", where={"at_least": 1})
    answers = {key: "r1" if number < 1199 else "r0" for number, key in enumerate(MANY)}
    bar = condition("c", "part", "0.6")
    found = row(bar, measures=[share], answers=answers, questions=MANY)
    assert found.verdict.key == "not_met"
    assert (found.number, found.threshold) == ("1199 of 2000 questions, 59.95 %", "at least 60 %")


@pytest.mark.parametrize(
    ("bar", "share", "asked"),
    [
        ("0.6667", "2 of 3 questions, 66.667 %", "at least 66.67 %"),
        ("0.6666", "2 of 3 questions, 66.67 %", "at least 66.66 %"),
        ("0.8", "2 of 3 questions, 66.7 %", "at least 80 %"),
    ],
)
def test_a_bar_is_not_rounded_and_the_share_stays_on_its_side_of_it(bar, share, asked):
    part = measure("part", ["a", "b", "c"], "share", where={"at_least": 1})
    answers = {"a": "r1", "b": "r1", "c": "r0"}
    found = row(condition("c", "part", bar), measures=[part], answers=answers)
    assert (found.number, found.threshold) == (share, asked)


def test_a_bar_of_points_is_not_rounded_either():
    points = measure("m", ["a", "b"])
    found = row(condition("c", "m", "1.55"), measures=[points], answers={"a": "r2", "b": "r1"})
    assert (found.number, found.threshold) == ("1.5", "at least 1.55")


def test_the_warning_of_the_share_does_not_round_the_bar_either():
    edition = trapped(at_least="0.3334")
    answers = {"scenario.S0": "in_use_ai", "scenario.S1": "in_use", "scenario.S2": "in_use"}
    sheet = Sheet.from_data({"answers": {**answers, "scenario.S3": "none"}})
    report = compose(
        edition, sheet, score(edition, sheet), Facts(plant_name="Yangzhou plant"), language="en"
    )
    told = next(line for line in report.warnings if line.startswith("AI share"))
    assert "1 of 3 scenarios in use have AI, 33.33 %; the t tier asks for 33.34 %." in told


@pytest.mark.parametrize(
    ("number", "other", "places"),
    [("1", "1", 1), ("1", "2", 1), ("1", "1.01", 2), ("1", "1.04", 2), ("0", "1e-9", 6)],
)
def test_so_many_decimals_tell_two_numbers_apart(number, other, places):
    assert numbers.places_apart(Fraction(number), Fraction(other)) == places


def excepted(language: str = "en") -> Report:
    return made(
        condition("c", "m", 2, may_be_excepted=True, name="The short name"),
        measures=[measure("m", ["a"])],
        answers={"a": "r0"},
        exceptions={"c": REASON},
        language=language,
    )


def test_a_reason_stated_for_one_condition_stands_beside_it_and_is_escaped():
    report = excepted()
    (found,) = report.tiers[0].criteria
    assert (found.verdict.key, found.exception_reason) == ("excepted", REASON)
    page = render_to_string("assessments/_result_conditions.html", {"rows": [found]})
    assert "Single pieces &lt;only&gt;, agreed" in page
    assert '<span class="r-condition-name">The short name</span>' in page


def test_the_pdf_prints_that_reason_too():
    pages = PdfReader(BytesIO(render(excepted()))).pages
    assert "agreedwiththebureau" in re.sub(r"\s", "", "".join(p.extract_text() for p in pages))


def test_a_reason_of_the_whole_demand_is_not_told_twice():
    demand = {"key": "d", "text": "All of it", "conditions": ["c"], "may_be_excepted": True}
    edition = rubrics.edition(
        [question("a", 0, 1, 2)],
        [measure("m", ["a"])],
        tiers=[
            tier(
                "low", condition("c", "m", 2), demands=[{**demand, "basis": "ours", "source": "t"}]
            )
        ],
    )
    sheet = Sheet.from_data({"answers": {"a": "r0"}, "exceptions": {"d": REASON}})
    card = score(edition, sheet)
    report = compose(edition, sheet, card, Facts(plant_name="Yangzhou plant"), language="en")
    (told,) = report.tiers[0].demands
    assert told.exception_reason == REASON
    assert told.conditions[0].exception_reason == ""
