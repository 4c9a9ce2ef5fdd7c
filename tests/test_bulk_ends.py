"""Both ends of every measure, as arrays, are those of the exact engine; bounds contain them."""

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.engine.bulk import read_state_rows
from maturity.engine.bulk.bounds import Bound, bound_of
from maturity.engine.bulk.measuring import ends_of
from maturity.engine.bulk.plan import Plan, plan_of
from maturity.engine.bulk.shape import Ends, States
from maturity.engine.edition import Edition
from maturity.engine.scoring.intervals import Interval
from maturity.engine.scoring.measuring import measure_all
from tests.rubrics import Data, condition, edition, question, tier
from tests.test_bulk import drawn_sheet, editions


def judged_everywhere(made: Edition) -> Edition:
    """With a condition on every measure, so that all are computed."""
    data = made.to_data()
    advice = [
        condition(f"see.{m['key']}", m["key"], 1, kind="advice") for m in data.get("measures", [])
    ]
    data["tiers"][0]["conditions"] = [*data["tiers"][0]["conditions"], *advice]
    return Edition.from_data(data)


def computed(plan: Plan, states: States) -> dict[str, Ends]:
    columns = np.ascontiguousarray(states.T).astype(np.intp)
    done: dict[str, Ends] = {}
    for step in plan.steps:
        done[step.key] = ends_of(step, columns, done)
    return done


def interval_at(ends: Ends, row: int) -> Interval:
    if ends.empty[row]:
        return Interval(None, None, bool(ends.can_be_empty[row]))
    return Interval(
        Fraction(int(ends.low[row]), int(ends.low_over[row])),
        Fraction(int(ends.high[row]), int(ends.high_over[row])),
        bool(ends.can_be_empty[row]),
    )


def bounds_of(plan: Plan) -> dict[str, Bound | None]:
    asked = list(plan.compiled.questions.values())
    found: dict[str, Bound | None] = {}
    for measure in plan.compiled.measures:
        children = [found[key] for key, _ in measure.children]
        found[measure.measure.key] = bound_of(
            measure, [asked[index] for index in measure.indexes], children
        )
    return found


def assert_within(bound: Bound | None, ends: Ends, row: int) -> None:
    assert bound is not None
    assert not (bound.is_there and ends.can_be_empty[row])
    if not ends.empty[row]:
        for value, over in ((ends.low, ends.low_over), (ends.high, ends.high_over)):
            assert abs(Fraction(int(value[row]), int(over[row]))) <= bound.value
            assert 1 <= over[row] <= bound.over
            assert bound.multiple is None or bound.multiple % int(over[row]) == 0


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_both_ends_are_those_of_the_exact_engine_and_within_the_bounds(data: Any) -> None:
    made = judged_everywhere(data.draw(editions()))
    plan, bounds = plan_of(made), bounds_of(plan_of(made))
    assert [step.key for step in plan.steps] == [m.measure.key for m in plan.compiled.measures]
    states = read_state_rows(made, [drawn_sheet(data, made) for _ in range(6)])
    many = computed(plan, states)
    for row, given_states in enumerate(states.tolist()):
        for key, interval in measure_all(plan.compiled.measures, given_states).items():
            assert interval_at(many[key], row) == interval, key
            assert_within(bounds[key], many[key], row)


def nested(policy: str, aggregate: str) -> Edition:
    """Weights that share no factor, negative values, and three levels of measures."""
    questions = [
        question(f"q{i}", -2, "0.5", i, 4, weight=f"0.{i + 1}", may_not_apply=["none"])
        for i in range(6)
    ]
    leaves: list[Data] = [
        {"key": f"m{i}", "of": {"questions": [f"q{i}", f"q{(i + 1) % 6}"]}, "aggregate": "mean"}
        for i in range(0, 6, 2)
    ]
    inner: Data = {"key": "inner", "of": {"measures": ["m0", "m2"]}, "aggregate": aggregate}
    outer: Data = {"key": "outer", "of": {"measures": ["inner", "m4"]}, "aggregate": aggregate}
    outer["weights"] = {"inner": "0.254", "m4": "1.3"}
    measures = [*leaves, inner, outer] if aggregate in ("mean", "sum") else [*leaves, inner]
    last = measures[-1]["key"]
    return edition(
        questions,
        measures,
        not_applicable=policy,
        tiers=[tier("low", condition("c", last, "1.25"))],
    )


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(
    st.sampled_from(["exclude", "full", "zero"]),
    st.sampled_from(["mean", "sum", "min", "max"]),
    st.lists(st.lists(st.integers(0, 6), min_size=6, max_size=6), min_size=1, max_size=10),
)
def test_measures_of_measures_with_weights_and_absent_inputs(
    policy: str, aggregate: str, rows: list[list[int]]
) -> None:
    made = judged_everywhere(nested(policy, aggregate))
    plan = plan_of(made)
    # States: four rows, not applicable, open; 6 is "not asked", which the arithmetic bears too.
    many = computed(plan, np.array(rows, np.uint8))
    for row, states in enumerate(rows):
        for key, interval in measure_all(plan.compiled.measures, states).items():
            assert interval_at(many[key], row) == interval, key
