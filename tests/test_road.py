"""What a road says, on small rubrics worked out by hand."""

from fractions import Fraction
from typing import Any

import pytest

from maturity.engine.edition import Edition
from maturity.engine.roadmap import Road, WishError, Wishes, best_within_budget, plan_road
from maturity.engine.scoring import Sheet, SheetError
from tests.rubrics import Data, condition, edition, not_applicable, option, question, tier


def road(found: Edition, answers: Data, target: str | None = None, **more: Any) -> Road:
    wishes = Wishes(**{name: more.pop(name) for name in list(more) if hasattr(Wishes, name)})
    return plan_road(found, Sheet.from_data({"answers": answers, **more}), target, wishes)


def rows(*efforts: object) -> list[Data]:
    """Rows r0, r1, ...; None: no effort stated."""
    made = [option("r0", 0)]
    for i, effort in enumerate(efforts, 1):
        made.append(option(f"r{i}", i, **({} if effort is None else {"effort": effort})))
    return made


def mean_of(at_least: object, *asked: Data, **more: Any) -> Edition:
    measure: Data = {"key": "m", "of": {"kind": "capability"}, "aggregate": "mean"}
    return edition(list(asked), [measure], tiers=[tier("t", condition("c", "m", at_least))], **more)


def ladder(*efforts: object, **more: Any) -> Data:
    return question(more.pop("key", "q"), options=rows(*efforts), **more)


USED: Data = {"of": {"kind": "scenario"}, "where": {"tag": "deployed"}}


def with_scenarios(scenarios: list[Data], measures: list[Data], *conditions: Data) -> Edition:
    asked = [ladder(1, 2, key="a"), ladder(1, 5, key="b")]
    return edition(asked, measures, scenarios=scenarios, tiers=[tier("t", *conditions)])


def ids(found: Road) -> list[str]:
    return [step.id for step in found.steps]


def test_the_cheaper_of_two_ways_is_taken_row_by_row() -> None:
    found = road(mean_of(1, ladder(1, 2, key="a"), ladder(4, 9, key="b")), {"a": "r0", "b": "r0"})
    assert [(s.id, s.from_option, s.phase, s.needs) for s in found.steps] == [
        ("a:r1", "r0", 1, ()), ("a:r2", "r1", 2, ("a:r1",)),
    ]  # fmt: skip
    assert (found.status, found.effort, found.cheaper_is_impossible) == ("planned", 3, True)
    assert [step.closes for step in found.steps] == [("c",), ("c",)]
    assert [phase.reaches for phase in found.phases] == [None, "t"]
    assert found.after == {"c": "met"}


def test_of_equal_roads_the_one_of_fewer_steps_then_of_earlier_questions_is_taken() -> None:
    fewer = mean_of(
        1, ladder(1, 1, key="a"), question("b", options=[*rows(9)[:1], option("r2", 2, effort=2)])
    )
    assert ids(road(fewer, {})) == ["b:r2"]
    alike = mean_of("0.5", ladder(2, key="a"), ladder(2, key="b"))
    assert ids(road(alike, {})) == ["a:r1"]


def test_an_open_answer_starts_at_its_worst_row_and_is_to_be_given_first() -> None:
    found = road(mean_of(1, ladder(3, key="q")), {})
    (step,) = found.steps
    assert (step.reason, step.from_option, found.assumed_worst) == ("answer", None, ("q",))


def test_what_holds_too_narrowly_is_to_be_held_more_widely() -> None:
    asked = ladder(3, breadth={"of_how_many": "lines", "at_least": "1/2"})
    found = road(mean_of(1, asked), {"q": {"option": "r1", "count": 1, "of": 9}})
    assert [step.reason for step in found.steps] == ["widen"]


def test_a_row_without_stated_effort_counts_as_one_and_says_so() -> None:
    found = road(mean_of(2, ladder(2, None)), {"q": "r0"})
    assert (found.effort, found.counted_as_one) == (3, ("q:r2",))
    assert [step.effort_basis for step in found.steps] == ["rubric", "counted_as_one"]


def test_one_more_scenario_in_use_without_ai_is_not_advised_where_it_lowers_the_share() -> None:
    """Three in use, none with AI: half of them with AI means two more steps, not a fourth."""
    made: list[Data] = [
        {"key": f"S{i}", "name": "s", "effort": {"build": 1, "ai": 5}} for i in range(5)
    ]
    measures = [{"key": "used", "aggregate": "count", **USED},
                {"key": "ai", "of": {"kind": "scenario"}, "aggregate": "share", "minimum": 3,
                 "where": {"tag": "ai"}, "among": {"tag": "deployed"}}]  # fmt: skip
    needed = [condition("c.ai", "ai", "0.5"), condition("c.used", "used", 3)]
    answers = {f"scenario.S{i}": "in_use" if i < 3 else "none" for i in range(5)}
    found = road(with_scenarios(made, measures, *needed), answers)
    assert ids(found) == ["scenario.S0:in_use_ai", "scenario.S1:in_use_ai"]
    four = condition("c.used", "used", 5)
    found = road(with_scenarios(made, measures, needed[0], four), answers)
    assert found.effort == 2 * 1 + 3 * 5
    assert all(found.after[key] == "met" for key in ("c.ai", "c.used"))


