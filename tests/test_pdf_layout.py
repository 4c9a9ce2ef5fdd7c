"""No overflow, no lonely heading, no half-empty page: measured on the pages as laid out."""

from dataclasses import replace
from functools import cache

import page as validator
import pytest

from assessments.reports.order import LENGTHS
from assessments.reports.pdf.document import render
from assessments.reports.pdf.words import EN, ZH
from assessments.reports.report import AnswerRow, Report
from tests import pdf_layout, report_samples
from tests.report_samples import full

LONG_NAME = "内蒙古自治区呼和浩特市堃喆镕铸装备制造有限责任公司第二工厂" * 7
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4
LEAST_FILL = 0.58


def none_answered() -> Report:
    """A draft of somebody who has only begun."""
    open_ones = tuple(
        AnswerRow(f"q{n}", f"第 {n} 题：{report_samples.SENTENCE}") for n in range(95)
    )
    return replace(
        report_samples.draft(),
        open_questions=open_ones,
        not_applicable=(),
        notes=(),
        checks=(),
        gaps=tuple(replace(gap, steps=()) for gap in full().gaps),
        scenarios=(),
        road=None,
        sensitivity=None,
        changes=None,
        instances=(),
        evidence=(),
        to_confirm=open_ones,
    )


def none_applies() -> Report:
    rows = tuple(AnswerRow(f"q{n}", f"第 {n} 题", report_samples.SENTENCE) for n in range(95))
    return replace(full(), not_applicable=rows, gaps=(), scenarios=(), target_key="", road=None)


EXTREMES = {
    "full": full,
    "english": lambda: full("en"),
    "draft": report_samples.draft,
    "empty": report_samples.empty,
    "hostile": report_samples.hostile,
    "long name": lambda: replace(full(), plant_name=LONG_NAME[:200]),
    "rare name": lambda: replace(
        full(), plant_name="𠮷野㐂镕𰻝𬀩㛃堃喆龘" * 12, headline="㛃" * 300
    ),
    "sixty gaps": lambda: replace(full(), gaps=tuple(report_samples.gap(n) for n in range(1, 61))),
    "unbroken": lambda: replace(full("en"), plant_name=UNBROKEN[:200], headline=UNBROKEN),
    "none answered": none_answered,
    "none applies": none_applies,
}
CASES = [(name, length) for name in EXTREMES for length in LENGTHS]


@cache
def made(name: str, length: str) -> bytes:
    return render(EXTREMES[name](), length=length)


@pytest.mark.parametrize(("name", "length"), CASES)
def test_every_word_stands_within_the_margins(name, length):
    assert pdf_layout.outside(made(name, length)) == []


@pytest.mark.parametrize(("name", "length"), CASES)
def test_no_heading_is_the_last_thing_on_its_page(name, length):
    assert pdf_layout.lonely_headings(made(name, length)) == []


@pytest.mark.parametrize("lines", range(12, 22))
def test_the_first_card_stands_on_the_page_of_its_part(lines):
    """However the page before it fills: the heading of the part is not left with its sentence."""
    report = full()
    assert report.sensitivity is not None
    told = replace(report.sensitivity, moved=(report_samples.SENTENCE,) * lines)
    report = replace(report, sensitivity=told)
    cards = pdf_layout.pages_of(render(report, length="standard"), ZH.scenarios)
    assert len(cards) > 1
    assert cards[0] == cards[1]


@pytest.mark.parametrize("name", EXTREMES)
def test_a_summary_has_two_pages(name):
    assert len(pdf_layout.words(made(name, "summary"))) == 2


@pytest.mark.parametrize(
    ("name", "length"),
    [case for case in CASES if case[1] != "summary" and case[0] != "hostile"],
)
def test_no_page_in_the_middle_is_left_empty_for_two_fifths(name, length):
    """Page one, the summary and the last page end where they end, and so does the page before the
    charts of the profile, which are not split. Hostile rows are half a page high each."""
    pdf = made(name, length)
    before_charts = pdf_layout.page_of(pdf, (ZH.profile, EN.profile)) - 1
    fill = pdf_layout.filled(pdf)
    told = [(number, fill[number]) for number in range(2, len(fill) - 1) if number != before_charts]
    assert [page for page in told if page[1] < LEAST_FILL] == []


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_both_languages_in_one_document_keep_the_rules(length, profile):
    pdf = render(full(), full("en"), length=length)
    profile = getattr(validator.ValidationProfile, profile)
    found = validator.validate_pdf_bytes(pdf, profile=profile)
    assert [f"{failure.rule_id} {failure.message}" for failure in found.failures] == []


@pytest.mark.parametrize("name", ["full", "draft", "hostile"])
@pytest.mark.parametrize("length", ["summary", "standard"])
@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_every_length_keeps_the_rules(name, length, profile):
    profile = getattr(validator.ValidationProfile, profile)
    found = validator.validate_pdf_bytes(made(name, length), profile=profile)
    assert [f"{failure.rule_id} {failure.message}" for failure in found.failures] == []


def told(pdf: bytes, number: int) -> str:
    return "".join(word.text for word in pdf_layout.words(pdf)[number])


@pytest.mark.parametrize("length", LENGTHS)
def test_the_code_stands_on_the_last_page_and_on_no_draft(length):
    assert full().code in told(made("full", length), -1)
    drafted = made("draft", length)
    assert all(ZH.code not in told(drafted, at) for at in range(len(pdf_layout.words(drafted))))


def test_a_code_without_an_address_has_no_picture():
    pdf = render(replace(full(), check_address=""), length="summary")
    assert full().code in told(pdf, 1)
    assert ZH.code_alone[:12] in told(pdf, 1)
    assert EN.code_says[:12] not in told(pdf, 1)
