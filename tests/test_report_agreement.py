"""Page and PDF of one assessment: the same numbers, the same words, in both languages."""

import html
import re
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from assessments.actions import (
    Change,
    IndicatorChange,
    save_answers,
    save_exceptions,
    save_indicators,
    submit,
)
from assessments.actions.history import open_result
from assessments.models import Assessment
from assessments.reports.build import build_report, numbers
from assessments.reports.pdf.document import render
from assessments.reports.report import Report
from tests.agreement import told
from tests.cast import Cast
from tests.paper_text import page_texts

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

LANGUAGES = ("zh-hans", "en")


ANSWERS = [
    Change("device.abnormality", option="messaged", count=30),
    Change("factory.data", option="table"),
    Change("standing.cmmm_level", option="level_2"),
    Change("scenario.PO24", option="in_use_ai"),
    Change("scenario.PO27", option="in_use"),
]
FIGURES = [
    IndicatorChange("nc_rate", Decimal("61.25"), "2023", Decimal("84.5"), "2025", "MES"),
    IndicatorChange("development_cycle", Decimal(1234), "2023", Decimal("987.65"), "2025", "PLM"),
]
EXCEPTIONS = {"excellence.covered.rd_design": "The group designs for us."}


@pytest.fixture
def answered(national: Assessment, cast: Cast) -> Assessment:
    save_answers(assessment=national, by=cast.manager, changes=ANSWERS)
    save_indicators(assessment=national, by=cast.manager, changes=FIGURES)
    return Assessment.objects.with_names().get(pk=national.pk)


@pytest.fixture
def submitted(answered: Assessment, cast: Cast) -> Assessment:
    submit(assessment=answered, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=answered.pk)


@pytest.fixture
def draft(answered: Assessment, cast: Cast) -> Assessment:
    """With most of it open, and an exception stated."""
    revision = answered.revision
    stated = {"assessment": answered, "by": cast.manager, "revision": revision}
    save_exceptions(**stated, exceptions=EXCEPTIONS)
    open_result(assessment=answered, by=cast.manager)
    return Assessment.objects.with_names().get(pk=answered.pk)


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
    return page_texts(render(report))


def without_feet(pages: list[str]) -> str:
    """All text in one piece: a cell may begin on one page and end on the next."""
    return squeezed("".join(pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_pdf_say_every_number_alike(client, submitted, cast, language):
    report = build_report(submitted, language=language)
    said = told(report)
    assert len(said) > 80
    page, pdf = page_text(client, submitted, cast, language), without_feet(pdf_pages(report))
    assert [one for one in said if squeezed(one) not in page] == []
    assert [one for one in said if squeezed(one) not in pdf] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_with_open_ends_and_exceptions_is_told_alike(client, draft, cast, language):
    report = build_report(draft, language=language)
    assert report.is_draft
    assert any(row.score and row.score.low != row.score.high for row in report.levels)
    assert any(demand.exception_reason for tier in report.tiers for demand in tier.demands)
    page, pdf = page_text(client, draft, cast, language), without_feet(pdf_pages(report))
    assert [one for one in told(report) if squeezed(one) not in page] == []
    assert [one for one in told(report) if squeezed(one) not in pdf] == []


def test_a_page_or_a_pdf_that_rounds_otherwise_is_found(client, submitted, cast, monkeypatch):
    said = told(build_report(submitted, language="en"))
    given = numbers.round_off
    monkeypatch.setattr(numbers, "round_off", lambda number, places=1: given(number, 0))
    page = page_text(client, submitted, cast, "en")
    pdf = without_feet(pdf_pages(build_report(submitted, language="en")))
    assert [one for one in said if squeezed(one) not in page] != []
    assert [one for one in said if squeezed(one) not in pdf] != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fine_count_has_the_same_words_on_both(client, submitted, cast, language):
    report = build_report(submitted, language=language)
    page, pdf = page_text(client, submitted, cast, language), without_feet(pdf_pages(report))
    word = "细分条件" if language == "zh-hans" else "singleconditionsmet"
    assert page.count(word) >= len(report.tiers)
    assert pdf.count(word) >= len(report.tiers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_the_newer_edition_and_one_says_what_it_is(submitted, language):
    report = build_report(submitted, language=language)
    assert report.edition_note
    mark = "据报道已有新版" if language == "zh-hans" else "(anewerone"
    pages = [squeezed(page) for page in pdf_pages(report)]
    assert squeezed(report.edition_note) in "".join(pages)
    assert all(mark in page for page in pages)


def test_the_report_does_not_depend_on_the_clock(submitted, monkeypatch):
    first = render(build_report(submitted, language="en"))
    monkeypatch.setattr("time.time", lambda: 4_102_444_800.0)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert render(build_report(submitted, language="en")) == first