def test_prerequisites_come_first_and_close_what_is_built_on_them() -> None:
    made: list[Data] = [
        {"key": "A", "name": "a", "effort": {"build": 1, "ai": 1}, "requires": [{"scenario": "B"}],
         "ai_requires": [{"question": "b", "at_least": "r1"}]},
        {"key": "B", "name": "b", "effort": {"build": 2},
         "requires": [{"question": "a", "at_least": "r2"}, {"note": "money"}]},
    ]  # fmt: skip
    measures = [{"key": "m", "of": {"questions": ["scenario.A"]}, "aggregate": "value"}]
    found = road(with_scenarios(made, measures, condition("c", "m", 3)), {})
    assert {step.id: step.phase for step in found.steps} == {
        "a:r1": 1, "b:r1": 1, "a:r2": 2, "scenario.B:in_use": 3, "scenario.A:in_use": 4,
        "scenario.A:in_use_ai": 5,
    }  # fmt: skip
    assert found.step("scenario.A:in_use_ai").needs == ("scenario.A:in_use", "b:r1")
    assert found.effort == 1 + 2 + 2 + 1 + 1 + 1
    assert all(step.closes == ("c",) for step in found.steps)


def test_what_is_in_use_already_needs_nothing() -> None:
    needs = [{"question": "b", "at_least": "r2"}]
    made: list[Data] = [{"key": "A", "name": "a", "effort": {"ai": 2}, "requires": needs}]
    measures = [{"key": "m", "of": {"kind": "scenario"}, "aggregate": "max"}]
    tested = with_scenarios(made, measures, condition("c", "m", 3))
    assert road(tested, {"scenario.A": "in_use"}).effort == 2
    assert road(tested, {"scenario.A": "planned"}).effort == 1 + 1 + 5 + 2


def test_a_requirement_is_void_where_not_asked_and_never_met_where_not_applicable() -> None:
    asked = [ladder(1, key="a", applies_to=["process"], may_not_apply=["x"])]
    needs = [{"question": "a", "at_least": "r1"}]
    made = [{"key": "A", "name": "a", "effort": {"build": 2}, "requires": needs}]
    tiers = [tier("t", condition("c", "m"))]
    found = edition(
        asked, [{"key": "m", "aggregate": "count", **USED}], scenarios=made, tiers=tiers
    )
    assert ids(road(found, {}, plant={"type": "discrete"})) == ["scenario.A:in_use"]
    assert ids(road(found, {})) == ["a:r1", "scenario.A:in_use"]
    stuck = road(found, {"a": not_applicable()})
    assert (stuck.status, stuck.unmet, stuck.steps) == ("out_of_reach", ("c",), ())


def test_nothing_is_lowered_for_an_at_most_condition() -> None:
    tested = mean_of(None, ladder(1))
    data = tested.to_data()
    data["tiers"][0]["conditions"][0] |= {"at_most": 0}
    data["tiers"][0]["conditions"][0].pop("at_least", None)
    low = Edition.from_data(data)
    assert road(low, {"q": "r0"}).status == "there"
    assert road(low, {"q": "r1"}).status == "out_of_reach"


def standing() -> Edition:
    asked = [ladder(1, 2, key="a"), question("prior", 0, 1, kind="standing"),
             question("size", 0, 1, kind="eligibility")]  # fmt: skip
    measures = [{"key": key, "of": {"questions": [key]}, "aggregate": "value"}
                for key in ("a", "prior", "size")]  # fmt: skip
    first = tier("t", condition("t.prior", "prior"), condition("t.a", "a", may_be_excepted=True))
    second = tier("u", condition("u.size", "size", kind="eligibility"), condition("u.a", "a", 2))
    return edition(asked, measures, tiers=[first, second])


def test_what_is_not_in_the_plants_hands_is_named_and_the_rest_is_planned() -> None:
    found = road(standing(), {"a": "r0", "prior": "r0"}, "u")
    assert [(o.tier, o.condition, o.kind, o.verdict, o.questions) for o in found.out_of_hand] == [
        ("t", "t.prior", "criterion", "not_met", ("prior",)),
        ("u", "u.size", "eligibility", "undecided", ("size",)),
    ]
    assert (found.status, ids(found)) == ("planned", ["a:r1", "a:r2"])
    assert [phase.reaches for phase in found.phases] == ["t", "u"]
    assert found.after == {"t.prior": "not_met", "t.a": "met", "u.size": "undecided", "u.a": "met"}


