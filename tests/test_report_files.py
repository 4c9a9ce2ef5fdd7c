"""The report as a workbook: real numbers, no formulas, and it opens whatever people typed."""

import time
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils.translation import override
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assessments.reports.report import AnswerRow, EvidenceRow, Report
from assessments.reports.report.answers import AnsweredRow
from assessments.reports.workbook import write_workbook
from assessments.reports.workbook.cells import LONGEST, clean
from assessments.reports.workbook.shape import number
from tests.report_samples import draft, empty, full, gap, hostile
from tests.reporting import report_of

ASKED_FOR = {
    "en": ["Summary", "Conditions", "Answers", "Gaps", "Road", "Scenarios", "Indicators"],
    "zh-hans": ["摘要", "条件", "回答", "差距", "路线", "场景", "指标"],
}
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", '=HYPERLINK("http://x")')


def opened(report: Report) -> Workbook:
    return load_workbook(BytesIO(write_workbook(report)))


def in_english(report: Report) -> Report:
    return replace(report, language="en")


def answered(key: str, text: str) -> AnsweredRow:
    return AnsweredRow(key, "", "", "", text, text, "given")


@pytest.mark.parametrize("language", ASKED_FOR)
def test_the_sheets_asked_for_are_there_in_both_languages(language: str) -> None:
    names = opened(report_of("advanced", language)).sheetnames
    assert [name for name in names if name in ASKED_FOR[language]] == ASKED_FOR[language]
    assert all(len(name) <= 31 for name in names)
    assert all(name in opened(empty(language)).sheetnames for name in ASKED_FOR[language])


def test_every_sheet_has_frozen_headings_filters_and_prints_on_a4() -> None:
    pages = opened(report_of("advanced")).worksheets
    assert len(pages) > 12
    for page in pages:
        assert page.freeze_panes is not None and page.freeze_panes.endswith("2"), page.title
        assert page.auto_filter.ref == page.dimensions.replace("A1:A1", "A1:A1"), page.title
        assert page.print_title_rows == "$1:$1"
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
        assert all(cell.value and cell.font.bold for cell in page[1])


def test_percentages_are_shares_and_counts_are_numbers() -> None:
    page = opened(report_of("advanced"))["Conditions"]
    rows = column(page, "From (number)"), column(page, "Unit"), column(page, "As shown")
    shares = [(low, shown) for low, unit, shown in zip(*rows, strict=True) if unit == "%"]
    assert len(shares) > 10
    assert all(isinstance(low, int | float) and 0 <= low <= 1 for low, _shown in shares)
    assert {type(n) for n in column(page, "Counted")} == {int, type(None)}


def column(page: Worksheet, heading: str) -> list[object]:
    place = next(cell.column for cell in page[1] if cell.value == heading)
    return [row[place - 1] for row in page.iter_rows(min_row=2, values_only=True)]


def test_an_open_end_stands_in_two_columns() -> None:
    page = opened(report_of("open-others"))["Profile"]
    ends = zip(column(page, "From (number)"), column(page, "To (number)"), strict=True)
    apart = [(low, high) for low, high in ends if low != high]
    assert apart
    assert all(isinstance(low, float | int) and low < high for low, high in apart)


@pytest.mark.parametrize(
    ("value", "unit", "stored", "form"),
    [
        ("20", "percent", "0.20", "0%"),
        ("20.1", "%", "0.201", "0.0%"),
        ("79.9996", "percent", "0.799996", "0.0000%"),
        ("1234.5", "months", "1234.5", "#,##0.0"),
        ("0", "", "0", "#,##0"),
    ],
)
def test_a_number_is_shown_with_the_digits_it_was_rounded_to(value, unit, stored, form) -> None:
    from decimal import Decimal

    made = number(Decimal(value), unit)
    assert (made.value, made.form) == (Decimal(stored), form)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text: str) -> None:
    report = in_english(replace(full(), plant_name=text, answers=(answered("q", text),)))
    book = opened(report)
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value]
    same = [cell for cell in cells if cell.value == clean(text)]
    assert len(same) >= 3
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in same)
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_an_error_word_is_a_text_too() -> None:
    report = in_english(replace(full(), answers=(answered("q", "#REF!"), answered("r", "TRUE"))))
    rows = opened(report)["Answers"].iter_rows(min_row=2, max_col=1)
    assert [(row[0].value, row[0].data_type) for row in rows] == [("#REF!", "s"), ("TRUE", "s")]


