"""Files that are no workbook of ours, and workbooks somebody tampered with: said, not stored."""

import struct
import time
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.utils import translation
from openpyxl import DEFUSEDXML, Workbook

from assessments.models import Answer, Assessment
from assessments.workbook.opening import FILE_LIMIT
from assessments.workbook.reading import read_workbook
from assessments.workbook.stamp import WorkbookRefused
from tests.cast import Cast
from tests.workbooks import as_person, bring, cell, packed, page_of, planned, taken, write

pytestmark = pytest.mark.drawing


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def repacked(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return made.getvalue()


def as_is(name: str, content: bytes) -> bytes:
    return content


def zipped(**files: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name, content in files.items():
            new.writestr(name, content)
    return made.getvalue()


def bomb(data: bytes) -> bytes:
    return repacked(data, as_is, **{"xl/media/much.xml": b" " * (40 * 1024 * 1024)})


def steep(data: bytes) -> bytes:
    return repacked(data, as_is, **{"xl/media/much.xml": b" " * (4 * 1024 * 1024)})


def styles(data: bytes) -> bytes:
    """Each of them would become an object, and nothing of it repeats."""
    xfs = b"".join(b'<xf numFmtId="%d"/>' % (n * 7919 % 99991) for n in range(150_000))
    return repacked(data, lambda name, c: c.replace(b"</cellXfs>", xfs + b"</cellXfs>"))


def many(data: bytes) -> bytes:
    return repacked(data, as_is, **{f"xl/media/{n}.xml": b"" for n in range(300)})


def macro(data: bytes) -> bytes:
    return repacked(data, as_is, **{"xl/vbaProject.bin": b"x"})


def macro_type(data: bytes) -> bytes:
    return repacked(
        data,
        lambda name, content: content.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml"),
    )


def outward(data: bytes) -> bytes:
    return repacked(data, as_is, **{"xl/externalLinks/externalLink1.xml": b"<x/>"})


def entity(data: bytes) -> bytes:
    laughs = b'<!DOCTYPE lolz [<!ENTITY lol "lol">]>'
    return repacked(
        data,
        lambda name, content: content.replace(b"<worksheet", laughs + b"<worksheet", 1),
    )


def wide_entity(data: bytes) -> bytes:
    """In two bytes a sign, where no search for plain letters finds it."""
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;'
    return repacked(
        data,
        lambda name, content: text.encode("utf-16") if "sheet2" in name else content,
    )


def broken_xml(data: bytes) -> bytes:
    return repacked(data, lambda name, c: c[: len(c) // 2] if "sheet2" in name else c)


def broken_zip(data: bytes) -> bytes:
    return data[: len(data) // 2]


def lying_sizes(data: bytes) -> bytes:
    """The directory claims less than the entries hold."""
    place = data.rfind(b"PK\x01\x02")
    return data[: place + 24] + struct.pack("<I", 3) + data[place + 28 :]


FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda data: b"", "empty"),
    "text": (lambda data: b"a,b\n1,2\n", "no workbook"),
    "pdf": (lambda data: b"%PDF-1.7 ...", "no workbook"),
    "old xls": (lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
    "any zip": (lambda data: zipped(**{"a.txt": b"a"}), "no workbook"),
    "half": (broken_zip, "no workbook"),
    "half xml": (broken_xml, "no workbook"),
    "lying": (lying_sizes, "no workbook"),
    "bomb": (bomb, "larger than"),
    "steep": (steep, "larger than"),
    "styles": (styles, "larger than"),
    "many": (many, "larger than"),
    "large": (lambda data: b"PK" + b"\0" * FILE_LIMIT, "larger than"),
    "macro": (macro, "macros"),
    "macro type": (macro_type, "macros"),
    "outward": (outward, "links to other workbooks"),
    "entity": (entity, "no workbook"),
    "wide entity": (wide_entity, "no workbook"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_workbook_of_ours_is_refused_in_words(
    begun: Assessment, cast: Cast, kind: str
):
    make, words = FILES[kind]
    data = make(packed(taken(begun, cast.manager)))
    started = time.process_time()
    response = bring(as_person(cast.manager), begun, data)
    assert time.process_time() - started < 5
    assert response.status_code == 400
    assert words in response.content.decode()


def test_uploads_are_only_parsed_with_defusedxml():
    assert DEFUSEDXML


def test_a_workbook_of_another_program_is_refused(begun: Assessment, cast: Cast):
    book = Workbook()
    book.active.append(["key", "option"])
    with pytest.raises(WorkbookRefused, match="hidden sheet"):
        read_workbook(packed(book))


def stamped(book: Workbook, name: str, value: str | None) -> None:
    page = book["tidu"]
    row = next(at.row for at in page["A"] if at.value == name)
    page.cell(row, 2).value = value


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("format", "2", "format 2"),
        ("format", "0", "format 0"),
        ("format", "one", "damaged"),
        ("format", None, "damaged"),
        ("tidu-workbook", "x", "damaged"),
        ("language", "fr", "damaged"),
        ("checksum", None, "damaged"),
        ("checksum", "0" * 64, "asks the questions of"),
        ("edition", "smart-factory@2024.1", "asks the questions of smart-factory@2024.1"),
        ("assessment", "999", "another self-check"),
        ("started", "2020-01-01T00:00:00+00:00", "another self-check"),
        ("plant", "999", "another plant"),
    ],
)
def test_a_workbook_that_belongs_elsewhere_is_refused(
    begun: Assessment, cast: Cast, name: str, value: str | None, words: str
):
    book = taken(begun, cast.manager)
    stamped(book, name, value)
    write(book, "answers", "device.state", option="3")
    response = bring(as_person(cast.manager), begun, book)
    assert response.status_code == 400
    assert words in response.content.decode()
    assert begun.answers.get(question="device.state").option == "shown"


def test_without_the_hidden_sheet_nothing_is_read(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    del book["tidu"]
    with pytest.raises(WorkbookRefused, match="missing or damaged"):
        read_workbook(packed(book))


@pytest.mark.parametrize("formula", ["=1+1", '="3. By message"', "=NOW()", "=A1"])
def test_a_formula_is_refused_row_by_row(begun: Assessment, cast: Cast, formula: str):
    book = taken(begun, cast.manager)
    write(book, "answers", "device.state", option=formula, note="=1")
    write(book, "answers", "scenario.PO27", option="3")
    plan = planned(begun, book)
    assert [step.key for step in plan.refused] == ["device.state"]
    assert plan.refused[0].faults[0].words == (
        "A formula stands under: Answer, Note. Type the value itself."
    )
    assert [step.key for step in plan.changes] == ["scenario.PO27"]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("device.nowhere", "belongs to nothing"),
        ("=1+1", "belongs to no question"),
        (None, "belongs to no question"),
        ("workshop.batches", "not asked of this kind of plant"),
        ("workshop.sequence", "stands twice"),
        ("x" * 5000, "belongs to nothing"),
    ],
)
def test_a_key_that_is_not_the_rows_own_is_refused(
    begun: Assessment, cast: Cast, key: str | None, words: str
):
    book = taken(begun, cast.manager)
    at = cell(book, "answers", "device.state", "option")
    at.parent.cell(at.row, 1).value = key
    at.value = "3"
    plan = planned(begun, book)
    assert words in plan.refused[0].faults[0].words
    assert not plan.can_be_applied


def test_a_question_that_is_no_longer_asked_is_nothing_while_nobody_filled_it_in(
    begun: Assessment, cast: Cast
):
    book = taken(begun, cast.manager)
    at = cell(book, "answers", "device.state", "option")
    at.parent.cell(at.row, 1).value = "workshop.batches"
    assert planned(begun, book).says_nothing


@pytest.mark.parametrize("kind", ["indicators", "systems", "instances"])
def test_a_foreign_key_of_the_register_is_refused(begun: Assessment, cast: Cast, kind: str):
    book = taken(begun, cast.manager)
    page_of(book, kind)["A4"].value = "4711"
    assert "belongs to nothing" in planned(begun, book).refused[0].faults[0].words


def test_a_column_that_stands_twice_is_refused(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    page_of(book, "answers")["Z1"].value = "option"
    with pytest.raises(WorkbookRefused, match="column stands twice"):
        read_workbook(packed(book))


@pytest.mark.parametrize("rows", [3_500, 100_000])
def test_a_hundred_thousand_rows_are_refused_in_good_time(begun: Assessment, cast: Cast, rows: int):
    book = taken(begun, cast.manager)
    sheet = f"xl/worksheets/sheet{book.worksheets.index(page_of(book, 'answers')) + 1}.xml"
    cell = b'<c t="inlineStr"><is><t>%b</t></is></c>'
    cells = cell % b"key" + cell % b"1.x" + cell % b"1"
    more = b"".join(b'<row r="%d">%b</row>' % (1000 + at, cells) for at in range(rows))
    more += b"</sheetData>"
    data = repacked(packed(book), lambda n, c: c.replace(more[-12:], more) if n == sheet else c)
    started = time.process_time()
    with pytest.raises(WorkbookRefused, match=r"more than 3000 rows|larger than"):
        read_workbook(data)
    assert time.process_time() - started < 8


def test_a_single_cell_in_the_last_row_does_not_take_all_day(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    page_of(book, "answers")["XFD1048576"].value = "x"
    started = time.process_time()
    assert not planned(begun, book).refused
    assert time.process_time() - started < 3


def test_a_state_nobody_wrote_never_overwrites(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    write(book, "answers", "device.state", option="3")
    at = cell(book, "answers", "device.state", "option")
    for state in (None, "", "9" * 40, "x.y", "-1.z", 5):
        at.parent.cell(at.row, 2).value = state
        assert [step.outcome for step in planned(begun, book).conflicts] == ["conflict"]


def test_what_was_typed_is_never_markup(begun: Assessment, cast: Cast):
    book = taken(begun, cast.manager)
    write(book, "answers", "device.state", option="<script>alert(1)</script>", note="<b>x")
    page = bring(as_person(cast.manager), begun, book).content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert Answer.objects.filter(note__contains="<b>").count() == 0
