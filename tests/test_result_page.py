"""The result page: from the stored scorecard, with few queries, escaped, without script."""

import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, save_answers, submit
from assessments.models import Assessment
from assessments.reports.build import build_report, stored
from tests.cast import Cast
from tests.opened import opened
from tests.queries import at_most

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

SHAPES = ["met", "not_met", "undecided", "with_exception"]
HOSTILE = "R&D <b>x</b> <img src=x onerror=alert(1)> 😀𠮷"


@pytest.fixture
def submitted(national: Assessment, cast: Cast) -> Assessment:
    changes = [
        Change("device.abnormality", option="messaged", count=30, note=HOSTILE),
        Change("standing.cmmm_level", option="level_2"),
        Change("scenario.PO24", option="in_use_ai"),
        Change("scenario.PO27", option="in_use"),
    ]
    save_answers(assessment=national, by=cast.manager, changes=changes)
    submit(assessment=national, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=national.pk)


def page(client: Client, assessment: Assessment, cast: Cast, query: str = "") -> str:
    client.force_login(cast.manager)
    response = client.get(reverse("assessments:result", args=[assessment.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_sentence_comes_first_then_the_ladder_then_the_gaps(client, submitted, cast):
    shown = page(client, submitted, cast)
    report = build_report(submitted, language="en")
    parts = ("r-headline", "r-ladder-heading", "r-behind-heading", 'id="gaps"')
    places = [shown.index(part) for part in parts]
    assert places == sorted(places) < [shown.index("r-profile-heading")]
    assert report.disclaimer


def test_what_to_do_first_is_one_link_away_and_the_long_lists_are_folded(client, submitted, cast):
    shown = page(client, submitted, cast)
    head = shown.partition('class="r-standing"')[2].partition("</header>")[0]
    there = [place for place in ("road", "hangs-on") if f'id="{place}"' in shown]
    assert re.findall(r'href="#([^"]+)"', head) == there != []
    gaps = shown.partition('id="gaps"')[2].partition('id="road"')[0]
    assert '<details class="r-steps">' in gaps
    assert not re.search(r"<details[^>]* open>", gaps)


def test_the_page_takes_at_most_twelve_queries(client, submitted, cast):
    page(client, submitted, cast)
    with at_most(12):
        client.get(reverse("assessments:result", args=[submitted.pk]))


def test_a_submitted_assessment_is_never_scored_again(submitted, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("scored again")

    monkeypatch.setattr(stored, "score", refuse)
    assert not build_report(submitted, language="en").is_draft


def test_the_stored_scorecard_is_shown_even_if_scoring_would_differ(submitted, monkeypatch):
    card = {**submitted.result.scorecard, "asked": 7}
    monkeypatch.setattr(submitted.result, "scorecard", card)
    counts = {fact.label: fact.value for fact in build_report(submitted, language="en").counts}
    assert counts["Questions asked"] == "7"


def test_an_open_assessment_is_a_draft_scored_as_it_stands(client, national, cast):
    report = build_report(
        Assessment.objects.with_names().get(pk=national.pk), language="en", target="advanced"
    )
    assert (report.is_draft, report.tier_key, report.target_key) == (True, "", "advanced")
    assert "r-warnings" in page(client, opened(national), cast)


def test_what_people_typed_is_escaped(client, submitted, cast):
    shown = page(client, submitted, cast)
    assert "<img src=x" not in shown
    assert "R&amp;D &lt;b&gt;x&lt;/b&gt;" in shown
    assert "😀𠮷" in shown


def test_the_page_needs_no_style_and_no_script_of_its_own(client, submitted, cast):
    article = page(client, submitted, cast).partition("<article")[2].partition("</article>")[0]
    assert article
    assert not re.search(r"<script|<style|<[^>]*\s(style|on\w+)=", article)


def test_every_table_can_be_reached_and_scrolled_by_keyboard(client, submitted, cast):
    article = page(client, submitted, cast).partition("<article")[2]
    tables = article.count("<table")
    assert tables > 10
    regions = re.findall(
        r'<div class="r-scroll" role="region" tabindex="0" aria-label="[^"]+">', article
    )
    assert len(regions) >= tables


def test_what_is_folded_is_printed():
    style = (settings.BASE_DIR / "config" / "static" / "result.css").read_text("utf-8")
    printed = style.partition("@media print {")[2]
    assert ".r-result details::details-content { content-visibility: visible;" in printed


def test_every_shape_of_a_verdict_is_named_on_the_page(client, submitted, cast):
    legend = page(client, submitted, cast).partition('class="r-legend"')[2].partition("</p>")[0]
    assert re.findall(r"r-verdict r-verdict-(\w+)", legend) == SHAPES


def test_ids_on_the_page_are_used_once(client, submitted, cast):
    ids = re.findall(r'\sid="([^"]+)"', page(client, submitted, cast))
    assert ids
    assert len(ids) == len(set(ids))


def test_the_facts_name_sector_province_and_totals(submitted):
    facts = {fact.label: fact.value for fact in build_report(submitted, language="en").plant_facts}
    assert facts["Province"] == "Jiangsu"
    assert facts["Key machines"] == "42"
    assert any(row.detail == HOSTILE for row in build_report(submitted, language="en").notes)


def test_the_command_writes_a_pdf(submitted, tmp_path):
    out = tmp_path / "report.pdf"
    call_command("report", submitted.pk, language="en", out=out, stdout=StringIO())
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_command_says_what_is_wrong(db, tmp_path):
    with pytest.raises(CommandError, match="no assessment 4711"):
        call_command("report", 4711, language="en", out=tmp_path / "x.pdf")
