"""The building blocks of the PDF: line breaking, fonts, tags, hostile text, equal bytes."""

import time
from io import BytesIO

import page as validator
import pytest
from pypdf import PdfReader
from reportlab.platypus import NextPageTemplate, PageBreak

from assessments.reports.pdf import metadata, styles
from assessments.reports.pdf import page as sheets
from assessments.reports.pdf.blocks import (
    Run,
    bullets,
    heading,
    link,
    runs,
    text,
    verdict,
)
from assessments.reports.pdf.fonts import (
    register_fonts,
)
from assessments.reports.pdf.shapes import Bar, Beside, Figure, Rule
from assessments.reports.pdf.tables import GroupRow, table
from tests.paper_text import page_texts

HOSTILE = (
    "R&D <b>x",
    '<img src="/etc/hostname"/>',
    "</para><para>",
    "&amp; &#x41; 100 % <",
    "]]> <!-- -->",
)


def sample_story():
    register_fonts()
    first = heading("一、总体结论", "summary")
    second = heading("二、条件 R&D <b>x", "conditions")
    rows = [
        [f"第 {number} 项：关键工序设备联网率", f"{number} %", verdict("not_met", "未达到")]
        for number in range(70)
    ]
    return [
        text("智能工厂自查报告", styles.COVER_TITLE),
        *sheets.contents([first, second]),
        NextPageTemplate("page"),
        PageBreak(),
        first,
        *(text(line) for line in HOSTILE),
        *bullets(["设备自动运行，数据自动采集。", "第二项"] * 40),
        text("一段很长的话，" * 600),
        link("来源：https://example.org/" + "a" * 200, "https://example.org/"),
        Beside(
            [
                [
                    Figure(120, 60, "一个圆", lambda canvas: canvas.circle(60, 30, 20)),
                    Bar(0.4, 0.6, 90),
                ],
                [verdict("undecided", "待定"), verdict("excepted", "例外")],
            ],
            [200, 200],
        ),
        Rule(),
        second,
        table(
            ["条件", "数值", "结论"],
            [GroupRow(text("生产作业", styles.CELL_STRONG)), *rows],
            [250, 100, 100],
        ),
        runs([Run("现在 "), Run("75 %", is_bold=True), Run("，阈值 80 %", is_quiet=True)]),
    ]


def sample_pdf(dated="2026-03-01"):
    about = metadata.Metadata("自查报告 R&D <b>x", "Tidu", "智能工厂", "zh-CN", dated)
    foot = sheets.Foot("扬州 <工厂> · 2025 版", "第 {page} 页，共 {pages} 页")
    return sheets.write(sample_story(), foot, about)


@pytest.fixture(scope="module")
def pdf():
    return sample_pdf()


@pytest.fixture(scope="module")
def pages(pdf):
    return page_texts(pdf)


@pytest.mark.parametrize("content", HOSTILE)
def test_hostile_text_appears_as_it_was_typed(pages, content):
    assert content in "\n".join(pages)


def test_the_same_input_gives_the_same_bytes(pdf):
    metadata.srgb_profile.cache_clear()
    time.sleep(1.1)  # a clock read anywhere would show in the next second
    assert sample_pdf() == pdf


def test_dates_in_the_file_are_the_report_s_own(pdf):
    info = PdfReader(BytesIO(pdf)).metadata
    assert info["/CreationDate"] == info["/ModDate"] == "D:20260301000000Z"
    undated = sample_pdf(dated="")
    assert "/CreationDate" not in PdfReader(BytesIO(undated)).metadata
    assert b"CreateDate" not in undated


def test_every_font_is_embedded(pdf):
    fonts = [
        font.get_object()
        for sheet in PdfReader(BytesIO(pdf)).pages
        for font in sheet["/Resources"]["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        assert "NotoSansSC" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
@pytest.mark.parametrize("dated", ["2026-03-01", ""])
def test_the_file_keeps_the_rules(profile, dated):
    profile = getattr(validator.ValidationProfile, profile)
    found = validator.validate_pdf_bytes(sample_pdf(dated), profile=profile)
    assert [f"{failure.rule_id} {failure.message}" for failure in found.failures] == []
    assert found.is_compliant


def test_contents_and_page_foot_know_the_pages(pages):
    assert len(pages) > 4
    assert f"第 2 页，共 {len(pages)} 页" in pages[1]
    place = next(number for number, page in enumerate(pages, start=1) if "第 0 项" in page)
    assert f"二、条件 R&D <b>x {place}" in pages[0]
    assert "扬州 <工厂> · 2025 版" in pages[-1]


def test_the_outline_and_the_language_are_set(pdf):
    reader = PdfReader(BytesIO(pdf))
    assert [entry.title for entry in reader.outline] == ["一、总体结论", "二、条件 R&D <b>x"]
    assert reader.root_object["/Lang"] == "zh-CN"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "自查报告 R&D <b>x"


def test_links_lead_somewhere(pdf):
    reader = PdfReader(BytesIO(pdf))
    notes = [note.get_object() for sheet in reader.pages for note in sheet.get("/Annots", [])]
    addresses = [note["/A"]["/URI"] for note in notes if "/A" in note]
    assert addresses == ["https://example.org/"]
    assert len([note for note in notes if "/Dest" in note]) == 2


def elements(node, role):
    node = node.get_object()
    if not hasattr(node, "get"):
        return []
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    own = [node] if node.get("/S") == role else []
    return own + [found for kid in kids for found in elements(kid, role)]


def test_a_table_over_pages_is_one_table_with_its_header_read_once(pdf):
    tree = PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"]
    assert len(elements(tree, "/Table")) == 1
    rows = elements(tree, "/TR")
    assert len(rows) == 1 + 1 + 70
    scopes = [cell["/A"]["/Scope"] for cell in elements(tree, "/TH")]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 71
    assert [cell["/A"].get("/ColSpan", 1) for cell in elements(rows[1], "/TH")] == [3]


def test_a_paragraph_and_a_list_over_pages_are_one_element_each(pdf):
    tree = PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"]
    assert len(elements(tree, "/L")) == 1
    assert len(elements(tree, "/LI")) == 80
    assert len(elements(tree, "/LBody")) == 80
    split = [node for node in elements(tree, "/P") if len(node["/K"]) > 1]
    assert len(split) == 1


def test_a_figure_has_words_and_a_place(pdf):
    figures = elements(PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"], "/Figure")
    assert [figure["/Alt"] for figure in figures] == ["一个圆"]
    assert len(figures[0]["/A"]["/BBox"]) == 4


def test_a_row_higher_than_a_page_is_split_and_not_refused():
    register_fonts()
    rows = [["名称", "很长的备注，" * 1500]]
    foot = sheets.Foot("", "{page}/{pages}")
    about = metadata.Metadata("t", "a", "s", "en")
    made = sheets.write([text("t", styles.H1), table(["一", "二"], rows, [100, 300])], foot, about)
    assert len(PdfReader(BytesIO(made)).pages) > 2
    for profile in (validator.ValidationProfile.PDF_UA_1, validator.ValidationProfile.PDF_A_2A):
        assert validator.validate_pdf_bytes(made, profile=profile).is_compliant
