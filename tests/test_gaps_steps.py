"""Which rows are wished for, what they cost, and what scenarios build on."""

from fractions import Fraction
from typing import Any

import pytest

from maturity.engine.edition import Edition
from maturity.engine.gaps import Gap, ScenarioStep, find_gaps
from maturity.engine.scoring import Sheet, score
from tests.rubrics import Data, condition, edition, not_applicable, option, question, tier

ROWS = [
    option("r0", 0),
    option("r1", 1, tags=["on"], effort=2),
    option("r2", 2, tags=["on"], effort="1.5", asked_at="t"),
    option("r3", 3, tags=["on", "ai"], effort=4),
]
OPTIONAL = {"may_not_apply": ["none here"]}
GONE = not_applicable()


def of(*questions: str, aggregate: str = "mean", key: str = "m", **more: Any) -> Data:
    return {"key": key, "of": {"questions": list(questions)}, "aggregate": aggregate, **more}


def joined(*measures: str, aggregate: str, **more: Any) -> Data:
    return {"key": "m", "of": {"measures": list(measures)}, "aggregate": aggregate, **more}


def gaps_in(small: Edition, answers: Data, **more: Any) -> list[Gap]:
    sheet = Sheet.from_data({"answers": answers, **more})
    return find_gaps(small, sheet, score(small, sheet))


def wished(measures: list[Data], answers: Data, at_least: object = 99) -> dict[str, str]:
    """For each question the row it is to reach."""
    asked = [question(key, options=ROWS, **OPTIONAL) for key in "abcd"]
    tiers = [tier("t", condition("t.c", "m", at_least))]
    (gap,) = gaps_in(edition(asked, measures, tiers=tiers), answers)
    return {step.question: step.to_option for step in gap.steps}


GIVEN = {"a": "r0", "b": "r2", "c": "r3", "d": GONE}
WISHES: list[tuple[Data, object, dict[str, str]]] = [
    ({"aggregate": "mean"}, 99, {"a": "r1", "b": "r3"}),
    ({"aggregate": "sum"}, 99, {"a": "r1", "b": "r3"}),
    ({"aggregate": "min"}, 2, {"a": "r2"}),
    ({"aggregate": "min"}, "2.5", {"a": "r3", "b": "r3"}),
    ({"aggregate": "max"}, 99, {}),
    ({"aggregate": "min", "as": "ratio"}, "0.3", {"a": "r1"}),
    ({"aggregate": "min", "as": "ratio"}, "0.5", {"a": "r2"}),
    ({"aggregate": "count", "where": {"tag": "on"}}, 99, {"a": "r1"}),
    ({"aggregate": "count", "where": {"tag": "ai"}}, 99, {"a": "r3", "b": "r3"}),
    ({"aggregate": "count", "where": {"tag": "no"}}, 99, {}),
    ({"aggregate": "count", "where": {"at_least": 2}}, 99, {"a": "r2"}),
    ({"aggregate": "count", "where": {"at_least": 9}}, 99, {}),
    ({"aggregate": "count", "where": {"at_most": 0}}, 99, {}),
    ({"aggregate": "count", "where": {"at_least": 1, "at_most": 1}}, 99, {}),
    ({"aggregate": "count", "where": {"reaches": "t"}}, 99, {"a": "r2"}),
    ({"aggregate": "count"}, 99, {}),
]


@pytest.mark.parametrize(("more", "at_least", "expected"), WISHES, ids=range(len(WISHES)))
def test_the_row_wished_for(more: Data, at_least: object, expected: dict[str, str]) -> None:
    assert wished([of(*"abcd", **more)], GIVEN, at_least) == expected


def test_what_is_not_answered_has_only_to_be_answered() -> None:
    assert wished([of(*"ab")], {}) == {"a": "r3", "b": "r3"}
    assert wished([of(*"ab", aggregate="min")], {}, 1) == {"a": "r1", "b": "r1"}
    assert wished([of(*"ab", aggregate="count", where={"tag": "on"})], {}) == {"a": "r1", "b": "r1"}


def test_nobody_is_advised_to_change_what_the_plant_is_not_asked() -> None:
    asked = [question("a", options=ROWS, applies_to=["process"]), question("b", options=ROWS)]
    small = edition(asked, [of("a", "b")], tiers=[tier("t", condition("c", "m", 3))])
    (gap,) = gaps_in(small, {"a": "r0"}, plant={"type": "discrete"})
    assert [step.question for step in gap.steps] == ["b"]


STEPS = [of(key, key=f"m{key}", aggregate="value", **{"as": "ratio"}) for key in "abcd"]


