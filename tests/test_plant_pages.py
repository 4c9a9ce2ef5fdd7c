"""Home, plants and their facts."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Organisation
from assessments.actions import Change, Facts, create_plant, save_answers, submit
from assessments.models import Assessment, Plant
from tests.cast import Cast
from tests.queries import at_most, counted

HOSTILE = "R&D <b>x</b> 🏭𠮷"


@pytest.fixture
def manager(client: Client, cast: Cast) -> Client:
    client.force_login(cast.manager)
    client.post(reverse("switch_language"), {"language": "en"})
    return client


def facts_body(**more: object) -> dict[str, object]:
    return {"name": "Yangzhou", "production": "discrete", "province": "jiangsu", **more}


def shown_state(manager: Client, address: str) -> str:
    """What the facts page hides: what it showed."""
    return str(manager.get(address).context["form"].shown_state)


def test_without_plants_home_says_how_to_begin(manager: Client) -> None:
    page = manager.get("/").content.decode()
    assert "No plant yet." in page
    assert reverse("assessments:plant_new") in page


def test_a_viewer_without_plants_is_told_whom_to_ask(client: Client, cast: Cast) -> None:
    client.force_login(cast.viewer)
    page = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert reverse("assessments:plant_new") not in page


def test_home_names_result_and_self_check_under_way(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    assert "Self-check under way" in manager.get("/").content.decode()
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    assert "No tier shown by the answers" in manager.get("/").content.decode()


def test_home_shows_no_strangers_plant(client: Client, assessment: Assessment, cast: Cast) -> None:
    client.force_login(cast.stranger)
    assert "扬州厂" not in client.get("/").content.decode()


def test_home_asks_the_same_of_the_database_for_many_plants(
    manager: Client, cast: Cast, small: None
) -> None:
    for number in range(12):
        create_plant(
            organisation=cast.organisation, by=cast.manager, facts=Facts(name=f"Plant {number}")
        )
    with at_most(6):
        manager.get("/")


def test_lists_of_results_do_not_read_what_they_were_worked_out_from(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    for address in ("/", reverse("assessments:plant", args=[assessment.plant_id])):
        asked = " ".join(counted(partial(manager.get, address)))
        assert '"assessments_result"."tier"' in asked
        for column in ("scorecard", "readings", "dossier"):
            assert f'"assessments_result"."{column}"' not in asked, (address, column)


def test_a_plant_is_added_with_a_hostile_name(manager: Client) -> None:
    response = manager.post(reverse("assessments:plant_new"), facts_body(name=HOSTILE))
    plant = Plant.objects.get()
    assert response["Location"] == reverse("assessments:plant", args=[plant.pk])
    assert plant.name == HOSTILE
    assert "R&amp;D &lt;b&gt;" in manager.get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"name": ""}, "Write the name of the plant."),
        ({"name": "x" * 201}, "200"),
        ({"name": "a\x00b"}, "Null characters"),
        ({"province": "atlantis"}, "Choose one of the entries in the list."),
    ],
    ids=["no name", "long name", "NUL", "tampered province"],
)
def test_a_plant_that_cannot_be_stored_is_asked_back(
    manager: Client, body: dict[str, str], message: str
) -> None:
    response = manager.post(reverse("assessments:plant_new"), facts_body(**body))
    assert response.status_code == 400
    assert message in response.content.decode()
    assert not Plant.objects.exists()


def test_a_name_is_used_once_in_an_organisation(plant: Plant, manager: Client) -> None:
    response = manager.post(reverse("assessments:plant_new"), facts_body(name=plant.name))
    assert response.status_code == 400
    assert "already has a plant of this name" in response.content.decode()
    assert Plant.objects.count() == 1


def test_an_empty_form_is_asked_back(manager: Client) -> None:
    assert manager.post(reverse("assessments:plant_new"), {}).status_code == 400


def test_a_plant_goes_only_to_an_organisation_of_ones_own(manager: Client, cast: Cast) -> None:
    second = Organisation.objects.create(name="Second", slug="second")
    Membership.objects.create(user=cast.manager, organisation=second, role="owner")
    foreign = Organisation.objects.get(slug="elsewhere")
    address = reverse("assessments:plant_new")
    assert manager.post(address, facts_body(organisation=foreign.pk)).status_code == 400
    assert manager.post(address, facts_body(organisation=second.pk)).status_code == 302
    assert Plant.objects.get().organisation == second


def test_a_self_check_starts_at_the_plant_facts(plant: Plant, small: None, manager: Client) -> None:
    response = manager.post(reverse("assessments:start", args=[plant.pk]))
    begun = Assessment.objects.get()
    assert response["Location"] == reverse("assessments:facts", args=[begun.pk])


def test_a_second_start_leads_to_the_open_one(assessment: Assessment, manager: Client) -> None:
    address = reverse("assessments:start", args=[assessment.plant_id])
    page = manager.post(address, follow=True).content.decode()
    assert "already open" in page
    assert Assessment.objects.count() == 1


def test_without_an_edition_nothing_starts(plant: Plant, manager: Client) -> None:
    page = manager.post(reverse("assessments:start", args=[plant.pk]), follow=True)
    assert "No edition of the criteria is published yet" in page.content.decode()


def test_a_follow_up_begins_with_the_old_answers(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    changes = [Change("device.state", option="unseen")]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)
    address = reverse("assessments:follow_up", args=[assessment.pk])
    assert "starts from a submitted" in manager.post(address, follow=True).content.decode()
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    manager.post(address)
    begun = Assessment.objects.get(follows=assessment)
    assert begun.answers.get().option == "unseen"


def test_facts_and_totals_are_stored(assessment: Assessment, manager: Client) -> None:
    address = reverse("assessments:facts", args=[assessment.pk])
    state = shown_state(manager, address)
    body = facts_body(ownership="foreign", state=state) | {"total-machines": "50"}
    assert manager.post(address, body).status_code == 302
    assessment.refresh_from_db()
    assert assessment.facts["ownership"] == "foreign"
    assert assessment.totals == {"machines": 50}


def test_a_larger_total_says_which_answers_it_opens_again(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    changes = [Change("device.state", option="shown", count=30)]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)
    address = reverse("assessments:facts", args=[assessment.pk])
    body = facts_body(state=shown_state(manager, address)) | {"total-machines": "90"}
    page = manager.post(address, body, follow=True).content.decode()
    assert "1 answered question is open again with these facts" in page


@pytest.mark.parametrize("total", ["0", "-3", "many", "1.5", "9" * 30])
def test_a_total_that_is_no_count_is_asked_back(
    assessment: Assessment, manager: Client, total: str
) -> None:
    address = reverse("assessments:facts", args=[assessment.pk])
    body = facts_body(name="Renamed") | {"total-machines": total}
    response = manager.post(address, body)
    assert response.status_code == 400
    assert "Renamed" in response.content.decode()
    assessment.refresh_from_db()
    assert assessment.totals == {"machines": 42}


def test_a_total_below_a_count_names_the_question(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    changes = [Change("device.state", option="shown", count=30)]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)
    address = reverse("assessments:facts", args=[assessment.pk])
    body = facts_body(state=shown_state(manager, address)) | {"total-machines": "20"}
    response = manager.post(address, body)
    assert response.status_code == 400
    assert "How is a fault noticed?" in response.content.decode()


def test_facts_of_a_submitted_self_check_stay(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    address = reverse("assessments:facts", args=[assessment.pk])
    assert manager.post(address, facts_body(name="Late")).status_code == 409
    assert Plant.objects.get().name != "Late"


def test_who_may_not_change_the_facts_is_told_who_can_before_the_click(
    assessment: Assessment, client: Client, cast: Cast
) -> None:
    client.force_login(cast.contributor)
    page = client.get(
        reverse("assessments:overview", args=[assessment.pk]), headers={"accept-language": "en"}
    )
    assert "A manager or owner fills them in." in page.content.decode()
