"""The workbook as it is handed out: drop-downs, protection, hidden keys, nothing that computes."""

import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import translation

from assessments.actions import Change, save_answers
from assessments.models import Assessment
from assessments.workbook.composing import compose
from assessments.workbook.current import NoSuchPart
from assessments.workbook.opening import FILE_LIMIT
from tests.cast import Cast
from tests.queries import at_most
from tests.workbooks import as_person, cell, column_of, offered, opened, page_of, taken

DANGEROUS = ('=HYPERLINK("http://x")', "+1", "-1+2", "@SUM(A1)", "=cmd|' /C calc'!A0", "#REF!")

pytestmark = pytest.mark.drawing


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_only_cells_to_fill_can_be_written(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    assert book.security.lockStructure
    assert all(page.protection.sheet for page in book.worksheets)
    is_open = {
        field: not cell(book, "answers", "device.state", field).protection.locked
        for field in ("option", "count", "of", "reason", "unsure", "known", "note")
    }
    assert [field for field, it_is in is_open.items() if not it_is] == ["of", "reason"]
    page = page_of(book, "answers", "device.state")
    row = cell(book, "answers", "device.state", "option").row
    locked = [at.column for at in page[row] if at.protection.locked]
    assert {1, 2, 3, 4, 5, 6} <= set(locked)
    assert all(at.protection.locked for line in page["A1:Z2"] for at in line)


def test_the_drop_down_holds_the_rows_and_the_cell_one_of_them(begun: Assessment, cast: Cast):
    for language, rows in (
        ("en", ["1. Someone hears it", "2. On a screen", "3. By message"]),
        ("zh-hans", ["1. 靠人听", "2. 上屏", "3. 发消息"]),
    ):
        book = taken(begun, cast.manager, language)
        at = cell(book, "answers", "device.state", "option")
        assert offered(book, at.parent, at.coordinate) == rows
        assert at.value == rows[1]
        rule = next(
            one
            for one in at.parent.data_validations.dataValidation
            if one.type == "list" and at.coordinate in one.cells
        )
        assert rule.showErrorMessage
        assert not rule.formula1.startswith("=")


def test_every_list_of_the_national_edition_fits_into_a_drop_down(national: Assessment, cast: Cast):
    book = taken(national, cast.manager)
    hidden = [page for page in book.worksheets if page.sheet_state != "visible"]
    assert [page.sheet_state for page in hidden] == ["hidden", "veryHidden"]
    entries = [at.value for row in hidden[0].iter_rows() for at in row if at.value]
    assert len(entries) > 200
    assert max(map(len, entries)) <= 255


def test_every_cell_to_choose_in_has_its_rule_in_few_words(national: Assessment, cast: Cast):
    """Hundreds of single cells in one rule are more than some programs read."""
    book = taken(national, cast.manager)
    page = page_of(book, "answers", "device.abnormality")
    choices = {column_of(page, field) for field in ("option", "known", "unsure")}
    cells = [at for row in page.iter_rows(min_row=3) for at in row if at.column in choices]
    assert len(cells) > 100
    assert all(offered(book, page, at.coordinate) for at in cells)
    rules = page.data_validations.dataValidation
    assert max(len(str(rule.sqref)) for rule in rules) < 250


def test_keys_and_revisions_are_hidden_and_stay_in_sight_is_the_head(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    for kind in ("answers", "indicators", "systems", "instances"):
        page = page_of(book, kind)
        assert page.column_dimensions["A"].hidden
        assert page.column_dimensions["B"].hidden
        assert page.row_dimensions[1].hidden
        assert page.freeze_panes.endswith("3")
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.fitToHeight == 0
        assert page.print_title_rows == "$2:$2"
    assert cell(book, "answers", "device.state", "note").alignment.wrap_text
    page = page_of(book, "answers", "device.state")
    row = cell(book, "answers", "device.state", "note").row
    assert page.cell(row, 2).value.startswith("1.")


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_looks_like_a_formula_stays_a_text(begun: Assessment, cast: Cast, text: str):
    change = Change("device.state", "shown", count=42, note=text, revision=1)
    save_answers(assessment=begun, by=cast.manager, changes=[change])
    begun.plant.name = text
    begun.plant.save()
    data = compose(begun, by=cast.manager, language="en")
    with ZipFile(BytesIO(data)) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if "worksheets/" in name]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet or b't="e"' in sheet for sheet in sheets)
    at = cell(opened(data), "answers", "device.state", "note")
    assert (at.value, at.data_type) == (text, "s")
    assert at.quotePrefix == (text != "#REF!")


