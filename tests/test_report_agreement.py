"""Page and PDF of one assessment: the same numbers, the same words, in both languages."""

import html
import re
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from assessments.actions import Change, save_answers, submit
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.pdf.document import render
from assessments.reports.report import ConditionRow, Report, ScoreRow
from tests.cast import Cast

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

LANGUAGES = ("zh-hans", "en")


@pytest.fixture
def submitted(national: Assessment, cast: Cast) -> Assessment:
    changes = [
        Change("device.abnormality", option="messaged", count=30),
        Change("factory.data", option="table"),
        Change("standing.cmmm_level", option="level_2"),
        Change("scenario.PO24", option="in_use_ai"),
        Change("scenario.PO27", option="in_use"),
    ]
    save_answers(assessment=national, by=cast.manager, changes=changes)
    submit(assessment=national, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=national.pk)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def page_text(client: Client, assessment: Assessment, cast: Cast, language: str) -> str:
    cast.manager.language = language
    cast.manager.save()
    client.force_login(cast.manager)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    shown = client.get(reverse("assessments:result", args=[assessment.pk])).content.decode()
    return squeezed(html.unescape(re.sub(r"<[^>]+>", "", shown)))


def pdf_pages(report: Report) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(render(report))).pages]


def without_feet(pages: list[str]) -> str:
    """All text in one piece: a cell may begin on one page and end on the next."""
    return squeezed("".join(pages))


def every(part: Any, kind: type) -> list[Any]:
    if isinstance(part, kind):
        return [part]
    if isinstance(part, tuple):
        return [found for one in part for found in every(one, kind)]
    if is_dataclass(part):
        return [found for f in fields(part) for found in every(getattr(part, f.name), kind)]
    return []


def told_numbers(report: Report) -> set[str]:
    """Every display string of conditions, scores and counts."""
    rows: list[ConditionRow] = every(report.tiers, ConditionRow)
    told = {part for r in rows for part in (r.number, r.threshold, r.distance, r.verdict.word)}
    told |= {row.display for row in every((report.levels, report.aspects, report.heat), ScoreRow)}
    told |= {fact.value for fact in report.counts}
    told |= {str(tier.met_count) for tier in report.tiers}
    told |= {step.needed for gap in report.gaps for step in gap.steps}
    told |= {step.effort for gap in report.gaps for step in gap.steps}
    told |= {report.headline, report.conditions_line, report.filing_line, report.edition_note}
    told |= {*report.warnings, *report.readings, report.edition_name}
    told |= {row.text for row in report.yardsticks} | {row.detail for row in report.policies}
    return {one for one in told if one}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_pdf_say_every_number_alike(client, submitted, cast, language):
    report = build_report(submitted, language=language)
    told = told_numbers(report)
    assert len(told) > 80
    page, pdf = page_text(client, submitted, cast, language), without_feet(pdf_pages(report))
    assert [one for one in told if squeezed(one) not in page] == []
    assert [one for one in told if squeezed(one) not in pdf] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fine_count_has_the_same_words_on_both(client, submitted, cast, language):
    report = build_report(submitted, language=language)
    page, pdf = page_text(client, submitted, cast, language), without_feet(pdf_pages(report))
    word = "细分条件" if language == "zh-hans" else "singleconditionsmet"
    assert page.count(word) >= len(report.tiers)
    assert pdf.count(word) >= len(report.tiers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_after_the_cover_names_the_newer_edition(submitted, language):
    report = build_report(submitted, language=language)
    assert report.edition_note
    mark = "据报道已有新版" if language == "zh-hans" else "(anewerone"
    pages = [squeezed(page) for page in pdf_pages(report)]
    assert squeezed(report.edition_note) in pages[0]
    assert squeezed(report.edition_note) in pages[1]
    assert all(mark in page for page in pages[1:])


def test_the_report_does_not_depend_on_the_clock(submitted, monkeypatch):
    first = render(build_report(submitted, language="en"))
    monkeypatch.setattr("time.time", lambda: 4_102_444_800.0)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert render(build_report(submitted, language="en")) == first
