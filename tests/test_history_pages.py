"""The pages that look back: readable by every member, in words, escaped, with few queries."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from assessments.actions import Change, Facts, create_plant, save_answers, save_facts, start, submit
from assessments.looking_back import A_PAGE
from assessments.models import Assessment
from tests.cast import Cast
from tests.queries import at_most
from tests.test_history import KEY, save, stored

ENGLISH = {"accept-language": "en"}
NOTE = 'Hall 2 <img src=x onerror="alert(1)"> 😀\nsecond line'


@pytest.fixture
def changed(assessment: Assessment, cast: Cast) -> Assessment:
    save(assessment, cast.manager, Change(KEY, option="unseen"))
    after = Change(KEY, option="shown", count=30, note=NOTE, known="documented", revision=1)
    save(assessment, cast.contributor, after)
    save(assessment, cast.manager, Change("eligibility.size", unsure=True))
    return assessment


def client_of(user: User) -> Client:
    client = Client(headers=ENGLISH)
    client.force_login(user)
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"assessments:{name}", args=args)


def page(user: User, assessment: Assessment, **query: object) -> str:
    response = client_of(user).get(at("history", assessment.pk), query)
    assert response.status_code == 200
    return response.content.decode()


def taking_back(user: User, assessment: Assessment, change_made: int, **body: object):
    change = assessment.changes.get(question=KEY, revision=change_made)
    sent = {"revision": stored(assessment).revision, **body}
    return client_of(user).post(at("take_back", assessment.pk, change.pk), sent)


def test_each_change_stands_in_words_newest_first(changed, cast):
    shown = page(cast.viewer, changed)
    lines = [int(line) for line in re.findall(r'id="change-(\d+)"', shown)]
    assert len(lines) == 3 and lines == sorted(lines, reverse=True)
    for words in ("Don&#x27;t know yet", "At 30 of 42", "Someone hears it", "Not answered yet"):
        assert words in shown
    for words in ("On a screen", "How known: Documented", "How is a fault noticed?", "contributor"):
        assert words in shown
    assert "<img src=x" not in shown and "&lt;img src=x" in shown and "😀" in shown


def test_in_chinese_the_rows_are_chinese(changed, cast):
    cast.viewer.language = "zh-hans"
    cast.viewer.save()
    shown = page(cast.viewer, changed)
    assert "上屏" in shown and "故障怎么发现？" in shown


def test_a_reason_for_not_applying_is_told(changed, cast):
    away = Change("workshop.sequence", not_applicable=True, reason="One machine only.")
    save(changed, cast.manager, away)
    assert "Does not apply: One machine only." in page(cast.viewer, changed)


def test_one_question_has_its_own_history(changed, cast):
    shown = page(cast.viewer, changed, question=KEY)
    assert shown.count('class="history-line"') == 2
    assert "Don&#x27;t know yet" not in shown
    assert f'href="/assessments/{changed.pk}/questions/equipment/1/#q-{KEY}"' in shown


def test_a_question_of_no_edition_is_no_page(changed, cast):
    for question in ("no.such", "device.state\0", "'"):
        response = client_of(cast.viewer).get(at("history", changed.pk), {"question": question})
        assert response.status_code == 404


def test_an_empty_history_says_what_will_stand_there(assessment, cast):
    assert "Nothing has been answered here yet" in page(cast.viewer, assessment)
    assert "No change of this answer is on record" in page(cast.viewer, assessment, question=KEY)


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 5000, ""])
def test_a_page_number_that_is_none_shows_some_page(changed, cast, number):
    assert "history-line" in page(cast.viewer, changed, page=number)


def test_a_long_history_is_paged_with_few_queries(assessment, cast):
    for revision in range(A_PAGE + 1):
        save(assessment, cast.manager, Change(KEY, note=str(revision), revision=revision))
    client = client_of(cast.manager)
    address = at("history", assessment.pk)
    first = client.get(address).content.decode()
    assert first.count('class="history-line"') == A_PAGE and "page 1 of 2" in first
    assert "question=device.state&amp;page=2" in page(cast.manager, assessment, question=KEY)
    assert page(cast.manager, assessment, page=2).count('class="history-line"') == 1
    with at_most(7):
        client.get(address)


def test_taking_back_by_its_button_returns_to_the_question(changed, cast):
    response = taking_back(cast.contributor, changed, 2)
    assert (response.status_code, response["Location"]) == (
        302,
        f"/assessments/{changed.pk}/history/?question={KEY}",
    )
    assert stored(changed).option == "unseen"
    shown = page(cast.viewer, changed, question=KEY)
    assert "taken back" in shown and shown.count('class="history-line"') == 3


def test_the_button_names_what_it_does_and_is_not_offered_where_nothing_changes(changed, cast):
    shown = page(cast.manager, changed, question=KEY)
    assert shown.count("Take this change back") == 1
    assert shown.count("Put back what stood before this change") == 1
    taking_back(cast.manager, changed, 2)
    shown = page(cast.manager, changed, question=KEY)
    # Before the second change stood what stands now.
    assert shown.count("Take this change back") == 1
    assert shown.count("Put back what stood before this change") == 1


def test_an_answer_changed_since_is_shown_and_not_overwritten(changed, cast):
    save(changed, cast.owner, Change(KEY, option="messaged", count=42, revision=2))
    response = taking_back(cast.manager, changed, 2, revision="2")
    shown = response.content.decode()
    assert response.status_code == 409 and 'role="alert"' in shown
    told = shown.partition('role="alert"')[2].partition("</div>")[0]
    assert "owner saved another answer" in told and "By message" in told
    assert 'name="revision" value="3"' in shown
    assert stored(changed).option == "messaged"


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 40, "１"])
def test_a_revision_that_is_none_overwrites_nothing(changed, cast, revision):
    assert taking_back(cast.manager, changed, 2, revision=revision).status_code == 409
    assert stored(changed).revision == 2


def test_what_the_totals_no_longer_allow_is_said_in_words(changed, cast):
    save(changed, cast.manager, Change(KEY, option="unseen", revision=2))
    facts = Facts.of(changed.plant)
    save_facts(assessment=changed, by=cast.manager, facts=facts, totals={"machines": 20})
    response = taking_back(cast.manager, changed, 3)
    assert response.status_code == 400
    assert "larger than the total" in response.content.decode()


def test_in_a_submitted_self_check_nothing_is_taken_back(changed, cast):
    submit(assessment=changed, by=cast.manager, confirmed_open=True)
    assert "Take this change back" not in page(cast.manager, changed)
    response = taking_back(cast.manager, changed, 2)
    assert response.status_code == 409
    assert "has been submitted" in response.content.decode()
    assert stored(changed).revision == 2


@pytest.mark.parametrize(
    ("who", "status"), [("viewer", 403), ("reviewer", 403), ("stranger", 404), ("editor", 404)]
)
def test_who_may_not_answer_takes_nothing_back(changed, cast, who, status):
    user = cast.rubric_editor if who == "editor" else getattr(cast, who)
    assert taking_back(user, changed, 2).status_code == status
    assert stored(changed).revision == 2
    if status == 403:
        assert "Take this change back" not in page(user, changed)
    else:
        assert client_of(user).get(at("history", changed.pk)).status_code == 404


def test_a_change_of_another_assessment_is_not_found(changed, cast):
    facts = Facts("Another", production="discrete")
    plant = create_plant(organisation=cast.organisation, by=cast.manager, facts=facts)
    other = start(plant=plant, by=cast.manager)
    save_answers(assessment=other, by=cast.manager, changes=[Change(KEY, option="shown")])
    foreign = other.changes.get()
    response = client_of(cast.manager).post(
        at("take_back", changed.pk, foreign.pk), {"revision": "2"}
    )
    assert response.status_code == 404
    assert stored(changed).revision == 2 and stored(other).revision == 1


def test_looking_changes_nothing_and_taking_back_is_no_page(changed, cast):
    change = changed.changes.first()
    response = client_of(cast.owner).get(at("take_back", changed.pk, change.pk))
    assert response.status_code == 405


def test_an_answered_question_links_to_its_history(changed, cast):
    client = client_of(cast.viewer)
    with translation.override("en"):
        shown = client.get(at("questions", changed.pk, "equipment", 1)).content.decode()
    assert f"/assessments/{changed.pk}/history/?question={KEY}" in shown
    assert "history/?question=workshop.sequence" not in shown