@pytest.mark.parametrize(
    ("gate", "order", "expected"),
    [
        ("0.5", "cab", {"a": "r2"}),
        ("0.5", "dcba", {"a": "r2"}),
        (1, "bac", {"b": "r3"}),
        (1, "dcab", {"a": "r3"}),
    ],
)
def test_a_walk_wishes_for_its_first_step_below_the_gate(
    gate: object, order: str, expected: dict[str, str]
) -> None:
    walk = joined(*(f"m{key}" for key in order), aggregate="cumulative", where={"at_least": gate})
    assert wished([*STEPS, walk], GIVEN) == expected


def test_a_ratio_is_turned_back_by_the_ends_of_each_question() -> None:
    asked = [question("a", 1, 2, 3), question("b", -2, 0, 2)]
    half = of("a", "b", aggregate="min", **{"as": "ratio"})
    small = edition(asked, [half], tiers=[tier("t", condition("c", "m", "0.5"))])
    (gap,) = gaps_in(small, {"a": "r0", "b": "r0"})
    assert [(step.question, step.to_option) for step in gap.steps] == [("a", "r1"), ("b", "r1")]


def test_a_question_not_asked_at_the_tier_cannot_reach_it() -> None:
    asked = [question("a", options=ROWS), question("b", 0, 1, 2)]
    reaching = of("a", "b", aggregate="count", where={"reaches": "t"})
    small = edition(asked, [reaching], tiers=[tier("t", condition("c", "m", 1))])
    (gap,) = gaps_in(small, {"a": "r0", "b": "r0"})
    assert [(step.question, step.to_option) for step in gap.steps] == [("a", "r2")]


def test_a_walk_wishes_first_for_a_step_that_is_open() -> None:
    walk = joined("ma", "mb", aggregate="cumulative", where={"at_least": "0.5"})
    assert wished([*STEPS, walk], {"b": "r0"}) == {"a": "r2"}


def test_measures_of_measures_wish_through_them() -> None:
    every = ("ma", "mb", "mc")
    high = joined(*every, aggregate="count", where={"at_least": "0.6"})
    assert wished([*STEPS, high], GIVEN) == {"a": "r2"}
    assert wished([*STEPS, joined(*every, aggregate="count", where={"at_most": 0})], GIVEN) == {}
    # No gate: each is to rise as far as it goes, row by row.
    assert wished([*STEPS, joined(*every, aggregate="mean")], GIVEN) == {"a": "r1", "b": "r3"}
    assert wished([*STEPS, joined(*every, aggregate="min")], GIVEN, 1) == {"a": "r1", "b": "r3"}


def efforts(rows: list[Data], now: str | None, at_least: object) -> Fraction | None:
    small = edition(
        [question("a", options=rows)],
        [of("a", aggregate="value")],
        tiers=[tier("t", condition("c", "m", at_least))],
    )
    (gap,) = gaps_in(small, {"a": now} if now else {})
    return gap.steps[0].effort


def test_the_effort_is_that_of_every_row_passed() -> None:
    assert efforts(ROWS, "r0", 1) == 2
    assert efforts(ROWS, "r0", 3) == Fraction(15, 2)
    assert efforts(ROWS, "r1", 3) == Fraction(11, 2)
    assert efforts(ROWS[::-1], "r1", 3) == Fraction(11, 2)
    assert efforts(ROWS, None, 3) is None
    untold = [*ROWS[:2], option("r2", 2), ROWS[3]]
    assert efforts(untold, "r0", 3) is None
    assert efforts(untold, "r2", 3) == 4
    assert efforts([option("r0", 0), option("r1", 1)], "r0", 1) is None


BREADTH = {"breadth": {"of_how_many": "lines", "at_least": "1/2"}}


@pytest.mark.parametrize(
    ("given", "at_least", "expected"),
    [
        ({"option": "r3", "count": 1, "of": 4}, 1, ("widen", "r3", "r3")),
        ({"option": "r1", "count": 1, "of": 4}, 2, ("widen", "r1", "r2")),
        ({"option": "r1", "count": 2, "of": 4}, 2, ("raise", "r1", "r2")),
        ({"option": "no_idea"}, 2, ("answer", "no_idea", "r2")),
    ],
)
def test_a_step_says_what_is_to_be_done(given: Data, at_least: object, expected: Any) -> None:
    rows = [option("no_idea", None, open=True), *ROWS]
    asked = question("a", options=rows, **BREADTH)
    tiers = [tier("t", condition("c", "m", at_least))]
    (gap,) = gaps_in(edition([asked], [of("a", aggregate="value")], tiers=tiers), {"a": given})
    (step,) = gap.steps
    assert (step.reason, step.from_option, step.to_option) == expected
    assert step.is_open == (expected[0] != "raise")


