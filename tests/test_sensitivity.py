"""What a tier hangs on: every answer, threshold and weight reported is one the scorer confirms."""

import copy
import json
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.engine.edition import Edition, write_exact
from maturity.engine.scoring import Sheet, score
from maturity.engine.scoring.selecting import exact_value, question_inputs
from maturity.engine.sensitivity import Sensitivity, find_sensitivity
from maturity.rubric_file import load_edition
from tests.generated import rubrics, sheets
from tests.rubrics import Data, condition, edition, not_applicable, option, question, tier
from tests.test_worked_cases import CASES, sheet_of

SEED = Path(__file__).parent.parent / "seeds" / "smart-factory-2025"
NATIONAL = load_edition(SEED)
BOTH = (Fraction(9, 10), Fraction(11, 10))


def found(made: Edition, answers: Data | None = None, **more: Any) -> Sensitivity:
    return find_sensitivity(made, Sheet.from_data({"answers": answers or {}, **more}))


def mean_of(*questions: Data, at_least: object, **measure: Any) -> Edition:
    measures = [{"key": "m", "of": {"kind": "capability"}, "aggregate": "mean", **measure}]
    return edition(list(questions), measures, tiers=[tier("low", condition("c", "m", at_least))])


def tier_of(data: Data, answers: Data) -> str | None:
    return score(Edition.from_data(data), Sheet.from_data({"answers": answers})).tier


# Answers


def test_an_answer_that_carries_the_tier_is_named_with_the_row_below() -> None:
    made = mean_of(question("q0", 0, 1, 2), question("q1", 0, 1, 2), at_least="1.5")
    (first, second) = found(made, {"q0": "r2", "q1": "r1"}).answers
    assert (first.question, first.option, first.lower_option) == ("q0", "r2", "r1")
    assert (first.tier_then, first.lost) == (None, ("c",))
    assert (second.question, second.lower_option) == ("q1", "r0")


def test_an_answer_deeper_than_needed_is_not_named() -> None:
    made = mean_of(question("q0", 0, 1, 2), at_least=1)
    assert found(made, {"q0": "r2"}).answers == ()
    assert [a.question for a in found(made, {"q0": "r1"}).answers] == ["q0"]


def test_without_a_tier_there_is_none_to_lose() -> None:
    sensed = found(mean_of(question("q0", 0, 1, 2), at_least=2), {"q0": "r1"})
    assert (sensed.tier, sensed.answers) == (None, ())


def test_what_is_open_or_does_not_apply_has_no_row_below() -> None:
    asked = [question("q0", 0, 1), question("q1", 0, 1, may_not_apply=["none"]), question("q2", 0)]
    made = mean_of(*asked, question("q3", 1, 2), at_least="0.5")
    given_ = {"q0": "r1", "q1": not_applicable(), "q2": "r0"}
    assert [a.question for a in found(made, given_).answers] == ["q0"]


def test_of_equal_rows_below_the_one_with_most_tags_is_taken() -> None:
    rows = [option("a", 0), option("b", 1), option("c", 1, tags=["used"]), option("d", 2)]
    made = mean_of(question("q0", options=rows), at_least=2)
    assert [a.lower_option for a in found(made, {"q0": "d"}).answers] == ["c"]


def test_only_criteria_of_the_tier_and_below_are_said_to_be_lost() -> None:
    measure = {"key": "m", "of": {"questions": ["q0"]}, "aggregate": "value"}
    file_ = condition("file", "m", 1, kind="eligibility")
    high = tier("high", condition("other", "m", 1), condition("hard", "n", 5))
    other = {"key": "n", "of": {"questions": ["q1"]}, "aggregate": "value"}
    made = edition(
        [question("q0", 0, 1), question("q1", 0, 5)],
        [measure, other],
        tiers=[tier("low", condition("c", "m", 1), file_), high],
    )
    assert [a.lost for a in found(made, {"q0": "r1", "q1": "r0"}).answers] == [("c",)]


# Thresholds


def test_a_share_threshold_moves_down_from_all_but_not_up() -> None:
    share = {"aggregate": "share", "where": {"at_least": 1}}
    asked = [question(f"q{i}", 0, 1) for i in range(10)]
    answers = {f"q{i}": "r1" for i in range(9)} | {"q9": "r0"}
    (down,) = found(mean_of(*asked, at_least=1, **share), answers).thresholds
    assert (down.condition, down.threshold, down.moved) == ("c", 1, Fraction(9, 10))
    assert down.tier_then == "low"
    everything = answers | {"q9": "r1"}
    assert found(mean_of(*asked, at_least=1, **share), everything).thresholds == ()


