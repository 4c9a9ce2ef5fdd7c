"""What the forms take, what they refuse, and with which words."""

from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.utils import translation

from assessments.forms.answer import AnswerForm
from assessments.forms.card import card_of
from assessments.forms.fields import DecimalWithComma, NoteField
from assessments.forms.seen import revision_in, seen, shows
from assessments.models import Answer
from maturity.engine.edition import Edition
from tests.rubrics import edition, question

TOTALS = [{"key": "machines", "name": "Key machines", "unit": "machines"}]
HALF = {"count_of": "machines", "at_least": "1/2"}
OF_LINES = {"of_how_many": "lines", "at_least": "1/2"}
ONE_ONLY = "One machine only."


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def asked() -> Edition:
    return edition(
        [
            question("plain", 0, 1, 2),
            question("counted", 0, 1, 2, breadth=HALF),
            question("of", 0, 1, 2, breadth=OF_LINES),
            question("perhaps", 0, 1, may_not_apply=[ONE_ONLY]),
        ],
        totals=TOTALS,
    )


def form(
    asked: Edition, key: str, stored: Answer | None = None, total: int = 42, **typed: str
) -> AnswerForm:
    found = asked.question(key)
    card = card_of(asked, found, 1, {"machines": total} if total else {})
    data = {f"{key}-{name}": value for name, value in typed.items()}
    return AnswerForm(data, question=found, card=card, stored=stored)


def errors(made: AnswerForm) -> dict[str, str]:
    return {name: " ".join(map(str, texts)) for name, texts in made.errors.items()}


def test_a_chosen_row_becomes_a_change(asked: Edition) -> None:
    made = form(asked, "counted", option="r1", count="30", note="MES", state="3.abc")
    assert made.is_valid(), made.errors
    assert made.is_touched
    change = made.change
    assert (change.option, change.count, change.note, change.revision) == ("r1", 30, "MES", 3)


def test_a_row_that_the_page_does_not_offer_is_refused(asked: Edition) -> None:
    assert errors(form(asked, "plain", option="best")) == {
        "option": "This row is not on the page. Choose one of those shown."
    }


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("43", "more than the 42 stated in the plant facts (Key machines)"),
        ("many", "Write a whole number in digits"),
        ("-1", "cannot be smaller than 0"),
        ("1.5", "Write a whole number in digits"),
        ("99999999999999999999", "too large"),
        ("1\x00", "Write a whole number in digits"),
    ],
    ids=["above the total", "word", "negative", "fraction", "huge", "NUL"],
)
def test_a_count_that_cannot_be_is_refused(asked: Edition, typed: str, message: str) -> None:
    assert message in errors(form(asked, "counted", option="r1", count=typed))["count"]


@pytest.mark.parametrize(
    ("count", "is_enough"), [("20", False), ("21", True), ("0", False), ("42", True)]
)
def test_a_count_below_half_is_taken_and_said_to_leave_the_answer_open(
    asked: Edition, count: str, is_enough: bool
) -> None:
    made = form(asked, "counted", option="r1", count=count)
    assert made.is_valid()
    assert (made.shown.breadth_note == "") is is_enough


def test_half_of_an_odd_number_is_rounded_up(asked: Edition) -> None:
    made = form(asked, "counted", total=5, option="r1", count="2")
    assert made.is_valid()
    assert "from 3 on" in made.shown.breadth_note


def test_without_a_total_a_count_is_only_stored(asked: Edition) -> None:
    made = form(asked, "counted", total=0, option="r1", count="9000")
    assert made.is_valid()
    assert made.change.count == 9000


@pytest.mark.parametrize("option", ["", "r0"], ids=["open", "lowest row"])
def test_where_nothing_is_spread_no_count_is_kept(asked: Edition, option: str) -> None:
    made = form(asked, "counted", option=option, count="5")
    assert made.is_valid()
    assert made.change.count is None


def test_a_count_of_unsaid_many_asks_how_many(asked: Edition) -> None:
    assert "of" in errors(form(asked, "of", option="r1", count="3"))
    assert "count" in errors(form(asked, "of", option="r1", count="4", of="3"))
    made = form(asked, "of", option="r1", count="3", of="3")
    assert made.is_valid()
    assert (made.change.count, made.change.of) == (3, 3)


