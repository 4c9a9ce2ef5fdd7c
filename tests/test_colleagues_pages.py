"""The pages of who answers what: who gets them, what they refuse, what they ask the database."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, User
from assessments.actions import Change, save_answers
from assessments.actions.assigning import assign
from assessments.models import Answer, Assessment, Assignment
from tests.cast import Cast, person
from tests.queries import at_most

HOSTILE = "<b>R&D</b> <script>alert(1)</script> {{ 7|add:7 }}"
TODAY = timezone.localdate()


def entered(user: User, language: str = "en") -> Client:
    User.objects.filter(pk=user.pk).update(language=language)
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def addresses(given: Assignment) -> list[str]:
    return [
        reverse("assessments:colleagues", args=[given.assessment_id]),
        reverse("assessments:assignment", args=[given.assessment_id, given.pk]),
    ]


def body(cast: Cast, **other: Any) -> dict[str, Any]:
    return {"person": cast.contributor.pk, "departments": ["equipment"], **other}


@pytest.fixture
def given(assessment: Assessment, cast: Cast) -> Assignment:
    return assign(
        assessment=assessment,
        by=cast.manager,
        person=cast.contributor,
        scope="departments",
        keys=["equipment"],
        message=HOSTILE,
    )


@pytest.mark.parametrize(
    ("who", "reads", "gives", "acts"),
    [
        ("owner", 200, 302, 302),
        ("manager", 200, 302, 302),
        ("contributor", 200, 403, 302),
        ("reviewer", 200, 403, 403),
        ("viewer", 200, 403, 403),
        ("stranger", 404, 404, 404),
        ("platform_admin", 404, 404, 404),
    ],
)
def test_who_reads_who_gives_and_who_hands_back(given, cast, who, reads, gives, acts):
    client, (colleagues, assignment) = entered(getattr(cast, who)), addresses(given)
    assert client.get(colleagues).status_code == reads
    assert client.get(assignment).status_code == reads
    assert client.post(colleagues, body(cast, departments=["planning"])).status_code == gives
    back = {"act": "hand_back", "revision": given.revision, "comment": "done"}
    assert client.post(assignment, back).status_code == acts


@pytest.mark.parametrize("act", ["give_again", "close"])
def test_the_assignee_cannot_pass_it_on_or_close_it(given, cast, act):
    client = entered(cast.contributor)
    sent = body(cast, act=act, revision=1, person=cast.owner.pk)
    assert client.post(addresses(given)[1], sent).status_code == 403
    assert Assignment.objects.get().person == cast.contributor


def test_every_page_asks_for_a_log_in(given):
    for address in [*addresses(given), reverse("assessments:mine")]:
        assert Client().get(address).status_code == 302


def test_an_assignment_of_elsewhere_is_not_found(given, national, cast):
    address = reverse("assessments:assignment", args=[national.pk, given.pk])
    assert entered(cast.owner).get(address).status_code == 404


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_what_people_wrote_is_shown_as_text(given, cast, language):
    for who, address in [
        (cast.manager, addresses(given)[1]),
        (cast.contributor, reverse("assessments:mine")),
    ]:
        page = entered(who, language).get(address).content.decode()
        assert "&lt;script&gt;" in page
        assert "<script>alert" not in page
        assert "{{ 7|add:7 }}" in page


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"person": ""}, "Choose a person."),
        ({"person": "999999"}, "can no longer answer here"),
        ({"departments": []}, "Tick at least one"),
        ({"departments": ["nowhere"]}, "not asked here any more"),
        ({"questions": ["workshop.batches"]}, "not asked here any more"),
        ({"due": (TODAY - timedelta(days=1)).isoformat()}, "This day is over"),
        ({"due": "soon"}, "Write the day as"),
        ({"message": "x" * 1001}, "at most 1,000 characters"),
        ({"message": "a\x00b"}, "cannot be stored"),
    ],
)
def test_what_the_page_did_not_offer_is_refused_with_words(assessment, cast, other, words):
    address = reverse("assessments:colleagues", args=[assessment.pk])
    response = entered(cast.manager).post(address, body(cast, **other))
    assert response.status_code == 400
    assert words in response.content.decode()
    assert not Assignment.objects.exists()


def test_a_person_of_another_organisation_is_never_given_anything(assessment, cast):
    address = reverse("assessments:colleagues", args=[assessment.pk])
    client = entered(cast.manager)
    assert client.post(address, body(cast, person=cast.stranger.pk)).status_code == 400
    assert "stranger" not in client.get(address).content.decode()
    assert not Assignment.objects.exists()


def test_every_department_area_and_question_can_be_ticked(assessment, cast):
    page = entered(cast.manager).get(reverse("assessments:colleagues", args=[assessment.pk]))
    boxes = re.findall(r'name="(\w+)" id="[^"]*" value="([^"]*)"', page.content.decode())
    offered = {scope: [key for name, key in boxes if name == scope] for scope, _ in boxes}
    assert set(offered["departments"]) == {"equipment", "planning", "management"}
    assert offered["areas"] == ["PO"]
    assert len(offered["questions"]) == 6
    assert "workshop.batches" not in offered["questions"], "asked of process plants only"


def test_what_was_ticked_stays_ticked_when_something_is_missing(assessment, cast):
    address = reverse("assessments:colleagues", args=[assessment.pk])
    sent = body(cast, person="", areas=["PO"], questions=["device.state"])
    page = entered(cast.manager).post(address, sent).content.decode()
    ticked = re.findall(r'value="([^"]*)" checked', page)
    assert ticked == ["equipment", "PO", "device.state"]
    assert page.count('<details class="more ticks-more" open>') == 1


def test_what_was_ticked_in_several_ways_is_given_question_by_question(assessment, cast):
    address = reverse("assessments:colleagues", args=[assessment.pk])
    sent = body(cast, areas=["PO"], questions=["device.state"], due=TODAY.isoformat())
    assert entered(cast.manager).post(address, sent).status_code == 302
    made = Assignment.objects.get()
    assert (made.scope, made.due) == ("questions", TODAY)
    assert made.keys == ["device.state", "scenario.PO27", "scenario.PO28"]


def test_sent_twice_it_is_given_once(given, cast):
    response = entered(cast.manager).post(addresses(given)[0], body(cast))
    assert response.status_code == 409
    assert "exactly this already" in response.content.decode()
    assert Assignment.objects.count() == 1


def test_an_older_page_changes_nothing_and_says_so(given, cast):
    client, address = entered(cast.manager), addresses(given)[1]
    for revision in ("7", "", "-1", "x"):
        response = client.post(address, {"act": "close", "revision": revision})
        assert response.status_code == 409
        assert "Somebody changed this" in response.content.decode()
    assert client.post(address, {"act": "burn", "revision": "1"}).status_code == 400
    assert Assignment.objects.get().status == "given"


def test_overdue_and_left_are_said_in_words(given, cast):
    Assignment.objects.update(due=TODAY - timedelta(days=3))
    client = entered(cast.manager)
    page = client.get(addresses(given)[0]).content.decode()
    assert "Overdue: was due" in page
    assert "0 of 1 answered" in page
    Membership.objects.filter(user=cast.contributor).update(role="viewer")
    assert "may no longer answer" in client.get(addresses(given)[0]).content.decode()
    Membership.objects.filter(user=cast.contributor).delete()
    assert "no longer a member" in client.get(addresses(given)[0]).content.decode()


def test_empty_states_are_written(assessment, cast):
    address = reverse("assessments:colleagues", args=[assessment.pk])
    assert "Nothing is given to anybody yet" in entered(cast.owner).get(address).content.decode()
    page = entered(cast.viewer).get(address).content.decode()
    assert "needs the role manager or owner" in page
    assert "<select" not in page
    mine = entered(cast.viewer).get(reverse("assessments:mine")).content.decode()
    assert "Nothing is given to you" in mine


def test_my_questions_lead_to_the_next_open_one(given, cast):
    client = entered(cast.contributor)
    page = client.get(reverse("assessments:mine")).content.decode()
    there = reverse("assessments:questions", args=[given.assessment_id, "equipment", 1])
    assert f'href="{there}#q-device.state"' in page
    assert reverse("assessments:mine") in client.get("/").content.decode()
    assert reverse("assessments:mine") not in entered(cast.owner).get("/").content.decode()
    answer = Change("device.state", option="shown", count=42)
    save_answers(assessment=given.assessment, by=cast.owner, changes=[answer])
    assert "All answered: hand it back" in client.get(reverse("assessments:mine")).content.decode()


def test_who_has_a_question_stands_beside_it_and_on_the_overview(given, cast):
    client = entered(cast.owner)
    questions = reverse("assessments:questions", args=[given.assessment_id, "equipment", 1])
    for address in (questions, reverse("assessments:overview", args=[given.assessment_id])):
        assert "with contributor" in client.get(address).content.decode()


def test_a_member_removed_while_answering_stores_nothing_more(given, cast):
    client = entered(cast.contributor)
    questions = reverse("assessments:questions", args=[given.assessment_id, "equipment", 1])
    assert client.get(questions).status_code == 200
    Membership.objects.filter(user=cast.contributor).delete()
    typed = {"device.state-option": "shown", "device.state-count": "42", "device.state-state": "0."}
    assert client.post(questions, typed).status_code == 404
    assert not Answer.objects.exists()
    back = {"act": "hand_back", "revision": "1"}
    for address in addresses(given):
        assert client.get(address).status_code == 404
        assert client.post(address, back).status_code == 404
    assert "Nothing is given to you" in client.get(reverse("assessments:mine")).content.decode()
    assert Assignment.objects.get().status == "given"


def many(assessment: Assessment, cast: Cast, count: int) -> None:
    for number in range(count):
        other = person(f"colleague{number}")
        Membership.objects.create(user=other, organisation=cast.organisation, role="contributor")
        for scope, key in (("departments", "equipment"), ("areas", "PO")):
            for who in (other, cast.contributor):
                if who == other or not number:
                    assign(
                        assessment=assessment, by=cast.manager, person=who, scope=scope, keys=[key]
                    )


def test_the_pages_ask_the_database_as_much_for_many_as_for_few(national, given, cast):
    many(national, cast, 12)
    limits = {
        reverse("assessments:colleagues", args=[national.pk]): 8,
        reverse("assessments:mine"): 8,
        reverse("assessments:overview", args=[national.pk]): 8,
        reverse("assessments:home"): 8,
    }
    client = entered(cast.contributor)
    for address, limit in limits.items():
        assert client.get(address).status_code == 200
        with at_most(limit):
            client.get(address)
