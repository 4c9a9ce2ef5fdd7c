"""The whole PDF report, from samples: every part, every language, every kind of text."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import page as validator
import pytest
from pypdf import PdfReader

from assessments.reports.pdf.document import render, render_verification
from assessments.reports.pdf.words import EN, ZH
from assessments.reports.report import AnswerRow, Report
from tests import report_samples
from tests.paper_text import page_texts

SAMPLES = {
    "full": report_samples.full,
    "english": lambda: report_samples.full("en"),
    "draft": report_samples.draft,
    "empty": report_samples.empty,
    "hostile": report_samples.hostile,
}


@pytest.fixture(scope="module")
def rendered():
    return {name: render(make()) for name, make in SAMPLES.items()}


@cache
def read(pdf: bytes) -> list[str]:
    return page_texts(pdf)


@cache
def joined(pdf: bytes) -> str:
    """All text without its line ends and spaces: lines break where they must."""
    return re.sub(r"\s", "", "".join(read(pdf)))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_every_sample_keeps_the_rules(rendered, name, profile):
    profile = getattr(validator.ValidationProfile, profile)
    found = validator.validate_pdf_bytes(rendered[name], profile=profile)
    assert [f"{failure.rule_id} {failure.message}" for failure in found.failures] == []
    assert found.rules.failed == 0


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_report_gives_the_same_bytes(rendered, name):
    assert render(SAMPLES[name]()) == rendered[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_font_is_embedded(rendered, name):
    for page in PdfReader(BytesIO(rendered[name])).pages:
        fonts = page["/Resources"]["/Font"].values()
        assert fonts
        assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_page_is_empty(rendered, name):
    pages = read(rendered[name])
    assert pages
    assert all(len(page.strip()) > 80 for page in pages[:-1])


@pytest.mark.parametrize(("name", "words"), [("full", ZH), ("english", EN)])
def test_every_part_is_there_in_the_language_of_the_report(rendered, name, words):
    pages = read(rendered[name])
    titles = _top_titles(rendered[name])
    gaps, road = (part.format(tier="卓越级") for part in (words.gaps, words.road))
    parts = (
        words.summary,
        words.conditions,
        words.behind,
        words.profile,
        gaps,
        road,
        words.hangs_on,
        words.scenarios,
        words.figures,
        words.answers,
        report_samples.full().changes.title,
        words.instances,
        words.method,
        words.glossary,
        words.sources,
    )
    assert titles == [f"{number}  {part}" for number, part in enumerate(parts, start=1)]
    assert words.pages.format(page=2, pages=len(pages)) in pages[1]


def _top_titles(pdf: bytes) -> list[str]:
    return [entry.title for entry in PdfReader(BytesIO(pdf)).outline if not isinstance(entry, list)]


def test_the_summary_is_one_page(rendered):
    pages = read(rendered["full"])
    assert f"1 {ZH.summary}" in pages[1]
    assert f"2 {ZH.conditions}" in pages[2]


def test_every_condition_with_number_threshold_and_distance_is_printed(rendered):
    said = joined(rendered["full"])
    conditions = _conditions(report_samples.full())
    assert len(conditions) > 40
    for row in conditions:
        for part in (row.text, row.number, row.threshold, row.distance, row.verdict.word):
            assert re.sub(r"\s", "", part) in said


def _conditions(report: Report):
    tables = [
        rows
        for tier in report.tiers
        for rows in (*(one.conditions for one in tier.demands), tier.criteria, tier.eligibility)
    ]
    return [row for rows in tables for row in rows]


def test_a_draft_says_so_on_its_cover_and_has_no_date(rendered):
    assert ZH.draft in read(rendered["draft"])[0]
    assert ZH.draft not in read(rendered["full"])[0]
    assert "/CreationDate" not in PdfReader(BytesIO(rendered["draft"])).metadata
    assert ZH.draft_word in read(rendered["draft"])[-1]


def test_the_date_is_the_day_of_submission(rendered):
    assert PdfReader(BytesIO(rendered["full"])).metadata["/CreationDate"] == "D:20260301000000Z"


def test_an_exception_is_printed_with_its_reason(rendered):
    assert "例外，所填理由：本厂不做研发，由集团承担。" in joined(rendered["full"])


def test_hostile_text_is_printed_as_typed_and_what_cannot_be_printed_is_named(rendered):
    said = joined(rendered["hostile"])
    shown = re.sub(r"\s", "", 'R&D <b>x <img src="/etc/hostname"/> □□ </para>')
    assert said.count(shown) > 100
    assert "U+1F600,U+20000" in said
    assert "U+1F600" not in joined(rendered["full"])


def test_a_summary_and_a_sheet_name_what_they_cannot_print():
    rare = replace(report_samples.full(), plant_name="𪚥野制造厂")
    for made in (render(rare, length="summary"), render_verification(rare)):
        assert "U+2A6A5" in joined(made)
    assert "U+2A6A5" not in joined(render(report_samples.full(), length="summary"))


RARE = "𠮷野㐂镕𰻝𬀩㛃堃喆龘"


def test_rare_characters_of_names_survive():
    named = replace(report_samples.full(), plant_name=f"{RARE}厂", submitted_by=RARE)
    for made in (render(named, length="summary"), render_verification(named)):
        assert f"{RARE}厂" in joined(made)
        assert "□" not in joined(made)
    assert render(named) == render(named)


def test_who_may_file_is_not_taken_for_what_can_be_filed(rendered):
    said = joined(rendered["full"])
    assert "申报卓越级的资格" in said
    assert "目前能否申报卓越级" not in said


def test_an_empty_report_has_only_the_parts_it_can_fill(rendered):
    titles = _top_titles(rendered["empty"])
    assert titles == [f"1  {ZH.summary}"]


def test_a_plant_at_the_top_has_no_part_on_gaps():
    at_top = {"target_key": "", "target_name": "", "gaps": (), "scenarios": (), "road": None}
    report = replace(report_samples.full(), **at_top)
    titles = _top_titles(render(report))
    above = ("差距", "路线", ZH.scenarios)
    assert not [title for title in titles if any(word in title for word in above)]


def test_sources_are_numbered_once_and_cited_by_number(rendered):
    said = joined(rendered["full"])
    assert "官方[1]" in said
    assert said.count("[3]省厅通知") == 1
    links = [
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(BytesIO(rendered["full"])).pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    addresses = [source.rpartition(" ")[2] for source in report_samples.SOURCES]
    listed = [address for address in addresses if address.startswith("http")]
    assert links == [*listed, report_samples.full().check_address]


def test_a_note_longer_than_a_page_is_printed_to_its_end():
    note = AnswerRow("q", "怎么做？", "很长的备注，" * 2000 + "完。")
    made = render(replace(report_samples.full(), notes=(note,)))
    assert "完。" in joined(made)


@pytest.mark.parametrize("name", ["plant_name", "organisation_name", "headline", "filing_line"])
def test_no_text_is_too_long_to_print(name):
    made = render(replace(report_samples.full(), **{name: "长" * 3000}))
    assert len(read(made)) > 5


def test_pictures_have_words():
    tree = PdfReader(BytesIO(render(report_samples.full()))).root_object["/StructTreeRoot"]
    told = [figure["/Alt"] for figure in _elements(tree, "/Figure")]
    assert len(told) == 5
    assert told[4] == ZH.qr_alternative.format(address=report_samples.full().check_address)
    assert told[0].startswith("梯度：基础级：达到，12 项细分条件达到 11 项")
    assert "装备 14%" in told[1]
    assert "运营管理 –" in told[2]
    assert "路线" in told[3]


def _elements(node, role):
    node = node.get_object() if hasattr(node, "get_object") else node
    if not hasattr(node, "get"):
        return []
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    own = [node] if node.get("/S") == role else []
    return own + [found for kid in kids for found in _elements(kid, role)]
