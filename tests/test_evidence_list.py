"""The list of proof, what stands beside a question, and what cannot be had."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from assessments.actions import evidence as acts
from assessments.actions import submit
from assessments.actions.evidence import Proves
from assessments.models import Assessment, Evidence
from tests import proof_files as files
from tests.cast import Cast
from tests.proving import in_memory, logged_in, page_of, piece, sent
from tests.queries import at_most

__all__ = ["in_memory"]


def test_only_what_proves_nothing_can_be_removed(assessment: Assessment, cast: Cast) -> None:
    client, known = logged_in(cast.manager), piece(assessment, cast)
    remove = {"act": "remove", "piece": known.pk}
    used = client.post(page_of(assessment, ""), remove, follow=True)
    assert "it was not removed" in used.text
    acts.unuse(assessment=assessment, by=cast.manager, use=assessment.evidence_uses.get())
    assert "Remove for good" in client.get(page_of(assessment, "")).text
    gone = client.post(page_of(assessment, ""), remove, follow=True)
    assert "“Screen” is removed." in gone.text
    assert client.post(page_of(assessment, ""), remove).status_code == 404


def test_expired_proof_is_marked_and_valid_through_its_last_day(
    assessment: Assessment, cast: Cast
) -> None:
    today = timezone.localdate()
    piece(assessment, cast, "Old", expires=today - timedelta(days=1))
    piece(assessment, cast, "Current", expires=today)
    for address in (page_of(assessment), page_of(assessment, "")):
        page = logged_in(cast.viewer).get(address).text
        assert page.count("expired ") == 1
        assert f"expired {today - timedelta(days=1)}" in page


def test_an_empty_list_says_how_proof_is_added(assessment: Assessment, cast: Cast) -> None:
    page = logged_in(cast.viewer).get(page_of(assessment, "")).text
    assert "Nothing is proved yet" in page
    assert "zip" not in page


def test_proof_stands_beside_its_question(assessment: Assessment, cast: Cast) -> None:
    known = piece(assessment, cast, "Fault list <1>")
    questions = reverse("assessments:questions", args=[assessment.pk, "equipment", 1])
    page = logged_in(cast.contributor).get(questions).text
    assert "Fault list &lt;1&gt;" in page
    assert page_of(assessment) in page
    assert reverse("assessments:evidence_file", args=[known.plant_id, known.pk]) in page
    assert "Look at the proof" in logged_in(cast.viewer).get(questions).text


def test_a_submitted_self_check_shows_its_proof_and_no_forms(begun: Assessment, cast: Cast) -> None:
    piece(begun, cast)
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    page = logged_in(cast.manager).get(page_of(begun)).text
    assert "Screen" in page
    assert 'name="act"' not in page
    response = logged_in(cast.manager).post(
        page_of(begun), sent(files.PDF, **{"file-0-title": "Too late"})
    )
    assert response.status_code == 409
    assert 'value="Too late"' in response.text
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    "query",
    [
        "?question=nothing",
        "?question=workshop.batches",
        "?instance=99",
        "?instance=x",
        "?instance=",
    ],
)
def test_a_place_that_is_not_asked_is_not_found(
    assessment: Assessment, cast: Cast, query: str
) -> None:
    assert logged_in(cast.manager).get(page_of(assessment, query)).status_code == 404


@pytest.mark.parametrize("query", ["", "?question=device.state"])
def test_the_pages_ask_few_questions_of_the_database(
    assessment: Assessment, cast: Cast, query: str
) -> None:
    for number in range(12):
        known = piece(assessment, cast, f"Screen {number}")
        acts.use(
            assessment=assessment,
            by=cast.manager,
            evidence=known,
            proves=Proves("eligibility.size"),
        )
    client = logged_in(cast.manager)
    client.get(page_of(assessment, query))
    with at_most(8):
        client.get(page_of(assessment, query))


def test_the_file_is_gone_from_the_storage_and_the_page_says_so(
    assessment: Assessment, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    known = piece(assessment, cast)
    storages["evidence"].delete(known.stored)
    address = reverse("assessments:evidence_file", args=[known.plant_id, known.pk])
    response = logged_in(cast.viewer).get(address)
    assert response.status_code == 404
    assert "the storage no longer has its file" in response.text
    assert known.stored in caplog.text


def test_proof_of_a_question_no_longer_asked_is_seen_and_taken_off(
    assessment: Assessment, cast: Cast
) -> None:
    """workshop.batches is asked of process plants only; this one became a discrete one."""
    piece(assessment, cast)
    assessment.evidence_uses.update(question="workshop.batches")
    client, at = logged_in(cast.manager), page_of(assessment, "?question=workshop.batches")
    page = client.get(at).text
    assert "Take it off here" in page
    assert "Add these files" not in page
    assert client.post(at, sent(files.PDF)).status_code == 404
    use = assessment.evidence_uses.get()
    gone = client.post(at, {"act": "unuse", "use": use.pk}, follow=True)
    assert (gone.status_code, "no longer stands here" in gone.text) == (200, True)
    assert client.get(at).status_code == 404
    assert assessment.evidence_uses.count() == 0