def test_a_mean_threshold_moves_no_higher_than_any_answers_could_reach() -> None:
    made = mean_of(question("q0", 0, 1, 2), at_least=2)
    assert found(made, {"q0": "r2"}).thresholds == ()


LEVELS = [
    ({"aggregate": "count", "where": {"at_least": 1}}, 1, False),
    ({"aggregate": "sum"}, 10, False),
    ({"aggregate": "min"}, 10, False),
    ({"aggregate": "value"}, 10, False),
    ({"aggregate": "sum", "weights": {"q0": 2}}, 20, True),
    ({"aggregate": "sum", "weights": {"q0": "0.5"}}, 5, True),
    ({"aggregate": "min", "as": "ratio"}, "0.5", True),
    ({"aggregate": "mean"}, 10, True),
]


@pytest.mark.parametrize(("measure", "bound", "moves"), LEVELS, ids=[str(x[0]) for x in LEVELS])
def test_levels_heads_and_points_are_not_moved_by_a_tenth(
    measure: Data, bound: object, moves: bool
) -> None:
    made = mean_of(question("q0", 0, 10, 20), at_least=bound, **measure)
    assert bool(found(made, {"q0": "r1"}).thresholds) is moves


def test_a_value_with_decimals_is_continuous_also_through_a_minimum() -> None:
    measures = [
        {"key": "v", "of": {"questions": ["q0"]}, "aggregate": "value"},
        {"key": "m", "of": {"measures": ["v"]}, "aggregate": "min"},
        {"key": "n", "of": {"measures": ["v"]}, "aggregate": "count", "where": {"at_least": 1}},
    ]
    conditions = [condition("c", "m", "1.5"), condition("d", "n", 1)]
    made = edition([question("q0", 0, "1.5", 3)], measures, tiers=[tier("low", *conditions)])
    assert [t.moved for t in found(made, {"q0": "r1"}).thresholds] == [Fraction(165, 100)]


# Weights


def test_a_question_weight_that_decides_is_named_without_a_measure() -> None:
    made = mean_of(question("q0", 0, 1, weight=1), question("q1", 0, 1), at_least="0.5")
    told = [(w.measure, w.input, w.moved) for w in found(made, {"q0": "r1", "q1": "r0"}).weights]
    assert told == [(None, "q0", BOTH[0]), (None, "q1", BOTH[1])]


def test_a_weight_of_the_measure_is_named_with_it() -> None:
    steps = [{"key": f"s{i}", "of": {"questions": [f"q{i}"]}, "aggregate": "value"} for i in (0, 1)]
    whole = {"key": "m", "of": {"measures": ["s0", "s1"]}, "aggregate": "mean"}
    made = edition(
        [question("q0", 0, 1), question("q1", 0, 1)],
        [*steps, {**whole, "weights": {"s0": "0.3"}}],
        tiers=[tier("low", condition("c", "m", write_exact(Fraction(3, 13))))],
    )
    told = [(w.measure, w.input, w.weight) for w in found(made, {"q0": "r1", "q1": "r0"}).weights]
    assert told == [("m", "s0", Fraction(3, 10)), ("m", "s1", Fraction(1))]


# Everything reported, and nothing else, against a scorer that knows nothing of all this


def with_weights(draw: st.DrawFn, data: Data) -> Data:
    for measure in data["measures"]:
        if measure["aggregate"] in ("mean", "sum") and draw(st.booleans()):
            named = measure["of"].get("questions") or measure["of"].get("measures")
            measure["weights"] = {named[0]: draw(st.sampled_from([1, "0.5", 3]))}
    return data


@st.composite
def weighed(draw: st.DrawFn) -> tuple[Data, Data]:
    data = with_weights(draw, draw(rubrics()))
    return data, draw(sheets(Edition.from_data(data)))


@settings(max_examples=150, deadline=None)
@given(weighed())
def test_the_fragile_answers_are_those_whose_row_below_scores_lower(case: tuple[Data, Data]):
    data, answers = case
    made = Edition.from_data(data)
    sensed = found(made, answers)
    now = score(made, Sheet.from_data({"answers": answers}))
    assert sensed == find_sensitivity(made, Sheet.from_data({"answers": answers}), now)
    assert sensed.tier == now.tier
    rank = {None: -1, **{t.key: i for i, t in enumerate(made.tiers)}}
    expected = []
    for asked in made.questions:
        row = asked.option(answers[asked.key]) if isinstance(answers.get(asked.key), str) else None
        below = [o for o in asked.options if row and exact_value(o) < exact_value(row)]
        if not below:
            continue
        highest = max(below, key=lambda o: (exact_value(o), len(o.tags)))
        then = score(made, Sheet.from_data({"answers": answers | {asked.key: highest.key}}))
        if rank[then.tier] < rank[now.tier]:
            kept = [c for c in made.conditions if then.condition_result(c.key).verdict != "met"]
            upto = {c.key for t in made.tiers[: rank[now.tier] + 1] for c in t.conditions}
            lost = tuple(c.key for c in kept if c.key in upto)
            expected.append((asked.key, highest.key, then.tier, lost))
    assert [(a.question, a.lower_option, a.tier_then, a.lost) for a in sensed.answers] == expected


