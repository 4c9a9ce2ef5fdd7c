"""What the printed report says in each language: true, whole, and in one language only."""

import re
from dataclasses import replace

import pytest

from assessments.reports.pdf.document import render
from assessments.reports.pdf.words import EN, ZH
from assessments.reports.report import Report, every_text
from tests.dossier_samples import DOSSIER, behind
from tests.paper_text import page_texts
from tests.reporting import report_of
from tests.test_worked_cases import CASES

IDS = ("advanced", "open-others", "advanced-core-management")
# Words that an English sentence cannot do without and a Chinese engineer never writes.
ENGLISH = re.compile(
    r"\b(of|the|and|or|with|one|more|not|is|are|about|from|to|these|questions?|months?|short)\b"
)
ADDRESS = re.compile(r"(https?://|docs/|www\.)\S+|\(849c58a[^)]*\)")


def pages_of(report: Report) -> list[str]:
    return page_texts(render(report))


@pytest.mark.parametrize("case_id", IDS)
def test_a_chinese_report_holds_no_english_sentence(case_id):
    report = report_of(case_id, "zh-hans", facts={"organisation_name": "江北集团"})
    told = [ADDRESS.sub("", text) for text in every_text(report)]
    shown = [text for text in told if re.search(r"[\u4e00-\u9fff]", text) or " " in text]
    assert len(shown) > 300
    assert [text for text in shown if ENGLISH.search(text)] == []
    assert ENGLISH.search(ADDRESS.sub("", " ".join(every_words(ZH)))) is None


def test_what_stands_behind_a_chinese_report_holds_no_english_sentence():
    reviewed = tuple(replace(note, reason="现场未见。") for note in DOSSIER.findings)
    report = behind("zh-hans", dossier=replace(DOSSIER, findings=reviewed))
    told = [ADDRESS.sub("", text) for text in every_text(report)]
    assert [text for text in told if " " in text and ENGLISH.search(text)] == []


def every_words(words: object) -> list[str]:
    names = [name for name in type(words).__slots__ if name != "locale"]
    return [re.sub(r"\{\w+\}", "", getattr(words, name)) for name in names]


@pytest.mark.parametrize("case_id", IDS)
def test_an_english_report_has_straight_quotes(case_id):
    report = report_of(case_id)
    assert [text for text in every_text(report) if re.search(r"[“”‘’]", text)] == []
    assert not re.search(r"[“”‘’]", " ".join(every_words(EN)))


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("case_id", IDS)
def test_the_summary_takes_one_page(case_id, language):
    words = EN if language == "en" else ZH
    pages = pages_of(report_of(case_id, language))
    assert words.summary in pages[1]
    assert words.edition in pages[0]
    assert f"2 {words.conditions}" in pages[2]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_report_is_short_enough_to_be_read(language):
    """Beside its scenario cards, of which two share a page, and its road, ten steps a page."""
    report = report_of("advanced", language)
    pages = pages_of(report)
    assert report.road is not None
    beside = len(report.scenarios) / 2 + len(report.road.steps) / 10
    assert len(pages) - beside <= 23
    assert [page for page in pages[:-1] if len(page.strip()) < 150] == []


def test_the_narrow_reading_is_the_milder_one_in_both_languages():
    """Narrow is what is looked at, not how strictly."""
    assert "从严" not in " ".join(every_words(ZH))
    assert "窄口径" in ZH.narrow


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_row_that_adds_to_the_one_before_is_told_without_pointing_upwards(language):
    report = report_of("advanced", language, target="leading")
    needed = [step.needed for gap in report.gaps for step in gap.steps]
    assert needed
    told = [text for text in every_text(report) if text.startswith(("As before", "同上"))]
    assert told == []
    assert any(text.startswith(("As today", "同现状")) for text in needed)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_glossary_holds_only_terms_that_occur(language):
    report = report_of("advanced", language)
    named = {term.term for term in report.glossary}
    assert 10 < len(named) < 35
    assert any("PLC" in term for term in named)
    assert not any("OEE" in term for term in named)


def test_yardsticks_are_those_of_the_tier_shown_and_of_the_one_aimed_at():
    report = report_of("advanced")
    assert {row.tier for row in report.yardsticks} == {"Advanced", "Excellence", ""}
    counts = [row.tier for row in report.yardsticks if row.about == "factories"]
    assert sorted(counts) == ["Advanced", "Excellence"]


def test_a_note_for_the_leading_tier_is_not_told_to_an_advanced_plant():
    assert "cmmm_lead_time" not in {row.key for row in report_of("advanced").policies}
    led = report_of("advanced", target="leading").policies
    assert "cmmm_lead_time" in {row.key for row in led}
    assert all(row.basis for row in led)


def test_a_policy_says_until_when_it_holds():
    told = {row.key: row.detail for row in report_of("advanced").policies}
    assert any("valid to" in detail for detail in told.values())


def test_a_tier_met_only_with_exceptions_is_not_said_to_lack_nothing():
    report = excepted()
    assert report.leans_on_exceptions
    assert report.gaps == ()
    assert "exceptions stated" in report.filing_line
    assert EN.only_exceptions.split(";")[0] in " ".join(" ".join(pages_of(report)).split())


def excepted() -> Report:
    return next(
        report
        for case in CASES
        if case.get("exceptions")
        and "refused" not in case["expect"]
        and (report := report_of(case["id"])).leans_on_exceptions
    )
