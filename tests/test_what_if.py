"""What if: other answers, another score, and nothing stored or changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.engine.edition import Edition
from maturity.engine.scoring import Answer, Sheet, SheetError, score
from maturity.engine.what_if import what_if
from tests.generated import rubrics, sheets
from tests.rubrics import condition, edition, question, tier

MEASURE = {"key": "m", "of": {"kind": "capability"}, "aggregate": "mean"}
MADE = edition(
    [
        question("q0", 0, 1, 2),
        question("q1", 0, 1, 2, may_not_apply=["none here"]),
        question("q2", 0, 2, breadth={"of_how_many": "machines", "at_least": "1/2"}),
    ],
    [MEASURE],
    tiers=[tier("low", condition("c", "m", 1)), tier("high", condition("d", "m", 2))],
)
SHEET = Sheet.from_data({"answers": {"q0": "r1", "q1": "r1", "q2": "r1"}})


def test_a_changed_answer_gives_another_tier_and_leaves_the_sheet_alone() -> None:
    before = dict(SHEET.answers)
    changed, card = what_if(MADE, SHEET, {"q0": Answer("r2"), "q1": Answer("r2")})
    assert (score(MADE, SHEET).tier, card.tier) == ("low", "high")
    assert changed.answers["q0"] == Answer("r2")
    assert SHEET.answers == before


def test_none_takes_an_answer_back() -> None:
    changed, card = what_if(MADE, SHEET, {"q0": None})
    assert "q0" not in changed.answers
    assert card.open == ("q0",)
    assert what_if(MADE, changed, {"q0": None})[0] == changed


def test_without_changes_the_score_is_the_same() -> None:
    assert what_if(MADE, SHEET, {}) == (SHEET, score(MADE, SHEET))


def test_plant_and_exceptions_stay() -> None:
    sheet = Sheet.from_data({"plant": {"type": "process", "province": "hebei"}})
    assert what_if(MADE, sheet, {"q0": Answer("r0")})[0].plant == sheet.plant


def test_a_count_belongs_to_the_answer() -> None:
    few = {"q2": Answer("r1", count=1, of=9)}
    assert [flag.kind for flag in what_if(MADE, SHEET, few)[1].flags] == ["breadth_below"]


NONSENSE = [
    ({"gone": Answer("r0")}, "answers.gone: unknown question"),
    ({"gone": None}, "answers.gone: unknown question"),
    ({"q0": Answer("r9")}, "answers.q0: unknown option"),
    ({"q0": Answer()}, "needs either an option"),
    ({"q0": Answer(not_applicable=True, reason="x")}, "always applies"),
    ({"q1": Answer(not_applicable=True)}, "needs a reason"),
    ({"q1": Answer("r0", not_applicable=True, reason="x")}, "needs either an option"),
    ({"q0": Answer("r0", count=3)}, "asks for none"),
    ({"q2": Answer("r1", count=-1, of=3)}, "answers.q2.count: must be a whole number"),
    ({"q2": Answer("r1", count=4, of=3)}, "larger than the total"),
]


@pytest.mark.parametrize(("changes", "message"), NONSENSE, ids=[m for _, m in NONSENSE])
def test_nonsense_is_refused_with_its_place(changes: dict, message: str) -> None:
    with pytest.raises(SheetError, match=message):
        what_if(MADE, SHEET, changes)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_if_is_the_score_of_a_sheet_written_that_way(data: st.DataObject) -> None:
    made = Edition.from_data(data.draw(rubrics()))
    first, second = (Sheet.from_data({"answers": data.draw(sheets(made))}) for _ in range(2))
    changes = {key: second.answers.get(key) for key in {**first.answers, **second.answers}}
    assert what_if(made, first, changes) == (second, score(made, second))
