"""Every error and warning of a rubric, with its place."""

import copy
from pathlib import Path
from typing import Any

import pytest

from maturity.engine.edition import Edition
from maturity.engine.problems import problems
from maturity.rubric_file import load_edition
from tests.rubrics import Data, condition, option, question, rubric, tier

SEED = Path(__file__).parent.parent / "seeds" / "smart-factory-2025"
Place = tuple[str | int, ...]


def sound() -> Data:
    data = rubric(
        [question("q", 0, 1), question("r", 0, 1, may_not_apply=["x"])],
        [
            {"key": "m", "of": {"questions": ["q", "r"]}, "aggregate": "mean"},
            {"key": "v", "of": {"questions": ["q"]}, "aggregate": "value"},
        ],
        tiers=[tier("t", condition("t.m", "m"), condition("t.v", "v"))],
        totals=[{"key": "machines", "name": "Machines"}],
        scenarios=[{"key": "S1", "name": "One"}, {"key": "S2", "name": "Two"}],
    )
    data["tiers"][0]["demands"] = [{"key": "t.d", "conditions": ["t.m"], "narrow": ["t.m"]}]
    return data


def changed(place: Place, value: object) -> Edition:
    data = sound()
    inner: Any = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = copy.deepcopy(value)
    return Edition.from_data(data)


def test_a_sound_edition_has_no_problems() -> None:
    assert problems(Edition.from_data(sound())) == []


def test_the_national_edition_has_no_errors_even_for_publishing() -> None:
    found = problems(load_edition(SEED), publishing=True)
    assert [p for p in found if p.severity == "error"] == []


def measure(aggregate: str, **more: Any) -> Data:
    return {"key": "v", "of": {"questions": ["q"]}, "aggregate": aggregate, **more}


def check(**clause: Any) -> list[Data]:
    return [{"key": "c", "text": "c", "if": [clause]}]