def test_signs_no_workbook_takes_are_left_out(begun: Assessment, cast: Cast):
    change = Change("device.state", "shown", count=42, note="a\x0bb\x1fc", revision=1)
    save_answers(assessment=begun, by=cast.manager, changes=[change])
    assert cell(taken(begun, cast.manager), "answers", "device.state", "note").value == "abc"


@pytest.mark.parametrize(
    ("language", "names", "font"),
    [("en", ["Read me", "Questionnaire"], "Calibri"), ("zh-hans", None, "微软雅黑")],
)
def test_the_sheets_speak_the_language_that_was_asked_for(
    begun: Assessment, cast: Cast, language: str, names: list[str] | None, font: str
):
    client = as_person(cast.viewer, "en")
    url = reverse("assessments:workbook", args=[begun.pk])
    response = client.get(url, {"language": language})
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    assert response["Content-Disposition"].startswith("attachment")
    book = opened(response.content)
    if names:
        assert book.sheetnames[:2] == names
    assert cell(book, "answers", "device.state", "option").font.name == font
    text = page_of(book, "answers", "device.state").cell(3, 5).value
    assert text == {"en": "How is a fault noticed?", "zh-hans": "故障怎么发现？"}[language]


@pytest.mark.parametrize(
    ("part", "keys"),
    [
        ("equipment", {"device.state"}),
        ("planning", {"workshop.sequence"}),
        ("PO", {"scenario.PO27", "scenario.PO28"}),
        ("standing", {"standing.cmmm_level", "eligibility.size"}),
    ],
)
def test_a_colleague_can_be_given_only_their_part(
    begun: Assessment, cast: Cast, part: str, keys: set[str]
):
    book = taken(begun, cast.manager, part=part)
    pages = [page for page in book.worksheets if str(page["A1"].value).startswith("tidu-key:")]
    answers = [page for page in pages if page["A1"].value == "tidu-key:answers"]
    held = {at.value for page in answers for at in page["A"][2:]} - {None}
    assert held == keys
    has_register = any(page["A1"].value == "tidu-key:instances" for page in pages)
    assert has_register == (part == "PO")
    if has_register:
        page = page_of(book, "instances")
        place = f"{page.cell(3, column_of(page, 'scenario')).coordinate}"
        assert offered(book, page, place) == [
            "PO27 Equipment monitoring",
            "PO28 Fault diagnosis",
        ]


def test_a_part_nobody_has_is_no_workbook(begun: Assessment, cast: Cast):
    with pytest.raises(NoSuchPart):
        taken(begun, cast.manager, part="nowhere")
    url = reverse("assessments:workbook", args=[begun.pk])
    client = as_person(cast.manager)
    assert client.get(url, {"part": "nowhere"}).status_code == 404
    assert client.get(url, {"language": "fr"}).status_code == 400


def test_the_national_edition_is_written_small_and_soon(national: Assessment, cast: Cast):
    compose(national, by=cast.manager, language="zh-hans")
    begun = time.process_time()
    data = compose(national, by=cast.manager, language="zh-hans")
    assert time.process_time() - begun < 1
    assert len(data) < min(200_000, FILE_LIMIT)
    client = as_person(cast.manager)
    with at_most(9):
        assert client.get(reverse("assessments:workbook", args=[national.pk])).status_code == 200
