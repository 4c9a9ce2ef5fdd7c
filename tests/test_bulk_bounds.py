"""Where 64 bits might not do, the exact engine is asked, and it is said of which sheets."""

from itertools import product

import numpy as np
import pytest

from maturity.engine.bulk import ManyScores, read_state_rows, score_many
from maturity.engine.edition import Edition
from maturity.engine.scoring import Plant, Sheet, score
from tests.rubrics import Data, condition, edition, not_applicable, question, tier
from tests.test_bulk import check

NINES = 18 * "9"
HUGE = [2**40 - 87, 2**41 - 21, 2**42 - 11]


def huge(*, weights: list[int], region: str | None = None) -> Edition:
    """Three means of three questions each, any of which may not apply, and the mean of them."""
    questions = [
        question(f"q{i}{j}", 0, "0.123457", 3, weight=weights[j] + i, may_not_apply=["none"])
        for i in range(3)
        for j in range(3)
    ]
    means: list[Data] = [
        {"key": f"m{i}", "of": {"questions": [f"q{i}{j}" for j in range(3)]}, "aggregate": "mean"}
        for i in range(3)
    ]
    whole = {"key": "whole", "of": {"measures": ["m0", "m1", "m2"]}, "aggregate": "mean"}
    head = {"key": "head", "of": {"questions": ["q00"]}, "aggregate": "value"}
    more = {"region": region} if region else {}
    return edition(
        questions,
        [*means, whole, head],
        tiers=[
            tier("low", condition("low.head", "head", 1)),
            tier("high", condition("high.whole", "whole", "2.8", **more)),
        ],
    )


def every_sheet(made: Edition, province: str | None = None) -> list[Sheet]:
    """All choices for three questions, one of each mean."""
    choices = ["r0", "r1", "r2", not_applicable(), None]
    found = []
    for chosen in product(choices, repeat=3):
        answers = {q.key: "r2" for q in made.questions}
        answers |= {f"q{i}0": choice for i, choice in enumerate(chosen)}
        given = {key: choice for key, choice in answers.items() if choice is not None}
        plant = {"province": province} if province else {}
        found.append(Sheet.from_data({"answers": given, "plant": plant}))
    return found


def test_what_does_not_fit_goes_to_the_exact_engine_and_is_counted() -> None:
    made = huge(weights=HUGE)
    many = check(made, every_sheet(made))
    assert many.exact_measures == ("whole",)
    assert many.exact_sheets == len(many.exact) == 125
    assert {"met", "not_met", "undecided"} == {
        next(c.verdict for c in score(made, sheet).tiers[1].conditions)
        for sheet in every_sheet(made)
    }


def test_the_same_with_small_weights_needs_no_exact_engine() -> None:
    made = huge(weights=[1, 2, 3])
    many = check(made, every_sheet(made))
    assert not many.exact_measures
    assert not many.exact.any()


def test_only_sheets_of_the_region_are_counted_where_its_condition_does_not_fit() -> None:
    made = huge(weights=HUGE, region="hubei")
    many = check(made, [*every_sheet(made, "hubei"), *every_sheet(made)])
    assert many.exact_sheets == 125
    assert many.exact[:125].all()


def test_equal_rows_are_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from maturity.engine.bulk import exact

    calls = []
    real = exact.interval_of
    monkeypatch.setattr(exact, "interval_of", lambda *args: calls.append(1) or real(*args))
    made = huge(weights=HUGE)
    states = np.tile(read_state_rows(made, every_sheet(made)), (20, 1))
    many = score_many(made, states)
    assert many.exact_sheets == 2500
    assert len(calls) == 4 * 125


@pytest.mark.parametrize("large", [NINES, f"1/{NINES}", f"-{NINES}.{NINES}"])
def test_values_as_large_as_a_file_may_have_them_are_scored(large: str) -> None:
    made = edition(
        [question("a", 0, large), question("b", 0, 1, weight="0.000000000000000001")],
        [{"key": "m", "of": {"questions": ["a", "b"]}, "aggregate": "sum"}],
        tiers=[tier("low", condition("c", "m", large))],
    )
    given = [
        Sheet.from_data({"answers": answers})
        for answers in ({}, {"a": "r0"}, {"a": "r1"}, {"a": "r0", "b": "r1"})
    ]
    assert check(made, given).exact_sheets == 4


def test_a_plant_of_an_unknown_type_goes_to_the_exact_engine() -> None:
    """The bounds reckon with the types there are; no form could say another."""
    made = huge(weights=[1, 2, 3])
    ordinary, strange = Sheet(), Sheet(plant=Plant(type="other"))
    many = check(made, [ordinary, strange, ordinary])
    assert many.exact.tolist() == [False, True, False]


def test_a_mean_of_a_thousand_questions_counts_all_of_them() -> None:
    """More inputs than share one 64-bit word."""
    questions = [question(f"q{i}", 0, 1, may_not_apply=["none"]) for i in range(1100)]
    share = {"key": "s", "of": {"kind": "capability"}, "aggregate": "share"}
    made = edition(
        questions,
        [{**share, "where": {"at_least": 1}}],
        tiers=[tier("low", condition("c", "s", "0.999"))],
    )
    given = [
        Sheet.from_data({"answers": {f"q{i}": "r1" if i >= poor else "r0" for i in range(1100)}})
        for poor in (0, 1, 2, 1099)
    ]
    many: ManyScores = check(made, given)
    assert many.strict.tier.tolist() == [0, 0, -1, -1]
