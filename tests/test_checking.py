"""The page where anybody compares a document: unchanged, current, and nothing of the plant."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.actions import Facts, create_plant, follow_up, start, submit
from assessments.actions.reopening import reopen
from assessments.documents.making import pdf_of
from assessments.models import Assessment, MadeDocument
from assessments.reports.order import Order
from tests.cast import Cast
from tests.letting_out import own_cache
from tests.proving import logged_in
from tests.queries import at_most

__all__ = ["own_cache"]

SUPERSEDED, CURRENT = "Superseded.", "Current."


@pytest.fixture
def done(begun: Assessment, cast: Cast) -> Assessment:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=begun.pk)


def address(assessment: Assessment, code: str = "") -> str:
    code = code or assessment.result.document_code.code
    return reverse("assessments:check_document", args=[code])


def page_of(assessment: Assessment, client: Client | None = None, language: str = "en") -> str:
    response = (client or Client()).get(address(assessment), {"language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_digest_of_every_document_made(done: Assessment) -> None:
    made = [pdf_of(done, Order(language=language)) for language in ("en", "zh-hans")]
    page = page_of(done)
    assert page.count("data-sha256=") == 2
    for one in made:
        assert f'data-sha256="{one.sha256}"' in page


def test_before_the_first_document_it_says_that_there_is_nothing_to_compare(
    done: Assessment,
) -> None:
    page = page_of(done)
    assert "nothing to compare with" in page
    assert "data-sha256" not in page
    assert 'type="file"' not in page


def test_it_says_nothing_of_plant_people_edition_or_dates(done: Assessment, cast: Cast) -> None:
    pdf_of(done, Order(language="en"))
    secret = [
        done.plant.name,
        "Yangzhou",
        "扬州",
        cast.organisation.name,
        "Jiangbei",
        cast.manager.username,
        done.edition.title("en"),
        done.edition.edition,
        done.edition.checksum,
        str(timezone.localdate().year),
        f"/assessments/{done.pk}",
        f"/plants/{done.plant_id}",
    ]
    tiers = ("basic", "advanced", "excellence", "leading", "基础", "先进", "卓越", "领航")
    for language in ("en", "zh-hans"):
        page = page_of(done, language=language)
        for word in MadeDocument.objects.values_list("sha256", flat=True):
            page = page.replace(word, "")
        assert not [word for word in (*secret, *tiers) if word in page]


def test_it_is_the_same_for_everybody(done: Assessment, cast: Cast) -> None:
    pdf_of(done, Order(language="en"))
    readers = [Client(), *map(logged_in, (cast.owner, cast.viewer, cast.stranger))]
    assert len({page_of(done, reader) for reader in readers}) == 1


def test_it_is_kept_nowhere_found_by_no_search_and_passes_no_address_on(
    done: Assessment, cast: Cast
) -> None:
    for client in (Client(), logged_in(cast.owner)):
        response = client.get(address(done))
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "connect-src 'none'" in response["Content-Security-Policy"]
        assert "<form" not in response.content.decode()


@pytest.mark.parametrize("as_typed", [str.lower, lambda c: f"{c[:5]}-{c[5:]}", lambda c: f" {c} "])
def test_a_code_may_be_typed_as_it_is_read(done: Assessment, as_typed: Any) -> None:
    code = as_typed(done.result.document_code.code)
    assert Client().get(address(done, code)).status_code == 200


@pytest.mark.parametrize("code", ["2" * 20, "x", "2" * 5000, "..", "%00", "'; --", "\x00", "码"])
def test_an_unknown_code_is_not_found_as_anywhere_else(done: Assessment, code: str) -> None:
    response = Client(headers={"accept-language": "en"}).get(address(done, code))
    assert response.status_code == 404
    assert "There is no such page here" in response.content.decode()


def test_a_part_of_a_code_is_no_code(done: Assessment) -> None:
    code = done.result.document_code.code
    for part in (code[:-1], code[1:], code + code[0]):
        assert Client().get(address(done, part)).status_code == 404


def test_nothing_is_changed_there(done: Assessment) -> None:
    assert Client().post(address(done)).status_code == 405
    assert Client().get(address(done)).status_code == 200
    assert not MadeDocument.objects.exists()


def test_a_first_result_is_current(done: Assessment) -> None:
    assert CURRENT in page_of(done)


def test_a_result_submitted_later_supersedes_it(done: Assessment, cast: Cast) -> None:
    later = follow_up(assessment=done, by=cast.manager)
    assert CURRENT in page_of(done), "begun is not submitted"
    submit(assessment=later, by=cast.manager, confirmed_open=True)
    assert SUPERSEDED in page_of(done)
    assert CURRENT in page_of(later)


def test_reopened_it_stays_current_until_it_is_submitted_again(
    done: Assessment, cast: Cast
) -> None:
    again = reopen(assessment=done, by=cast.owner, reason="Counted twice.")
    assert CURRENT in page_of(done)
    submit(assessment=again, by=cast.owner, confirmed_open=True)
    assert SUPERSEDED in page_of(done)


def test_of_two_submitted_at_the_same_moment_the_newer_row_is_the_current_one(
    done: Assessment, cast: Cast
) -> None:
    later = follow_up(assessment=done, by=cast.manager)
    submit(assessment=later, by=cast.manager, confirmed_open=True)
    Assessment.objects.filter(pk=later.pk).update(submitted_at=done.submitted_at)
    assert (SUPERSEDED in page_of(done), CURRENT in page_of(later)) == (True, True)
    before = done.submitted_at - timedelta(days=1)
    Assessment.objects.filter(pk=later.pk).update(submitted_at=before)
    assert (CURRENT in page_of(done), SUPERSEDED in page_of(later)) == (True, True)


def test_what_another_plant_submits_supersedes_nothing(done: Assessment, cast: Cast) -> None:
    facts = Facts("Another", production="discrete")
    other = create_plant(organisation=cast.organisation, by=cast.manager, facts=facts)
    submit(assessment=start(plant=other, by=cast.manager), by=cast.manager, confirmed_open=True)
    assert CURRENT in page_of(done)


def test_it_asks_the_database_little(done: Assessment) -> None:
    pdf_of(done, Order(language="en"))
    with at_most(3):
        page_of(done)
