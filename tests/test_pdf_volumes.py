"""Two languages in one document, the sheet for a visit, and the same report for others."""

import gc
from dataclasses import replace
from functools import cache
from io import BytesIO

import page as validator
import pytest
from pypdf import PdfReader

from assessments.reports.order import LENGTHS
from assessments.reports.pdf.document import render, render_verification
from assessments.reports.pdf.words import EN, ZH
from tests import pdf_layout, report_samples
from tests.report_samples import full

LINE = "供主管部门：不含工作量与金额。"


@cache
def both(length: str = "full") -> bytes:
    return render(full(), full("en"), length=length)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def told(pdf: bytes, number: int) -> str:
    return "".join(word.text for word in pdf_layout.words(pdf)[number])


def squeezed(text: str) -> str:
    return "".join(text.split())


def outline(pdf: bytes) -> list[tuple[str, list[str]]]:
    """Top entries with the titles right below them."""
    found: list[tuple[str, list[str]]] = []
    for entry in reader(pdf).outline:
        if isinstance(entry, list):
            found[-1][1].extend(one.title for one in entry if not isinstance(one, list))
        else:
            found.append((entry.title, []))
    return found


def test_each_language_has_an_entry_of_the_outline_with_its_parts():
    tops = outline(both())
    assert [title.partition(" · ")[0] for title, _ in tops] == ["中文", "English"]
    assert [parts[0] for _, parts in tops] == [f"1  {ZH.summary}", f"1  {EN.summary}"]
    assert len(tops[0][1]) == len(tops[1][1]) > 10


def test_the_structure_names_the_language_of_each_section():
    root = reader(both()).root_object
    document = root["/StructTreeRoot"]["/K"].get_object()
    kids = document["/K"] if isinstance(document["/K"], list) else [document["/K"]]
    sections = [(kid.get_object()["/S"], kid.get_object()["/Lang"]) for kid in kids]
    assert sections == [("/Sect", "zh-CN"), ("/Sect", "en")]
    assert root["/Lang"] == "zh-CN"


@pytest.mark.parametrize("length", LENGTHS)
def test_pages_are_counted_once_and_each_language_has_its_own_foot(length):
    pages = pdf_layout.words(both(length))
    first = len(pdf_layout.words(render(full(), length=length)))
    count = len(pages)
    assert squeezed(ZH.pages.format(page=1, pages=count)) in told(both(length), 0)
    assert squeezed(EN.pages.format(page=count, pages=count)) in told(both(length), -1)
    assert squeezed(EN.pages.format(page=first + 1, pages=count)) in told(both(length), first)


def test_each_language_lists_its_own_contents():
    first = len(pdf_layout.words(render(full())))
    assert ZH.contents in told(both(), 1)
    assert EN.contents in told(both(), first + 1)
    assert squeezed(f"{EN.conditions}{first + 3}") in told(both(), first + 1)


def test_the_same_reports_give_the_same_bytes():
    assert render(full(), full("en")) == both()


@pytest.mark.parametrize("length", LENGTHS)
def test_for_whom_it_is_stands_on_page_one_and_on_every_foot(length):
    pdf = render(replace(full(), audience="authority", audience_line=LINE), length=length)
    assert LINE in told(pdf, 0)
    for number in range(len(pdf_layout.words(pdf))):
        assert ZH.for_authority in told(pdf, number)
    assert ZH.for_authority not in told(both(length), 0)


def test_a_decision_without_effort_leaves_no_empty_column():
    part = full().decisions
    bare = replace(
        part, effort="", decisions=tuple(replace(one, effort="") for one in part.decisions)
    )
    assert ZH.effort in told(render(full(), length="summary"), 0)
    said = told(render(replace(full(), decisions=bare), length="summary"), 0)
    assert ZH.effort not in said
    assert ZH.whole_effort not in said


@pytest.mark.parametrize(
    ("emptied", "heading"),
    [
        ({"blocked_by": ()}, ZH.blocked),
        ({"decisions": ()}, ZH.to_decide),
        ({"sure": ()}, ZH.how_sure),
        ({"answered_by": ()}, ZH.who_answered),
    ],
)
def test_what_page_one_has_not_leaves_no_heading(emptied, heading):
    report = full()
    assert heading in told(render(report, length="summary"), 0)
    bare = replace(report, decisions=replace(report.decisions, **emptied))
    assert heading not in told(render(bare, length="summary"), 0)


@pytest.mark.parametrize("length", LENGTHS)
def test_page_one_tells_where_it_stands_what_it_files_and_what_to_decide(length):
    part = full().decisions
    said = squeezed(reader(render(full(), length=length)).pages[0].extract_text())
    for text in (part.stands, part.files, *part.blocked_by, part.effort):
        assert squeezed(text) in said
    for one in part.decisions:
        assert all(squeezed(text) in said for text in (one.text, one.why, one.by_when, one.effort))


@pytest.mark.parametrize("length", LENGTHS)
def test_support_that_ends_is_told_on_page_one_of_the_paper_too(length):
    report = full()
    first, *others = report.decisions.decisions
    named = replace(first, support="所在省份已公布的支持政策：某某产业资金（至2027-12-31止）。")
    part = replace(report.decisions, decisions=(named, *others))
    said = told(render(replace(report, decisions=part), length=length), 0)
    assert squeezed(named.support) in said


def test_a_standard_report_lists_the_sources_it_cites_and_says_what_it_leaves_out():
    pdf = render(full(), length="standard")
    said = "".join(told(pdf, number) for number in range(len(pdf_layout.words(pdf))))
    assert squeezed(ZH.standard_line) in said
    assert squeezed(ZH.evidence_intro) not in said
    assert "[1]" in said


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
@pytest.mark.parametrize("kind", ["one", "both", "hostile", "empty"])
def test_the_sheet_for_a_visit_keeps_the_rules(kind, profile):
    reports = {
        "one": (full(),),
        "both": (full(), full("en")),
        "hostile": (report_samples.hostile(),),
        "empty": (report_samples.empty(),),
    }
    pdf = render_verification(*reports[kind])
    found = validator.validate_pdf_bytes(pdf, profile=getattr(validator.ValidationProfile, profile))
    assert [f"{failure.rule_id} {failure.message}" for failure in found.failures] == []
    assert pdf_layout.outside(pdf) == []


def test_the_sheet_for_a_visit_holds_every_claim():
    pdf = render_verification(full())
    said = "".join(told(pdf, number) for number in range(len(pdf_layout.words(pdf))))
    for aspect in full().verification.aspects:
        assert all(
            squeezed(row.claim) in said and squeezed(row.check) in said for row in aspect.rows
        )


def test_twenty_reports_in_a_row_leave_nothing_behind():
    def kept() -> int:
        gc.collect()
        return len(gc.get_objects())

    for _ in range(3):
        render(full(), length="standard")
    before = kept()
    for _ in range(20):
        render(full(), length="standard")
    assert kept() - before < 500
