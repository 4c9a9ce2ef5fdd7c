"""Who gets into which room of a self-check; no address can be forgotten here."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.permissions import Right, Role, can
from assessments.models import Assessment
from assessments.urls import urlpatterns
from tests.cast import Cast
from tests.furnished import Furnished, furnish
from tests.letting_out import PROOF, confirm

MEMBERS = ("owner", "manager", "contributor", "reviewer", "viewer")

# Told of one by one in test_access_pages.
WALKED = {
    "home", "about", "plant_new", "plant", "start", "overview", "facts", "questions", "scenarios",
    "standing", "indicators", "review", "submit", "result", "road", "report", "follow_up",
}  # fmt: skip
# For anybody, logged in or not: told of in test_checking.
PUBLIC = {"check_document"}

Arguments = Callable[[Furnished], list[object]]


def of_assessment(given: Furnished) -> list[object]:
    return [given.assessment.pk]


def with_question(given: Furnished) -> list[object]:
    return [given.assessment.pk, "device.state"]


# Name of the address, its arguments, who may look (None: nothing to look at), who may act.
ROOMS: dict[str, tuple[Arguments, Right | None, Right | None]] = {
    "answer": (with_question, None, Right.ANSWER),
    "history": (of_assessment, Right.SEE_PLANT, None),
    "take_back": (lambda g: [g.assessment.pk, g.change], None, Right.ANSWER),
    "confirm": (of_assessment, Right.SEE_PLANT, Right.ANSWER),
    "reopen": (of_assessment, Right.REOPEN, Right.REOPEN),
    "open_result": (of_assessment, None, Right.SEE_PLANT),
    "systems": (lambda g: [g.assessment.plant_id], Right.SEE_PLANT, Right.ANSWER),
    "system": (lambda g: [g.assessment.plant_id, g.system.pk], Right.SEE_PLANT, Right.ANSWER),
    "instances": (of_assessment, Right.SEE_PLANT, None),
    "instance_new": (lambda g: [g.assessment.pk, "PO28"], Right.ANSWER, Right.ANSWER),
    "instance": (lambda g: [g.assessment.pk, g.instance.pk], Right.SEE_PLANT, Right.ANSWER),
    "evidence": (of_assessment, Right.SEE_PLANT, Right.ANSWER),
    "evidence_file": (lambda g: [g.assessment.plant_id, g.evidence.pk], Right.SEE_PLANT, None),
    "evidence_zip": (of_assessment, Right.DOWNLOAD_REPORT, None),
    "documents": (of_assessment, Right.DOWNLOAD_REPORT, None),
    "release": (of_assessment, Right.SUBMIT, Right.SUBMIT),
    "report_workbook": (of_assessment, Right.DOWNLOAD_REPORT, None),
    "report_json": (of_assessment, Right.DOWNLOAD_REPORT, None),
    "verification": (of_assessment, Right.DOWNLOAD_REPORT, None),
    "application": (of_assessment, Right.DOWNLOAD_REPORT, None),
    "preparation": (of_assessment, Right.DOWNLOAD_REPORT, None),
    "compare": (lambda g: [g.assessment.plant_id], Right.SEE_PLANT, None),
    "what_if": (of_assessment, Right.SEE_PLANT, None),
    "mine": (lambda g: [], None, None),
    "colleagues": (of_assessment, Right.SEE_PLANT, Right.ASSIGN),
    "assignment": (lambda g: [g.assessment.pk, g.assignment.pk], Right.SEE_PLANT, Right.ANSWER),
    "findings": (of_assessment, Right.SEE_PLANT, None),
    "finding": (with_question, Right.SEE_PLANT, Right.REVIEW),
    "scan": (of_assessment, Right.SEE_PLANT, Right.ANSWER),
    "workbook": (of_assessment, Right.SEE_PLANT, None),
    "workbook_in": (of_assessment, Right.SEE_PLANT, Right.ANSWER),
}
LOOKS = [name for name, (_, look, _act) in ROOMS.items() if look]
ACTS = [name for name, (_, _look, act) in ROOMS.items() if act]


@pytest.fixture
def given(assessment: Assessment, cast: Cast) -> Furnished:
    """What leaves the house is confirmed, so that only the role decides."""
    furnished = furnish(assessment, cast)
    confirm(furnished.assessment, cast.manager, PROOF)
    return furnished


def address(name: str, given: Furnished) -> str:
    return reverse(f"assessments:{name}", args=ROOMS[name][0](given))


def logged_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, who))
    return client


def test_every_address_is_in_one_of_the_two_tables() -> None:
    assert {pattern.name for pattern in urlpatterns} == WALKED | PUBLIC | set(ROOMS)


@pytest.mark.parametrize("who", ["stranger", "rubric_editor", "platform_admin"])
def test_a_stranger_learns_nothing(given: Furnished, cast: Cast, who: str) -> None:
    client = logged_in(cast, who)
    for name in LOOKS:
        assert client.get(address(name, given)).status_code == 404, name
    for name in ACTS:
        assert client.post(address(name, given)).status_code == 404, name


def test_whoever_is_logged_out_gets_nothing(given: Furnished) -> None:
    for name in LOOKS:
        assert Client().get(address(name, given)).status_code == 302, name
    for name in ACTS:
        assert Client().post(address(name, given)).status_code in (302, 403), name


@pytest.mark.parametrize("who", MEMBERS)
def test_a_member_sees_what_the_role_allows(given: Furnished, cast: Cast, who: str) -> None:
    client = logged_in(cast, who)
    for name in LOOKS:
        right = ROOMS[name][1]
        allowed = right is not None and can(Role(who), right)
        status = client.get(address(name, given)).status_code
        # What is allowed may still lead elsewhere: a link is no file, nothing is submitted yet.
        assert (status != 403) if allowed else (status == 403), (name, status)


@pytest.mark.parametrize("who", MEMBERS)
def test_a_member_without_the_right_changes_nothing(given: Furnished, cast: Cast, who: str) -> None:
    client = logged_in(cast, who)
    before = Assessment.objects.values().get(pk=given.assessment.pk)
    refused = [name for name in ACTS if not can(Role(who), ROOMS[name][2] or "")]
    for name in refused:
        assert client.post(address(name, given)).status_code == 403, name
    assert Assessment.objects.values().get(pk=given.assessment.pk) == before


def test_looking_into_every_room_changes_nothing(given: Furnished, cast: Cast) -> None:
    before = Assessment.objects.values().get(pk=given.assessment.pk)
    client = logged_in(cast, "owner")
    for name in LOOKS:
        assert client.get(address(name, given)).status_code < 500, name
    assert Assessment.objects.values().get(pk=given.assessment.pk) == before
