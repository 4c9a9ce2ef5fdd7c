"""Wishes that contradict one another through what a step builds on; scenarios on the road."""

import pytest

from maturity.engine.edition import Edition
from maturity.engine.roadmap import (
    WishError,
    Wishes,
    best_within_budget,
    plan_road,
    road_lines,
)
from maturity.engine.roadmap.words import WORDS
from maturity.engine.scoring import Sheet
from tests.rubrics import condition, edition, question, tier


def built_on_a() -> Edition:
    of = {"kind": "scenario"}
    used = {"key": "m", "of": of, "aggregate": "count", "where": {"tag": "deployed"}}
    scenario = {"key": "S", "name": "S", "requires": [{"question": "a", "at_least": "r1"}]}
    tiers = [tier("t", condition("c", "m", 1))]
    return edition([question("a", 0, 1)], [used], scenarios=[scenario], tiers=tiers)


def test_a_fixed_step_whose_ground_is_forbidden_is_refused_and_not_called_out_of_reach() -> None:
    wishes = Wishes(fixed=frozenset({"scenario.S:in_use"}), forbidden=frozenset({"a:r1"}))
    for plan in (plan_road, lambda e, s, wishes: best_within_budget(e, s, wishes)):
        with pytest.raises(WishError, match="fixed: what the fixed steps build on cannot be"):
            plan(built_on_a(), Sheet(), wishes=wishes)


def test_what_is_only_forbidden_leaves_the_tier_out_of_reach() -> None:
    found = plan_road(built_on_a(), Sheet(), wishes=Wishes(forbidden=frozenset({"a:r1"})))
    assert (found.status, found.unmet) == ("out_of_reach", ("c",))


def test_a_step_is_told_with_its_question_and_the_row_to_reach() -> None:
    road = plan_road(built_on_a(), Sheet())
    told = {language: "\n".join(road_lines(built_on_a(), road, language)) for language in WORDS}
    assert "(effort 1, answer first, no effort stated) S\n    to: In regular use" in told["en"]
    assert "S\n    做到：在用，未应用人工智能" in told["zh-hans"]
