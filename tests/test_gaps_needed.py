"""How far a condition is from being met, how many more must count, and what stands first."""

from fractions import Fraction
from typing import Any

import pytest

from maturity.engine.gaps import ConditionGap, Gap, find_gaps, next_tier
from maturity.engine.scoring import Sheet, score
from tests.rubrics import Data, condition, edition, not_applicable, option, question, scored, tier

ROWS = [option("r0", 0), option("r1", 1, tags=["on"]), option("r2", 2, tags=["on", "ai"])]
OPTIONAL = {"may_not_apply": ["none here"]}


def of(*questions: str, aggregate: str = "mean", key: str = "m", **more: Any) -> Data:
    return {"key": key, "of": {"questions": list(questions)}, "aggregate": aggregate, **more}


def joined(*measures: str, aggregate: str, **more: Any) -> Data:
    return {"key": "m", "of": {"measures": list(measures)}, "aggregate": aggregate, **more}


def found(tiers: list[Data], measures: list[Data], answers: Data, *target: str) -> list[Gap]:
    asked = [question(key, options=ROWS, **OPTIONAL) for key in "abcd"]
    small = edition(asked, measures, tiers=tiers)
    sheet = Sheet.from_data({"answers": answers})
    return find_gaps(small, sheet, score(small, sheet), *target)


def gap_of(
    measures: list[Data], answers: Data, at_least: object = None, **more: Any
) -> ConditionGap:
    tiers = [tier("t", condition("t.c", "m", at_least, **more))]
    (gap,) = found(tiers, measures, answers)
    (only,) = gap.conditions
    return only


TAGGED = of("a", "b", "c", aggregate="count", where={"tag": "on"})
SHARE = {**TAGGED, "aggregate": "share"}
AMONG = {**SHARE, "where": {"tag": "ai"}, "among": {"tag": "on"}}


@pytest.mark.parametrize(
    ("measure", "answers", "at_least", "needed"),
    [
        (TAGGED, {"a": "r0", "b": "r1", "c": "r0"}, 2, 1),
        (TAGGED, {"a": "r0", "b": "r1", "c": "r0"}, "2.5", 2),
        (TAGGED, {"a": "r0"}, 3, 3),
        (TAGGED, {}, 0, 0),
        (TAGGED, {}, -1, 0),
        (SHARE, {}, 0, 1),
        ({**SHARE, "minimum": 2}, {}, -1, 2),
        (TAGGED, dict.fromkeys("abc", not_applicable()), 2, 2),
        (SHARE, {"a": "r0", "b": "r1", "c": "r0"}, "0.6", 1),
        (SHARE, {"a": "r0", "b": "r1", "c": "r0"}, "0.7", 2),
        (SHARE, {"a": "r0", "b": "r1", "c": not_applicable()}, "0.6", 1),
        ({**SHARE, "minimum": 3}, {"a": "r0", "b": "r1", "c": not_applicable()}, "0.1", 1),
        ({**SHARE, "minimum": 3}, {"a": "r0", **dict.fromkeys("bc", not_applicable())}, "0.1", 2),
        ({**SHARE, "minimum": 3}, {"a": "r0", "b": "r0", "c": not_applicable()}, "0.9", 3),
        (AMONG, {"a": "r1", "b": "r1", "c": "r2"}, "0.5", 1),
        (AMONG, dict.fromkeys("abc", "r0"), "0.5", 1),
        ({**AMONG, "minimum": 3}, {"a": "r2", "b": "r0", "c": "r0"}, "0.5", 2),
        ({**AMONG, "minimum": 2}, {"a": "r2", "b": "r2", "c": "r1"}, "0.9", 1),
    ],
)
def test_how_many_more_must_count(
    measure: Data, answers: Data, at_least: object, needed: int
) -> None:
    assert gap_of([measure], answers, at_least).needed == needed


def test_what_is_open_is_in_the_denominator_and_counts_once_it_does_for_sure() -> None:
    always = {**SHARE, "where": {"at_least": 0}}
    asked = [question(key, options=ROWS) for key in "abc"]
    tiers = [tier("t", condition("t.c", "m", "0.9"))]
    for measure, expected in ((SHARE, 2), ({**always, "where": {"at_least": 1}}, 2)):
        small = edition(asked, [measure], tiers=tiers)
        sheet = Sheet.from_data({"answers": {"a": "r1"}})
        (gap,) = find_gaps(small, sheet, score(small, sheet))
        assert gap.conditions[0].needed == expected


