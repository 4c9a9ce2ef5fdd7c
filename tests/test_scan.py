"""What to ask next: the smallest sets, against every set and every row of small rubrics."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.engine.edition import Edition
from maturity.engine.scan import Scan, scan
from maturity.engine.scoring import Sheet, SheetError, score
from tests.generated import rubrics, sheets
from tests.rubrics import Data, condition, edition, not_applicable, option, question, tier


def scanned(made: Edition, answers: Data | None = None, **more: Any) -> Scan:
    return scan(made, Sheet.from_data({"answers": answers or {}, **more}))


def one_condition(*questions: Data, at_least: object, **measure: Any) -> Edition:
    measures = [{"key": "m", "of": {"kind": "capability"}, **measure}]
    return edition(list(questions), measures, tiers=[tier("low", condition("c", "m", at_least))])


def yes_no(number: int, **more: Any) -> list[Data]:
    return [question(f"q{i}", 0, 1, **more) for i in range(number)]


COUNT = {"aggregate": "count", "where": {"at_least": 1}}


def test_any_of_four_proves_and_all_four_refute() -> None:
    found = scanned(one_condition(*yes_no(4), at_least=1, **COUNT))
    assert (found.tier, found.to_prove, found.to_refute) == ("low", 1, 4)
    assert found.proving == (("q0",), ("q1",), ("q2",), ("q3",))
    assert found.refuting == (("q0", "q1", "q2", "q3"),)
    assert found.next == ("q0", "q1", "q2", "q3")
    assert found.is_exact


def test_the_question_in_most_sets_comes_first() -> None:
    measures = [
        {"key": "m", "of": {"questions": ["q0", "q1", "q2"]}, **COUNT},
        {"key": "n", "of": {"questions": ["q3"]}, "aggregate": "value"},
    ]
    made = edition(
        yes_no(4), measures, tiers=[tier("low", condition("c", "m"), condition("d", "n"))]
    )
    found = scanned(made)
    assert (found.to_prove, found.to_refute) == (2, 1)
    assert found.next[0] == "q3"
    assert scanned(made, {"q3": "r1"}).next == ("q0", "q1", "q2")


def test_a_decided_sheet_asks_nothing() -> None:
    made = one_condition(*yes_no(2), at_least=1, **COUNT)
    assert scanned(made, {"q0": "r1"}) == Scan(None, None, None, (), (), (), (), True)
    refuted = scanned(made, {"q0": "r0", "q1": "r0"})
    assert (refuted.tier, refuted.out_of_reach) == (None, ("low",))


def test_what_is_out_of_reach_is_said_while_lower_tiers_are_open() -> None:
    measures = [
        {"key": "m", "of": {"questions": ["q0"]}, "aggregate": "value"},
        {"key": "n", "of": {"questions": ["q1"]}, "aggregate": "value"},
    ]
    tiers = [tier("low", condition("c", "m")), tier("high", condition("d", "n"))]
    found = scanned(edition(yes_no(2), measures, tiers=tiers), {"q1": "r0"})
    assert (found.tier, found.out_of_reach, found.next) == ("low", ("high",), ("q0",))


def test_too_small_a_breadth_leaves_a_question_to_ask() -> None:
    wide = question("q0", 0, 1, breadth={"of_how_many": "machines", "at_least": "1/2"})
    made = one_condition(wide, at_least=1, aggregate="value")
    few = {"q0": {"option": "r1", "count": 1, "of": 9}}
    assert scanned(made, few).next == ("q0",)


def test_the_best_row_is_not_the_highest_where_a_small_number_is_asked_for() -> None:
    measures = [{"key": "m", "of": {"kind": "capability"}, "aggregate": "mean"}]
    made = edition(
        yes_no(2), measures, tiers=[tier("low", condition("c", "m", None, at_most="0.5"))]
    )
    found = scanned(made)
    assert (found.to_prove, found.to_refute) == (1, 2)


def test_what_may_not_apply_is_answered_with_a_row() -> None:
    # "Not applicable" for both would leave the share empty, which is met.
    measures = [{"key": "m", "of": {"kind": "capability"}, "aggregate": "share",
                 "where": {"at_least": 1}}]  # fmt: skip
    met_if_empty = condition("c", "m", 1, if_empty="met")
    made = edition(
        yes_no(2, may_not_apply=["none here"]), measures, tiers=[tier("low", met_if_empty)]
    )
    assert scanned(made).proving == (("q0", "q1"),)
    assert scanned(made, {"q0": not_applicable()}).proving == (("q1",),)


def test_staying_out_of_a_share_can_be_what_refutes_it() -> None:
    rows = [option("none", 0), option("used", 1, tags=["used"]),
            option("ai", 2, tags=["used", "ai"])]  # fmt: skip
    asked = [question(f"q{i}", options=rows) for i in range(3)]
    share = {"aggregate": "share", "where": {"tag": "ai"}, "among": {"tag": "used"}, "minimum": 3}
    found = scanned(one_condition(*asked, at_least="1/3", **share))
    assert (found.to_prove, found.to_refute) == (3, 1)


def test_an_exception_asked_for_is_scanned_without_what_it_leaves_out() -> None:
    measures = [
        {"key": "m", "of": {"questions": ["q0"]}, "aggregate": "value"},
        {"key": "n", "of": {"questions": ["q1"]}, "aggregate": "value"},
    ]
    tiers = [tier("low", condition("c", "m", may_be_excepted=True), condition("d", "n"))]
    made = edition(yes_no(2), measures, tiers=tiers)
    found = scanned(made, {"q0": "r0"}, exceptions={"c": "no such process"})
    assert (found.tier, found.next) == ("low", ("q1",))
    assert scanned(made, {"q0": "r0"}).tier is None


def test_a_wrong_sheet_is_refused() -> None:
    with pytest.raises(SheetError):
        scanned(one_condition(*yes_no(1), at_least=1, **COUNT), {"gone": "r0"})


def test_many_sets_are_counted_though_not_listed() -> None:
    share = {"aggregate": "share", "where": {"at_least": 1}}
    found = scanned(one_condition(*yes_no(60), at_least="0.5", **share))
    assert (found.to_prove, found.to_refute, found.is_exact) == (30, 31, True)
    assert (len(found.proving), len(found.refuting), len(found.next)) == (20, 20, 60)


def test_where_there_are_too_many_to_count_the_heaviest_are_asked_first() -> None:
    asked = [question(f"q{i}", 0, 1, weight=1000 + i * i) for i in range(80)]
    found = scanned(one_condition(*asked, at_least="0.5", aggregate="mean"))
    assert not found.is_exact
    assert found.next[:2] == ("q79", "q78")
    answers = {key: "r1" for key in found.proving[0]}
    assert score(one_condition(*asked, at_least="0.5", aggregate="mean"),
                 Sheet.from_data({"answers": answers})).tier == "low"  # fmt: skip


def test_a_minimum_of_levels_is_asked_level_by_level() -> None:
    """Of 40 questions in four levels, four in each prove; seven of one level refute."""
    asked = [question(f"q{i:02}", 0, 1, level=f"l{i % 4}") for i in range(40)]
    means = [{"key": f"m{j}", "of": {"level": f"l{j}"}, "aggregate": "mean"} for j in range(4)]
    lowest = {"key": "m", "of": {"measures": [f"m{j}" for j in range(4)]}, "aggregate": "min"}
    levels = [{"key": f"l{j}", "name": "level"} for j in range(4)]
    made = edition(
        asked, [*means, lowest], levels=levels, tiers=[tier("low", condition("c", "m", "0.4"))]
    )
    found = scanned(made)
    assert (found.to_prove, found.to_refute, found.is_exact) == (16, 7, True)


def test_hundreds_of_questions_that_are_all_different_end_in_an_estimate() -> None:
    asked = [question(f"q{i}", 0, 1, weight=1000 + i * i) for i in range(450)]
    found = scanned(one_condition(*asked, at_least="0.5", aggregate="mean"))
    assert (found.is_exact, len(found.next)) == (False, 450)
    assert found.to_prove == len(found.proving[0])


# Against brute force


def rows_of(made: Edition, keys: tuple[str, ...]) -> Iterator[Data]:
    choices = [[o.key for o in made.question(key).closed_options] for key in keys]
    for chosen in product(*choices):
        yield dict(zip(keys, chosen, strict=True))


def slow(made: Edition, answers: Data, which: str, verdict: str) -> list[tuple[str, ...]]:
    """Every smallest set with rows after which the scorer gives the tier that verdict."""
    open_ = score(made, Sheet.from_data({"answers": answers})).open
    for size in range(1, len(open_) + 1):
        found = [
            keys
            for keys in combinations(open_, size)
            if any(
                score(made, Sheet.from_data({"answers": answers | rows})).tier_result(which).verdict
                == verdict
                for rows in rows_of(made, keys)
            )
        ]
        if found:
            return found
    return []


@st.composite
def cases(draw: st.DrawFn) -> tuple[Edition, Data]:
    made = Edition.from_data(draw(rubrics()))
    return made, draw(sheets(made))


@settings(max_examples=150, deadline=None)
@given(cases())
def test_the_sets_are_those_of_brute_force(case: tuple[Edition, Data]) -> None:
    made, answers = case
    found = scanned(made, answers)
    card = score(made, Sheet.from_data({"answers": answers}))
    assert found.out_of_reach == tuple(t.key for t in card.tiers if t.verdict == "not_met")
    undecided = [t.key for t in card.tiers if t.verdict == "undecided"]
    assert found.tier == next(iter(undecided), None)
    if found.tier is None:
        return
    proving = slow(made, answers, found.tier, "met")
    refuting = slow(made, answers, found.tier, "not_met")
    assert found.is_exact
    assert list(found.proving) == proving[:20]
    assert list(found.refuting) == refuting[:20]
    assert found.to_prove == (len(proving[0]) if proving else None)
    assert found.to_refute == (len(refuting[0]) if refuting else None)
    times = Counter(key for one in (*proving, *refuting) for key in one)
    order = [q.key for q in made.questions]
    assert list(found.next) == sorted(times, key=lambda key: (-times[key], order.index(key)))
    assert scan(made, Sheet.from_data({"answers": answers}), card) == found


@settings(max_examples=60, deadline=None)
@given(cases(), st.data())
def test_asking_again_after_each_answer_comes_to_an_end(
    case: tuple[Edition, Data], data: st.DataObject
) -> None:
    made, answers = case
    for _ in range(len(made.questions) + 1):
        found = scanned(made, answers)
        if found.tier is None:
            break
        rows = [o.key for o in made.question(found.next[0]).closed_options]
        answers = answers | {found.next[0]: data.draw(st.sampled_from(rows))}
    assert scanned(made, answers).tier is None