M: Place = ("measures", 1)
ERRORS: list[tuple[str, Place, object, str, str]] = [
    ("key", ("questions", 0, "key"), "q q", "questions[0].key", "is no key"),
    ("key twice", ("questions", 1, "key"), "q", "questions[1].key", "duplicate"),
    ("scenario's key", ("questions", 0, "key"), "scenario.S9", "questions[0].key", "is kept for"),
    ("option twice", ("questions", 0, "options"), [option("a", 0), option("a", 1)],
     "questions[0].options[1].key", "duplicate"),
    ("demand and condition alike", ("tiers", 0, "demands", 0, "key"), "t.v",
     "tiers[0].conditions[1].key", "duplicate"),
    ("kind scenario", ("questions", 0, "kind"), "scenario", "questions[0].kind", "come from"),
    ("one row", ("questions", 0, "options"), [option("a", 0)], "questions[0].options", "two rows"),
    ("open with value", ("questions", 0, "options", 0, "open"), True,
     "questions[0].options[0].value", "no value"),
    ("no value", ("questions", 0, "options", 0, "value"), None,
     "questions[0].options[0].value", "is missing"),
    ("negative weight", ("questions", 0, "weight"), -1, "questions[0].weight", "negative"),
    ("asked of nobody", ("questions", 0, "applies_to"), [], "questions[0].applies_to", "nobody"),
    ("level", ("questions", 0, "level"), "gone", "questions[0].level", "is not there"),
    ("asked_at", ("questions", 0, "options", 1, "asked_at"), "gone",
     "questions[0].options[1].asked_at", "is not there"),
    ("breadth twice", ("questions", 0, "breadth"),
     {"count_of": "machines", "of_how_many": "lines", "at_least": 1}, "questions[0].breadth", "ei"),
    ("breadth over 1", ("questions", 0, "breadth"), {"count_of": "machines", "at_least": 2},
     "questions[0].breadth.at_least", "at most 1"),
    ("breadth of nothing", ("questions", 0, "breadth"), {"count_of": "x", "at_least": 1},
     "questions[0].breadth.count_of", "is not there"),
    ("selects nothing", (*M, "of"), {"kind": "standing"}, "measures[1].of", "selects nothing"),
    ("two inputs", (*M, "of"), {"questions": ["q", "r"]}, "measures[1].of", "one input"),
    ("named twice", (*M, "of"), {"questions": ["q", "q"]}, "measures[1].of", "twice"),
    ("measures alone", (*M, "of"), {"measures": ["m"], "kind": "standing"}, "measures[1].of", "al"),
    ("unknown question", (*M, "of"), {"questions": ["gone"]}, "measures[1].of.questions[0]", "not"),
    ("circle", (*M, "of"), {"measures": ["v"]}, "measures[1].of.measures", "circle"),
    ("share of nothing named", M, measure("share"), "measures[1]", "needs where"),
    ("where of a mean", M, measure("mean", where={"at_least": 1}), "measures[1].where", "nothing"),
    ("two ways to count", M, measure("count", where={"at_least": 1, "tag": "x"}),
     "measures[1].where", "exactly one"),
    ("crossed", M, measure("count", where={"at_least": 2, "at_most": 1}), "measures[1].where", "l"),
    ("unknown tag", M, measure("count", where={"tag": "x"}), "measures[1]", "carries the tag"),
    ("unknown tier", M, measure("count", where={"reaches": "x"}), "measures[1].where.reaches", ""),
    ("among of a count", M, measure("count", where={"at_least": 1}, among={"tag": "x"}),
     "measures[1].among", "only a share"),
    ("asked by nobody", M, measure("share", where={"at_least": 1}, among={"asked_at": "t"}),
     "measures[1].among", "none of the questions"),
    ("minimum of a mean", M, measure("mean", minimum=2), "measures[1].minimum", "only a share"),
    ("minimum", M, measure("share", where={"at_least": 1}, minimum=0), "measures[1].minimum", "1"),
    ("weights 0", M, measure("mean", weights={"q": 0}), "measures[1].weights", "all 0"),
    ("weight below 0", M, measure("mean", weights={"q": -1}), "measures[1].weights.q", "negative"),
    ("weight of another", M, measure("mean", weights={"r": 1}), "measures[1].weights.r", "among"),
    ("weights of a min", M, measure("min", weights={"q": 1}), "measures[1].weights", "never enter"),
    ("ratio of measures", M, {**measure("mean"), "of": {"measures": ["m"]}, "as": "ratio"},
     "measures[1].as", "only answers"),
    ("walk over questions", M, measure("cumulative", where={"at_least": 1}), "measures[1].of", ""),
    ("gate over 1", M, {**measure("cumulative", where={"at_least": 2}), "of": {"measures": ["m"]}},
     "measures[1].where", "gate"),
    ("band backwards", M, measure("value", bands=[{"from": 1, "to": 0, "label": "x"}]),
     "measures[1].bands[0]", "before it begins"),
    ("bands overlap", M,
     measure("value", bands=[{"from": 0, "to": 2, "label": "x"}, {"from": 1, "label": "y"}]),
     "measures[1].bands[1].from", "overlaps"),
    ("bands out of order", M,
     measure("value", bands=[{"from": 1, "label": "x"}, {"from": 1, "label": "y"}]),
     "measures[1].bands[1].from", "larger"),
    ("no criterion", ("tiers", 0, "conditions"), [condition("t.m", "m", kind="advice")],
     "tiers[0].conditions", "no criterion"),
    ("only a region's", ("tiers", 0, "conditions"), [condition("t.m", "m", region="jiangsu")],
     "tiers[0].conditions", "no criterion"),
    ("none", ("tiers", 0, "conditions", 0, "at_least"), None, "tiers[0].conditions[0]", "either"),
    ("two bounds", ("tiers", 0, "conditions", 0, "at_most"), 3, "tiers[0].conditions[0]", "either"),
    ("unknown measure", ("tiers", 0, "conditions", 0, "measure"), "x",
     "tiers[0].conditions[0].measure", "is not there"),
    ("excepted eligibility", ("tiers", 0, "conditions", 1),
     condition("t.v", "v", kind="eligibility", may_be_excepted=True),
     "tiers[0].conditions[1].may_be_excepted", "only a criterion"),
    ("out of reach", ("tiers", 0, "conditions", 0, "at_least"), 2, "tiers[0]", "out of reach"),
    ("empty demand", ("tiers", 0, "demands", 0), {"key": "t.d", "conditions": []},
     "tiers[0].demands[0].conditions", "is empty"),
    ("narrow outside", ("tiers", 0, "demands", 0, "narrow"), ["t.v"],
     "tiers[0].demands[0].narrow[0]", "not among"),
    ("demand of another tier", ("tiers", 0, "demands", 0, "conditions"), ["x"],
     "tiers[0].demands[0].conditions[0]", "is not there"),
    ("condition in two demands", ("tiers", 0, "demands"),
     [{"key": "t.d", "conditions": ["t.m"]}, {"key": "t.e", "conditions": ["t.m"]}],
     "tiers[0].demands[1].conditions", "already"),
    ("requires nothing", ("scenarios", 0, "requires"), [{}], "scenarios[0].requires[0]", "exactly"),
    ("requires a row unknown", ("scenarios", 0, "requires"), [{"question": "q", "at_least": "x"}],
     "scenarios[0].requires[0].at_least", "neither a row"),
    ("requires too much", ("scenarios", 0, "requires"), [{"question": "q", "at_least": 7}],
     "scenarios[0].requires[0].at_least", "outside"),
    ("scenarios in a circle", ("scenarios",),
     [{"key": "S1", "name": "1", "requires": [{"scenario": "S2"}]},
      {"key": "S2", "name": "2", "requires": [{"scenario": "S1"}]}],
     "scenarios[0].requires", "circle"),
    ("clause of nothing", ("checks",), check(at_least=1), "checks[0].if[0]", "exactly one"),
    ("clause without bound", ("checks",), check(question="q"), "checks[0].if[0]", "needs"),
    ("clause of an unknown row", ("checks",), check(question="q", at_least="x"),
     "checks[0].if[0].at_least", "neither a row"),
    ("neither if nor rule", ("checks",), [{"key": "c", "text": "c"}], "checks[0]", "either"),
    ("empty text", ("title",), {}, "title", "empty text"),
    ("scenario key too long for its question", ("scenarios", 1, "key"), "S" * 112,
     "scenarios[1].key", "longer than 111"),
    ("basis of no field", ("tiers", 0, "basis"), {"nmae": "ours"}, "tiers[0].basis.nmae",
     "no such field"),
    ("basis of nothing", ("tiers", 0, "basis"), {}, "tiers[0].basis", "empty map"),
    ("date", ("policies",), [{"key": "p", "text": "p", "valid_to": "soon"}],
     "policies[0].valid_to", "must be a date"),
    ("extends", ("extends",), {"rubric": "x", "edition": "1"}, "extends", "on top of x@1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "value", "where", "message"), [e[1:] for e in ERRORS], ids=[e[0] for e in ERRORS]
)
def test_errors(place: Place, value: object, where: str, message: str) -> None:
    found = problems(changed(place, value))
    errors = [p for p in found if p.severity == "error"]
    assert [p for p in errors if p.place == where and message in p.message], errors


WARNINGS: list[tuple[str, Place, object, str, str]] = [
    ("unused", (*M, "key"), "unused", "measures[1]", "nothing uses"),
    ("one language", ("title",), {"en": "x"}, "title", "zh-hans"),
    ("expired", ("policies",), [{"key": "p", "text": "p", "valid_to": "2025-12"}],
     "policies[0].valid_to", "expired"),
    ("band never met", M, measure("value", bands=[{"from": 0, "label": "x"}, {"from": 5, "label":
     "y"}]), "measures[1].bands[1]", "never met"),
    ("rule", ("checks",), [{"key": "c", "text": "c", "rule": "x"}], "checks[0].rule", "knows"),
    ("perhaps not reached", ("measures",),
     [*sound()["measures"], {"key": "z", "of": {"measures": ["m", "w"]}, "aggregate": "mean",
      "show": True}, {"key": "w", "of": {"questions": ["r"]}, "aggregate": "mean"}],
     "measures[2]", "perhaps not reached"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "value", "where", "message"), [w[1:] for w in WARNINGS], ids=[w[0] for w in WARNINGS]
)
def test_warnings(place: Place, value: object, where: str, message: str) -> None:
    edition = changed(("tiers", 0, "conditions", 1, "measure"), "m") if place[-1] == "key" else None
    data = edition.to_data() if edition else changed(place, value).to_data()
    if edition:
        data["measures"][1]["key"] = value
    found = problems(Edition.from_data(data), today="2026-01-15")
    assert [p for p in found if p.place == where and message in p.message], found
    assert all(p.severity == "warning" for p in found)


def test_a_condition_without_source_is_an_error_only_when_publishing() -> None:
    edition = changed(("tiers", 0, "conditions", 0, "source"), None)
    (found,) = problems(edition)
    (strict,) = problems(edition, publishing=True)
    assert (found.severity, strict.severity) == ("warning", "error")
    assert found.place == strict.place == "tiers[0].conditions[0]"


def test_a_policy_of_this_month_has_not_expired() -> None:
    edition = changed(("policies",), [{"key": "p", "text": "p", "valid_to": "2026-01"}])
    assert problems(edition, today="2026-01-31") == []


def test_a_tier_that_one_type_of_plant_cannot_reach_is_a_warning() -> None:
    edition = changed(("questions", 0, "applies_to"), ["discrete"])
    assert {p.severity for p in problems(edition)} == {"warning"}
