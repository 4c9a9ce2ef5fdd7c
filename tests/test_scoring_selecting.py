"""Which questions a measure is made of, what each counts there, and measures made of measures."""

from fractions import Fraction
from typing import Any

import pytest

from maturity.engine.edition import Edition
from maturity.engine.scoring.selecting import levels_of, select_questions
from tests.rubrics import Data, edition, not_applicable, option, question, scored

OPTIONAL = {"may_not_apply": ["none here"]}


def of(*questions: str, aggregate: str = "mean", key: str = "m", **more: Any) -> Data:
    return {"key": key, "of": {"questions": list(questions)}, "aggregate": aggregate, **more}


def joined(*measures: str, aggregate: str, **more: Any) -> Data:
    return {"key": "m", "of": {"measures": list(measures)}, "aggregate": aggregate, **more}


def ends(edition: Edition, answers: Data | None = None) -> tuple[Any, Any, bool]:
    result = scored(edition, answers).measures["m"]
    return result.low, result.high, result.can_be_empty


def placed() -> list[Data]:
    return [
        question("a", 0, 1, level="line", aspect="design", area="x", core=True),
        question("b", 0, 1, level="line", aspect="supply", area="y"),
        question("c", 0, 1, level="plant", aspect="design", area="x", kind="standing"),
        question("d", 0, 1, core=True, kind="eligibility"),
    ]


SELECTED: list[tuple[Data, str]] = [
    ({"kind": "capability"}, "ab"),
    ({"kind": "standing"}, "c"),
    ({"kind": "scenario"}, "ST"),
    ({"level": "line"}, "abS"),
    ({"level": "plant"}, "cST"),
    ({"level": "none"}, ""),
    ({"aspect": "design"}, "acS"),
    ({"area": "x"}, "acT"),
    ({"core": True}, "ad"),
    ({"core": False}, "bcST"),
    ({"questions": ["c", "a"]}, "ac"),
    ({"questions": ["c", "a"], "core": True}, "a"),
    ({"questions": ["c", "b"], "level": "line"}, "b"),
    ({"questions": ["a", "b", "gone"], "aspect": "supply"}, "b"),
    ({"questions": ["a", "b", "c"], "kind": "standing"}, "c"),
    ({"questions": ["a", "b", "c"], "area": "y"}, "b"),
    ({"level": "line", "kind": "scenario"}, "S"),
    ({"level": "line", "aspect": "design"}, "aS"),
    ({"kind": "capability", "area": "y"}, "b"),
    ({"aspect": "design", "level": "plant", "kind": "standing"}, "c"),
    ({"area": "x", "kind": "capability"}, "a"),
    ({}, "abcdST"),
]


@pytest.mark.parametrize(("of", "expected"), SELECTED, ids=range(len(SELECTED)))
def test_a_selector_narrows_in_the_order_of_the_file(of: Data, expected: str) -> None:
    scenarios = [
        {"key": "S", "name": "S", "levels": ["line", "plant"], "aspect": "design"},
        {"key": "T", "name": "T", "levels": ["plant"], "area": "x"},
    ]
    small = edition(placed(), [{"key": "m", "of": of, "aggregate": "mean"}], scenarios=scenarios)
    found = select_questions(small, small.measure("m").of)
    assert "".join(q.key.removeprefix("scenario.") for q in found) == expected


def test_a_question_has_one_level_or_none_and_a_scenario_any_number() -> None:
    scenarios = [{"key": "S", "name": "S", "levels": ["line", "plant"]}, {"key": "T", "name": "T"}]
    small = edition(placed(), scenarios=scenarios)
    found = [levels_of(small, each) for each in small.all_questions]
    assert found == [("line",), ("line",), ("plant",), (), ("line", "plant"), ()]


COUNTED: list[tuple[Data, int]] = [
    ({}, 4),
    ({"where": {"at_least": 1}}, 3),
    ({"where": {"at_most": 1}}, 2),
    ({"where": {"at_least": 1, "at_most": 2}}, 2),
    ({"where": {"tag": "on"}}, 2),
    ({"where": {"reaches": "t"}}, 1),
]


@pytest.mark.parametrize(("more", "expected"), COUNTED, ids=range(len(COUNTED)))
def test_what_a_count_counts(more: Data, expected: int) -> None:
    rows = [option("r0", 0), option("r1", 1), option("r2", 2, tags=["on"])]
    rows += [option("r3", 3, tags=["on"], asked_at="t")]
    asked = [question(key, options=rows) for key in "abcd"] + [question("e", 0, 1, **OPTIONAL)]
    small = edition(
        asked, [of(*"abcde", aggregate="count", **more)], tiers=[{"key": "t", "name": "t"}]
    )
    answers = {"a": "r0", "b": "r1", "c": "r2", "d": "r3", "e": not_applicable()}
    assert ends(small, answers) == (expected, expected, False)


