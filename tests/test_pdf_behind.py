"""The parts of the PDF on what stands behind a result: there where there is something to tell."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import page as validator
import pytest
from pypdf import PdfReader

from assessments.dossier import EMPTY
from assessments.readings import NO_READINGS, readings_of
from assessments.reports.build import Facts, compose
from assessments.reports.pdf.document import render
from assessments.reports.pdf.words import EN, ZH
from assessments.reports.report import Fact, Report
from assessments.sheet import Sheets
from tests import report_samples
from tests.dossier_samples import DOSSIER, behind
from tests.paper_text import page_texts
from tests.reporting import case, national, scored_case

LANGUAGES = [("en", EN), ("zh-hans", ZH)]
LONG = "二车间北侧三号线末端" * 600
HOSTILE = 'R&D <b>x</b> </para> <img src="/etc/hostname"/> 😀'


@cache
def made(language: str) -> bytes:
    return render(behind(language))


@cache
def pages(pdf: bytes) -> list[str]:
    return page_texts(pdf)


def joined(pdf: bytes) -> str:
    return re.sub(r"\s", "", "".join(pages(pdf)))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def titles(pdf: bytes) -> list[str]:
    outline = PdfReader(BytesIO(pdf)).outline
    return [entry.title for entry in outline if not isinstance(entry, list)]


def failures(pdf: bytes) -> list[str]:
    profiles = validator.ValidationProfile
    found = [
        validator.validate_pdf_bytes(pdf, profile=profile)
        for profile in (profiles.PDF_UA_1, profiles.PDF_A_2A)
    ]
    return [f"{one.rule_id} {one.message}" for made in found for one in made.failures]


@pytest.mark.parametrize(("language", "words"), LANGUAGES)
def test_what_stands_behind_follows_the_conditions_and_the_register_the_answers(language, words):
    names = [title.split("  ")[1] for title in titles(made(language))]
    assert names.index(words.behind) == names.index(words.conditions) + 1
    assert names.index(words.answers) == names.index(words.figures) + 1
    assert names.index(words.instances) > names.index(words.answers)


@pytest.mark.parametrize(("language", "words"), LANGUAGES)
def test_the_summary_shows_the_readings_and_both_shares_and_stays_one_page(language, words):
    report, told = behind(language), pages(made(language))
    summary = squeezed(told[1])
    assert all(squeezed(row.name) in summary for row in report.standings.rows)
    assert all(squeezed(fact.value) in summary for fact in report.ai_shares)
    assert f"2 {words.conditions}" in told[2]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_file_keeps_the_rules(language):
    assert failures(made(language)) == []


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_same_report_gives_the_same_bytes(language):
    assert render(behind(language)) == made(language)


def test_a_result_from_before_has_neither_part():
    old = behind(dossier=EMPTY, readings=NO_READINGS, claimed={})
    bare = render(old)
    assert not [t for t in titles(bare) if EN.behind in t or EN.instances in t]
    assert EN.reading not in pages(bare)[1]


@pytest.mark.parametrize(
    ("emptied", "heading"),
    [
        ({"standings": None}, EN.still_possible),
        ({"ai_shares": (), "claims": ()}, EN.claims),
        ({"known": ()}, EN.known),
        ({"origin": (), "raised": None}, EN.later),
        ({"findings": ()}, EN.findings),
        ({"instances": ()}, EN.instances_intro),
        ({"evidence": ()}, EN.evidence_index),
        ({"to_confirm": ()}, EN.to_confirm),
    ],
    ids=["readings", "claims", "known", "later", "findings", "instances", "evidence", "confirm"],
)
def test_what_is_absent_leaves_no_heading(emptied: dict[str, Any], heading):
    report = behind()
    assert squeezed(heading) in joined(made("en"))
    assert squeezed(heading) not in joined(render(replace(report, **emptied)))


def test_none_raised_is_told_without_an_empty_table():
    report = behind(dossier=replace(DOSSIER, raised=()))
    said = joined(render(report))
    assert squeezed(report.raised.line) in said
    assert squeezed(EN.raised_to + EN.by_and_when) not in said


def test_a_card_longer_than_a_page_is_printed_to_its_end():
    one = behind("zh-hans").instances[1]
    facts = (*one.facts, Fact("位置", LONG + "完。"))
    long = replace(one, name=LONG, facts=facts, model=(Fact("数据", LONG + "止。"),))
    pdf = render(replace(behind("zh-hans"), instances=(long,)))
    assert [word for word in ("完。", "止。") if word not in joined(pdf)] == []
    assert failures(pdf) == []


def test_eighty_eight_findings_and_five_hundred_pieces_are_all_listed():
    report = behind()
    findings = tuple(replace(report.findings[0], reason=f"reason-{n}.") for n in range(88))
    evidence = tuple(replace(report.evidence[0], title=f"piece-{n}.") for n in range(500))
    said = joined(render(replace(report, findings=findings, evidence=evidence)))
    assert [n for n in range(88) if f"reason-{n}." not in said] == []
    assert [n for n in range(500) if f"piece-{n}." not in said] == []


def test_hostile_names_are_printed_as_typed_and_lost_characters_are_named():
    note = replace(DOSSIER.instances[1], name=HOSTILE, place=HOSTILE, role=HOSTILE)
    piece = replace(DOSSIER.evidence[0], title=HOSTILE, file_name=HOSTILE)
    report = behind(dossier=replace(DOSSIER, instances=(note,), evidence=(piece,)))
    pdf = render(report)
    assert joined(pdf).count(squeezed(HOSTILE.replace("😀", "□"))) > 4
    assert "U+1F600" in joined(pdf)
    assert failures(pdf) == []


def test_links_of_evidence_are_text_and_no_links():
    page = PdfReader(BytesIO(made("en"))).pages
    notes = (note.get_object() for one in page for note in one.get("/Annots", []))
    addresses = [note["/A"]["/URI"] for note in notes if "/A" in note]
    assert addresses
    assert not [address for address in addresses if "cmmm?id=7" in address]
    assert "https://example.org/reports/cmmm?id=7" in joined(made("en"))


def test_the_list_of_contents_stands_on_the_second_page():
    for report in (behind(), behind("zh-hans"), report_samples.full(), report_samples.draft()):
        told = pages(render(report))
        assert all(squeezed(title) in squeezed(told[1]) for title in titles(render(report)))


def test_no_part_begins_at_the_foot_of_a_page_without_its_text():
    for report in (behind(), behind("zh-hans")):
        assert_headed(report)


def assert_headed(report: Report) -> None:
    pdf = render(report)
    for title in titles(pdf)[1:]:
        place = next(p for p in pages(pdf)[2:] if title.replace("  ", " ") in p)
        after = place.partition(title.replace("  ", " "))[2]
        assert len(after.strip()) > 60, title


def test_the_summary_of_a_crowded_draft_still_takes_one_page():
    """Where a table of readings leaves no room, they stand in one line."""
    sheet, card = scored_case(case("excellence"))
    same = Sheets(sheet, sheet, sheet, replace(sheet, answers={}))
    facts = Facts(plant_name=report_samples.PLANT, dossier=DOSSIER)
    readings = readings_of(national(), same)
    crowded = compose(national(), sheet, card, facts, language="en", readings=readings)
    told = pages(render(crowded))
    assert f"2 {EN.conditions}" in told[2]
    assert EN.still_possible not in told[1]
    assert all(f"{row.name}: {row.tier}" in told[1] for row in crowded.standings.rows)
