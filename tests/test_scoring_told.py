"""What a scorecard says of a number: one, two ends or none, with its label and its exception."""

from typing import Any

import pytest

from maturity.engine.scoring import Scorecard
from tests.rubrics import Data, condition, edition, not_applicable, question, scored, tier

GONE = not_applicable()


def card_of(answers: Data, label: object = "all", exceptions: Data | None = None) -> Scorecard:
    measure = {"key": "m", "of": {"questions": ["a"]}, "aggregate": "value"}
    measure["bands"] = [{"from": 0, "label": label}]
    asks = condition("c", "m", 2, may_be_excepted=True)
    asked = question("a", 0, 1, 2, may_not_apply=["x"])
    small = edition([asked], [measure], tiers=[tier("t", asks)])
    return scored(small, answers, exceptions=exceptions or {})


@pytest.mark.parametrize(
    ("answers", "is_point", "is_empty", "value"),
    [({"a": "r1"}, True, False, 1.0), ({}, False, False, None), ({"a": GONE}, False, True, None)],
)
def test_only_one_number_is_a_point_and_none_is_not(
    answers: Data, is_point: bool, is_empty: bool, value: float | None
) -> None:
    card = card_of(answers)
    measure = card.measures["m"]
    assert (measure.is_point, measure.to_data()["value"]) == (is_point, value)
    assert card.condition_result("c").is_empty == is_empty


@pytest.mark.parametrize(
    ("label", "told"),
    [("all", "all"), ({"en": "all", "zh-hans": "全部"},) * 2, ({"en": "all"},) * 2],
)
def test_a_label_is_told_as_it_is_written(label: Any, told: Any) -> None:
    assert card_of({"a": "r1"}, label).measures["m"].to_data()["label"] == told
    assert card_of({"a": GONE}, label).measures["m"].to_data()["label"] is None


def test_what_is_excepted_says_so() -> None:
    assert card_of({"a": "r1"}, exceptions={"c": "rented"}).condition_result("c").is_excepted
    assert not card_of({"a": "r1"}).condition_result("c").is_excepted


@pytest.mark.parametrize(("exceptions", "is_excepted"), [({"d": "rented"}, True), ({}, False)])
def test_a_demand_that_is_excepted_says_so(exceptions: Data, is_excepted: bool) -> None:
    measure = {"key": "m", "of": {"questions": ["a"]}, "aggregate": "value"}
    demand = {"key": "d", "conditions": ["c"], "may_be_excepted": True}
    small = edition(
        [question("a", 0, 1)], [measure], tiers=[tier("t", condition("c", "m"), demands=[demand])]
    )
    card = scored(small, {"a": "r0"}, exceptions=exceptions)
    assert card.tiers[0].demands[0].is_excepted is is_excepted