@settings(max_examples=150, deadline=None)
@given(weighed())
def test_the_weights_are_those_that_change_the_tier_of_an_edited_file(case: tuple[Data, Data]):
    data, answers = case
    made = Edition.from_data(data)
    now = tier_of(data, answers)
    expected = set()
    for number, asked in enumerate(data["questions"]):
        for factor in BOTH:
            edited = copy.deepcopy(data)
            weight = Fraction(asked["weight"]) * factor
            edited["questions"][number]["weight"] = write_exact(weight)
            if tier_of(edited, answers) != now:
                expected.add((None, asked["key"], weight))
    for number, measure in enumerate(data["measures"]):
        if measure["aggregate"] in ("mean", "sum"):
            for key, weight in _inputs(made, measure):
                for factor in BOTH:
                    edited = copy.deepcopy(data)
                    weights = edited["measures"][number].setdefault("weights", {})
                    weights[key] = write_exact(weight * factor)
                    if tier_of(edited, answers) != now:
                        expected.add((measure["key"], key, weight * factor))
    assert {(w.measure, w.input, w.moved) for w in found(made, answers).weights} == expected


def _inputs(made: Edition, measure: Data) -> list[tuple[str, Fraction]]:
    """Inputs whose weight is the measure's own: stated there, or of a measure."""
    stated = {key: Fraction(weight) for key, weight in measure.get("weights", {}).items()}
    of_measures = [(key, stated.get(key, Fraction(1))) for key in measure["of"].get("measures", ())]
    asked = {q.key for q in question_inputs(made, made.measure(measure["key"]))}
    return of_measures or [(key, weight) for key, weight in stated.items() if key in asked]


@settings(max_examples=150, deadline=None)
@given(weighed())
def test_the_thresholds_change_the_tier_of_an_edited_file(case: tuple[Data, Data]):
    data, answers = case
    now = tier_of(data, answers)
    sensed = found(Edition.from_data(data), answers)
    for moved in sensed.thresholds:
        edited = copy.deepcopy(data)
        places = [
            c for t in edited["tiers"] for c in t["conditions"] if c["key"] == moved.condition
        ]
        side = "at_most" if places[0].get("at_most") is not None else "at_least"
        places[0][side] = write_exact(moved.moved)
        assert tier_of(edited, answers) == moved.tier_then != now


# The national edition


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_national_answers_said_to_be_fragile_are(case: dict[str, Any]) -> None:
    if "refused" in json.dumps(case.get("expect", {})):
        return
    sheet = sheet_of(NATIONAL, case)
    sensed = find_sensitivity(NATIONAL, sheet)
    assert sensed.tier == score(NATIONAL, sheet).tier
    for fragile in sensed.answers[:3]:
        answers = {**sheet.answers}
        answers[fragile.question] = type(answers[fragile.question])(option=fragile.lower_option)
        then = score(NATIONAL, Sheet(sheet.plant, answers, sheet.exceptions))
        assert then.tier == fragile.tier_then
        assert {c: then.condition_result(c).verdict for c in fragile.lost} == dict.fromkeys(
            fragile.lost, "not_met"
        )


def test_the_ai_share_of_three_in_fifteen_hangs_on_the_threshold() -> None:
    case = next(c for c in CASES if c["base"] == "excellence" and not c.get("set"))
    sensed = find_sensitivity(NATIONAL, sheet_of(NATIONAL, case))
    assert ("excellence.ai_share", Fraction(11, 50), "advanced") in [
        (t.condition, t.moved, t.tier_then) for t in sensed.thresholds
    ]
    assert "standing.cmmm_level" in [a.question for a in sensed.answers]
    assert sensed.weights == ()


def test_a_full_sheet_takes_a_few_milliseconds_of_processor_time() -> None:
    case = next(c for c in CASES if c["base"] == "excellence" and not c.get("set"))
    sheet = sheet_of(NATIONAL, case)
    find_sensitivity(NATIONAL, sheet)
    start = time.process_time()
    find_sensitivity(NATIONAL, sheet)
    assert time.process_time() - start < 0.06
