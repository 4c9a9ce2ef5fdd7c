"""The workbook out and in: what it brings is stored, what it does not touch stays."""

from decimal import Decimal
from functools import partial

import pytest
from django.utils import translation

from assessments.actions import Change, IndicatorChange, save_answers, save_indicators
from assessments.models import Answer, AnswerChange, Assessment
from tests.cast import Cast
from tests.queries import counted
from tests.workbooks import (
    add,
    as_person,
    bring,
    cell,
    confirm,
    page_of,
    planned,
    taken,
    write,
)

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

LANGUAGES = ("en", "zh-hans")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def full(assessment: Assessment, cast: Cast) -> None:
    """Every kind of answer and a figure."""
    changes = [
        Change(
            "device.state",
            option="shown",
            count=42,
            note="=1+1\nb",
            known="documented",
            revision=1,
        ),
        Change("workshop.sequence", not_applicable=True, reason="One machine only.", revision=1),
        Change("standing.cmmm_level", unsure=True, revision=1),
    ]
    saved = save_answers(assessment=assessment, by=cast.manager, changes=changes)
    assert len(saved.keys) == 3
    figure = IndicatorChange("defect_rate", Decimal("1.25"), "2023", Decimal("0.8"), "2024", "MES")
    save_indicators(assessment=assessment, by=cast.manager, changes=[figure])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", LANGUAGES)
def test_a_workbook_brought_back_as_it_went_changes_nothing(
    begun: Assessment, cast: Cast, language: str, reader: str
):
    full(begun, cast)
    book = taken(begun, cast.manager, language)
    before = AnswerChange.objects.count()
    with translation.override(reader):
        plan = planned(begun, book)
    assert {step.outcome for step in plan.steps} == {"unchanged"}
    assert len(plan.steps) == 7
    response = bring(as_person(cast.manager, reader), begun, book)
    assert response.status_code == 200
    assert b'name="content"' not in response.content
    assert AnswerChange.objects.count() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_answer_comes_in_through_the_page(
    assessment: Assessment, cast: Cast, language: str
):
    book = taken(assessment, cast.contributor, language)
    write(
        book,
        "answers",
        "device.state",
        option="3",
        count=40.0,
        known=_label("documented", language),
    )
    write(book, "answers", "workshop.sequence", reason="1")
    write(book, "answers", "standing.cmmm_level", unsure={"en": "yes", "zh-hans": "是"}[language])
    write(book, "answers", "scenario.PO27", option="In regular use, without AI", note=" a note ")
    write(book, "indicators", "defect_rate", before=1.5, before_period="2023")
    client = as_person(cast.contributor, language)
    looked = bring(client, assessment, book)
    assert Answer.objects.count() == 0, "a dry run stores nothing"
    assert confirm(client, assessment, looked).status_code == 302
    stored = {answer.question: answer for answer in assessment.answers.all()}
    assert (stored["device.state"].option, stored["device.state"].count) == ("messaged", 40)
    assert stored["device.state"].known == "documented"
    assert stored["workshop.sequence"].not_applicable
    assert stored["workshop.sequence"].reason == "One machine only."
    assert stored["standing.cmmm_level"].unsure
    assert (stored["scenario.PO27"].option, stored["scenario.PO27"].note) == ("in_use", "a note")
    assert len(stored) == 4
    assert assessment.indicator_values.get().before == Decimal("1.5")
    acts = set(AnswerChange.objects.values_list("act", "by__username"))
    assert acts == {("brought_in", "contributor")}


def _label(known: str, language: str) -> str:
    with translation.override(language):
        return str(Answer.Known(known).label)


