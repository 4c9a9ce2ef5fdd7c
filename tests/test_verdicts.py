"""Verdicts: conditions, tiers, readings, exceptions and what holds a condition back."""

from typing import Any

import pytest

from maturity.engine.edition import Edition
from maturity.engine.scoring import Scorecard, read_scorecard, tree_lines
from tests.rubrics import Data, condition, edition, not_applicable, question, scored, tier

OPTIONAL = {"may_not_apply": ["none here"]}


def of(*questions: str, aggregate: str = "mean", **more: Any) -> Data:
    return {"key": "m", "of": {"questions": list(questions)}, "aggregate": aggregate, **more}


def one(at: object, **more: Any) -> Edition:
    """One tier, one condition on the mean of two questions of which the second may not apply."""
    asked = [question("a", 0, 2), question("b", 0, 2, **OPTIONAL)]
    return edition(asked, [of("b", "a")], tiers=[tier("t", condition("t.c", "m", at, **more))])


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({"a": "r1", "b": "r0"}, "met"),
        ({"a": "r0", "b": "r0"}, "not_met"),
        ({"a": "r1"}, "met"),
        ({"a": "r0"}, "undecided"),
        ({}, "undecided"),
    ],
)
def test_a_condition_is_met_if_every_filling_satisfies_it(answers: Data, verdict: str) -> None:
    result = scored(one(1), answers).condition_result("t.c")
    assert result.verdict == verdict
    assert result.open == tuple(key for key in ("a", "b") if key not in answers)


@pytest.mark.parametrize(("if_empty", "verdict"), [("met", "met"), ("not_met", "not_met")])
def test_an_empty_measure_is_judged_as_the_condition_says(if_empty: str, verdict: str) -> None:
    asked = [question("a", 0, 1, **OPTIONAL)]
    tiers = [tier("t", condition("t.c", "m", 1, if_empty=if_empty))]
    card = scored(edition(asked, [of("a")], tiers=tiers), {"a": not_applicable()})
    assert card.condition_result("t.c").verdict == verdict
    assert card.to_data()["tiers"][0]["conditions"][0]["empty"] is True


def test_a_threshold_is_compared_unrounded() -> None:
    small = edition(
        [question("a", 0, "0.7999999999999999"), question("b", 0, "0.8")],
        [of("a", aggregate="value"), {**of("b", aggregate="value"), "key": "n"}],
        tiers=[tier("t", condition("t.a", "m", "0.8"), condition("t.b", "n", "0.8"))],
    )
    card = scored(small, {"a": "r1", "b": "r1"})
    assert [c.verdict for c in card.tiers[0].conditions] == ["not_met", "met"]


def test_a_tier_is_reached_only_with_all_lower_ones() -> None:
    asked = [question("a", 0, 1), question("b", 0, 1)]
    measures = [of("a"), {**of("b"), "key": "n"}]
    tiers = [tier("low", condition("c", "m")), tier("high", condition("d", "n"))]
    small = edition(asked, measures, tiers=tiers)
    card = scored(small, {"a": "r0", "b": "r1"})
    assert [t.verdict for t in card.tiers] == ["not_met", "not_met"]
    assert (card.tier, card.best_tier, card.is_decided) == (None, None, True)
    half = scored(small, {"a": "r1"})
    assert (half.tier, half.best_tier, half.best_tier_exact, half.is_decided) == (
        "low", "high", True, False,
    )  # fmt: skip


def test_a_regional_condition_holds_there_only() -> None:
    national, local = condition("c", "m", 0), condition("d", "m", 2, region="jiangsu")
    small = edition([question("a", 0, 2)], [of("a")], tiers=[tier("t", national, local)])
    assert scored(small, {"a": "r0"}).tier == "t"
    assert scored(small, {"a": "r0"}, plant={"province": "shanghai"}).tier == "t"
    there = scored(small, {"a": "r0"}, plant={"province": "jiangsu"})
    assert (there.tier, [c.region for c in there.tiers[0].conditions]) == (None, [None, "jiangsu"])