def test_the_target_is_the_tier_above_and_at_the_top_the_top() -> None:
    assert road(standing(), {}).target == "t"
    assert road(standing(), {"a": "r1", "prior": "r1"}).target == "u"
    top = road(standing(), {"a": "r2", "prior": "r1", "size": "r1"})
    assert (top.target, top.status, top.steps, top.phases, top.effort) == ("u", "there", (), (), 0)
    with pytest.raises(KeyError):
        road(standing(), {}, "x")


def test_what_is_to_be_excepted_is_left_out_unless_it_is_to_be_planned() -> None:
    reasons = {"exceptions": {"t.a": "rented"}}
    found = road(standing(), {"a": "r0"}, "t", **reasons)
    assert (found.status, found.excepted, found.after["t.a"]) == ("there", ("t.a",), "not_met")
    planned = road(standing(), {"a": "r0"}, "t", plan_excepted=True, **reasons)
    assert (ids(planned), planned.excepted) == (["a:r1"], ())


def test_a_fixed_row_is_reached_and_a_forbidden_one_neither_reached_nor_passed() -> None:
    two = mean_of("0.5", ladder(1, 1, key="a"), ladder(9, 9, key="b"))
    assert ids(road(two, {}, fixed=frozenset({"b:r1"}))) == ["b:r1"]
    assert ids(road(two, {}, forbidden=frozenset({"a:r1"}))) == ["b:r1"]
    shut = road(two, {}, forbidden=frozenset({"a:r1", "b:r1"}))
    assert (shut.status, shut.unmet) == ("out_of_reach", ("c",))


def test_own_estimates_take_the_place_of_the_rubrics() -> None:
    two = mean_of("0.5", ladder(1, key="a"), ladder(9, key="b"))
    own = {"a:r1": Fraction(350000), "b:r1": Fraction("120000.5")}
    found = road(two, {}, estimates=own)
    assert (ids(found), found.effort) == (["b:r1"], Fraction("120000.5"))
    assert found.steps[0].effort_basis == "own" and found.cheaper_is_impossible


def test_a_budget_too_small_for_the_next_tier_meets_what_it_can() -> None:
    found = best_within_budget(standing(), Sheet(), Wishes(budget=Fraction(1, 2)))
    assert (found.target, found.status, found.unmet, found.steps) == ("t", "partly", ("t.a",), ())
    enough = best_within_budget(standing(), Sheet(), Wishes(budget=Fraction(3)))
    assert (enough.target, enough.status, enough.effort) == ("u", "planned", 3)
    with pytest.raises(WishError, match="budget: does not cover the steps that are fixed"):
        fixed = frozenset({"a:r2"})
        best_within_budget(standing(), Sheet(), Wishes(budget=Fraction(1), fixed=fixed))


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"fixed": frozenset({"x:r1"})}, "fixed.x:r1: unknown question"),
        ({"forbidden": frozenset({"a"})}, "forbidden.a: unknown row"),
        ({"fixed": frozenset({"prior:r1"})}, "fixed.prior:r1: asks about standing"),
        ({"fixed": frozenset({"a:r1"}), "forbidden": frozenset({"a:r1"})}, "is forbidden as well"),
        ({"fixed": frozenset({"a:r2"}), "forbidden": frozenset({"a:r1"})}, "leave no way to it"),
        ({"estimates": {"a:r1": Fraction(-1)}}, "estimates.a:r1: must not be negative"),
        ({"per_phase": 0}, "per_phase: must be 1 or more"),
        ({"budget": Fraction(-1)}, "budget: must not be negative"),
    ],
)
def test_a_wish_that_means_nothing_is_refused_with_its_place(wishes: Data, said: str) -> None:
    with pytest.raises(WishError, match=said):
        road(standing(), {}, **wishes)


def test_answers_that_cannot_be_scored_have_no_road() -> None:
    with pytest.raises(SheetError):
        road(standing(), {"a": "gone"})


def test_a_share_that_may_be_empty_enters_a_mean_only_once_it_is_not() -> None:
    """Without any scenario in use the mean is that of the question alone."""
    made: list[Data] = [
        {"key": f"S{i}", "name": "s", "effort": {"build": 1, "ai": 5}} for i in "01"
    ]
    measures = [{"key": "ai", "of": {"kind": "scenario"}, "aggregate": "share",
                 "where": {"tag": "ai"}, "among": {"tag": "deployed"}},
                {"key": "a", "of": {"questions": ["a"]}, "aggregate": "mean", "as": "ratio"},
                {"key": "mix", "of": {"measures": ["ai", "a"]}, "aggregate": "mean"},
                {"key": "used", "aggregate": "count", **USED}]  # fmt: skip
    mix = condition("c.mix", "mix", "0.75")
    assert ids(road(with_scenarios(made, measures, mix), {})) == ["a:r1", "a:r2"]
    both = with_scenarios(made, measures, mix, condition("c.used", "used", 1))
    found = road(both, {})
    assert ids(found) == ["a:r1", "scenario.S0:in_use", "scenario.S0:in_use_ai"]