def test_applying_the_same_workbook_twice_is_harmless(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    write(book, "answers", "device.state", option="3")
    client = as_person(cast.manager)
    looked = bring(client, begun, book)
    assert confirm(client, begun, looked).status_code == 302
    changes = AnswerChange.objects.count()
    again = confirm(client, begun, looked)
    assert again.status_code == 302, "sent twice"
    assert "changes nothing" in bring(client, begun, book).content.decode()
    assert AnswerChange.objects.count() == changes


def test_an_answer_can_be_taken_back_with_the_workbook(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    write(book, "answers", "device.state", option=None, count=None)
    step = planned(begun, book).changes[0]
    assert [(d.before, d.after) for d in step.differences] == [("2. On a screen", ""), ("42", "")]
    client = as_person(cast.manager)
    confirm(client, begun, bring(client, begun, book))
    assert begun.answers.get(question="device.state").is_open


@pytest.mark.parametrize(
    ("values", "content"),
    [
        ({"option": "2. A list"}, {"option": "listed", "reason": ""}),
        ({"unsure": "Yes"}, {"option": "", "reason": "", "unsure": "yes"}),
    ],
    ids=["a row instead of a reason", "unsure instead of a reason"],
)
def test_what_was_filled_in_last_is_meant(
    begun: Assessment, cast: Cast, values: dict[str, str], content: dict[str, str]
):
    full(begun, cast)
    book = taken(begun, cast.manager)
    write(book, "answers", "workshop.sequence", **values)
    step = planned(begun, book).changes[0]
    assert step.content.items() >= content.items()


def test_the_lowest_row_needs_no_count(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    write(book, "answers", "device.state", option="1")
    assert planned(begun, book).changes[0].content["count"] is None


REFUSED = [
    ("device.state", {"option": "by telephone"}, "1. Someone hears it · 2. On a screen · 3."),
    ("device.state", {"option": "4"}, "none of the entries"),
    ("device.state", {"count": 43}, "more than the 42"),
    ("device.state", {"count": "about 40"}, "whole number"),
    ("device.state", {"count": -1}, "whole number"),
    ("device.state", {"count": 3.5}, "whole number"),
    ("device.state", {"of": 5}, "Nothing is asked here"),
    ("device.state", {"reason": "1"}, "Nothing is asked here"),
    ("device.state", {"note": "x" * 2001}, "2001 signs"),
    ("workshop.sequence", {"of": None}, "how many there are in all"),
    ("workshop.sequence", {"option": None, "count": 1}, "number but no answer"),
    ("workshop.sequence", {"option": "3", "reason": "1"}, "One of three"),
    ("scenario.PO27", {"count": 1}, "Nothing is asked here"),
    ("scenario.PO27", {"option": "#REF!"}, "none of the entries"),
]


@pytest.mark.parametrize(("key", "values", "words"), REFUSED)
def test_what_cannot_be_stored_is_refused_in_words_and_stores_nothing(
    begun: Assessment, cast: Cast, key: str, values: dict[str, object], words: str
):
    book = taken(begun, cast.manager)
    write(book, "answers", key, **values)
    write(book, "answers", "standing.cmmm_level", option="3")
    plan = planned(begun, book)
    assert [step.key for step in plan.refused] == [key]
    told = " ".join(fault.words for fault in plan.refused[0].faults)
    assert words in told
    response = bring(as_person(cast.manager), begun, book)
    assert response.status_code == 200
    assert b'name="content"' not in response.content, "one refused row holds back all others"
    assert begun.answers.get(question="standing.cmmm_level").option == "level_2"


def test_rows_that_read_alike_are_told_apart_by_their_number(begun: Assessment, cast: Cast):
    from assessments.workbook.fields import Field, Unreadable, numbered
    from maturity.engine.edition import Text

    field = Field("x", "choice", choices=numbered([("a", Text(en="Yes")), ("b", Text(en="Yes"))]))
    assert [field.show(key, "en") for key in "ab"] == ["1. Yes", "2. Yes"]
    assert [field.read(text) for text in ("1. Yes", "2", "2. yes ")] == ["a", "b", "b"]
    with pytest.raises(Unreadable):
        field.read("Yes")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (12, "12"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        ("12,5", "12.5"),
        ("１２．５", "12.5"),
        ("85%", "85"),
    ],
)
def test_a_figure_is_read_as_it_was_meant(begun: Assessment, cast: Cast, typed, stored):
    book = taken(begun, cast.manager)
    write(book, "indicators", "defect_rate", before=typed, before_period="2023")
    assert planned(begun, book).changes[0].content["before"] == stored


def test_a_share_typed_as_percent_is_not_a_hundredth_of_it(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    write(book, "indicators", "defect_rate", before=0.0125, before_period="2023")
    cell(book, "indicators", "defect_rate", "before").number_format = "0.00%"
    assert planned(begun, book).changes[0].content["before"] == "1.25"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"before": "1,234", "before_period": "2023"}, "two ways"),
        ({"before": "some"}, "one number"),
        ({"before": 1.23456, "before_period": "2023"}, "digits after the point"),
        ({"before": 1e15, "before_period": "2023"}, "too large"),
        ({"before": 5}, "period"),
        ({"data_source": "x" * 301}, "301 signs"),
    ],
)
def test_a_figure_that_cannot_be_stored_is_refused(begun: Assessment, cast: Cast, values, words):
    book = taken(begun, cast.manager)
    write(book, "indicators", "defect_rate", **values)
    assert words in planned(begun, book).refused[0].faults[0].words


def test_looking_through_asks_the_database_the_same_whatever_it_holds(
    national: Assessment, cast: Cast
):
    """Twelve new systems and instances, or none."""
    empty, filled = taken(national, cast.manager), taken(national, cast.manager)
    for number in range(12):
        add(filled, "systems", name=f"System {number}")
        add(filled, "instances", scenario="PO27", name=f"Line {number}", systems=f"System {number}")
    client = as_person(cast.manager)
    bring(client, national, empty)
    asked = [len(counted(partial(bring, client, national, book))) for book in (empty, filled)]
    assert asked[0] == asked[1] <= 14


def test_the_order_of_rows_and_columns_says_nothing(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    write(book, "answers", "device.state", option="3")
    page = page_of(book, "answers", "device.state")
    rows = [[at.value for at in row] for row in page.iter_rows()]
    turned = book.create_sheet("Sorted by hand")
    for row in [rows[0], *reversed(rows[1:])]:
        turned.append(row[::-1])
    book.remove(page)
    plan = planned(begun, book)
    assert [step.key for step in plan.changes] == ["device.state"]
    assert not plan.refused


def test_rows_and_columns_that_were_deleted_change_nothing(begun: Assessment, cast: Cast):
    full(begun, cast)
    book = taken(begun, cast.manager)
    page = page_of(book, "answers", "device.state")
    page.delete_rows(next(c.row for c in page["A"] if c.value == "workshop.sequence"))
    page.delete_cols(column_of_note := [c.value for c in page[1]].index("note") + 1)
    assert column_of_note
    write(book, "answers", "device.state", option="3")
    plan = planned(begun, book)
    assert [step.key for step in plan.changes] == ["device.state"]
    assert plan.changes[0].content["note"] == "=1+1\nb"
