"""The share that falls where one more scenario comes into use without AI."""

from fractions import Fraction
from typing import Any

from maturity.engine.edition import Edition
from maturity.engine.gaps import find_share_traps
from maturity.engine.scoring import Sheet, score
from tests.rubrics import Data, condition, edition, tier


def trapped(minimum: int | None = None, **limits: Any) -> Edition:
    share: Data = {"key": "m", "of": {"kind": "scenario"}, "aggregate": "share"}
    share |= {"where": {"tag": "ai"}, "among": {"tag": "deployed"}}
    share |= {"minimum": minimum} if minimum else {}
    others: list[Data] = [
        {**share, "key": "all", "among": None},
        {**share, "key": "unused"},
        {**share, "key": "advised"},
    ]
    conditions = [
        condition("c", "m", limits.pop("at_least", "0.5"), **limits),
        condition("x", "all"),
    ]
    conditions.append(condition("y", "advised", kind="advice"))
    made = [{"key": f"S{i}", "name": "S"} for i in range(4)]
    return edition([], [share, *others], scenarios=made, tiers=[tier("t", *conditions)])


def traps(small: Edition, used: str, **plant: Any) -> list[Any]:
    """`used`: i for in use, a for in use with AI, n for not in use."""
    words = {"i": "in_use", "a": "in_use_ai", "n": "none"}
    answers = {f"scenario.S{i}": words[letter] for i, letter in enumerate(used)}
    sheet = Sheet.from_data({"answers": answers, "plant": plant})
    return [
        (trap.measure, trap.hits, trap.inside, trap.share, trap.share_after, trap.lost)
        for trap in find_share_traps(small, sheet, score(small, sheet))
    ]


def test_the_trap_is_told_of_shares_among_a_tag_that_a_criterion_compares() -> None:
    half, third = Fraction(1, 2), Fraction(1, 3)
    assert traps(trapped(), "ainn") == [("m", 1, 2, half, third, ("c",))]
    assert traps(trapped(), "aiin") == [("m", 1, 3, third, Fraction(1, 4), ())]
    assert traps(trapped(), "aain") == [("m", 2, 3, Fraction(2, 3), half, ())]
    assert traps(trapped(), "nnnn") == [("m", 0, 0, None, 0, ())]
    assert traps(trapped(if_empty="met"), "nnnn") == [("m", 0, 0, None, 0, ("c",))]
    assert traps(trapped(minimum=3), "ainn") == [("m", 1, 2, None, third, ())]
    assert traps(trapped(minimum=3), "aann") == [("m", 2, 2, None, Fraction(2, 3), ())]
    assert traps(trapped(at_least=None, at_most="0.4"), "ainn") == [("m", 1, 2, half, third, ())]
    assert traps(trapped(at_least=None, at_most="0.4"), "aiin")[0][5] == ()


def test_a_share_that_may_stay_empty_is_lost_where_its_first_number_is_above_the_limit() -> None:
    for limit, lost in (("2/3", ()), ("0.6", ("c",))):
        few = trapped(minimum=3, if_empty="met", at_least=None, at_most=limit)
        assert traps(few, "aann")[0][5] == lost


def test_a_trap_of_another_province_is_none() -> None:
    small = trapped(region="jiangsu")
    assert traps(small, "ainn") == [] == traps(small, "ainn", province="beijing")
    assert len(traps(small, "ainn", province="jiangsu")) == 1
