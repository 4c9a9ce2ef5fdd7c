"""Steps of a road as answers: never lower than now, the deepest counts, and hostile keys."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.engine.edition import Edition
from maturity.engine.roadmap import SolverError, plan_road
from maturity.engine.scoring import Answer, Sheet
from maturity.engine.what_if import StepError, answers_after, what_if
from tests.generated import rubrics, sheets
from tests.rubrics import condition, edition, option, question, tier

MEASURE = {"key": "m", "of": {"kind": "capability"}, "aggregate": "mean"}
MADE = edition(
    [
        question("q0", 0, 1, 2),
        question("q1", 0, 1, 2, may_not_apply=["none here"]),
        question("q2", 0, 2, breadth={"of_how_many": "machines", "at_least": "1/2"}),
        question("process", 0, 1, applies_to=["process"]),
        question("stands", 0, 1, kind="standing"),
        question("open", options=[option("r0", 0), option("r1", 1), option("?", None, open=True)]),
    ],
    [MEASURE],
    tiers=[tier("low", condition("c", "m", 1)), tier("high", condition("d", "m", 2))],
)


def sheet(**answers: object) -> Sheet:
    return Sheet.from_data({"plant": {"type": "discrete"}, "answers": answers})


def test_a_step_is_the_row_it_leads_to() -> None:
    assert answers_after(MADE, sheet(q0="r0"), ["q0:r1"]) == {"q0": Answer("r1")}


def test_an_open_question_is_answered_by_its_step() -> None:
    assert answers_after(MADE, sheet(), ["q0:r2"]) == {"q0": Answer("r2")}


@pytest.mark.parametrize("steps", [["q0:r1", "q0:r2"], ["q0:r2", "q0:r1"]])
def test_of_several_rows_of_one_question_the_deepest_counts(steps: list[str]) -> None:
    assert answers_after(MADE, sheet(q0="r0"), steps) == {"q0": Answer("r2")}


def test_a_row_that_is_passed_already_changes_nothing() -> None:
    assert answers_after(MADE, sheet(q0="r2"), ["q0:r1"]) == {}


def test_what_does_not_apply_stays_so() -> None:
    apart = {"not_applicable": True, "reason": "none here"}
    assert answers_after(MADE, sheet(q1=apart), ["q1:r2"]) == {}


def test_the_row_of_today_is_taken_to_hold_as_widely_as_it_has_to() -> None:
    few = sheet(q2={"option": "r1", "count": 1, "of": 9})
    changes = answers_after(MADE, few, ["q2:r1"])
    assert changes == {"q2": Answer("r1")}
    told = [[flag.kind for flag in what_if(MADE, few, c)[1].flags] for c in ({}, changes)]
    assert told == [["breadth_below"], ["count_missing"]]


def test_no_steps_change_nothing() -> None:
    assert answers_after(MADE, sheet(q0="r1"), []) == {}


HOSTILE = {
    "no question": "nowhere:r1",
    "no row": "q0:r9",
    "no colon": "q0",
    "nothing": "",
    "only a colon": ":",
    "a second colon": "q0:r1:r2",
    "the lowest row": "q0:r0",
    "an open row": "open:?",
    "what no step moves": "stands:r1",
    "not asked of this plant": "process:r1",
    "mark-up": "<img src=x onerror=alert(1)>:r1",
    "long": "q0:" + "r" * 100_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_step_this_plant_does_not_have_is_refused_by_name(case: str) -> None:
    with pytest.raises(StepError) as refused:
        answers_after(MADE, sheet(), ["q0:r1", HOSTILE[case]])
    assert refused.value.step == HOSTILE[case]
    assert len(str(refused.value)) < 120


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_all_steps_of_a_road_lead_where_the_road_says(data: st.DataObject) -> None:
    made = Edition.from_data(data.draw(rubrics()))
    now = Sheet.from_data({"answers": data.draw(sheets(made))})
    try:
        road = plan_road(made, now, made.tiers[-1].key)
    except SolverError:
        return
    changes = answers_after(made, now, [step.id for step in road.steps])
    card = what_if(made, now, changes)[1]
    told = {c.key: c.verdict for tier in card.tiers for c in tier.conditions}
    moved = {step.question for step in road.steps}
    assert set(changes) == moved
    for key, verdict in road.after.items():
        if verdict == "met":
            assert told[key] in ("met", "undecided"), key
