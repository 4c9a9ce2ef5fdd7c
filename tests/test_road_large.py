"""Numbers that a solver's tolerances would swallow: the road is still the best there is."""

from fractions import Fraction
from itertools import product

import pytest

from maturity.engine.edition import Edition
from maturity.engine.roadmap import Road, plan_road
from maturity.engine.scoring import Sheet
from tests.rubrics import Data, condition, edition, option, question, tier

HUGE = 10**12


def asked(key: str, value: object, *efforts: object) -> Data:
    """Row r0 counts nothing; each further row counts `value` more."""
    rows = [option("r0", 0)]
    for i, effort in enumerate(efforts, 1):
        rows.append(option(f"r{i}", str(Fraction(str(value)) * i), effort=effort))
    return question(key, options=rows)


def with_sum(at_least: object, *questions: Data, **more: object) -> Edition:
    measure: Data = {"key": "m", "of": {"kind": "capability"}, "aggregate": "sum", **more}
    return edition(list(questions), [measure], tiers=[tier("t", condition("c", "m", at_least))])


def road(found: Edition) -> Road:
    return plan_road(found, Sheet.from_data({"answers": {q.key: "r0" for q in found.questions}}))


def ids(found: Road) -> list[str]:
    return [step.id for step in found.steps]


def test_of_two_huge_efforts_the_one_cheaper_by_a_millionth_is_taken() -> None:
    found = road(with_sum(1, asked("a", 1, f"{HUGE}.000001"), asked("b", 1, HUGE)))
    assert (ids(found), found.effort, found.cheaper_is_impossible) == (["b:r1"], HUGE, True)


def test_of_equal_huge_efforts_fewer_steps_still_win() -> None:
    found = road(with_sum(2, asked("a", 1, HUGE, HUGE + 1), asked("b", 2, 2 * HUGE + 1)))
    assert (ids(found), found.effort) == (["b:r1"], 2 * HUGE + 1)


@pytest.mark.parametrize(("at_least", "needed"), [("0.123456789", 1), ("0.123456789000000001", 2)])
def test_a_threshold_missed_by_a_hair_is_missed(at_least: str, needed: int) -> None:
    hair = "1/1000000000000000"
    found = with_sum(at_least, asked("a", "123456789/1000000000", 1), asked("b", hair, 1))
    assert len(road(found).steps) == needed


def test_weights_of_a_thousand_million_beside_a_weight_of_one() -> None:
    weights = {"a": 10**9, "b": 1}
    found = with_sum(10**9 + 1, asked("a", 1, 5), asked("b", 1, 7), weights=weights)
    assert ids(road(found)) == ["a:r1", "b:r1"]


def test_a_threshold_far_beyond_the_values_is_out_of_reach_and_no_fault() -> None:
    found = road(with_sum(10**18, asked("a", 1, 1), asked("b", 1, 1)))
    assert (found.status, found.unmet) == ("out_of_reach", ("c",))


def test_every_sum_of_huge_efforts_is_compared_exactly() -> None:
    """Against all roads there are, tried one after the other."""
    efforts = [HUGE, HUGE + 1, 2 * HUGE - 1, 10**9 + 7, "0.001", "1/7"]
    values = [1, 1, 2, 1, 1, 1]
    both = enumerate(zip(values, efforts, strict=True))
    found = with_sum(4, *(asked(f"q{i}", value, effort) for i, (value, effort) in both))
    every = [
        sum(
            (Fraction(str(e)) for e, taken in zip(efforts, chosen, strict=True) if taken),
            Fraction(0),
        )
        for chosen in product((0, 1), repeat=6)
        if sum(v for v, taken in zip(values, chosen, strict=True) if taken) >= 4
    ]
    assert road(found).effort == min(every)
