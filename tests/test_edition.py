"""The shape of an edition: plain data in and out, and what cannot be read."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from maturity.engine.edition import Edition, EditionError, Text, extend_edition, read_exact
from maturity.engine.edition.exact import write_exact
from maturity.rubric_file import load_rubric_file
from tests.rubrics import Data, condition, edition, question, rubric, tier

SEED = Path(__file__).parent.parent / "seeds" / "smart-factory-2025"


def test_the_national_edition_survives_plain_data_and_back() -> None:
    made = Edition.from_data(load_rubric_file(SEED).data)
    data = made.to_data()
    again = Edition.from_data(json.loads(json.dumps(data)))
    assert again.to_data() == data
    assert again.checksum == made.checksum
    assert len(made.all_questions) == len(made.questions) + len(made.scenarios)


@pytest.mark.parametrize(
    ("data", "number", "written"),
    [
        (3, Fraction(3), 3),
        ("0.80", Fraction(4, 5), "0.8"),
        ("1/3", Fraction(1, 3), "1/3"),
        ("-0.05", Fraction(-1, 20), "-0.05"),
        ("12", Fraction(12), 12),
        (True, None, None),
        (0.5, None, None),
        ("1e9", None, None),
        ("1/0", None, None),
        ("1/00", None, None),
        ("9" * 40, None, None),
        ("０.8", None, None),
        (10**30, None, None),
    ],
)
def test_exact_numbers(data: object, number: Fraction | None, written: object) -> None:
    assert read_exact(data) == number
    if number is not None:
        assert write_exact(number) == written


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (Text(plain="x"), "zh-hans", "x"),
        (Text(en="a", zh_hans="甲"), "zh_Hans", "甲"),
        (Text(en="a", zh_hans="甲"), "en-gb", "a"),
        (Text(en="a"), "zh-hans", "a"),
        (Text(zh_hans="甲"), "en", "甲"),
        (Text(), "en", ""),
    ],
)
def test_a_text_falls_back_to_the_other_language(text: Text, language: str, words: str) -> None:
    assert text.in_language(language) == words


@pytest.mark.parametrize(
    ("written", "same"),
    [({"en": "t/h", "zh-hans": "t/h"}, "t/h"), ({"en": "x", "zh-hans": ""}, {"en": "x"})],
)
def test_one_meaning_has_one_checksum(written: object, same: object) -> None:
    data = rubric([question("q", 0, 1)])
    first, second = (Edition.from_data({**data, "title": title}) for title in (written, same))
    assert first.checksum == second.checksum
    assert first.to_data()["title"] == same


MISFITS: list[tuple[Data, str, str]] = [
    ({"title": 3}, "title", "must be a text"),
    ({"title": {"fr": "x"}}, "title.fr", "unknown language"),
    ({"title": {"en": None}}, "title.en", "must be a text"),
    ({"title": "a\x00b"}, "title", "control character"),
    ({"title": "half \ud83d"}, "title", "control character"),
    ({"edition": 2025}, "edition", "must be a text, not an integer"),
    ({"nonsense": 1}, "nonsense", "unknown field"),
    ({"format": 2}, "format", "only format 1"),
    ({"questions": {}}, "questions", "must be a list"),
    ({"questions": ["x"]}, "questions[0]", "must be a map"),
    ({"questions": None}, "questions", "is missing"),
    ({"questions": [{"key": "q", "text": "x"}]}, "questions[0].options", "is missing"),
    ({"questions": [question("q", 0.5, 1)]}, "questions[0].options[0].value", "is a float"),
    ({"questions": [question("q", True, 1)]}, "questions[0].options[0].value", "must be an int"),
    ({"questions": [question("q", 0, 1, kind="x")]}, "questions[0].kind", "must be one of"),
    ({"questions": [question("q", 0, 1, core="no")]}, "questions[0].core", "true or false"),
    ({"questions": [question("q", 0, 1, basis="sure")]}, "questions[0].basis", "must be one of"),
    ({"not_applicable": "maybe"}, "not_applicable", "must be exclude"),
    ({"not_applicable": {"value": 0.5}}, "not_applicable", "must be exclude"),
    (
        {"measures": [{"key": "m", "of": {}, "aggregate": "mean", "weights": {"q": 0.1}}]},
        "measures[0].weights.q",
        "must be an integer",
    ),
    ({"measures": [{"key": "m", "of": {}, "aggregate": "median"}]}, "measures[0].aggregate", "one"),
]


@pytest.mark.parametrize(("change", "place", "message"), MISFITS, ids=range(len(MISFITS)))
def test_what_does_not_fit_is_named_with_its_place(change: Data, place: str, message: str) -> None:
    with pytest.raises(EditionError) as caught:
        Edition.from_data({**rubric([question("q", 0, 1)]), **change})
    assert caught.value.place == place
    assert message in caught.value.message


def test_every_misfit_is_found_at_once() -> None:
    with pytest.raises(EditionError) as caught:
        Edition.from_data({"title": 1, "questions": [{"key": 2}], "rubric": "x", "edition": "1"})
    places = [problem.place for problem in caught.value.problems]
    assert places == ["title", "questions[0].key", "questions[0].text", "questions[0].options"]


@pytest.mark.parametrize("data", [None, [], "rubric", 3])
def test_what_is_no_map_is_no_edition(data: object) -> None:
    with pytest.raises(EditionError):
        Edition.from_data(data)


def test_defaults_are_left_out_and_come_back() -> None:
    plain = rubric([question("q", 0, 1, weight=1, core=False, applies_to=["discrete", "process"])])
    made = Edition.from_data({**plain, "not_applicable": "exclude"})
    assert made.to_data() == {
        "format": 1,
        "rubric": "small",
        "edition": "1",
        "title": "Small",
        "questions": [question("q", 0, 1)],
    }


def test_a_scenario_yields_its_question() -> None:
    effort = {"build": 4, "ai": 3}
    scenario = {"key": "S1", "name": "Watch", "effort": effort, "applies_to": ["process"]}
    asked = edition([], scenarios=[scenario]).question("scenario.S1")
    assert [(o.key, o.value, o.tags, o.effort) for o in asked.options] == [
        ("none", 0, (), None),
        ("planned", 1, ("planned",), 0),
        ("in_use", 2, ("deployed",), 4),
        ("in_use_ai", 3, ("deployed", "ai"), 3),
    ]
    assert (asked.kind, asked.scenario_key, bool(asked.may_not_apply)) == ("scenario", "S1", True)
    assert asked.is_asked_of(None) and not asked.is_asked_of("discrete")


def test_questions_are_grouped_in_the_order_of_departments_and_levels() -> None:
    named: dict[str, Any] = {
        "departments": [{"key": "d2", "name": "x"}, {"key": "d1", "name": "y"}],
        "levels": [{"key": "l1", "name": "x"}, {"key": "l2", "name": "y"}],
    }
    asked = [
        question("a", 0, 1, department="d1", level="l1"),
        question("b", 0, 1, department="d2", level="l2"),
        question("c", 0, 1, department="d2", level="l1"),
        question("d", 0, 1),
        question("e", 0, 1, kind="standing"),
    ]
    groups = edition(asked, **named).questions_by_department()
    assert [[q.key for q in group.questions] for group in groups] == [["c"], ["b"], ["a"], ["d"]]


def test_a_province_adds_its_conditions_to_the_national_edition() -> None:
    base = edition([question("q", 0, 1)], tiers=[tier("t", condition("t.c", "m"))])
    more: Data = {
        "rubric": "jiangsu",
        "extends": {"rubric": "small", "edition": "1"},
        "tiers": [tier("t", condition("t.js", "m", region="jiangsu"))],
    }
    both = extend_edition(base, edition([question("r", 0, 1)], **more))
    assert (both.rubric, both.extends) == ("jiangsu", None)
    assert [q.key for q in both.questions] == ["q", "r"]
    assert [c.key for c in both.conditions] == ["t.c", "t.js"]
    with pytest.raises(EditionError, match="extends"):
        extend_edition(both, edition([], **more))
