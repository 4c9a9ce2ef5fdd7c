"""Who gets which page, and that looking never changes anything."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.models import Assessment
from tests.cast import Cast
from tests.opened import opened
from tests.queries import at_most

READ = ("overview", "facts", "standing", "indicators", "review", "result", "road")
WRITES = {"questions", "scenarios", "standing", "indicators", "review", "facts", "submit"}
MEMBERS = ("owner", "manager", "contributor", "reviewer", "viewer")


def read_addresses(assessment: Assessment) -> list[str]:
    key = assessment.pk
    return [
        *(reverse(f"assessments:{name}", args=[key]) for name in READ),
        reverse("assessments:questions", args=[key, "equipment", 1]),
        reverse("assessments:scenarios", args=[key, "PO"]),
        reverse("assessments:plant", args=[assessment.plant_id]),
    ]


def write_addresses(assessment: Assessment) -> dict[str, str]:
    key = assessment.pk
    return {
        "questions": reverse("assessments:questions", args=[key, "equipment", 1]),
        "scenarios": reverse("assessments:scenarios", args=[key, "PO"]),
        "standing": reverse("assessments:standing", args=[key]),
        "indicators": reverse("assessments:indicators", args=[key]),
        "review": reverse("assessments:review", args=[key]),
        "facts": reverse("assessments:facts", args=[key]),
        "submit": reverse("assessments:submit", args=[key]),
        "follow_up": reverse("assessments:follow_up", args=[key]),
        "start": reverse("assessments:start", args=[assessment.plant_id]),
    }


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_every_page_asks_for_a_log_in(assessment: Assessment) -> None:
    for address in read_addresses(assessment):
        response = Client().get(address)
        assert (response.status_code, response["Location"]) == (
            302,
            f"/accounts/login/?next={address}",
        )


def test_what_this_is_can_be_read_by_everybody(db: None) -> None:
    assert Client().get(reverse("assessments:about")).status_code == 200


@pytest.mark.parametrize("who", ["stranger", "rubric_editor", "platform_admin"])
def test_whoever_is_no_member_learns_nothing(assessment: Assessment, cast: Cast, who: str) -> None:
    client = logged_in(getattr(cast, who))
    report = reverse("assessments:report", args=[assessment.pk])
    for address in [*read_addresses(assessment), report]:
        assert client.get(address).status_code == 404, address
    for address in write_addresses(assessment).values():
        assert client.post(address).status_code == 404, address


@pytest.mark.parametrize("who", MEMBERS)
def test_every_member_may_read(assessment: Assessment, cast: Cast, who: str) -> None:
    client = logged_in(getattr(cast, who))
    for _ in range(2):
        for address in read_addresses(assessment):
            assert client.get(address).status_code == 200, address
        opened(assessment)


@pytest.mark.parametrize(
    ("who", "refused"),
    [
        ("viewer", WRITES),
        ("reviewer", WRITES),
        ("contributor", {"facts", "submit", "start", "follow_up"}),
    ],
)
def test_a_member_without_the_right_is_told_so(
    assessment: Assessment, cast: Cast, who: str, refused: set[str]
) -> None:
    client, addresses = logged_in(getattr(cast, who)), write_addresses(assessment)
    for name in refused:
        assert client.post(addresses[name]).status_code == 403, name


@pytest.mark.parametrize("who", ["viewer", "reviewer", "contributor", "stranger"])
def test_only_those_who_run_plants_may_add_one(cast: Cast, who: str) -> None:
    expected = 200 if who == "stranger" else 403
    response = logged_in(getattr(cast, who)).get(reverse("assessments:plant_new"))
    assert response.status_code == expected, "the stranger owns another organisation"


def test_a_viewer_sees_answers_but_no_way_to_save(assessment: Assessment, cast: Cast) -> None:
    response = logged_in(cast.viewer).get(
        reverse("assessments:questions", args=[assessment.pk, "equipment", 1])
    )
    page = response.content.decode()
    assert "fieldset" in page
    assert " disabled>" in page
    assert 'name="then"' not in page


def test_a_reader_can_leaf_through_the_pages(assessment: Assessment, cast: Cast) -> None:
    response = logged_in(cast.viewer).get(
        reverse("assessments:questions", args=[assessment.pk, "equipment", 1])
    )
    assert reverse("assessments:scenarios", args=[assessment.pk, "PO"]) in response.content.decode()


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**40])
def test_a_number_no_row_has_is_not_found(cast: Cast, number: int) -> None:
    client = logged_in(cast.owner)
    for address in (f"/assessments/{number}/", f"/plants/{number}/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["submit", "follow_up", "start"])
def test_acts_are_no_pages(assessment: Assessment, cast: Cast, name: str) -> None:
    address = write_addresses(assessment)[name]
    assert logged_in(cast.owner).get(address).status_code == 405


def test_looking_changes_nothing(assessment: Assessment, cast: Cast) -> None:
    before = Assessment.objects.values().get(pk=assessment.pk)
    client = logged_in(cast.owner)
    for address in read_addresses(assessment):
        assert client.get(address).status_code == 200
    assert Assessment.objects.values().get(pk=assessment.pk) == before
    assert assessment.answers.count() == 0


def test_an_act_without_its_token_is_refused(assessment: Assessment, cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner)
    address = write_addresses(assessment)["questions"]
    assert client.post(address, {"device.state-option": "shown"}).status_code == 403
    assert assessment.answers.count() == 0


@pytest.mark.parametrize(
    "address",
    ["questions/nowhere/1/", "questions/equipment/9/", "scenarios/XX/", "questions/standing/1/"],
)
def test_a_page_that_the_plan_does_not_have_is_not_found(
    assessment: Assessment, cast: Cast, address: str
) -> None:
    response = logged_in(cast.owner).get(f"/assessments/{assessment.pk}/{address}")
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("name", "args", "limit"),
    [
        ("questions", ("equipment", 1), 8),
        ("scenarios", ("PM",), 8),
        ("standing", (), 8),
        ("indicators", (), 8),
        ("overview", (), 8),
        ("review", (), 9),
        ("facts", (), 8),
        ("result", (), 12),
    ],
)
def test_pages_of_the_national_edition_ask_few_questions_of_the_database(
    national: Assessment, cast: Cast, name: str, args: tuple[object, ...], limit: int
) -> None:
    client = logged_in(cast.manager)
    address = reverse(f"assessments:{name}", args=[opened(national).pk, *args])
    assert client.get(address).status_code == 200
    with at_most(limit):
        client.get(address)