def test_where_nothing_is_counted_there_is_no_such_number() -> None:
    low = {"a": "r0", "b": "r0", "c": "r0"}
    assert gap_of([of(*"abc")], low, 1).needed is None
    assert gap_of([TAGGED], dict.fromkeys("abc", "r1"), at_most=0).needed is None
    assert gap_of([SHARE], dict.fromkeys("abc", "r1"), at_most=0).needed is None
    few = of(*"abc", aggregate="count", where={"at_most": 0})
    assert gap_of([few], dict.fromkeys("abc", "r1"), 1).needed is None
    steps = [of("a", key="x"), of("b", key="y")]
    share = joined("x", "y", aggregate="share", where={"at_least": 1})
    assert gap_of([*steps, share], low, 1).needed is None
    count = joined("x", "y", aggregate="count", where={"at_least": 1})
    assert gap_of([*steps, count], low, 2).needed == 2


@pytest.mark.parametrize(
    ("bound", "answers", "distance"),
    [
        ({"at_least": 2}, {"a": "r0", "b": "r1"}, Fraction(3, 2)),
        ({"at_least": 1}, {"a": "r1"}, Fraction(1, 2)),
        ({"at_most": "0.5"}, {"a": "r2", "b": "r1"}, 1),
        ({"at_most": "0.5"}, {"a": "r0"}, Fraction(1, 2)),
        ({"at_least": 1}, dict.fromkeys("ab", not_applicable()), None),
        ({"at_least": -1}, {}, 0),
        ({"at_most": 9}, {}, 0),
    ],
)
def test_the_distance_is_what_is_lacking_as_the_answers_stand(
    bound: Data, answers: Data, distance: object
) -> None:
    """In the last two cases only emptiness stands between the plant and the tier."""
    limit = bound.pop("at_least", None)
    assert gap_of([of("a", "b")], answers, limit, **bound).distance == distance


def test_nobody_is_advised_where_less_is_asked_for() -> None:
    gap = gap_of([of("a", "b")], {"a": "r1", "b": "r1"}, at_most="0.5")
    assert (gap.steps, gap.scenarios) == ((), ())


ON = of("a", "b", key="on", aggregate="count", where={"tag": "on"})
OWN = of("d", key="own", aggregate="value")
LAST = of("a", key="last", aggregate="value")


def test_criteria_before_eligibility_then_lower_tiers_then_what_shares_most_steps() -> None:
    """Advice is no gap; else the order of the file."""
    first = [
        condition("low.e", "own", 2, kind="eligibility"),
        condition("low.x", "own", 2, kind="advice"),
    ]
    low = tier("low", *first, condition("low.c", "own"))
    high = tier(
        "high", condition("h.d", "own", 2), condition("h.on", "on", 2), condition("h.a", "last")
    )
    answers = dict.fromkeys("abd", "r0")
    gaps = found([low, high], [ON, OWN, LAST], answers, "high")
    keys = [(gap.key, gap.unlocks) for gap in gaps]
    assert keys == [("low.c", 2), ("h.d", 2), ("h.on", 1), ("h.a", 1), ("low.e", 2)]
    assert [gap.key for gap in found([low, high], [ON, OWN, LAST], answers)] == ["low.c", "low.e"]


def test_what_shares_steps_with_most_comes_first_within_a_tier() -> None:
    one = tier("t", condition("t.d", "own"), condition("t.on", "on", 2), condition("t.a", "last"))
    gaps = found([one], [ON, OWN, LAST], dict.fromkeys("abd", "r0"))
    assert [(gap.key, gap.unlocks) for gap in gaps] == [("t.on", 1), ("t.a", 1), ("t.d", 0)]


