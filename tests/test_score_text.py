"""The tree for people: what it says of numbers, in both languages, within a terminal's width."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from maturity.engine.edition import Edition
from maturity.engine.scoring import Sheet, score, tree_lines
from maturity.engine.scoring.printing.layout import Line, broken, columns, laid_out
from maturity.engine.scoring.printing.numbers import exactly, per_cent
from maturity.engine.scoring.printing.words import CHINESE, ENGLISH
from maturity.engine.sensitivity import find_sensitivity, sensitivity_lines
from maturity.rubric_file import load_edition
from tests.rubrics import Data, condition, edition, not_applicable, option, question, tier
from tests.test_worked_cases import CASES, sheet_of

NATIONAL = load_edition(Path(__file__).parent.parent / "seeds" / "smart-factory-2025")


def tree(made: Edition, answers: Data | None = None, language: str = "en", **more: Any) -> str:
    sheet = Sheet.from_data({"answers": answers or {}, **more})
    return "\n".join(tree_lines(made, score(made, sheet), language, sheet))


def one(measure: Data, *asked: Data, at_least: object = 1, **more: Any) -> Edition:
    whole = {"key": "m", "of": {"kind": "capability"}, **measure}
    return edition(list(asked), [whole], tiers=[tier("low", condition("c", "m", at_least, **more))])


SHARE = {"aggregate": "share", "where": {"at_least": 1}}
FOUR = [question(f"q{i}", 0, 1) for i in range(4)]


def answered(*rows: int) -> Data:
    return {f"q{i}": f"r{row}" for i, row in enumerate(rows)}


def test_a_share_is_said_in_heads_exactly_and_in_per_cent() -> None:
    told = tree(one(SHARE, *FOUR), answered(1, 1, 1, 0))
    assert "3 of 4 (75 %); asked: all; 1 more needed; short by 1/4 (25 %); our own rule" in told
    assert "2 of 4 (1/2, 50 %)" in tree(one(SHARE, *FOUR), answered(1, 1, 0, 0))
    assert "4 项中有 2 项（1/2，50%）" in tree(one(SHARE, *FOUR), answered(1, 1, 0, 0), "zh-hans")


def test_what_is_rounded_says_so() -> None:
    assert per_cent(Fraction(2, 15), ENGLISH) == "about 13.3 %"
    assert per_cent(Fraction(1, 8), ENGLISH) == "12.5 %"
    assert per_cent(Fraction(1, 1600), CHINESE) == "约 0.1%"
    assert exactly(Fraction(61, 24), ENGLISH) == "61/24 (about 2.54)"
    assert exactly(Fraction(5, 2), ENGLISH) == "2.5"


def test_a_row_is_said_with_its_number_and_the_row_asked_for() -> None:
    rows = [option("a", 0, text="nothing"), option("b", 2, text="some"), option("c", 3, text="all")]
    made = one({"aggregate": "value"}, question("q0", options=rows), at_least=3)
    assert "2 (some); asked: at least 3 (all); short by 1" in tree(made, {"q0": "b"})
    assert "3 (all); asked: at least 3; our own rule" in tree(made, {"q0": "c"})
    assert "not answered; asked: at least 3 (all); depends on what is open" in tree(made)


def test_without_the_sheet_the_numbers_still_stand() -> None:
    made = one(SHARE, *FOUR)
    card = score(made, Sheet.from_data({"answers": answered(1, 1, 1, 0)}))
    told = "\n".join(tree_lines(made, card))
    assert "3/4 (75 %); asked: all; short by 1/4 (25 %)" in told
    assert "now:" not in told


def test_what_holds_back_is_named_with_the_row_chosen() -> None:
    told = tree(one(SHARE, *FOUR), answered(1, 1, 1, 0))
    assert "Held back by these answers:\n        · q3\n          now: r0" in told


def test_too_much_is_said_the_other_way_round() -> None:
    made = one({"aggregate": "mean"}, *FOUR, at_least=None, at_most="0.5")
    told = tree(made, answered(1, 1, 1, 0))
    assert "0.75; asked: at most 0.5; too much by 0.25" in told


def test_an_empty_measure_and_what_does_not_apply_are_said_in_words() -> None:
    asked = question("q0", 0, 1, may_not_apply=["none here"])
    assert "nothing to count; asked: all" in tree(one(SHARE, asked), {"q0": not_applicable()})
    full = one({"aggregate": "value", "not_applicable": "full"}, asked)
    assert "does not apply; asked: at least 1" in tree(full, {"q0": not_applicable()})


def test_an_exception_is_marked_with_its_reason() -> None:
    made = one(SHARE, *FOUR, may_be_excepted=True)
    told = tree(made, answered(0, 0, 0, 0), exceptions={"c": "rented hall"})
    assert "! low: with exception" in told
    assert "! c [c]" in told or "! m [c]" in told
    assert "Exception asked for: rented hall" in told
    assert "With the exceptions asked for: low, not ruled out: low" in told


def test_flags_are_gathered_by_kind() -> None:
    wide = question("q0", 0, 1, breadth={"of_how_many": "machines", "at_least": "1/2"})
    told = tree(one({"aggregate": "value"}, wide), {"q0": {"option": "r1", "count": 1, "of": 9}})
    assert told.endswith("Too few for the row chosen, so these stay open:\n  · q0")


# Layout


def test_a_long_line_is_broken_between_words_and_indented_past_its_mark() -> None:
    lines = list(laid_out([Line(1, "one two three four", "-")], width=13))
    assert lines == ["  - one two", "    three", "    four"]


def test_chinese_is_broken_anywhere_but_before_a_closing_mark() -> None:
    assert list(broken("一二三四，五六", 8)) == ["一二三", "四，五六"]
    assert [columns(part) for part in broken("设备" * 40, 20)] == [20] * 8


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_every_worked_case_fits_a_terminal(case: dict[str, Any], language: str) -> None:
    if "refused" in case["expect"]:
        return
    sheet = sheet_of(NATIONAL, case)
    card = score(NATIONAL, sheet)
    lines = list(tree_lines(NATIONAL, card, language, sheet))
    lines += sensitivity_lines(NATIONAL, find_sensitivity(NATIONAL, sheet, card), language)
    assert not [line for line in lines if columns(line) > 100]
    told = "\n".join(lines)
    assert all(told.count(f"[{c.key}]") >= 1 for c in NATIONAL.conditions)
    if language == "zh-hans":
        told = re.sub(r"\[[^\]]*\]", "", told)
        assert not re.search(r"not met|asked|short by|undecided|official", told)


def test_the_sensitivity_names_question_rows_and_the_tier_then() -> None:
    made = one(SHARE, *FOUR, at_least="0.75")
    sheet = Sheet.from_data({"answers": answered(1, 1, 1, 0)})
    told = "\n".join(sensitivity_lines(made, find_sensitivity(made, sheet)))
    assert "one row lower, would lose the tier low" in told
    assert "· q0\n      now: r1\n      one row lower: r0\n      Tier then: none." in told
    assert "[c] at 33/40 (82.5 %) instead of 3/4 (75 %), the tier would be: none" in told


def test_a_weight_is_told_with_the_measure_it_belongs_to() -> None:
    made = one({"aggregate": "mean", "weights": {"q0": 3}}, *FOUR[:2], at_least="0.75")
    sheet = Sheet.from_data({"answers": answered(1, 0)})
    told = "\n".join(sensitivity_lines(made, find_sensitivity(made, sheet)))
    assert "With the weight of q0 in m at 2.7 instead of 3, the tier would be: none" in told
    assert "With the weight of q1 at 1.1 instead of 1, the tier would be: none" in told
