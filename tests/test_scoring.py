"""Scoring, rule by rule, on editions small enough to work out by hand."""

from fractions import Fraction
from typing import Any

import pytest

from maturity.engine.edition import Edition
from maturity.engine.scoring import Sheet, SheetError, score
from tests.rubrics import Data, condition, edition, not_applicable, option, question, scored, tier

OPTIONAL = {"may_not_apply": ["none here"]}


def of(*questions: str, aggregate: str = "mean", **more: Any) -> Data:
    return {"key": "m", "of": {"questions": list(questions)}, "aggregate": aggregate, **more}


def ends(edition: Edition, answers: Data | None = None) -> tuple[Any, Any, bool]:
    result = scored(edition, answers).measures["m"]
    return result.low, result.high, result.can_be_empty


def test_unanswered_is_neither_zero_nor_not_applicable() -> None:
    small = edition([question("a", 0, 4), question("b", 0, 2, **OPTIONAL)], [of("a", "b")])
    assert ends(small) == (0, 4, False)
    assert ends(small, {"a": "r1"}) == (2, 4, False)
    assert ends(small, {"a": "r1", "b": "r0"}) == (2, 2, False)
    assert ends(small, {"a": "r1", "b": not_applicable()}) == (4, 4, False)


@pytest.mark.parametrize(
    ("policy", "value"), [("exclude", None), ("full", 3), ("zero", -1), ({"value": "1.5"}, "3/2")]
)
def test_not_applicable_counts_as_the_policy_says(policy: object, value: object) -> None:
    small = edition([question("a", -1, 3, **OPTIONAL)], [of("a")], not_applicable=policy)
    expected = None if value is None else Fraction(str(value))
    assert ends(small, {"a": not_applicable()}) == (expected, expected, value is None)


def test_a_measure_may_override_the_policy() -> None:
    small = edition([question("a", 0, 3, **OPTIONAL)], [of("a", not_applicable="full")])
    assert ends(small, {"a": not_applicable()}) == (3, 3, False)


def test_full_marks_for_not_applicable_carry_no_tags() -> None:
    rows = [option("no", 0), option("yes", 1, tags=["used"])]
    counted = of("a", aggregate="count", where={"tag": "used"})
    small = edition([question("a", options=rows, **OPTIONAL)], [counted], not_applicable="full")
    assert ends(small, {"a": not_applicable()}) == (0, 0, False)


def test_an_open_option_leaves_the_question_open() -> None:
    rows = [option("unknown", None, open=True), option("no", 0), option("yes", 1)]
    small = edition([question("a", options=rows)], [of("a")])
    card = scored(small, {"a": "unknown"})
    assert (card.open, card.answered, card.asked) == (("a",), 0, 1)
    assert ends(small, {"a": "unknown"}) == (0, 1, False)


def test_a_plant_is_not_asked_what_its_type_has_not() -> None:
    small = edition(
        [question("a", 0, 1), question("b", 0, 1, applies_to=["process"])], [of("a", "b")]
    )
    discrete = scored(small, {"a": "r1", "b": "r0"}, plant={"type": "discrete"})
    assert (discrete.asked, discrete.answered, discrete.measures["m"].low) == (1, 1, 1)
    assert [(flag.kind, flag.question) for flag in discrete.flags] == [("not_asked", "b")]
    assert scored(small, {"a": "r1", "b": "r0"}).measures["m"].low == Fraction(1, 2)


def test_ratio_rescales_each_answer_by_its_own_ends() -> None:
    small = edition(
        [question("a", 1, 3, 5), question("b", 0, 1)], [of("a", "b", **{"as": "ratio"})]
    )
    assert ends(small, {"a": "r1", "b": "r1"})[0] == Fraction(3, 4)


def test_reaches_takes_the_highest_row_asked_at_that_tier_or_below() -> None:
    rows = [
        option(f"r{i}", i, **({"asked_at": t} if t else {}))
        for i, t in enumerate([None, "low", None, "high"])
    ]
    tiers = [tier("low", condition("c", "m", 0)), tier("high", condition("d", "m", 0))]
    for at, row, hit in [("low", 0, 0), ("low", 1, 1), ("high", 2, 0), ("high", 3, 1)]:
        measure = of("a", "b", aggregate="share", where={"reaches": at}, among={"asked_at": at})
        asked = [question("a", options=rows), question("b", 0, 1)]
        assert ends(edition(asked, [measure], tiers=tiers), {"a": f"r{row}"})[0] == hit


