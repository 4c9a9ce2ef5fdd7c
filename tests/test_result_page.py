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

PARTS = [
    "standing",
    "decisions",
    "ladder",
    "conditions",
    "behind",
    "gaps",
    "road",
    "hangs-on",
    "scenarios",
    "profile",
    "indicators",
    "changes",
    "review",
    "register",
    "answers",
    "method",
]
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


def test_the_parts_stand_in_the_order_of_the_report(client, submitted, cast):
    shown = page(client, submitted, cast)
    article = shown.partition("<article")[2]
    found = re.findall(r'<(?:section|header)[^>]* id="([a-z-]+)"', article)
    assert found == [part for part in PARTS if part in found]
    always = {"standing", "ladder", "conditions", "gaps", "road", "profile", "indicators"}
    assert always | {"answers", "method"} <= set(found)


def test_the_first_line_is_a_sentence_and_no_picture_stands_before_words(client, submitted, cast):
    article = page(client, submitted, cast).partition("<article")[2]
    first = article.index("<svg")
    assert article.index('class="r-headline"') < article.index("r-two-lines") < first
    for part in article.split("<section ")[1:]:
        before_picture = part.partition("data-chart")[0]
        assert "<h2" in before_picture or "<h3" in before_picture


def test_the_contents_lead_to_every_part_and_to_nothing_else(client, submitted, cast):
    shown = page(client, submitted, cast)
    contents = shown.partition('class="r-contents"')[2].partition("</nav>")[0]
    parts = re.findall(r'<(?:section|header)[^>]* id="([a-z-]+)"', shown.partition("<article")[2])
    assert re.findall(r'href="#([^"]+)"', contents) == parts


def test_the_long_lists_are_folded(client, submitted, cast):
    shown = page(client, submitted, cast)
    gaps = shown.partition('id="gaps"')[2].partition('id="road"')[0]
    assert '<details class="r-steps">' in gaps
    assert not re.search(r"<details[^>]* open>", gaps)


def test_the_documents_are_the_way_on_and_the_plain_pdf_is_one_click_away(client, submitted, cast):
    head = page(client, submitted, cast).partition('id="standing"')[2].partition("</header>")[0]
    first, second = re.findall(r'<a class="r-download" href="([^"?]+)|<a href="([^"?]+)', head)[:2]
    assert first[0] == reverse("assessments:documents", args=[submitted.pk])
    assert second[1] == reverse("assessments:report", args=[submitted.pk])


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
