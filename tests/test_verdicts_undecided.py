"""A condition is undecided as soon as one filling satisfies it and another does not."""

from typing import Any

import pytest

from maturity.engine.scoring import SheetError
from tests.rubrics import Data, condition, edition, not_applicable, question, scored, tier

CASES: list[tuple[Data, Data, str]] = [
    # (the condition, the answers, the verdict) on one question of 0..2 that need not apply
    ({"at_least": 1}, {}, "undecided"),
    ({"at_least": 0}, {}, "undecided"),
    ({"at_least": 3}, {}, "not_met"),
    ({"at_least": 0, "if_empty": "met"}, {}, "met"),
    ({"at_least": 3, "if_empty": "met"}, {}, "undecided"),
    ({"at_least": 1, "if_empty": "met"}, {}, "undecided"),
    ({"at_most": 1}, {}, "undecided"),
    ({"at_most": 2}, {}, "undecided"),
    ({"at_most": -1}, {}, "not_met"),
    ({"at_most": 2, "if_empty": "met"}, {}, "met"),
    ({"at_most": 1, "if_empty": "met"}, {}, "undecided"),
    ({"at_most": -1, "if_empty": "met"}, {}, "undecided"),
    ({"at_least": 1}, {"a": "r1"}, "met"),
    ({"at_least": "1.5"}, {"a": "r1"}, "not_met"),
    ({"at_most": 1}, {"a": "r1"}, "met"),
    ({"at_most": "0.5"}, {"a": "r1"}, "not_met"),
    ({"at_least": 0}, {"a": not_applicable()}, "not_met"),
    ({"at_most": 9}, {"a": not_applicable()}, "not_met"),
    ({"at_least": 9, "if_empty": "met"}, {"a": not_applicable()}, "met"),
]


@pytest.mark.parametrize(("bounds", "answers", "verdict"), CASES, ids=range(len(CASES)))
def test_one_question_that_need_not_apply(bounds: Data, answers: Data, verdict: str) -> None:
    assert judged(bounds, answers, may_not_apply=["x"]) == verdict


@pytest.mark.parametrize(
    ("bounds", "verdict"),
    [
        ({"at_least": 0}, "met"),
        ({"at_least": "0.1"}, "undecided"),
        ({"at_least": 2}, "undecided"),
        ({"at_least": "2.1"}, "not_met"),
        ({"at_most": 2}, "met"),
        ({"at_most": "1.9"}, "undecided"),
        ({"at_most": 0}, "undecided"),
        ({"at_most": "-0.1"}, "not_met"),
    ],
)
def test_one_question_that_always_applies(bounds: Data, verdict: str) -> None:
    assert judged(bounds, {}) == verdict


def judged(bounds: Data, answers: Data, **more: Any) -> str:
    asked = question("a", 0, 1, 2, **more)
    measure = {"key": "m", "of": {"questions": ["a"]}, "aggregate": "value"}
    asks = condition("c", "m", **{"at_least": None, **bounds})
    card = scored(edition([asked], [measure], tiers=[tier("t", asks)]), answers)
    return card.condition_result("c").verdict


def test_one_condition_may_be_excepted_for_itself() -> None:
    measures = [{"key": k, "of": {"questions": [k]}, "aggregate": "value"} for k in "ab"]
    conditions = [condition(f"t.{key}", key, may_be_excepted=True) for key in "ab"]
    demand = {"key": "t.d", "conditions": ["t.a"], "may_be_excepted": True}
    asked = [question(key, 0, 1) for key in "ab"]
    small = edition(asked, measures, tiers=[tier("t", *conditions, demands=[demand])])
    card = scored(small, {"a": "r1", "b": "r0"}, exceptions={"t.b": "rented"})
    assert [c.exception for c in card.tiers[0].conditions] == [None, "rented"]
    assert (card.tiers[0].verdict, card.tiers[0].demands[0].exception) == ("with_exception", None)
    assert (card.tier, card.with_exception.tier) == (None, "t")
    with pytest.raises(SheetError, match="needs a reason"):
        scored(small, {}, exceptions={"t.b": " "})


@pytest.mark.parametrize(
    ("narrow", "verdict"), [([], "not_met"), (["t.a"], "met"), (["t.b"], "not_met")]
)
def test_a_demand_that_names_none_for_the_narrow_reading_keeps_all(
    narrow: list[str], verdict: str
) -> None:
    measures = [{"key": k, "of": {"questions": [k]}, "aggregate": "value"} for k in "ab"]
    demand = {"key": "t.d", "conditions": ["t.a", "t.b"], "narrow": narrow}
    one = tier("t", *(condition(f"t.{key}", key) for key in "ab"), demands=[demand])
    small = edition([question(key, 0, 1) for key in "ab"], measures, tiers=[one])
    (result,) = scored(small, {"a": "r1", "b": "r0"}).tiers
    assert (result.narrow, result.demands[0].narrow) == (verdict, verdict)
    assert (result.strict, result.demands[0].verdict) == ("not_met", "not_met")


def test_a_demand_is_judged_by_its_conditions_in_force() -> None:
    measures = [{"key": k, "of": {"questions": [k]}, "aggregate": "value"} for k in "ab"]
    local = condition("t.b", "b", region="jiangsu")
    demand = {"key": "t.d", "conditions": ["t.a", "t.b"]}
    one = tier("t", condition("t.a", "a"), local, demands=[demand])
    small = edition([question(key, 0, 1) for key in "ab"], measures, tiers=[one])
    for province, verdict in ((None, "met"), ("beijing", "met"), ("jiangsu", "not_met")):
        card = scored(small, {"a": "r1", "b": "r0"}, plant={"province": province})
        assert card.tiers[0].demands[0].verdict == verdict


def test_a_condition_tells_the_numbers_it_compares_and_how_sure_it_is() -> None:
    measure = {"key": "m", "of": {"questions": ["a"]}, "aggregate": "value"}
    asks = {**condition("c", "m", 1), "basis": "inferred"}
    small = edition([question("a", 0, 1, 2)], [measure], tiers=[tier("t", asks)])
    result = scored(small).condition_result("c")
    assert (result.low, result.threshold, result.high, result.op) == (0, 1, 2, "at_least")
    assert (result.basis, result.can_be_empty, result.is_empty) == ("inferred", False, False)
    del asks["basis"]
    plain = edition([question("a", 0, 1, 2)], [measure], tiers=[tier("t", asks)])
    assert scored(plain).condition_result("c").basis is None
