"""A condition is undecided as soon as one filling satisfies it and another does not."""

from typing import Any

import pytest

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
