"""What stands behind a result, on the page and in the PDF: the same rows, the same words."""

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from assessments.evidence.ordering import places
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.pdf.document import render
from assessments.reports.plain import to_json
from assessments.reports.report import Quantity, Report, every_text
from assessments.reports.workbook import write_workbook
from assessments.wording import page_language
from tests.agreement import apart_in_json, apart_in_workbook, every
from tests.behind_acts import HOSTILE, stand_behind, submitted_behind
from tests.cast import Cast
from tests.queries import at_most
from tests.test_report_agreement import page_text, pdf_pages, squeezed, without_feet
from tests.test_report_agreement_files import left_out

pytestmark = pytest.mark.drawing

LANGUAGES = ("zh-hans", "en")


@pytest.fixture
def submitted(national: Assessment, cast: Cast) -> Assessment:
    return submitted_behind(national, cast)


def behind_of(report: Report) -> tuple[Any, ...]:
    return (
        report.standings,
        report.ai_shares,
        report.claims,
        report.known,
        report.origin,
        report.findings,
        report.raised,
        tuple(row.text for row in report.to_confirm),
        # What the application asks for besides stands in its draft.
        tuple(replace(row, key="", state_key="", missing=()) for row in report.instances),
        report.evidence,
    )


def shown(report: Report) -> set[str]:
    """Every text both must show; keys and what only groups others are left out."""
    hidden = {row.label for row in report.instances}
    hidden |= {row.key for row in report.standings.rows} if report.standings else set()
    hidden |= {found.unit for found in every(behind_of(report), Quantity)}
    verdicts = {"met", "not_met", "undecided", "with_exception", "excepted"}
    return {one for one in every_text(behind_of(report)) if one} - hidden - verdicts


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_pdf_say_the_same_of_what_stands_behind(client, submitted, cast, language):
    report = build_report(submitted, language=language)
    assert all(behind_of(report)[:4])
    told = shown(report)
    assert len(told) > 60
    page, pdf = page_text(client, submitted, cast, language), without_feet(pdf_pages(report))
    assert [one for one in told if squeezed(one) not in page] == []
    assert [one for one in told if squeezed(one) not in pdf] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_workbook_and_json_say_all_that_stands_behind(submitted, language):
    report = build_report(submitted, language=language)
    content = write_workbook(report)
    assert left_out(report, content) == []
    assert apart_in_workbook(report, content) == []
    assert apart_in_json(report, to_json(report)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_mark_what_the_plant_does_not_know_yet(client, submitted, cast, language):
    report = build_report(submitted, language=language)
    marks = {row.mark for row in report.open_questions} - {""}
    assert len(marks) == 1
    page, pdf = page_text(client, submitted, cast, language), without_feet(pdf_pages(report))
    assert all(squeezed(mark) in text for mark in marks for text in (page, pdf))


def test_the_index_is_numbered_as_the_archive_of_all_proof(submitted):
    archived = [
        (place.instance or place.name, use.evidence.title)
        for place in places(submitted)
        for use in place.uses
    ]
    rows = build_report(submitted, language=page_language()).evidence
    assert [row.number for row in rows] == [str(n) for n in range(1, len(archived) + 1)]
    told = [(row.label, row.title) for row in rows]
    assert len(told) == len(archived) == 4
    for (label, title), (name, archived_title) in zip(told, archived, strict=True):
        assert (label.endswith(name), title) == (True, archived_title)


def raw_page(client: Client, assessment: Assessment, cast: Cast) -> str:
    client.force_login(cast.manager)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.get(reverse("assessments:result", args=[assessment.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_what_people_typed_behind_the_answers_is_escaped(client, submitted, cast):
    page = raw_page(client, submitted, cast)
    assert "<img src=x" not in page
    assert page.count(html.escape(HOSTILE)) > 8


def test_links_of_the_plant_s_evidence_are_text_on_the_page(client, submitted, cast):
    register = (
        raw_page(client, submitted, cast).partition('id="register"')[2].partition("</section>")[0]
    )
    assert "https://example.org/r?id=7&amp;x=1" in register
    assert 'href="http' not in register


def test_long_lists_are_folded_and_every_table_can_be_scrolled_by_keyboard(client, submitted, cast):
    page = raw_page(client, submitted, cast).partition("<article")[2]
    register = page.partition('id="register"')[2].partition("</section>")[0]
    assert register.count("<details") == 4  # the two lists, and each instance
    assert "<details open" not in page
    regions = re.findall(r'class="r-scroll" role="region" tabindex="0" aria-label="[^"]+"', page)
    assert len(regions) >= page.count("<table")


def test_ids_are_used_once_with_everything_on_the_page(client, submitted, cast):
    ids = re.findall(r'\sid="([^"]+)"', raw_page(client, submitted, cast))
    assert {"behind", "review", "register"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_submitted_result_with_everything_takes_at_most_twelve_queries(client, submitted, cast):
    raw_page(client, submitted, cast)
    with at_most(12):
        client.get(reverse("assessments:result", args=[submitted.pk]))


def test_a_draft_with_everything_is_read_with_few_queries(national, cast):
    draft = stand_behind(national, cast)
    build_report(draft, language="en")
    with at_most(12):
        build_report(Assessment.objects.with_names().get(pk=draft.pk), language="en")


def test_a_frozen_result_does_not_change_with_the_register(submitted):
    before = build_report(submitted, language="en")
    submitted.instances.all().delete()
    submitted.evidence_uses.all().delete()
    submitted.findings.all().delete()
    after = build_report(Assessment.objects.with_names().get(pk=submitted.pk), language="en")
    assert behind_of(after) == behind_of(before)
    assert render(after) == render(before)


def test_a_draft_tells_what_stands_behind_it_as_of_today(national, cast):
    draft = build_report(stand_behind(national, cast), language="en")
    assert draft.is_draft
    texts = shown(draft)
    assert "MES " + HOSTILE in " ".join(texts)
    assert [row.expired for row in draft.evidence] == ["expired"] * 4
