"""Where an interval is known to be reached: one path to a measure, or all pushing one way."""

from typing import Any

import pytest

from maturity.engine.scoring import compile_edition
from tests.rubrics import Data, edition, option, question, scored

UP = [option("r0", 0), option("r1", 1, tags=["on"]), option("r2", 2, tags=["on", "ai"])]
# The tag is on the row in the middle only.
HUMP = [option("r0", 0), option("r1", 1, tags=["on"]), option("r2", 2)]
# One value with and without the tag.
TWINS = [option("r0", 0), option("r1", 1), option("r2", 1, tags=["on"])]
DOWN = [option("r0", 0, tags=["on"]), option("r1", 1)]


def of(key: str, *questions: str, aggregate: str = "mean", **more: Any) -> Data:
    return {"key": key, "of": {"questions": list(questions)}, "aggregate": aggregate, **more}


def joined(key: str, *measures: str, aggregate: str = "sum", **more: Any) -> Data:
    return {"key": key, "of": {"measures": list(measures)}, "aggregate": aggregate, **more}


def is_sharp(*measures: Data, rows: list[Data] = UP, **more: Any) -> bool:
    asked = [question("a", options=rows, **more), question("b", options=UP, may_not_apply=["x"])]
    compiled = compile_edition(edition(asked, list(measures)))
    return compiled.by_key[measures[-1]["key"]].is_sharp


MEAN = of("mean", "a", "b")
TAGGED = of("tagged", "a", aggregate="count", where={"tag": "on"})


@pytest.mark.parametrize("rows", [UP, HUMP, TWINS, DOWN])
def test_one_path_is_always_reached(rows: list[Data]) -> None:
    assert is_sharp(MEAN, rows=rows) and is_sharp(TAGGED, rows=rows)
    assert is_sharp(of("m", "a", "b", aggregate="share", where={"tag": "on"}), rows=rows)
    assert is_sharp(TAGGED, joined("m", "tagged"), rows=rows)


@pytest.mark.parametrize(
    ("rows", "sharp"), [(UP, True), (HUMP, False), (TWINS, False), (DOWN, False)]
)
def test_two_paths_are_reached_where_both_push_the_same_way(rows: list[Data], sharp: bool) -> None:
    measures = [of("own", "a"), TAGGED, joined("m", "own", "tagged")]
    assert is_sharp(*measures, rows=rows) is sharp
    assert not is_sharp(*measures, rows=rows, may_not_apply=["x"])


def test_one_question_that_pushes_both_ways_is_enough() -> None:
    assert not is_sharp(MEAN, TAGGED, joined("m", "mean", "tagged"), rows=DOWN)


def test_two_falling_paths_are_reached_and_one_of_each_are_not() -> None:
    down, same = (
        of(k, "a", aggregate="count", where={"at_most": n}) for k, n in (("n", 0), ("o", 1))
    )
    up = of("up", "a", aggregate="count", where={"at_least": 1})
    assert is_sharp(down, same, joined("m", "n", "o"))
    assert not is_sharp(down, up, joined("m", "n", "up"))
    turned = joined("turned", "up", aggregate="count", where={"at_most": 0})
    assert is_sharp(down, up, turned, joined("m", "n", "turned"))
    assert not is_sharp(up, turned, joined("m", "up", "turned"))


def test_two_paths_that_are_neither_are_not_reached() -> None:
    among = {"where": {"tag": "ai"}, "among": {"tag": "on"}}
    share = of("share", "a", aggregate="share", **among)
    assert is_sharp(share)
    twice = of("twice", "a", aggregate="share", **among)
    assert not is_sharp(share, twice, joined("m", "share", "twice"))


def test_what_is_counted_in_the_middle_and_what_is_at_both_ends_never_count_together() -> None:
    rows = [option(f"r{i}", i, tags=["on" if i == 1 else "off"]) for i in range(3)]
    off = of("off", "a", aggregate="count", where={"tag": "off"})
    both = [TAGGED, off, joined("m", "tagged", "off")]
    assert not is_sharp(*both, rows=rows)
    found = scored(edition([question("a", options=rows)], both)).measures["m"]
    assert (found.low, found.high) == (0, 2)