SHARES: list[tuple[Data, tuple[Any, Any, bool]]] = [
    ({}, (0, 1, True)),
    ({"a": "ai", "b": "used"}, (Fraction(1, 3), Fraction(2, 3), False)),
    ({"a": "ai", "b": "used", "c": "none"}, (Fraction(1, 2), Fraction(1, 2), False)),
    ({"a": "ai", "b": "none", "c": "none"}, (None, None, True)),
    ({"a": "used", "b": "none"}, (0, Fraction(1, 2), True)),
]


@pytest.mark.parametrize(("answers", "expected"), SHARES, ids=range(len(SHARES)))
def test_a_share_among_a_tag_with_a_minimum(answers: Data, expected: tuple[Any, ...]) -> None:
    rows = [option("none", 0), option("used", 1, tags=["on"]), option("ai", 2, tags=["on", "ai"])]
    measure = of(
        "a", "b", "c", aggregate="share", where={"tag": "ai"}, among={"tag": "on"}, minimum=2
    )
    small = edition([question(key, options=rows) for key in "abc"], [measure])
    assert ends(small, answers) == expected


REFUSED: list[tuple[Data, str]] = [
    ({"answers": {"gone": "r0"}}, "answers.gone: unknown question"),
    ({"answers": {"a": "r9"}}, "answers.a: unknown option 'r9'"),
    ({"answers": {"a": not_applicable()}}, "answers.a: always applies"),
    ({"answers": {"b": not_applicable(" ")}}, "needs a reason"),
    ({"answers": {"b": {"option": "r0", "count": 1}}}, "asks for none"),
    (
        {"answers": {"a": {"option": "r1", "count": 5}}, "plant": {"totals": {"k": 4}}},
        "larger than",
    ),
    ({"answers": {"a": {"option": "r1", "count": 5, "of": 9}}}, "not asked here"),
    ({"answers": {"c": {"option": "r1", "count": 4, "of": 3}}}, "larger than"),
    ({"plant": {"totals": {"gone": 4}}}, "plant.totals.gone: unknown total"),
    ({"plant": {"provnce": "jiangsu"}}, "plant: unknown field 'provnce'"),
    ({"exceptions": {"gone": "why"}}, "exceptions.gone: unknown"),
    ({"exceptions": {"t.c": "why"}}, "may not be excepted"),
]


def counting() -> Edition:
    asked = [
        question("a", 0, 1, breadth={"count_of": "k", "at_least": "1/2"}),
        question("b", 0, 1, **OPTIONAL),
        question("c", 0, 1, breadth={"of_how_many": "lines", "at_least": "1/2"}),
    ]
    tiers = [tier("t", condition("t.c", "m"))]
    return edition(asked, [of("a", "c")], totals=[{"key": "k", "name": "K"}], tiers=tiers)


@pytest.mark.parametrize(("data", "message"), REFUSED, ids=range(len(REFUSED)))
def test_what_no_form_could_have_sent_is_refused(data: Data, message: str) -> None:
    with pytest.raises(SheetError, match=message):
        score(counting(), Sheet.from_data(data))


BREADTHS: list[tuple[Data, list[str], tuple[str, ...]]] = [
    ({"a": {"option": "r1", "count": 21}, "c": {"option": "r1", "count": 1, "of": 2}}, [], ()),
    ({"a": {"option": "r1", "count": 20}, "c": "r0"}, ["breadth_below"], ("a",)),
    ({"a": {"option": "r0", "count": 0}, "c": {"option": "r0"}}, [], ()),
    ({"a": "r1", "c": {"option": "r1", "count": 1}}, ["count_missing", "count_missing"], ()),
    ({"a": "r0", "c": {"option": "r1", "count": 1, "of": 3}}, ["breadth_below"], ("c",)),
]


