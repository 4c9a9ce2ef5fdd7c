"""The page of answers still to confirm: by part, one by one or a part at once."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.actions import Change, follow_up, submit
from assessments.models import Assessment
from tests.cast import ALL_BEST, Cast
from tests.form_data import sent_back
from tests.queries import at_most
from tests.test_history import KEY, save, stored

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def carried(assessment: Assessment, cast: Cast) -> Assessment:
    save(assessment, cast.manager, *ALL_BEST)
    submit(assessment=assessment, by=cast.manager)
    assessment.refresh_from_db()
    return follow_up(assessment=assessment, by=cast.manager)


def client_of(user: User) -> Client:
    client = Client(headers=ENGLISH)
    client.force_login(user)
    return client


def address(assessment: Assessment) -> str:
    return reverse("assessments:confirm", args=[assessment.pk])


def confirming(user: User, assessment: Assessment, *sent: str, **more: str):
    return client_of(user).post(address(assessment), {"confirm": sent, **more})


def waiting(assessment: Assessment) -> set[str]:
    left = assessment.answers.filter(to_confirm=True)
    return set(left.values_list("question", flat=True))


def test_they_stand_by_part_in_words_with_few_queries(carried, cast):
    client = client_of(cast.viewer)
    shown = client.get(address(carried)).content.decode()
    assert "6 answers were taken over" in shown and "By message" in shown
    assert "Equipment · Planning" in shown and "answered by manager" in shown
    assert "<form" not in shown.partition("<main")[2].partition("</main>")[0]
    with at_most(4):
        client.get(address(carried))


def test_a_part_is_confirmed_with_one_button(carried, cast):
    shown = client_of(cast.contributor).get(address(carried)).content.decode()
    part = shown.partition('id="part-1"')[2].partition("</section>")[0]
    sent = re.findall(r'type="hidden" name="confirm" value="([^"]+)"', part)
    assert sent == [f"{KEY}:1", "workshop.sequence:1"]
    response = confirming(cast.contributor, carried, *sent)
    assert (response.status_code, response["Location"]) == (302, address(carried))
    assert len(waiting(carried)) == 4 and KEY not in waiting(carried)
    told = client_of(cast.contributor).get(address(carried)).content.decode()
    assert 'id="part-1"' in told and KEY not in told


def test_when_all_are_confirmed_the_page_says_so(carried, cast):
    sent = [f"{key}:1" for key in waiting(carried)]
    assert (
        "6 answers confirmed."
        in (
            client_of(cast.owner).post(address(carried), {"confirm": sent}, follow=True)
        ).content.decode()
    )
    shown = client_of(cast.owner).get(address(carried)).content.decode()
    assert "Nothing is left to confirm" in shown


def test_what_was_answered_anew_since_is_shown_and_the_others_are_confirmed(carried, cast):
    save(carried, cast.owner, Change(KEY, option="unseen", revision=1))
    response = confirming(cast.manager, carried, f"{KEY}:1", "eligibility.size:1")
    shown = response.content.decode()
    assert response.status_code == 409
    alert = shown.partition('role="alert"')[2].partition("</div>")[0]
    assert "1 answer confirmed." in alert and "Someone hears it" in alert and "owner" in alert
    assert stored(carried).revision == 2 and "eligibility.size" not in waiting(carried)


def test_the_button_beside_a_question_leads_back_to_it(carried, cast):
    body = {"question": KEY, f"{KEY}-state": "1.abc", "next": ""}
    response = client_of(cast.manager).post(address(carried), body)
    assert response["Location"] == f"/assessments/{carried.pk}/questions/equipment/1/#q-{KEY}"
    assert KEY not in waiting(carried)


def whole_page(client: Client, assessment: Assessment, **changed: str) -> dict[str, str]:
    """What a browser without script sends when the button beside the first question is pressed."""
    at = reverse("assessments:questions", args=[assessment.pk, "equipment", 1])
    return sent_back(client.get(at).content.decode()) | {"question": KEY} | changed


def test_without_script_what_else_was_changed_on_the_page_is_saved_too(carried, cast):
    client = client_of(cast.contributor)
    body = whole_page(client, carried, **{"workshop.sequence-option": "listed"})
    response = client.post(address(carried), body)
    assert response["Location"] == f"/assessments/{carried.pk}/questions/equipment/1/#q-{KEY}"
    assert stored(carried, "workshop.sequence").option == "listed"
    assert carried.changes.get(question=KEY, revision=2).act == "confirmed"


def test_without_script_a_row_changed_before_the_button_is_the_answer(carried, cast):
    client = client_of(cast.contributor)
    response = client.post(
        address(carried), whole_page(client, carried, **{f"{KEY}-option": "shown"})
    )
    assert response.status_code == 302
    assert (stored(carried).option, stored(carried).revision) == ("shown", 2)
    assert KEY not in waiting(carried)


def test_without_script_a_page_that_cannot_be_saved_comes_back_as_typed(carried, cast):
    client = client_of(cast.contributor)
    body = whole_page(client, carried, **{"workshop.sequence-count": "many"})
    response = client.post(address(carried), body)
    shown = response.content.decode()
    assert response.status_code == 400 and 'value="many"' in shown
    assert f'action="/assessments/{carried.pk}/questions/equipment/1/"' in shown
    assert KEY in waiting(carried)


@pytest.mark.parametrize(
    ("wanted", "is_followed"),
    [("/assessments/1/", True), ("//evil.example/", False), ("https://evil.example/", False)],
)
def test_the_way_back_stays_on_this_site(carried, cast, wanted, is_followed):
    response = confirming(cast.manager, carried, f"{KEY}:1", next=wanted)
    assert response["Location"] == (wanted if is_followed else address(carried))


@pytest.mark.parametrize("sent", ["", ":", "nonsense", "no.such:1", "workshop.batches:1", "\0:1"])
def test_what_cannot_be_confirmed_is_refused_in_words(carried, cast, sent):
    response = confirming(cast.manager, carried, "eligibility.size:1", sent)
    assert response.status_code == 400
    assert "Nothing was confirmed" in response.content.decode()
    assert len(waiting(carried)) == 6


@pytest.mark.parametrize("revision", ["", "x", "0", "-1", "9" * 30])
def test_a_revision_that_is_none_confirms_nothing(carried, cast, revision):
    assert confirming(cast.manager, carried, f"{KEY}:{revision}").status_code == 409
    assert len(waiting(carried)) == 6


@pytest.mark.parametrize("key", ["\0", "\ud800", "no.such", "workshop.batches", ""])
def test_a_question_that_is_not_asked_is_refused_in_words(carried, cast, key):
    sent = {"question": key, f"{key}-option": "shown", f"{key}-state": "1.x"}
    body = urlencode(
        {
            name.encode("utf-8", "surrogatepass"): value.encode("utf-8", "surrogatepass")
            for name, value in sent.items()
        }
    )
    kind = "application/x-www-form-urlencoded"
    response = client_of(cast.manager).post(address(carried), body, content_type=kind)
    assert response.status_code == 400
    assert len(waiting(carried)) == 6


def test_sent_without_anything_nothing_happens(carried, cast):
    assert confirming(cast.manager, carried).status_code == 302
    assert len(waiting(carried)) == 6


def test_a_submitted_one_is_refused_in_words(carried, cast):
    submit(assessment=carried, by=cast.manager)
    response = confirming(cast.manager, carried, f"{KEY}:1")
    assert response.status_code == 409
    assert "was submitted while the page was open" in response.content.decode()
    assert len(waiting(carried)) == 6


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("reviewer", 403), ("stranger", 404)])
def test_who_may_not_answer_confirms_nothing(carried, cast, who, status):
    assert confirming(getattr(cast, who), carried, f"{KEY}:1").status_code == status
    assert len(waiting(carried)) == 6
