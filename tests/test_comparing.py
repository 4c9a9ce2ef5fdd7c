"""Two answer sheets side by side: what rose, what fell, what was asked anew, verdict by verdict."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.comparing import Side, compare
from assessments.comparing.shape import MIRRORED
from maturity.engine.edition import Edition
from maturity.engine.scoring import Answer, Sheet, score
from tests.cast import SMALL
from tests.generated import rubrics, sheets
from tests.published import checked

ROWS = ["device.state", "workshop.sequence"]


def small() -> Edition:
    return checked(SMALL)


def changed(**over: Any) -> Edition:
    """The small rubric as another edition of the same name."""
    data = {**small().to_data(), "edition": "2026"}
    for question in data["questions"]:
        question |= over.get(question["key"].replace(".", "_"), {})
    return Edition.from_data(data)


def side(answers: Mapping[str, Any], edition: Edition | None = None) -> Side:
    edition = edition or small()
    given = {key: row if isinstance(row, Answer) else Answer(row) for key, row in answers.items()}
    sheet = Sheet(answers=given)
    return Side(edition, sheet, score(edition, sheet))


def moved(older: Side, newer: Side, key: str = "device.state") -> str:
    return next(one.moved for one in compare(older, newer).answers if one.key == key)


def row(value: int, key: str = "device.state") -> str:
    rows = [o for o in small().question(key).options if not o.open]
    return sorted(rows, key=lambda o: o.value or 0)[value].key


LOW, HIGH = 0, 2


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ({"device.state": LOW}, {"device.state": HIGH}, "rose"),
        ({"device.state": HIGH}, {"device.state": LOW}, "fell"),
        ({}, {"device.state": LOW}, "given"),
        ({"device.state": LOW}, {}, "withdrawn"),
        ({"device.state": LOW}, {"device.state": LOW}, "same"),
        ({}, {}, "same"),
    ],
    ids=["rose", "fell", "given", "withdrawn", "same", "both open"],
)
def test_an_answer_moves_as_its_row_does(
    was: dict[str, int], now: dict[str, int], expected: str
) -> None:
    sides = [side({key: row(value) for key, value in one.items()}) for one in (was, now)]
    assert moved(*sides) == expected


def test_the_same_row_held_more_widely_is_counted_otherwise() -> None:
    few, many = (side({"device.state": Answer(row(HIGH), count=n)}) for n in (10, 40))
    assert moved(few, many) == "counted"


def test_what_does_not_apply_any_more_neither_rose_nor_fell() -> None:
    key = "workshop.sequence"
    gone = Answer(None, not_applicable=True, reason="One machine only.")
    assert moved(side({key: row(1, key)}), side({key: gone}), key) == "otherwise"


def test_the_numbers_of_conditions_are_those_of_the_scorecards() -> None:
    older, newer = side({"device.state": row(LOW)}), side({"device.state": row(HIGH)})
    for one in compare(older, newer).conditions:
        if one.was is not None:
            assert one.was == older.card.condition_result(one.key)
        if one.now is not None:
            assert one.now == newer.card.condition_result(one.key)


def _drawn(data: st.DataObject, edition: Edition) -> Side:
    sheet = Sheet.from_data({"answers": data.draw(sheets(edition))})
    return Side(edition, sheet, score(edition, sheet))


@given(st.data())
def test_an_assessment_compared_with_itself_moved_nothing(data: st.DataObject) -> None:
    edition = Edition.from_data(data.draw(rubrics(whole=True)))
    one = _drawn(data, edition)
    found = compare(one, one)
    assert set(found.verdicts_moved) <= {"same"}
    assert set(found.answers_moved) <= {"same"}
    assert not found.reworded


@given(st.data())
def test_changing_places_mirrors_every_movement(data: st.DataObject) -> None:
    edition = Edition.from_data(data.draw(rubrics(whole=True)))
    one, other = _drawn(data, edition), _drawn(data, edition)
    there, back = compare(one, other), compare(other, one)
    assert {c.key: MIRRORED[c.moved] for c in there.conditions} == {
        c.key: c.moved for c in back.conditions
    }
    assert {c.key: MIRRORED[c.moved] for c in there.answers} == {
        c.key: c.moved for c in back.answers
    }


def test_another_rubric_is_not_compared_key_by_key() -> None:
    other = Edition.from_data({**small().to_data(), "rubric": "another"})
    found = compare(side({"device.state": row(HIGH)}), side({"device.state": row(LOW)}, other))
    assert not found.is_comparable
    assert found.conditions == found.answers == ()


def test_a_question_in_other_words_is_named_and_still_compared() -> None:
    newer = changed(device_state={"text": {"en": "Asked anew?", "zh-hans": "换个问法？"}})
    found = compare(side({"device.state": row(LOW)}), side({"device.state": row(HIGH)}, newer))
    assert [(one.key, one.parts) for one in found.reworded] == [("device.state", ("text",))]
    assert next(one.moved for one in found.answers if one.key == "device.state") == "rose"


def test_a_row_that_means_something_else_neither_rose_nor_fell() -> None:
    rows = [dict(o) for o in small().to_data()["questions"][0]["options"]]
    key = small().to_data()["questions"][0]["key"]
    assert key == "device.state"
    raised = [
        {**one, "value": one["value"] * 2 if one.get("value") else one.get("value")} for one in rows
    ]
    newer = changed(device_state={"options": raised})
    assert moved(side({key: row(HIGH)}), side({key: row(HIGH)}, newer)) == "otherwise"


def test_a_question_only_one_edition_asks_is_told_as_such() -> None:
    data = {**small().to_data(), "edition": "2026"}
    data["questions"] = [*data["questions"], {**data["questions"][0], "key": "device.more"}]
    newer = Edition.from_data(data)
    there = compare(side({}), side({}, newer))
    assert next(one.moved for one in there.answers if one.key == "device.more") == "asked_anew"
    back = compare(side({}, newer), side({}))
    assert next(one.moved for one in back.answers if one.key == "device.more") == "no_longer_asked"


def test_a_threshold_that_moved_is_named_beside_its_condition() -> None:
    data = {**small().to_data(), "edition": "2026"}
    condition = next(
        c for tier in data["tiers"] for c in tier["conditions"] if c["measure"] == "cmmm"
    )
    condition["at_least"] = 3
    newer = Edition.from_data(data)
    older_side = side({"standing.cmmm_level": "level_2"})
    newer_side = side({"standing.cmmm_level": "level_2"}, newer)
    found = {one.key: one for one in compare(older_side, newer_side).conditions}
    assert found[condition["key"]].moved in ("fell", "otherwise", "farther")