def test_what_is_not_known_is_to_be_answered_also_where_values_lie_below_nought() -> None:
    rows = [option("no_idea", None, open=True), *(option(f"r{i}", i - 3) for i in range(3))]
    tiers = [tier("t", condition("c", "m", -2))]
    small = edition([question("a", options=rows)], [of("a", aggregate="value")], tiers=tiers)
    (gap,) = gaps_in(small, {"a": "no_idea"})
    assert [(step.reason, step.to_option) for step in gap.steps] == [("answer", "r1")]


def test_of_two_rows_of_one_value_the_one_that_counts_is_wanted() -> None:
    rows = [option("r0", 0), option("bare", 1), option("tagged", 1, tags=["on"])]
    tiers = [tier("t", condition("c", "m", 1))]
    tagged = of("a", aggregate="count", where={"tag": "on"})
    small = edition([question("a", options=rows, **BREADTH)], [tagged], tiers=tiers)
    (gap,) = gaps_in(small, {"a": {"option": "bare", "count": 1, "of": 4}})
    assert [(step.reason, step.to_option) for step in gap.steps] == [("widen", "tagged")]


def scenarios(requires: list[Data], answers: Data, **more: Any) -> ScenarioStep:
    """The step of S1, which builds on the others."""
    base = [{"key": key, "name": key} for key in ("S2", "S3")]
    wanted = {"key": "S1", "name": "S1", "requires": requires, **more}
    tiers = [tier("t", condition("c", "m"))]
    measure: Data = {"key": "m", "of": {"questions": ["scenario.S1"]}, "aggregate": "share"}
    measure |= {"where": {"tag": "ai"}, "among": {"tag": "deployed"}}
    asked = [question("a", options=ROWS, **OPTIONAL)]
    small = edition(asked, [measure], scenarios=[wanted, *base], tiers=tiers)
    (gap,) = gaps_in(small, answers)
    return gap.scenarios[0]


NEEDS: list[tuple[Data, Data, str]] = [
    ({"question": "a", "at_least": "r2"}, {"a": "r1"}, "missing"),
    ({"question": "a", "at_least": "r2"}, {"a": "r2"}, "met"),
    ({"question": "a", "at_least": 2}, {"a": "r3"}, "met"),
    ({"question": "a", "at_most": 1}, {"a": "r1"}, "met"),
    ({"question": "a", "at_most": 1}, {"a": "r2"}, "missing"),
    ({"question": "a", "at_least": 1, "at_most": 1}, {"a": "r0"}, "missing"),
    ({"question": "a", "at_least": 1}, {}, "open"),
    ({"question": "a", "at_least": 1}, {"a": GONE}, "missing"),
    ({"scenario": "S2"}, {"scenario.S2": "in_use"}, "met"),
    ({"scenario": "S2"}, {"scenario.S2": "planned"}, "missing"),
    ({"scenario": "S2"}, {}, "open"),
    ({"scenario": "S2", "at_least": "planned"}, {"scenario.S2": "planned"}, "met"),
    ({"note": "money"}, {}, "note"),
]


@pytest.mark.parametrize(("needed", "answers", "state"), NEEDS, ids=range(len(NEEDS)))
def test_how_a_prerequisite_stands(needed: Data, answers: Data, state: str) -> None:
    step = scenarios([needed], {"scenario.S1": "none", **answers})
    assert [item.state for item in step.prerequisites] == [state]
    assert step.missing == (state in ("missing", "open"))


def test_missing_prerequisites_stand_first_and_each_once() -> None:
    needed = [
        {"note": "n"},
        {"scenario": "S2"},
        {"scenario": "S3"},
        {"question": "a", "at_least": 1},
    ]
    step = scenarios(
        [*needed, needed[0]], {"scenario.S1": "none", "scenario.S2": "in_use", "a": "r0"}
    )
    assert [item.state for item in step.prerequisites] == ["missing", "open", "met", "note"]


def test_what_is_in_use_needs_only_what_ai_builds_on() -> None:
    needs: Data = {"ai_requires": [{"note": "data"}]}
    for now, expected in (("none", 2), ("planned", 2), ("in_use", 1)):
        step = scenarios([{"scenario": "S2"}], {"scenario.S1": now}, **needs)
        assert (len(step.prerequisites), step.from_option) == (expected, now)
        assert step.adds_ai_only == (now == "in_use")


def test_a_step_without_ai_needs_nothing_that_ai_builds_on() -> None:
    asks: Data = {"requires": [{"note": "money"}], "ai_requires": [{"note": "data"}]}
    used: Data = {"key": "m", "of": {"kind": "scenario"}, "aggregate": "count"}
    measures = [{**used, "where": {"tag": "deployed"}}]
    tiers = [tier("t", condition("c", "m"))]
    small = edition([], measures, scenarios=[{"key": "S1", "name": "S", **asks}], tiers=tiers)
    (gap,) = gaps_in(small, {"scenario.S1": "none"})
    assert len(gap.scenarios[0].prerequisites) == 1