@pytest.mark.parametrize("aggregate", ["share", "count"])
def test_what_is_open_and_always_applies_is_there_and_what_is_not_asked_is_not(
    aggregate: str,
) -> None:
    tagged = of("a", "b", aggregate=aggregate, where={"at_least": 1})
    small = edition([question("a", 0, 1), question("b", 0, 1, applies_to=["process"])], [tagged])
    assert ends(small) == (0, 1 if aggregate == "share" else 2, False)
    found = scored(small, {}, plant={"type": "discrete"}).measures["m"]
    assert (found.low, found.high, found.can_be_empty) == (0, 1, False)


@pytest.mark.parametrize("aggregate", ["mean", "sum", "min", "max"])
def test_decimals_in_values_and_weights_are_exact(aggregate: str) -> None:
    asked = [question("a", "0.5", "1.75", weight="0.5"), question("b", "0.2", "0.3", weight="0.25")]
    one, other = Fraction(7, 4), Fraction(1, 5)
    expected = {"min": other, "max": one, "sum": one / 2 + other / 4}
    expected["mean"] = expected["sum"] / Fraction(3, 4)
    small = edition(asked, [of("a", "b", aggregate=aggregate)])
    assert ends(small, {"a": "r1", "b": "r0"})[:2] == (expected[aggregate],) * 2
    assert ends(small, {"b": "r0"})[1] == expected[aggregate]
    low = {"min": other, "max": Fraction(1, 2), "sum": Fraction(1, 4) + other / 4}
    low["mean"] = low["sum"] / Fraction(3, 4)
    assert ends(small, {"b": "r0"})[0] == low[aggregate]


def test_a_weight_of_zero_takes_no_part_in_a_mean_and_is_still_there_in_a_sum() -> None:
    asked = [question("a", 0, 4, weight=0), question("b", 0, 2, **OPTIONAL)]
    answers = {"a": "r1", "b": not_applicable()}
    assert ends(edition(asked, [of("a", "b")]), answers) == (None, None, True)
    assert ends(edition(asked, [of("a", "b")]), {"b": not_applicable()}) == (None, None, True)
    assert ends(edition(asked, [of("a", "b")])) == (0, 2, True)
    assert ends(edition(asked, [of("a", "b", aggregate="sum")]), answers) == (0, 0, False)
    weighed = of("a", "b", weights={"a": 3})
    assert ends(edition(asked, [weighed]), {"a": "r1", "b": "r1"})[0] == Fraction(14, 4)


def measured(*, always: bool = False, **more: Any) -> Edition:
    """Three measures of one question each, and one over them."""
    asked = [question(key, 0, 1, 2, **({} if always else OPTIONAL)) for key in "abc"]
    return edition(
        asked, [*(of(key, key=f"m{key}") for key in "abc"), joined("ma", "mb", "mc", **more)]
    )


GONE = not_applicable()
JOINED: list[tuple[Data, Data, tuple[Any, Any, bool]]] = [
    ({"where": {"at_least": 1}}, {"a": "r1", "b": "r0", "c": "r2"}, (2, 2, False)),
    ({"where": {"at_least": 1}}, {"a": "r1", "b": "r0", "c": GONE}, (1, 1, False)),
    ({"where": {"at_least": 1}}, {"a": "r1", "b": "r0"}, (1, 2, False)),
    ({"where": {"at_least": 3}}, {"a": "r1", "b": "r0"}, (0, 0, False)),
    ({"where": {"at_least": 0}}, {"a": "r1", "b": "r0"}, (2, 3, False)),
    ({"where": {"at_most": 1}}, {"a": "r1", "b": "r2", "c": "r0"}, (2, 2, False)),
    ({"where": {"at_most": 1}}, {"a": "r2", "b": "r2"}, (0, 1, False)),
    ({"where": {"at_most": 2}}, {"a": "r2", "b": "r2"}, (2, 3, False)),
    ({"where": {"at_most": -1}}, {"a": "r2", "b": "r2"}, (0, 0, False)),
    ({"where": {"at_least": 1, "at_most": 1}}, {"a": "r1", "b": "r2", "c": "r0"}, (1, 1, False)),
    ({"where": {"at_least": 1, "at_most": 1}}, {"a": "r1", "b": "r1"}, (2, 3, False)),
    ({}, {"a": "r1", "b": "r0", "c": "r2"}, (3, 3, False)),
    ({}, {"a": GONE, "b": "r0"}, (1, 2, False)),
    ({}, {"a": GONE, "b": GONE, "c": GONE}, (None, None, True)),
    ({}, {"a": GONE, "b": GONE}, (1, 1, True)),
]