def test_signs_that_no_workbook_takes_are_seen_and_not_dropped() -> None:
    assert clean("a\x00b\x0bc\x7f") == "a␀b␋c␡"
    assert clean("half \ud83d of a sign \uffff") == "half \ufffd of a sign \ufffd"
    assert clean("one\r\ntwo\rthree") == "one\ntwo\nthree"
    assert clean("_x0041_") == "_x005F_x0041_"


@pytest.mark.parametrize("long", ["甲" * 40_000, "😀" * 20_000, "a" * 32_767, "x😀" * 15_000])
def test_a_cell_holds_no_more_than_a_spreadsheet_takes(long: str) -> None:
    kept = clean(long)
    assert len(kept.encode("utf-16-le")) // 2 <= LONGEST
    assert kept == long or (kept.endswith("…") and long.startswith(kept[:-1]))


def test_hostile_texts_make_a_workbook_that_opens() -> None:
    long = "\x01<&>" + "堃" * 200 + "&&" + "=" * 40_000
    report = replace(
        hostile(),
        plant_name=long,
        title=long,
        disclaimer=long,
        notes=(AnswerRow("q", long, long, mark=long),),
        answers=(answered("q", long),),
    )
    book = opened(report)
    assert book.sheetnames == opened(hostile()).sheetnames
    for page in book:
        header = page.HeaderFooter.oddHeader.left.text
        assert len(header.encode()) < 255 * 4 and "\n" not in header
    assert parts_are_well_formed(write_workbook(report)) > 20


def parts_are_well_formed(content: bytes) -> int:
    """So many parts, each of them XML, and each named once in the list of parts."""
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names)) and archive.testzip() is None
        parts = {name: etree.fromstring(archive.read(name)) for name in names}
    listed = [
        one.get("PartName", "") for one in parts["[Content_Types].xml"] if "PartName" in one.attrib
    ]
    assert {one.lstrip("/") for one in listed} <= set(names)
    assert len(listed) == len(set(listed))
    return len(parts)


@pytest.mark.parametrize("make", [full, draft, empty, hostile])
def test_every_sample_opens_and_is_the_same_bytes_again(make, monkeypatch) -> None:
    first = write_workbook(make())
    monkeypatch.setattr("time.time", lambda: 4_102_444_800.0)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    with override("en"):
        assert write_workbook(make()) == first
    assert parts_are_well_formed(first) > 10


def test_the_file_says_what_it_is_and_since_when() -> None:
    told = opened(in_english(full())).properties
    assert (told.language, told.created.isoformat()) == ("en", "2026-03-01T00:00:00")
    assert told.modified == told.created
    assert full().plant_name in told.title
    assert opened(full()).properties.language == "zh-CN"
    with ZipFile(BytesIO(write_workbook(draft()))) as archive:
        assert b"created" not in archive.read("docProps/core.xml")


def test_sixty_gaps_and_five_thousand_pieces_of_proof_are_written_in_time() -> None:
    piece = EvidenceRow("1", "=A1", "台账", "2025-05-01", "", "", "台账.pdf", "c0ffee")
    report = replace(
        in_english(full()),
        gaps=tuple(replace(gap(n), key=f"g{n}") for n in range(60)),
        evidence=tuple(replace(piece, number=str(n)) for n in range(1, 5001)),
    )
    begun = time.perf_counter()
    content = write_workbook(report)
    assert time.perf_counter() - begun < 10
    page = load_workbook(BytesIO(content), read_only=True)["Evidence index"]
    assert sum(1 for _row in page.iter_rows()) == 5001


def test_an_ordinary_workbook_is_written_at_once() -> None:
    report = report_of("advanced")
    write_workbook(report)
    begun = time.process_time()
    write_workbook(report)
    assert time.process_time() - begun < 1
