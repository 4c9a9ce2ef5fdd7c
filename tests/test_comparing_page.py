"""Any two self-checks of a plant on a page, and the part of the report on what changed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, Facts, create_plant, follow_up, save_answers, start, submit
from assessments.actions.history import open_result
from assessments.models import Assessment, Plant
from assessments.reports.build import build_report
from assessments.reports.pdf.document import render
from tests.cast import ALL_BEST, Cast
from tests.queries import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def older(begun: Assessment, cast: Cast) -> Assessment:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=begun.pk)


@pytest.fixture
def newer(older: Assessment, cast: Cast) -> Assessment:
    return later(older, cast)


def later(older: Assessment, cast: Cast, answers: list[Change] = ALL_BEST) -> Assessment:
    """The year after: the answers are given anew, and submitted."""
    made = follow_up(assessment=older, by=cast.manager)
    held = {answer.question: answer.revision for answer in made.answers.all()}
    changes = [
        Change(
            c.question, option=c.option, count=c.count, of=c.of, revision=held.get(c.question, 0)
        )
        for c in answers
    ]
    saved = save_answers(assessment=made, by=cast.manager, changes=changes)
    assert not saved.conflicts
    submit(assessment=made, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=made.pk)


def shown(client: Client, cast: Cast, plant: Plant, status: int = 200, **asked: Any) -> str:
    cast.viewer.language = "en"
    cast.viewer.save()
    client.force_login(cast.viewer)
    response = client.get(reverse("assessments:compare", args=[plant.pk]), asked)
    assert response.status_code == status
    return response.content.decode()


def test_the_latest_two_are_compared_and_a_viewer_may(
    client: Client, cast: Cast, older: Assessment, newer: Assessment
) -> None:
    told = shown(client, cast, newer.plant)
    assert "By self-check: basic" in told or "By self-check: no tier shown" in told
    assert "advanced" in told


def test_the_page_says_the_same_whichever_way_round_they_were_chosen(
    client: Client, cast: Cast, older: Assessment, newer: Assessment
) -> None:
    there = shown(client, cast, newer.plant, older=older.pk, newer=newer.pk)
    back = shown(client, cast, newer.plant, older=newer.pk, newer=older.pk)
    assert headline(there) == headline(back)


def headline(page: str) -> str:
    return page.split('class="r-headline">')[1].split("<")[0]


def test_one_alone_and_the_same_twice_are_told_and_not_compared(
    client: Client, cast: Cast, older: Assessment
) -> None:
    assert "one self-check of this plant so far" in shown(client, cast, older.plant)
    later(older, cast)
    told = shown(client, cast, older.plant, older=older.pk, newer=older.pk)
    assert "chosen twice" in told


def test_a_draft_nobody_opened_tells_nothing(client: Client, cast: Cast, older: Assessment) -> None:
    made = follow_up(assessment=older, by=cast.manager)
    told = shown(client, cast, older.plant, older=older.pk, newer=made.pk)
    assert "a draft whose result nobody has opened yet" in told
    assert "By self-check" not in told
    open_result(assessment=made, by=cast.manager)
    assert "By self-check" in shown(client, cast, older.plant, older=older.pk, newer=made.pk)


def test_strangers_and_other_plants_are_not_found(
    client: Client, cast: Cast, older: Assessment, newer: Assessment
) -> None:
    client.force_login(cast.stranger)
    address = reverse("assessments:compare", args=[newer.plant_id])
    assert client.get(address).status_code == 404
    other = create_plant(organisation=cast.organisation, by=cast.manager, facts=Facts(name="Other"))
    theirs = start(plant=other, by=cast.manager)
    shown(client, cast, newer.plant, 404, older=older.pk, newer=theirs.pk)
    shown(client, cast, newer.plant, 404, older="nonsense", newer=newer.pk)


def test_the_page_asks_the_database_few_times(
    client: Client, cast: Cast, older: Assessment, newer: Assessment
) -> None:
    shown(client, cast, newer.plant)
    with at_most(13):
        client.get(reverse("assessments:compare", args=[newer.plant_id]))


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_report_tells_what_changed_since_the_one_before(
    older: Assessment, newer: Assessment, language: str
) -> None:
    part = build_report(newer, language=language).changes
    assert part is not None
    assert {row.moved for row in part.verdicts} >= {"rose"}
    assert any(row.key == "device.state" and row.moved == "rose" for row in part.answers)
    assert build_report(older, language=language).changes is None


def test_a_submitted_report_stays_byte_for_byte_whatever_is_submitted_later(
    older: Assessment, newer: Assessment, cast: Cast
) -> None:
    reports = [build_report(one, language="en") for one in (older, newer)]
    before = [render(report, length="standard") for report in reports]
    third = later(newer, cast, answers=[Change("device.state", option="unseen", count=42)])
    Assessment.objects.filter(pk=third.pk).update(
        submitted_at=third.submitted_at + timedelta(days=1)
    )
    again = [
        build_report(Assessment.objects.get(pk=one.pk), language="en") for one in (older, newer)
    ]
    assert again == reports
    assert [render(report, length="standard") for report in again] == before
    told = build_report(Assessment.objects.get(pk=third.pk), language="en").changes
    assert told is not None and any(row.moved == "fell" for row in told.verdicts)


def test_reading_what_was_before_costs_few_queries(older: Assessment, newer: Assessment) -> None:
    found = Assessment.objects.with_names().get(pk=newer.pk)
    with at_most(14):
        build_report(found, language="en")