def test_not_applicable_takes_only_the_listed_reasons(asked: Edition) -> None:
    made = form(asked, "perhaps", option="", reason=ONE_ONLY)
    assert made.is_valid()
    assert made.change.not_applicable
    assert "reason" in errors(form(asked, "perhaps", reason="No time"))


def test_row_and_reason_at_once_are_asked_back(asked: Edition) -> None:
    assert "reason" in errors(form(asked, "perhaps", option="r1", reason=ONE_ONLY))


def test_of_row_and_reason_the_one_just_touched_counts(asked: Edition) -> None:
    was_row = Answer(question="perhaps", option="r1")
    made = form(asked, "perhaps", was_row, option="r1", reason=ONE_ONLY)
    assert made.is_valid()
    assert (made.change.option, made.change.not_applicable) == ("", True)
    was_reason = Answer(question="perhaps", not_applicable=True, reason=ONE_ONLY)
    made = form(asked, "perhaps", was_reason, option="r1", reason=ONE_ONLY)
    assert made.is_valid()
    assert (made.change.option, made.change.not_applicable) == ("r1", False)


def test_what_the_page_showed_is_no_change(asked: Edition) -> None:
    stored = Answer(question="plain", option="r1", note="two\nlines", revision=4)
    shown = form(asked, "plain", stored).shown_state
    made = form(asked, "plain", stored, option="r1", note="two\r\nlines", state=shown)
    assert made.is_valid()
    assert not made.is_touched


def test_an_answer_left_out_of_the_body_is_not_emptied(asked: Edition) -> None:
    made = form(asked, "plain", Answer(question="plain", option="r1"))
    made.data = {"other-option": "r1"}
    assert made.is_valid()
    assert not made.is_touched


@pytest.mark.parametrize(
    "text",
    ["R&D <b>x</b>", "<img src=x onerror=alert(1)>", "🏭𠮷", "{{ 7|add:7 }}", "' OR 1=1 --"],
    ids=["markup", "image", "four bytes", "template", "quote"],
)
def test_hostile_notes_are_kept_as_typed(asked: Edition, text: str) -> None:
    made = form(asked, "plain", option="r1", note=text)
    assert made.is_valid()
    assert made.change.note == text


@pytest.mark.parametrize(
    ("text", "is_taken"),
    [("x" * 2000, True), ("x" * 2001, False), ("a\r\n" * 999, True), ("a\x00b", False)],
    ids=["just fits", "too long", "line breaks count once", "NUL"],
)
def test_notes_have_a_length_and_hold_no_nul(asked: Edition, text: str, is_taken: bool) -> None:
    assert form(asked, "plain", note=text).is_valid() is is_taken


def test_a_note_field_keeps_line_breaks_as_one_character() -> None:
    assert NoteField(max_length=10).clean("a\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("12，5", "12.5"),
        (" 1,234.5 ", "1234.5"),
        ("1,234,567", "1234567"),
        ("0,125", "0.125"),
        ("-3,25", "-3.25"),
        ("98", "98"),
    ],
)
def test_numbers_come_with_comma_or_point(typed: str, number: str) -> None:
    field = DecimalWithComma(max_digits=16, decimal_places=4)
    assert field.clean(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1,234", "can be read in two ways. Write 1234 or 1.234."),
        ("98 %", "without a unit"),
        ("NaN", "without a unit"),
        ("Infinity", "without a unit"),
        ("1e999999", "too l"),
        ("0.00001", "at most 4 digits"),
        ("1,2,3", "without a unit"),
        ("1\x00", "without a unit"),
    ],
)
def test_what_is_no_single_number_is_said_so(typed: str, message: str) -> None:
    field = DecimalWithComma(max_digits=16, decimal_places=4)
    with pytest.raises(forms.ValidationError, match=message):
        field.clean(typed)


@pytest.mark.parametrize(
    ("state", "revision"),
    [("3.abc", 3), ("", 0), ("x.y", 0), ("-1.a", 0), ("٣.a", 0), ("9" * 99 + ".a", 0)],
)
def test_nonsense_in_the_hidden_state_means_saw_nothing(state: str, revision: int) -> None:
    assert revision_in(state) == revision


def test_a_state_knows_its_content_whatever_way_a_number_is_written() -> None:
    state = seen(2, {"before": Decimal("12.5000"), "note": "值"})
    assert shows(state, {"note": "值", "before": Decimal("12.5")})
    assert not shows(state, {"note": "值", "before": Decimal("12.6")})