def test_eligibility_and_advice_do_not_touch_the_tier() -> None:
    kinds = [condition("c", "m", 0), condition("d", "m", 2, kind="eligibility")]
    kinds.append(condition("e", "m", 2, kind="advice"))
    card = scored(edition([question("a", 0, 2)], [of("a")], tiers=[tier("t", *kinds)]), {"a": "r0"})
    assert (card.tier, card.tiers[0].eligible) == ("t", "not_met")


def demanding() -> Edition:
    """A demand of two conditions, of which the first alone decides in the narrow reading."""
    demand = {
        "key": "t.d",
        "conditions": ["t.a", "t.b"],
        "narrow": ["t.a"],
        "may_be_excepted": True,
    }
    conditions = [condition("t.a", "m"), condition("t.b", "n"), condition("t.c", "o")]
    measures = [{**of(q), "key": k} for q, k in (("a", "m"), ("b", "n"), ("c", "o"))]
    asked = [question(key, 0, 1) for key in "abc"]
    return edition(asked, measures, tiers=[tier("t", *conditions, demands=[demand])])


READINGS: list[tuple[str, bool, str, str, str]] = [
    ("111", False, "met", "met", "met"),
    ("101", False, "not_met", "not_met", "met"),
    ("101", True, "with_exception", "met", "met"),
    ("001", True, "with_exception", "met", "not_met"),
    ("110", True, "not_met", "not_met", "not_met"),
    ("1?1", False, "undecided", "undecided", "met"),
    ("1?1", True, "undecided", "met", "met"),
    ("00?", True, "undecided", "undecided", "not_met"),
]


@pytest.mark.parametrize(("rows", "excepted", "verdict", "left_out", "narrow"), READINGS)
def test_three_readings(
    rows: str, excepted: bool, verdict: str, left_out: str, narrow: str
) -> None:
    answers = {key: f"r{row}" for key, row in zip("abc", rows, strict=True) if row != "?"}
    card = scored(demanding(), answers, exceptions={"t.d": "rented"} if excepted else {})
    (result,) = card.tiers
    assert (result.verdict, result.with_exception, result.narrow) == (verdict, left_out, narrow)
    assert card.tier == ("t" if verdict == "met" else None)
    assert result.demands[0].exception == ("rented" if excepted else None)


def test_binding_names_the_answers_that_hold_a_condition_back() -> None:
    share = of("a", "b", "c", aggregate="share", where={"at_least": 1})
    small = edition(
        [question(k, 0, 1) for k in "abc"], [share], tiers=[tier("t", condition("c", "m"))]
    )
    result = scored(small, {"a": "r1", "b": "r0"}).condition_result("c")
    assert (result.verdict, result.binding, result.open) == ("not_met", ("b",), ("c",))


def test_one_more_scenario_without_ai_lowers_the_share_and_the_tier() -> None:
    """The trap of the official rule: more in use, lower tier."""
    scenarios = [{"key": f"S{i}", "name": f"S{i}"} for i in range(3)]
    share = {"key": "m", "of": {"kind": "scenario"}, "aggregate": "share"}
    share |= {"where": {"tag": "ai"}, "among": {"tag": "deployed"}}
    small = edition([], [share], scenarios=scenarios, tiers=[tier("t", condition("c", "m", "0.5"))])
    answers = {"scenario.S0": "in_use_ai", "scenario.S1": "in_use", "scenario.S2": "planned"}
    assert scored(small, answers).tier == "t"
    assert scored(small, {**answers, "scenario.S2": "in_use"}).tier is None


def test_a_stored_result_reads_back_as_the_same_scorecard() -> None:
    card: Scorecard = scored(demanding(), {"a": "r1"}, exceptions={"t.d": "rented"})
    assert read_scorecard(card.to_data()) == card


def test_the_tree_names_every_condition() -> None:
    lines = list(tree_lines(demanding(), scored(demanding(), {"a": "r1"})))
    assert [line for line in lines if line.lstrip().startswith("? ") and "[t.b]" in line]
    assert all(any(f"[{c.key}]" in line for line in lines) for c in demanding().conditions)