def test_a_question_that_no_row_of_which_counts_pushes_with_any_other() -> None:
    never = of("never", "a", aggregate="count", where={"at_least": 9})
    assert is_sharp(of("own", "a"), never, joined("m", "own", "never"))


def test_a_denominator_by_tier_does_not_depend_on_the_answer() -> None:
    rows = [UP[0], {**UP[1], "asked_at": "t"}, UP[2]]
    share = of("s", "a", aggregate="share", where={"reaches": "t"}, among={"asked_at": "t"})
    small = edition(
        [question("a", options=rows)],
        [share, of("own", "a"), joined("m", "s", "own")],
        tiers=[{"key": "t", "name": "t"}],
    )
    assert compile_edition(small).by_key["m"].is_sharp


def test_a_count_of_measures_between_two_bounds_is_not_reached() -> None:
    bounds = {"at_least": 1, "at_most": 1}
    assert not is_sharp(MEAN, joined("m", "mean", aggregate="count", where=bounds))
    assert not is_sharp(MEAN, joined("m", "mean", aggregate="share", where=bounds))
    assert is_sharp(MEAN, joined("m", "mean", aggregate="count", where={"at_least": 1}))
    assert is_sharp(MEAN, joined("m", "mean", aggregate="count", where={"at_most": 1}))
    assert is_sharp(MEAN, joined("m", "mean", aggregate="count"))
    assert is_sharp(of("m", "a", aggregate="count", where=bounds))


def test_what_is_made_of_something_not_reached_is_not_either() -> None:
    bounds = {"at_least": 1, "at_most": 1}
    between = joined("between", "mean", aggregate="count", where=bounds)
    assert not is_sharp(MEAN, between, joined("m", "between"))
    assert not is_sharp(MEAN, between, joined("m", "between", "mean"))
    assert is_sharp(MEAN, between, of("m", "a"))
    assert is_sharp(MEAN, between, of("own", "a"), joined("once", "own"), joined("m", "once"))


def test_however_many_paths_push_one_way_they_are_reached() -> None:
    many = [of(f"m{i}", "a") for i in range(4)]
    assert is_sharp(*many, joined("m", *(measure["key"] for measure in many)))
    assert not is_sharp(*many, TAGGED, joined("m", "m0", "m1", "m2", "tagged"), rows=HUMP)


def test_a_measure_that_no_open_answer_moves_is_always_reached() -> None:
    down = of("down", "a", aggregate="count", where={"at_most": 0})
    measures = [of("own", "a"), down, joined("m", "own", "down")]
    small = edition([question("a", options=UP)], measures)
    assert scored(small).measures["m"].is_sharp is False
    assert scored(small, {"a": "r1"}).measures["m"].is_sharp is True


def test_one_number_that_may_also_be_none_is_not_yet_one_result() -> None:
    asked = question("a", 1, 1, may_not_apply=["x"])
    small = edition(
        [asked], [of("m0", "a"), of("m1", "a"), joined("m", "m0", "m1", aggregate="max")]
    )
    found = scored(small).measures["m"]
    assert (found.low, found.high, found.can_be_empty, found.is_sharp) == (1, 1, True, False)
    assert scored(small, {"a": "r0"}).measures["m"].is_sharp is True


def test_one_number_whatever_is_answered_is_reached_however_it_comes_about() -> None:
    down = of("down", "a", aggregate="count", where={"at_most": 0})
    measures = [of("up", "a"), down, of("c", "c"), joined("m", "up", "down", "c", aggregate="max")]
    asked = [question("a", options=UP), question("c", 0, 9)]
    small = edition(asked, measures)
    assert scored(small, {"c": "r0"}).measures["m"].is_sharp is False
    found = scored(small, {"c": "r1"}).measures["m"]
    assert (found.low, found.high, found.is_sharp) == (9, 9, True)


def test_the_scorecard_tells_where_two_ends_are_reached() -> None:
    found = scored(edition([question("a", 0, 1)], [of("m", "a")])).measures["m"]
    assert (found.low, found.high, found.is_sharp) == (0, 1, True)
