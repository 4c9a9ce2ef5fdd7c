"""What keeps a plant from a tier, and which answers and scenarios close it."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from maturity.engine.edition import Edition
from maturity.engine.gaps import Gap, ShareTrap, find_gaps, find_share_traps
from maturity.engine.scoring import Sheet, score
from maturity.engine.scoring.selecting import exact_value
from maturity.rubric_file import load_edition
from tests.rubrics import Data, condition, edition, not_applicable, option, question, tier
from tests.test_worked_cases import CASES, sheet_of

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def national() -> Edition:
    return load_edition(HERE.parent / "seeds" / "smart-factory-2025")


def gaps(edition: Edition, answers: Data, target: str | None = None, **more: Any) -> list[Gap]:
    sheet = Sheet.from_data({"answers": answers, **more})
    return find_gaps(edition, sheet, score(edition, sheet), target)


def small() -> Edition:
    """A share of three questions, a count of scenarios, and a demand of both."""
    rows = [option("r0", 0), option("r1", 1, effort=2), option("r2", 2, effort="1.5")]
    rows[2]["asked_at"] = "t"
    asked = [question(key, options=rows, may_not_apply=["x"]) for key in "abc"]
    measures: list[Data] = [
        {"key": "depth", "of": {"questions": ["a", "b", "c"]}, "aggregate": "share",
         "where": {"reaches": "t"}, "among": {"asked_at": "t"}},
        {"key": "in_use", "of": {"kind": "scenario"}, "aggregate": "count",
         "where": {"tag": "deployed"}},
        {"key": "ai", "of": {"kind": "scenario"}, "aggregate": "share",
         "where": {"tag": "ai"}, "among": {"tag": "deployed"}, "minimum": 2},
    ]  # fmt: skip
    needs = [{"question": "a", "at_least": "r1"}, {"scenario": "S2"}, {"note": "money"}]
    scenarios = [
        {"key": "S1", "name": "1", "effort": {"build": 6, "ai": 2}, "requires": needs},
        {"key": "S2", "name": "2", "effort": {"build": 9, "ai": 1}},
        {"key": "S3", "name": "3", "effort": {"build": 4, "ai": 5}},
        {"key": "S4", "name": "4", "effort": {"build": 9, "ai": 5}, "typical_of": ["process"]},
    ]
    demand = {"key": "t.d", "conditions": ["t.depth", "t.in_use"]}
    tiers = [
        tier("t", condition("t.depth", "depth", "0.6"), condition("t.in_use", "in_use"),
             demands=[demand]),
        tier("u", condition("u.ai", "ai", "0.5")),
    ]  # fmt: skip
    return edition(asked, measures, scenarios=scenarios, tiers=tiers)


NONE = {f"scenario.S{i}": "none" for i in (1, 2, 3, 4)}


def test_a_gap_names_rows_efforts_and_how_many_are_needed() -> None:
    (gap,) = gaps(small(), {**NONE, "a": "r0", "b": "r2", "c": not_applicable()})
    depth, in_use = gap.conditions
    assert (gap.key, gap.verdict, gap.tier) == ("t.d", "not_met", "t")
    assert (depth.result.low, depth.distance, depth.needed) == (Fraction(1, 2), Fraction(1, 10), 1)
    (step,) = depth.steps
    assert (step.question, step.reason, step.from_option, step.to_option) == (
        "a", "raise", "r0", "r2",
    )  # fmt: skip
    assert step.effort == Fraction(7, 2)
    assert (in_use.needed, depth.scenarios, in_use.steps) == (1, (), ())


def test_scenarios_stand_with_fewest_missing_prerequisites_first_then_by_effort() -> None:
    (gap,) = gaps(small(), {**NONE, "a": "r0", "b": "r2", "c": "r2"})
    found = [(s.scenario, s.effort, s.missing) for s in gap.scenarios]
    assert found == [("S3", 4, 0), ("S2", 9, 0), ("S4", 9, 0), ("S1", 6, 2)]
    states = [p.state for p in gap.scenarios[-1].prerequisites]
    assert states == ["missing", "missing", "note"]


def test_what_is_typical_of_the_plant_comes_first_and_nothing_is_hidden() -> None:
    process = gaps(small(), {**NONE, "b": "r2", "c": "r2"}, plant={"type": "process"})
    assert [s.scenario for s in process[0].scenarios] == ["S4", "S3", "S2", "S1"]


def test_for_the_ai_share_those_in_use_come_first() -> None:
    answers = {**NONE, "scenario.S2": "in_use", "scenario.S4": "in_use"}
    found = gaps(small(), {**answers, "a": "r2", "b": "r2", "c": "r2"})
    (ai,) = [c for gap in found for c in gap.conditions if c.result.key == "u.ai"]
    steps = [(s.scenario, s.from_option, s.to_option, s.adds_ai_only) for s in ai.scenarios]
    assert steps[:2] == [("S2", "in_use", "in_use_ai", True), ("S4", "in_use", "in_use_ai", True)]
    assert {step[3] for step in steps[2:]} == {False}
    assert (ai.needed, [s.effort for s in ai.scenarios[:2]]) == (1, [1, 5])


def test_open_questions_are_to_be_answered() -> None:
    (gap,) = gaps(small(), {**NONE, "scenario.S1": "in_use", "a": "r2", "b": "r0"})
    found = {s.question: (s.reason, s.effort) for s in gap.steps}
    assert found == {"b": ("raise", Fraction(7, 2)), "c": ("answer", None)}
    assert gap.verdict == "undecided"


def test_a_row_held_too_narrowly_is_to_be_widened() -> None:
    rows = [option("r0", 0), option("r1", 1), option("r2", 2)]
    asked = question("a", options=rows, breadth={"of_how_many": "lines", "at_least": "1/2"})
    measure = {"key": "m", "of": {"questions": ["a"]}, "aggregate": "value"}
    wide = edition([asked], [measure], tiers=[tier("t", condition("c", "m", 1))])
    (gap,) = gaps(wide, {"a": {"option": "r2", "count": 1, "of": 4}})
    (step,) = gap.steps
    assert (step.reason, step.from_option, step.to_option) == ("widen", "r2", "r2")


def test_at_the_top_there_is_no_gap_and_an_unknown_tier_is_refused() -> None:
    answers = {**NONE, "scenario.S1": "in_use_ai", "scenario.S2": "in_use_ai"}
    top = {**answers, "a": "r2", "b": "r2", "c": "r2"}
    assert gaps(small(), top) == [] == gaps(small(), top, "t")
    with pytest.raises(KeyError):
        gaps(small(), top, "gone")


def test_nothing_is_advised_where_less_is_asked_for() -> None:
    limit = condition("c", "m", None, at_most=0)
    measure = {"key": "m", "of": {"questions": ["a"]}, "aggregate": "value"}
    (gap,) = gaps(edition([question("a", 0, 2)], [measure], tiers=[tier("t", limit)]), {"a": "r1"})
    assert (gap.steps, gap.scenarios, gap.conditions[0].distance) == ((), (), 2)


def test_a_walk_is_held_back_by_its_first_failing_step() -> None:
    steps = [{"key": f"s{q}", "of": {"questions": [q]}, "aggregate": "value"} for q in "ab"]
    walk = {"key": "m", "of": {"measures": ["sa", "sb"]}, "aggregate": "cumulative"}
    measures = [*steps, {**walk, "where": {"at_least": 1}}]
    asked = [question(q, 0, 1) for q in "ab"]
    walked = edition(asked, measures, tiers=[tier("t", condition("c", "m", 2))])
    (gap,) = gaps(walked, {"a": "r0", "b": "r0"})
    assert [step.question for step in gap.steps] == ["a"]


def test_the_trap_tells_what_one_more_without_ai_would_do() -> None:
    answers = {**NONE, "scenario.S1": "in_use_ai", "scenario.S2": "in_use"}
    sheet = Sheet.from_data({"answers": answers})
    (trap,) = find_share_traps(small(), sheet, score(small(), sheet))
    assert trap == ShareTrap(
        measure="ai", hits=1, inside=2, minimum=2, share=Fraction(1, 2),
        share_after=Fraction(1, 3), lost=("u.ai",), without=("scenario.S2",),
    )  # fmt: skip


SCORED = [case for case in CASES if "refused" not in case["expect"]]


@pytest.mark.parametrize("case", SCORED, ids=[case["id"] for case in SCORED])
def test_no_advice_lowers_an_answer_or_hides_a_scenario(
    national: Edition, case: dict[str, Any]
) -> None:
    sheet = sheet_of(national, case)
    card = score(national, sheet)
    for gap in find_gaps(national, sheet, card, "leading"):
        for scenario in gap.scenarios:
            assert scenario.to_option in ("in_use", "in_use_ai")
            assert scenario.from_option in (None, "none", "planned", "in_use")
            assert not sheet.answers.get(f"scenario.{scenario.scenario}", _NOTHING).not_applicable
        for step in gap.steps:
            asked = national.question(step.question)
            wanted, now = asked.option(step.to_option), asked.option(step.from_option or "")
            assert wanted is not None
            assert now is None or now.open or exact_value(now) <= exact_value(wanted)


_NOTHING = Sheet.from_data({"answers": {"x": "y"}}).answers["x"]


@pytest.mark.parametrize("start", ["nothing", "basic", "advanced", "excellence"])
def test_taking_every_step_reaches_the_next_tier(national: Edition, start: str) -> None:
    """Every step of every gap taken, adding AI wherever it is offered; what lies outside the
    answers is taken too."""
    sheet = sheet_of(national, {"base": start})
    for _ in range(3):
        card = score(national, sheet)
        answers = dict(sheet.answers)
        for gap in find_gaps(national, sheet, card):
            for step in gap.steps:
                answers[step.question] = _answer(step.to_option)
            for scenario in gap.scenarios:
                answers[f"scenario.{scenario.scenario}"] = _answer("in_use_ai")
        after = score(national, Sheet(sheet.plant, answers))
        ranks = {None: -1, **national.tier_ranks}
        if ranks[after.tier] > ranks[card.tier]:
            return
        sheet = Sheet(sheet.plant, answers)
    pytest.fail("no tier was reached")


def _answer(option: str) -> Any:
    return Sheet.from_data({"answers": {"x": option}}).answers["x"]


def test_gaps_are_the_same_every_time(national: Edition) -> None:
    sheet = sheet_of(national, {"base": "advanced"})
    card = score(national, sheet)
    found = find_gaps(national, sheet, card)
    assert found == find_gaps(national, sheet, card)
    assert found and [gap.kind for gap in found] == sorted(gap.kind for gap in found)
