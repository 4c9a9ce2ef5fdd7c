"""Each room is reached from where a person looks for it."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.actions import follow_up, save_answers, submit
from assessments.models import Assessment, Plant
from assessments.waiting import to_confirm_in
from tests.cast import ALL_BEST, Cast
from tests.furnished import furnish


def shown(client: Client, name: str, pk: int) -> str:
    response = client.get(reverse(f"assessments:{name}", args=[pk]))
    assert response.status_code == 200
    return response.content.decode()


ROOMS = ["colleagues", "instances", "evidence", "findings", "history", "workbook_in"]


@pytest.mark.parametrize("room", ROOMS)
def test_the_overview_is_left_and_found_again_from_the_end_of_each_room(
    assessment: Assessment, client: Client, cast: Cast, room: str
) -> None:
    client.force_login(cast.manager)
    overview = reverse("assessments:overview", args=[assessment.pk])
    there = reverse(f"assessments:{room}", args=[assessment.pk])
    assert f'href="{there}"' in shown(client, "overview", assessment.pk)
    below = shown(client, room, assessment.pk).partition("<h1>")[2]
    assert f'href="{overview}"' in below


def test_the_overview_says_how_much_of_it_was_only_taken_over(
    assessment: Assessment, client: Client, cast: Cast
) -> None:
    User.objects.filter(pk=cast.manager.pk).update(language="en")
    client.force_login(cast.manager)
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    assert "still to confirm" not in shown(client, "overview", assessment.pk)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    assessment.refresh_from_db()
    begun = follow_up(assessment=assessment, by=cast.manager)
    overview = shown(client, "overview", begun.pk)
    assert f"{to_confirm_in([begun])[begun.pk]} answers still to confirm" in overview
    assert f'href="{reverse("assessments:confirm", args=[begun.pk])}"' in overview


@pytest.mark.parametrize("who", ["manager", "viewer"])
def test_the_plant_leads_to_its_register_of_systems(
    plant: Plant, client: Client, cast: Cast, who: str
) -> None:
    client.force_login(getattr(cast, who))
    assert reverse("assessments:systems", args=[plant.pk]) in shown(client, "plant", plant.pk)


def test_the_index_of_evidence_leads_to_all_of_it_in_one_file(
    assessment: Assessment, client: Client, cast: Cast
) -> None:
    client.force_login(cast.manager)
    archive = reverse("assessments:evidence_zip", args=[assessment.pk])
    submit(assessment=furnish(assessment, cast).assessment, by=cast.manager, confirmed_open=True)
    assert archive in shown(client, "result", assessment.pk)


def test_without_evidence_there_is_nothing_to_pack(
    assessment: Assessment, client: Client, cast: Cast
) -> None:
    client.force_login(cast.manager)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    archive = reverse("assessments:evidence_zip", args=[assessment.pk])
    assert archive not in shown(client, "result", assessment.pk)