@pytest.mark.parametrize(("more", "answers", "expected"), JOINED, ids=range(len(JOINED)))
def test_a_count_of_measures(more: Data, answers: Data, expected: tuple[Any, ...]) -> None:
    assert ends(measured(aggregate="count", **more), answers) == expected


ALWAYS: list[tuple[Data, Data, tuple[int, int]]] = [
    ({"at_least": 1}, {"a": "r1", "b": "r0"}, (1, 2)),
    ({"at_least": 0}, {"a": "r1", "b": "r0"}, (3, 3)),
    ({"at_least": 2}, {"a": "r1", "b": "r0"}, (0, 1)),
    ({"at_least": 3}, {}, (0, 0)),
    ({"at_most": 1}, {"a": "r2", "b": "r2"}, (0, 1)),
    ({"at_most": 2}, {"a": "r2", "b": "r2"}, (3, 3)),
    ({"at_most": 0}, {"a": "r0", "b": "r0"}, (2, 3)),
    ({"at_most": -1}, {}, (0, 0)),
    ({"at_least": 0, "at_most": 2}, {}, (3, 3)),
    ({"at_least": 1, "at_most": 2}, {}, (0, 3)),
    ({"at_least": 0, "at_most": 1}, {}, (0, 3)),
]


@pytest.mark.parametrize(("where", "answers", "expected"), ALWAYS, ids=range(len(ALWAYS)))
def test_a_count_of_measures_that_are_always_there(
    where: Data, answers: Data, expected: tuple[int, int]
) -> None:
    found = ends(measured(always=True, aggregate="count", where=where), answers)
    assert found == (*expected, False)


def test_a_share_of_measures_with_a_minimum() -> None:
    more: Data = {"aggregate": "share", "where": {"at_least": 1}, "minimum": 2}
    assert ends(measured(**more), {"a": "r1", "b": "r0", "c": GONE}) == (Fraction(1, 2),) * 2 + (
        False,
    )
    assert ends(measured(**more), {"a": "r1", "b": GONE, "c": GONE}) == (None, None, True)


def test_weights_of_measures() -> None:
    answers = {"a": "r1", "b": "r2", "c": "r0"}
    weights = {"ma": "0.5", "mb": "0.25", "mc": 0}
    mean, total = (measured(aggregate=name, weights=weights) for name in ("mean", "sum"))
    assert ends(mean, answers)[0] == Fraction(4, 3)
    assert ends(total, answers)[0] == 1
    assert ends(mean, {"a": GONE, "b": GONE}) == (None, None, True)
    assert ends(total, {"a": GONE, "b": GONE}) == (0, 0, True)
    assert ends(mean, {"b": GONE, "c": "r1"}) == (0, 2, True)
    assert ends(measured(aggregate="mean"), answers)[0] == 1


def test_a_walk_for_which_no_gate_is_written_asks_for_the_whole_of_each_step() -> None:
    halves = [of(key, key=f"m{key}", **{"as": "ratio"}) for key in "ab"]
    asked = [question(key, 0, 1, 2) for key in "ab"]
    small = edition(asked, [*halves, joined("ma", "mb", aggregate="cumulative")])
    assert ends(small, {"a": "r2", "b": "r1"}) == (Fraction(3, 2), Fraction(3, 2), False)
    assert ends(small, {"a": "r1", "b": "r2"}) == (Fraction(1, 2), Fraction(1, 2), False)


def test_the_order_of_the_file_does_not_decide_what_is_computed_first() -> None:
    asked = [question("a", 0, 1)]
    small = edition(asked, [joined("later", aggregate="sum"), of("a", key="later")])
    assert ends(small, {"a": "r1"}) == (1, 1, False)


BANDS = [
    {"from": 0, "label": "low"},
    {"from": 1, "to": "1.5", "label": "middle"},
    {"from": 2, "label": "high"},
]


@pytest.mark.parametrize(
    ("value", "label"),
    [("-1", None), ("0", "low"), ("0.99", "low"), ("1", "middle"), ("1.49", "middle"),
     ("1.5", None), ("2", "high"), ("99", "high")],
)  # fmt: skip
def test_the_lower_end_of_a_band_belongs_to_it(value: str, label: str | None) -> None:
    small = edition([question("a", value, 50)], [of("a", bands=BANDS)])
    found = scored(small, {"a": "r0"}).measures["m"].label
    assert (found.plain if found else None) == label


def test_a_label_needs_both_ends_and_a_number() -> None:
    asked = [question("a", 0, "0.5", **OPTIONAL)]
    small = edition(asked, [of("a", bands=BANDS)])
    found = scored(small).measures["m"].label
    assert found is not None and found.plain == "low"
    assert scored(small, {"a": not_applicable()}).measures["m"].label is None
    outside = edition([question("a", -2, -1)], [of("a", bands=BANDS)])
    assert scored(outside).measures["m"].label is None