@pytest.mark.parametrize(("answers", "flags", "open_"), BREADTHS, ids=range(len(BREADTHS)))
def test_breadth_is_counted_exactly(
    answers: Data, flags: list[str], open_: tuple[str, ...]
) -> None:
    card = scored(counting(), answers, plant={"totals": {"k": 42}})
    assert [flag.kind for flag in card.flags] == flags
    assert tuple(key for key in card.open if key in answers) == open_


CHECKS: list[tuple[Data, bool]] = [
    ({"a": "r1", "b": "r0"}, True),
    ({"a": "r1", "b": "r1"}, False),
    ({"a": "r1"}, False),
    ({"a": "r0", "b": "r0"}, False),
]


@pytest.mark.parametrize(("answers", "speaks"), CHECKS)
def test_a_check_speaks_only_of_what_is_answered(answers: Data, speaks: bool) -> None:
    clauses = [{"question": "a", "at_least": "r1"}, {"question": "b", "at_most": 0}]
    clauses.append({"measure": "m", "at_least": 0})
    checks = [{"key": "k", "text": "k", "if": clauses}]
    small = edition([question("a", 0, 1), question("b", 0, 1)], [of("a", "b")], checks=checks)
    found = [(check.key, check.questions) for check in scored(small, answers).checks]
    assert found == ([("k", ("a", "b"))] if speaks else [])


def test_a_scenario_in_use_over_a_lowest_row_is_named() -> None:
    scenario = {"key": "S1", "name": "S1", "requires": [{"question": "a", "at_least": 1}]}
    checks = [{"key": "k", "text": "k", "rule": "prerequisite_at_lowest"}]
    small = edition([question("a", 0, 1)], scenarios=[scenario], checks=checks)
    card = scored(small, {"a": "r0", "scenario.S1": "in_use"})
    assert card.checks[0].questions == ("scenario.S1", "a")
    assert scored(small, {"a": "r0", "scenario.S1": "planned"}).checks == ()


def test_an_input_that_may_be_absent_moves_a_mean_only_where_that_moves_its_end() -> None:
    asked = [question("a", 0, 1), question("b", 1, 2, **OPTIONAL), question("c", 3, 9, **OPTIONAL)]
    small = edition(asked, [of("a", "b", "c")])
    assert ends(small, {"a": "r0"}) == (0, Fraction(9, 2), False)
    assert ends(small) == (0, 5, False)


def test_a_walk_passes_over_an_empty_step() -> None:
    steps = [{**of(key), "key": f"s{key}"} for key in "abc"]
    walk = {"key": "m", "of": {"measures": [s["key"] for s in steps]}, "aggregate": "cumulative"}
    asked = [question(key, 0, "0.5", 1, **OPTIONAL) for key in "abc"]
    small = edition(asked, [*steps, {**walk, "where": {"at_least": "0.8"}}])
    assert ends(small, {"a": "r2", "b": not_applicable(), "c": "r1"}) == (1.5, 1.5, False)
    assert ends(small, {"b": "r0", "c": "r2"}) == (0, 1, False)
    assert ends(small, dict.fromkeys("abc", not_applicable())) == (None, None, True)


def test_a_label_is_given_only_if_both_ends_share_it() -> None:
    bands = [{"from": 0, "label": {"en": "low", "zh-hans": "低"}}, {"from": 2, "label": "high"}]
    small = edition([question("a", 0, 1, 2), question("b", 0, 1)], [of("a", bands=bands)])
    assert scored(small).measures["m"].label is None
    plain = scored(small, {"a": "r1"}).to_data()["measures"]["m"]
    assert plain["label"] == {"en": "low", "zh-hans": "低"}
    assert (plain["low"], plain["value"], plain["sharp"]) == ("1", 1.0, True)


def test_the_value_is_the_nearest_double_or_null() -> None:
    small = edition([question("a", 0, 1), question("b", 0, 1), question("c", 0, 1)],
                    [of("a", "b", "c")])  # fmt: skip
    plain = scored(small, {"a": "r1", "b": "r0", "c": "r0"}).to_data()["measures"]["m"]
    assert (plain["low"], plain["value"]) == ("1/3", 1 / 3)
    assert scored(small, {"a": "r1"}).to_data()["measures"]["m"]["value"] is None
