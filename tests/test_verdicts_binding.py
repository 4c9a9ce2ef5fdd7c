"""Which answers hold a condition back: those that could still move its measure towards it."""

from typing import Any

import pytest

from tests.rubrics import Data, condition, edition, not_applicable, option, question, scored, tier

ROWS = [option("r0", 0), option("r1", 1, tags=["on"]), option("r2", 2, tags=["on", "ai"])]
OPTIONAL = {"may_not_apply": ["none here"]}
GIVEN = {"a": "r0", "b": "r1", "c": "r2", "d": not_applicable()}  # and e is open


def of(*questions: str, aggregate: str = "mean", key: str = "m", **more: Any) -> Data:
    return {"key": key, "of": {"questions": list(questions)}, "aggregate": aggregate, **more}


def joined(*measures: str, aggregate: str, **more: Any) -> Data:
    return {"key": "m", "of": {"measures": list(measures)}, "aggregate": aggregate, **more}


def binding(
    measures: list[Data], *, answers: Data | None = None, policy: object = "exclude", **bound: Any
) -> tuple[str, ...]:
    asked = [question(key, options=ROWS, **OPTIONAL) for key in "abcde"]
    limit = condition("t.c", "m", bound.pop("at_least", None), **bound)
    small = edition(asked, measures, tiers=[tier("t", limit)], not_applicable=policy)
    result = scored(small, GIVEN if answers is None else answers).condition_result("t.c")
    assert result.verdict != "met"
    return result.binding


@pytest.mark.parametrize("aggregate", ["mean", "sum", "max", "min"])
def test_an_answer_below_its_best_row_holds_a_number_back(aggregate: str) -> None:
    assert binding([of(*"cba", aggregate=aggregate)], at_least=9) == ("a", "b")


@pytest.mark.parametrize("aggregate", ["mean", "sum", "max", "min"])
def test_an_answer_above_its_lowest_row_holds_a_limit_back(aggregate: str) -> None:
    assert binding([of(*"abc", aggregate=aggregate)], at_most=-1) == ("b", "c")


def test_only_what_lies_below_the_threshold_holds_a_minimum_back() -> None:
    assert binding([of(*"abc", aggregate="min")], at_least=1) == ("a",)
    assert binding([of(*"abc", aggregate="min")], at_least="1.5") == ("a", "b")
    halves = of(*"abc", aggregate="min", **{"as": "ratio"})
    assert binding([halves], at_least="0.5") == ("a",)
    assert binding([halves], at_least="0.51") == ("a", "b")


def test_a_minimum_may_have_to_reach_nought() -> None:
    rows = [option(f"r{i}", i - 1) for i in range(3)]
    asks = tier("t", condition("t.c", "m", 0))
    lowest = of("a", "b", aggregate="min")
    small = edition([question(key, options=rows) for key in "ab"], [lowest], tiers=[asks])
    assert scored(small, {"a": "r0", "b": "r1"}).condition_result("t.c").binding == ("a",)


def test_a_minimum_of_which_no_number_is_asked_is_held_back_by_all_below_their_best() -> None:
    lowest = of("a", "b", aggregate="min", key="lowest")
    assert binding([lowest, joined("lowest", aggregate="mean")], at_least=9) == ("a", "b")


def test_what_follows_something_that_holds_nothing_back_is_still_looked_at() -> None:
    lowest = of(*"abc", aggregate="min")
    assert binding([lowest], answers={"a": "r2", "b": "r0", "c": "r0"}, at_least=1) == ("b", "c")
    assert binding([lowest], answers={"a": not_applicable(), "b": "r0"}, at_least=1) == ("b",)


@pytest.mark.parametrize("policy", ["exclude", "zero"])
def test_neither_what_is_open_nor_what_does_not_apply_holds_back(policy: str) -> None:
    assert binding([of(*"abcde")], at_least=2, policy=policy) == ("a", "b")
    counted = of(*"abcde", aggregate="count", where={"tag": "ai"})
    assert binding([counted], at_least=9, policy=policy) == ("a", "b")


def test_a_number_that_no_row_can_change_holds_nothing_back() -> None:
    flat = [question("a", 1, 1)]
    small = edition(flat, [of("a")], tiers=[tier("t", condition("t.c", "m", 2))])
    assert scored(small, {"a": "r0"}).condition_result("t.c").binding == ()


def test_a_count_is_held_back_by_what_is_not_counted() -> None:
    tagged = of(*"abc", aggregate="count", where={"tag": "ai"})
    assert binding([tagged], at_least=3) == ("a", "b")
    assert binding([tagged], at_most=0) == ("c",)


def test_what_could_never_be_counted_holds_nothing_back() -> None:
    counted = of(*"abc", aggregate="count", where={"at_least": 3})
    assert binding([counted], at_least=1) == ()
    always = of(*"abc", aggregate="count", where={"at_least": 0})
    assert binding([always], at_most=0) == ()