def test_a_gap_is_a_demand_or_a_condition_outside_any() -> None:
    demand = {"key": "t.demand", "conditions": ["t.d", "t.on"], "may_be_excepted": True}
    conditions = [condition("t.d", "own"), condition("t.on", "on", 2), condition("t.a", "last")]
    one = tier("t", *conditions, demands=[demand])
    small = edition([question(key, options=ROWS) for key in "abd"], [ON, OWN, LAST], tiers=[one])
    plain = {"answers": {"a": "r0", "b": "r0"}, "exceptions": {"t.demand": "rented"}}
    sheet = Sheet.from_data(plain)
    whole, single = find_gaps(small, sheet, score(small, sheet))
    assert (whole.key, whole.demand, whole.exception) == ("t.demand", "t.demand", "rented")
    assert [c.result.key for c in whole.conditions] == ["t.d", "t.on"]
    assert (whole.verdict, single.verdict) == ("not_met", "not_met")
    assert (single.key, single.demand, single.exception) == ("t.a", None, None)


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        ({"t.d": "rented", "t.on": "old"}, "rented"),
        ({"t.d": "rented"}, None),
        ({"t.on": "old"}, None),
    ],
)
def test_a_demand_is_set_aside_only_where_all_that_it_lacks_is(
    reasons: Data, expected: str | None
) -> None:
    asks = [("t.d", "own", 1), ("t.on", "on", 2)]
    conditions = [condition(*of_measure, may_be_excepted=True) for of_measure in asks]
    one = tier("t", *conditions, demands=[{"key": "t.demand", "conditions": ["t.d", "t.on"]}])
    small = edition([question(key, options=ROWS) for key in "abd"], [ON, OWN], tiers=[one])
    plain = {"answers": dict.fromkeys("abd", "r0"), "exceptions": reasons}
    sheet = Sheet.from_data(plain)
    (gap,) = find_gaps(small, sheet, score(small, sheet))
    assert gap.exception == expected


def test_the_next_tier_is_the_one_above_and_none_is_above_the_top() -> None:
    tiers = [tier(f"t{i}", condition(f"t{i}.c", "own", i)) for i in range(3)]
    small = edition([question("d", options=ROWS)], [OWN], tiers=tiers)
    keys = []
    for answers in ({}, {"d": "r0"}, {"d": "r1"}, {"d": "r2"}):
        above = next_tier(small, scored(small, answers))
        keys.append(above.key if above else None)
    assert keys == ["t1", "t1", "t2", None]


def test_a_demand_is_of_the_kind_of_its_first_condition() -> None:
    own, on = condition("t.d", "own"), condition("t.on", "on", 2, kind="eligibility")
    for conditions, kind in (((own, on), "criterion"), ((on, own), "eligibility")):
        keys = [each["key"] for each in conditions]
        one = tier("t", *conditions, demands=[{"key": "t.demand", "conditions": keys}])
        (gap,) = found([one], [ON, OWN], dict.fromkeys("abd", "r0"))
        assert gap.kind == kind


def test_scenarios_of_known_effort_stand_first_then_the_least_effort() -> None:
    made = [{"key": f"S{i}", "name": "S", "effort": {"build": i}} for i in (5, 2, 3)]
    used = {"key": "m", "of": {"kind": "scenario"}, "aggregate": "count"}
    measures = [{**used, "where": {"tag": "deployed"}}]
    small = edition([], measures, scenarios=made, tiers=[tier("t", condition("c", "m"))])
    sheet = Sheet.from_data({"answers": {"scenario.S3": "none", "scenario.S2": "none"}})
    (gap,) = find_gaps(small, sheet, score(small, sheet))
    assert [(s.scenario, s.effort) for s in gap.scenarios] == [("S2", 2), ("S3", 3), ("S5", None)]


def test_a_scenario_that_costs_nothing_stands_before_one_that_costs_a_little() -> None:
    made = [{"key": f"S{i}", "name": "S", "effort": {"build": i}} for i in ("0.5", "0")]
    used = {"key": "m", "of": {"kind": "scenario"}, "aggregate": "count"}
    tiers = [tier("t", condition("c", "m"))]
    small = edition([], [{**used, "where": {"tag": "deployed"}}], scenarios=made, tiers=tiers)
    answers = dict.fromkeys(("scenario.S0.5", "scenario.S0"), "none")
    sheet = Sheet.from_data({"answers": answers})
    (gap,) = find_gaps(small, sheet, score(small, sheet))
    assert [(s.scenario, s.effort) for s in gap.scenarios] == [("S0", 0), ("S0.5", Fraction(1, 2))]
