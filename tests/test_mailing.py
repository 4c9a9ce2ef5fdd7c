"""Letters about assignments: to whom, in which language, and what happens without a mail server."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Membership, User
from assessments import mailing
from assessments.actions import save_answers, submit
from assessments.actions.assigning import assign, hand_back
from assessments.actions.reminding import remind_all
from assessments.models import Assignment, Plant
from tests.cast import ALL_BEST

# A letter leaves when its transaction has ended, so these tests may not stand in one.
pytestmark = pytest.mark.django_db(transaction=True)

TODAY = timezone.localdate()
BROKEN = override_settings(EMAIL_BACKEND="tests.test_mailing.BrokenBackend")


class BrokenBackend:
    def __init__(self, **_: object) -> None:
        pass

    def send_messages(self, _: object) -> int:
        raise ConnectionRefusedError("no mail server")


@pytest.fixture(autouse=True)
def languages(cast):
    User.objects.filter(pk=cast.contributor.pk).update(language="zh-hans")
    User.objects.filter(pk=cast.manager.pk).update(language="en")
    for user in (cast.contributor, cast.manager):
        user.refresh_from_db()


def giving(assessment, cast, **other):
    usual = {"by": cast.manager, "person": cast.contributor, "scope": "departments"}
    return assign(assessment=assessment, **{**usual, "keys": ["equipment"], **other})


def entered(user):
    client = Client()
    client.force_login(user)
    return client


def post(client, assessment, cast, **other):
    address = reverse("assessments:colleagues", args=[assessment.pk])
    sent = {"person": cast.contributor.pk, "departments": ["equipment"], **other}
    return client.post(address, sent, follow=True).content.decode()


def test_whoever_is_given_questions_gets_a_letter_in_their_language(assessment, cast):
    due = TODAY + timedelta(days=9)
    page = post(entered(cast.manager), assessment, cast, due=due.isoformat(), message="问李工")
    assert "contributor was told by e-mail." in page
    [letter] = mail.outbox
    given = Assignment.objects.get()
    assert letter.to == ["contributor@example.org"]
    assert "扬州厂 Yangzhou" in letter.subject
    assert "设备" in letter.body, "the department's name, in the language of the recipient"
    assert "Equipment" not in letter.body
    assert due.isoformat() in letter.body
    assert "问李工" in letter.body
    path = reverse("assessments:assignment", args=[assessment.pk, given.pk])
    assert f"\nhttp://127.0.0.1:8000{path}\n" in letter.body


def test_the_page_stays_in_the_language_of_whoever_gave(assessment, cast):
    with translation.override("en"):
        mailing.tell_given(giving(assessment, cast), by=cast.manager)
        assert translation.get_language() == "en"


@override_settings(SITE_ADDRESS="https://tidu.example.org")
def test_handing_back_tells_whoever_gave_it(assessment, cast):
    given = giving(assessment, cast)
    address = reverse("assessments:assignment", args=[assessment.pk, given.pk])
    sent = {"act": "hand_back", "revision": 1, "comment": "two lines\n<b>open</b>"}
    assert entered(cast.contributor).post(address, sent).status_code == 302
    [letter] = mail.outbox
    assert letter.to == ["manager@example.org"]
    assert letter.subject == "扬州厂 Yangzhou: contributor has handed questions back"
    assert "two lines\n<b>open</b>" in letter.body
    assert f"https://tidu.example.org{address}" in letter.body


def test_giving_again_and_reminding_have_words_of_their_own(assessment, cast):
    cast.contributor.language = "en"
    given = giving(assessment, cast, due=TODAY)
    mailing.tell_given_again(given, by=cast.manager)
    mailing.remind(given)
    again, reminder = mail.outbox
    assert again.subject == "扬州厂 Yangzhou: once more, questions for you from manager"
    assert reminder.subject == f"扬州厂 Yangzhou: your questions are due on {TODAY.isoformat()}"
    for letter in mail.outbox:
        assert letter.body.startswith("Hello contributor,\n")
        assert "1 question in all." in letter.body
        assert "{" not in letter.body + letter.subject
        assert "\n\n\n" not in letter.body


def test_nobody_is_written_to_by_themselves(assessment, cast):
    given = giving(assessment, cast, person=cast.manager)
    assert mailing.tell_given(given, by=cast.manager).outcome == "needless"
    assert not mail.outbox


def test_a_name_of_several_lines_makes_no_header(assessment, cast):
    Plant.objects.update(name="Works\r\nBcc: all@example.org\u2028x")
    given = giving(assessment, cast, message="Subject: no\r\n\r\n.")
    cast.contributor.language = "en"
    fresh = Assignment.objects.get(pk=given.pk)
    fresh.person.language = "en"
    assert mailing.tell_given(fresh, by=cast.manager).outcome == "sent"
    [letter] = mail.outbox
    assert letter.subject == "Works Bcc: all@example.org x: questions for you from manager"
    assert letter.recipients() == ["contributor@example.org"]
    assert letter.message()["Bcc"] is None


def test_an_address_of_several_lines_is_no_address(assessment, cast):
    cast.contributor.email = "a@example.org\nBcc: b@example.org"
    delivery = mailing.tell_given(giving(assessment, cast), by=cast.manager)
    assert delivery.outcome == "failed"
    assert not mail.outbox


@BROKEN
def test_a_mail_server_that_fails_loses_nothing_and_the_page_says_so(assessment, cast):
    page = post(entered(cast.manager), assessment, cast)
    assert "could not be sent: please tell them yourself" in page
    assert Assignment.objects.get().status == "given"
    given = Assignment.objects.get()
    back = hand_back(assessment=assessment, by=cast.contributor, assignment=given, revision=1)
    assert mailing.tell_handed_back(back, by=cast.contributor).outcome == "failed"


def test_whoever_has_no_address_is_named_on_the_page(assessment, cast):
    User.objects.filter(pk=cast.contributor.pk).update(email="")
    page = post(entered(cast.manager), assessment, cast)
    assert "contributor has no e-mail address here" in page
    assert not mail.outbox


def test_whoever_left_is_told_nothing(assessment, cast):
    given = giving(assessment, cast)
    Membership.objects.filter(user=cast.manager).delete()
    assert mailing.tell_handed_back(given, by=cast.contributor).outcome == "left"
    assert not mail.outbox


def test_no_letter_leaves_before_its_transaction_has_ended(assessment, cast):
    given = giving(assessment, cast)
    with transaction.atomic():
        delivery = mailing.tell_given(given, by=cast.manager)
        assert (delivery.outcome, mail.outbox) == ("waiting", [])
    assert delivery.outcome == "sent"
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        mailing.tell_given(given, by=cast.manager)
        raise ZeroDivisionError
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("days", "told"), [(3, 0), (2, 1), (0, 1), (-30, 1), (None, 0)])
def test_reminders_go_out_from_two_days_before(assessment, cast, days, told):
    due = None if days is None else TODAY + timedelta(days=days)
    Assignment.objects.filter(pk=giving(assessment, cast).pk).update(due=due)
    assert len(remind_all()) == len(mail.outbox) == told


def test_one_day_brings_one_reminder_and_the_next_another(assessment, cast):
    giving(assessment, cast, due=TODAY)
    for day, sent in ((TODAY, 1), (TODAY, 1), (TODAY + timedelta(days=1), 2)):
        remind_all(today=day)
        assert len(mail.outbox) == sent


def test_a_reminder_that_could_not_be_sent_is_tried_again(assessment, cast):
    giving(assessment, cast, due=TODAY)
    with BROKEN:
        assert [one.outcome for one in remind_all()] == ["failed"]
    assert [one.outcome for one in remind_all()] == ["sent"]


def test_nobody_is_reminded_of_what_they_cannot_do_any_more(assessment, cast):
    given = giving(assessment, cast, due=TODAY)
    Membership.objects.filter(user=cast.contributor).update(role="viewer")
    assert remind_all() == []
    Membership.objects.filter(user=cast.contributor).update(role="contributor")
    User.objects.filter(pk=cast.contributor.pk).update(is_active=False)
    assert remind_all() == []
    User.objects.filter(pk=cast.contributor.pk).update(is_active=True)
    Assignment.objects.filter(pk=given.pk).update(status="handed_back")
    assert remind_all() == []
    Assignment.objects.filter(pk=given.pk).update(status="given")
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    submit(assessment=assessment, by=cast.manager)
    assert remind_all() == []


def test_the_command_says_how_many(assessment, cast):
    giving(assessment, cast, due=TODAY)
    out = StringIO()
    call_command("remind", stdout=out)
    expected = "1 reminded, 0 could not be sent, 0 without an e-mail address.\n"
    assert out.getvalue() == expected