def test_a_share_below_its_minimum_is_held_back_by_what_could_come_in() -> None:
    among: Data = {"where": {"tag": "ai"}, "among": {"tag": "on"}}
    assert binding([of(*"abc", aggregate="share", **among)], at_least=1) == ("b",)
    share = of(*"abc", aggregate="share", minimum=3, **among)
    assert binding([share], at_least="0.1") == ("a", "b")
    assert binding([share], at_most=0) == ("c",)


STEPS = [of("a", "b", key="ab"), of("c", key="c"), of("d", key="d"), of("b", key="b")]


def test_a_walk_is_held_back_by_its_first_step_below_the_gate() -> None:
    steps = [{**step, "as": "ratio"} for step in STEPS]
    for gate, order, expected in [
        (1, ["c", "ab", "b"], ("a", "b")),
        (1, ["c", "d", "b", "ab"], ("b",)),
        ("0.5", ["b", "ab"], ("a", "b")),
        ("0.25", ["b", "c", "ab"], ()),
    ]:
        walk = joined(*order, aggregate="cumulative", where={"at_least": gate})
        assert binding([*steps, walk], at_least=9) == expected


def test_a_step_that_open_answers_may_bring_to_the_gate_is_still_the_first_below_it() -> None:
    steps = [{**step, "as": "ratio"} for step in STEPS]
    walk = joined("ab", "c", aggregate="cumulative", where={"at_least": "0.5"})
    assert binding([*steps, walk], answers={"a": "r1", "c": "r0"}, at_least=9) == ("a",)


def test_a_count_between_two_bounds_is_held_back_by_what_is_below_them() -> None:
    between = joined("ab", "b", "c", aggregate="count", where={"at_least": 1, "at_most": 1})
    assert binding([*STEPS, between], at_least=3) == ("a", "b")


def test_a_count_of_measures_is_held_back_by_those_that_do_not_count() -> None:
    above = joined("ab", "b", "c", aggregate="count", where={"at_least": 1})
    assert binding([*STEPS, above], at_least=3) == ("a", "b")
    assert binding([*STEPS, above], at_most=0) == ("b", "c")
    # Where a small number counts, the answers would have to fall, or for a limit to rise.
    below = joined("ab", "b", "c", aggregate="count", where={"at_most": 0})
    assert binding([*STEPS, below], at_least=1) == ("b", "c")
    assert binding([*STEPS, below], answers={"a": "r0", "b": "r0", "c": "r0"}, at_most=0) == tuple(
        "abc"
    )


def test_a_mean_of_measures_is_held_back_through_them_and_each_answer_named_once() -> None:
    mean = joined("ab", "c", "b", aggregate="mean")
    assert binding([*STEPS, mean], at_least=9) == ("a", "b")
    assert binding([*STEPS, mean], at_most=-1) == ("b", "c")


def test_a_measure_reached_twice_does_not_hide_the_others() -> None:
    again = {**joined("c", aggregate="sum"), "key": "again"}
    assert binding([*STEPS, again, joined("ab", "again", "c", aggregate="sum")], at_least=99) == (
        "a", "b",
    )  # fmt: skip


def test_measures_reached_by_ever_more_paths_are_looked_at_once() -> None:
    """Each pair is made of both of the pair before: of the last, 2 to the power of 40 paths."""
    pairs = [[of("a", key="x0"), of("a", key="y0")]]
    for i in range(1, 41):
        inputs = [f"x{i - 1}", f"y{i - 1}"]
        pairs.append([{**joined(*inputs, aggregate="mean"), "key": f"{k}{i}"} for k in "xy"])
    last = joined("x40", "y40", aggregate="mean")
    assert binding([*(measure for pair in pairs for measure in pair), last], at_least=9) == ("a",)


def test_an_answer_may_hold_back_in_both_directions() -> None:
    """Of the same measure, once its numbers should rise and once they should fall."""
    high = {**joined("b", aggregate="count", where={"at_least": 2}), "key": "high"}
    low = {**joined("b", aggregate="count", where={"at_most": 0}), "key": "low"}
    both = joined("high", "low", aggregate="sum")
    assert binding([*STEPS, high, low, both], at_least=1) == ("b",)
    only = {"b": "r0"}
    assert binding([*STEPS, high, joined("high", aggregate="sum")], answers=only, at_least=1) == (
        "b",
    )


def test_a_condition_that_is_met_is_held_back_by_nothing() -> None:
    small = edition([question("a", 0, 1, 2)], [of("a")], tiers=[tier("t", condition("c", "m"))])
    assert scored(small, {"a": "r1"}).condition_result("c").binding == ()
