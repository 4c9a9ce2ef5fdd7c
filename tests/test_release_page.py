"""The form before something leaves: errors stand beside their field, and nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, save_answers
from assessments.models import Assessment, Release
from tests.cast import Cast
from tests.letting_out import own_cache
from tests.opened import opened
from tests.proving import in_memory, logged_in

__all__ = ["in_memory", "own_cache"]

WANTED = {"kind": "report", "language": "en", "length": "standard", "audience": "authority"}
FILLED = {
    "receiver": "Department of Industry",
    "place": "here",
    "data_class": "general",
    "no_state_secrets": "yes",
    "no_faces_or_places": "yes",
}


@pytest.fixture
def draft(begun: Assessment) -> Assessment:
    return Assessment.objects.get(pk=opened(begun).pk)


@pytest.fixture
def manager(cast: Cast) -> Client:
    return logged_in(cast.manager)


def address(assessment: Assessment) -> str:
    return reverse("assessments:release", args=[assessment.pk])


def filled(assessment: Assessment, **other: str) -> dict[str, Any]:
    return {**WANTED, **FILLED, "revision": str(assessment.revision), **other}


def test_a_filled_form_confirms_and_leads_back_to_the_download(
    draft: Assessment, manager: Client
) -> None:
    response = manager.post(address(draft), filled(draft), follow=True)
    page = response.content.decode()
    assert "Confirmed and on the record" in page
    report = reverse("assessments:report", args=[draft.pk])
    assert f'href="{report}?language=en&amp;length=standard&amp;audience=authority"' in page
    assert Release.objects.get().wanted == "en-standard-authority-next"


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("receiver", "Say who gets it"),
        ("place", "Say where the receiver is"),
        ("data_class", "Choose the class"),
        ("no_state_secrets", "Without this it does not leave"),
        ("no_faces_or_places", "Without this it does not leave"),
    ],
)
def test_what_is_missing_is_said_beside_it_and_the_rest_is_kept(
    draft: Assessment, manager: Client, left_out: str, said: str
) -> None:
    body = filled(draft)
    del body[left_out]
    response = manager.post(address(draft), body)
    page = response.content.decode()
    assert response.status_code == 400
    assert f'id="error-{left_out}"' in page
    assert page.count('class="field-error"') == 1
    assert said in page
    assert page.count(" checked>") + page.count(" checked aria") == 4 - (left_out != "receiver")
    assert ('value="Department of Industry"' in page) is (left_out != "receiver")
    for name, value in WANTED.items():
        assert f'name="{name}" value="{value}"' in page
    assert not Release.objects.exists()


@pytest.mark.parametrize("wanted", [{"audience": "headquarters"}, {"place": "abroad"}])
def test_why_important_data_stays_and_what_to_do_is_said(
    draft: Assessment, manager: Client, wanted: dict[str, str]
) -> None:
    response = manager.post(address(draft), filled(draft, data_class="important", **wanted))
    page = response.content.decode()
    assert response.status_code == 400
    assert "security assessment" in page
    assert "no legal advice" in page
    assert not Release.objects.exists()


def test_a_draft_changed_meanwhile_is_looked_at_again(
    draft: Assessment, manager: Client, cast: Cast
) -> None:
    body = filled(draft)
    better = Change("workshop.sequence", option="proposed", count=2, of=2, revision=1)
    save_answers(assessment=draft, by=cast.contributor, changes=[better])
    response = manager.post(address(draft), body)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Somebody changed this self-check" in page
    assert 'value="Department of Industry"' in page
    draft.refresh_from_db()
    assert f'name="revision" value="{draft.revision}"' in page
    assert not Release.objects.exists()
    assert manager.post(address(draft), filled(draft)).status_code == 302


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "9" * 30, "1; drop"])
def test_a_made_up_revision_confirms_nothing(
    draft: Assessment, manager: Client, nonsense: str
) -> None:
    response = manager.post(address(draft), filled(draft, revision=nonsense))
    assert response.status_code == 409
    assert not Release.objects.exists()


@pytest.mark.parametrize(
    "hostile",
    [
        {"receiver": "a\x00b"},
        {"receiver": "x" * 201},
        {"data_class": "core"},
        {"place": "moon"},
    ],
)
def test_hostile_fields_are_refused_beside_the_field(
    draft: Assessment, manager: Client, hostile: dict[str, str]
) -> None:
    response = manager.post(address(draft), filled(draft, **hostile))
    assert response.status_code == 400
    assert f'id="error-{next(iter(hostile))}"' in response.content.decode()


@pytest.mark.parametrize(
    "hostile", [{"kind": "everything"}, {"kind": ""}, {"audience": "internal"}, {"length": "x"}]
)
def test_what_cannot_be_confirmed_is_a_bad_request(
    draft: Assessment, manager: Client, hostile: dict[str, str]
) -> None:
    assert manager.post(address(draft), filled(draft, **hostile)).status_code == 400
    assert manager.get(address(draft), {**WANTED, **hostile}).status_code == 400


@pytest.mark.parametrize("who", ["contributor", "reviewer", "viewer"])
def test_whoever_may_not_submit_may_not_confirm(draft: Assessment, cast: Cast, who: str) -> None:
    client = logged_in(getattr(cast, who))
    assert client.get(address(draft), WANTED).status_code == 403
    assert client.post(address(draft), filled(draft)).status_code == 403
    assert not Release.objects.exists()


def test_looking_at_the_form_confirms_nothing(draft: Assessment, manager: Client) -> None:
    assert manager.get(address(draft), {**WANTED, **FILLED}).status_code == 200
    assert not Release.objects.exists()


def test_a_second_receiver_is_confirmed_beside_the_first(
    draft: Assessment, manager: Client
) -> None:
    for receiver in ("One", "Two"):
        assert manager.post(address(draft), filled(draft, receiver=receiver)).status_code == 302
    assert set(Release.objects.values_list("receiver", flat=True)) == {"One", "Two"}
