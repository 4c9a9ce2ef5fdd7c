"""The reviewer's desk and one question on it: who may, and what is refused."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, Facts, create_plant, save_answers, start, submit
from assessments.models import Finding
from tests.form_data import sent_back
from tests.reviewing import DOUBT, QUESTION, body, changed, desk, entered, found, one, text_of


@pytest.fixture
def reviewer(cast) -> Client:
    return entered(cast.reviewer)


@pytest.mark.parametrize("who", ["owner", "manager", "contributor", "reviewer", "viewer"])
def test_every_member_reads_the_findings(begun, cast, who):
    found(begun, cast, **DOUBT)
    client = entered(getattr(cast, who))
    for address in (desk(begun, "all"), one(begun)):
        told = text_of(client.get(address))
        assert "would choose “By message”" in told
        assert "Reason: All machines send messages." in told


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("contributor", 403)])
def test_whoever_may_not_review_reads_only(begun, cast, who, status):
    client = entered(getattr(cast, who))
    assert client.post(one(begun), body()).status_code == status
    assert client.post(one(begun), {"act": "withdraw"}).status_code == status
    assert "<textarea" not in client.get(one(begun)).content.decode()
    assert not Finding.objects.exists()


def test_a_stranger_learns_nothing(begun, cast):
    client = entered(cast.stranger)
    for address in (desk(begun), one(begun)):
        assert client.get(address).status_code == 404
    assert client.post(one(begun), body()).status_code == 404


def test_the_desk_asks_for_a_log_in(begun):
    for address in (desk(begun), one(begun)):
        assert Client().get(address).status_code == 302


@pytest.mark.parametrize(
    "question", ["nowhere", "workshop.batches", "scenario.PO99", "<script>", "梯度"]
)
def test_a_question_that_is_not_asked_is_not_found(begun, reviewer, question):
    assert reviewer.get(one(begun, question)).status_code == 404
    assert reviewer.post(one(begun, question), body()).status_code == 404


def test_a_finding_of_another_plants_assessment_stays_out_of_reach(begun, cast, reviewer):
    home = cast.stranger.memberships.get().organisation
    theirs = create_plant(organisation=home, by=cast.stranger, facts=Facts(name="Elsewhere"))
    other = start(plant=theirs, by=cast.stranger)
    save_answers(assessment=other, by=cast.stranger, changes=[Change(QUESTION, option="unseen")])
    assert reviewer.get(desk(other)).status_code == 404
    assert reviewer.get(one(other)).status_code == 404
    assert reviewer.post(one(other), body()).status_code == 404
    finding = found(begun, cast)
    assert finding.assessment == begun
    assert reviewer.post(one(other), {"act": "withdraw", "revision": "2"}).status_code == 404
    assert Finding.objects.get() == finding


def test_saving_goes_to_the_next_not_yet_looked_at_and_at_last_to_the_desk(begun, reviewer):
    address, walked = one(begun), []
    for _ in range(10):
        walked.append(address)
        response = reviewer.post(address, body())
        assert response.status_code == 302
        address = response["Location"]
        if address == desk(begun, "all"):
            break
    assert len(walked) == len(set(walked)) == begun.answers.count()
    assert Finding.objects.count() == begun.answers.count()
    assert "6 of 6 looked at" in text_of(reviewer.get(address))


def test_what_was_looked_at_and_ones_own_answers_are_passed_by(begun, cast, reviewer):
    changes = [Change("workshop.sequence", option="listed", count=1, of=2, revision=1)]
    save_answers(assessment=begun, by=cast.owner, changes=changes)
    found(begun, cast, "scenario.PO27")
    owner = entered(cast.owner)
    onward = owner.post(one(begun), body())["Location"]
    assert onward == one(begun, "scenario.PO28")
    assert "somebody else looks at it" in text_of(owner.get(one(begun, "workshop.sequence")))


def test_another_row_is_chosen_and_named_at_once(begun, reviewer):
    sent = body(found="row.messaged", reason="All machines\r\nsend messages.")
    assert reviewer.post(one(begun), sent).status_code == 302
    finding = Finding.objects.get()
    assert (finding.verdict, finding.option) == ("another_row", "messaged")
    assert finding.reason == "All machines\nsend messages."


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"found": ""}, "Choose one of these."),
        ({"found": "row.messaged"}, "Say why"),
        ({"found": "not_checked", "reason": "  "}, "Say why"),
        ({"found": "row.nowhere", "reason": "x"}, "not on the page"),
        ({"found": "row.", "reason": "x"}, "not on the page"),
        ({"found": "row.shown", "reason": "x"}, "not on the page"),
        ({"found": "another_row", "reason": "x"}, "not on the page"),
        ({"found": "not_checked", "reason": "y" * 1001}, "1000"),
        ({"found": "not_checked", "reason": "a\x00b"}, "cannot be stored"),
    ],
)
def test_what_cannot_be_stored_is_asked_back_as_typed(begun, reviewer, given, says):
    response = reviewer.post(one(begun), body(**given))
    assert response.status_code == 400
    assert says in text_of(response)
    assert not Finding.objects.exists()


def test_markup_in_a_reason_is_shown_as_typed(begun, cast, reviewer):
    evil = '<script>alert(1)</script>"><img src=x> {{ 40|add:2 }}'
    reviewer.post(one(begun), body(found="not_checked", reason=evil))
    pages = [desk(begun, "all"), one(begun)]
    pages += [reverse("assessments:questions", args=[begun.pk, "equipment", 1])]
    pages += [reverse("assessments:review", args=[begun.pk])]
    for address in pages:
        page = entered(cast.owner).get(address).content.decode()
        assert "&lt;script&gt;alert(1)" in page, address
        assert "<script>alert" not in page and "<img src=x" not in page


def test_an_answer_changed_meanwhile_is_shown_and_the_reason_kept(begun, cast, reviewer):
    changed(begun, cast)
    response = reviewer.post(one(begun), body(found="row.messaged", reason="They send messages."))
    page, told = response.content.decode(), text_of(response)
    assert response.status_code == 409
    assert "manager changed the answer" in told and "By message" in told
    sent = sent_back(page)
    assert (sent["answer_revision"], "found" in sent) == ("2", False)
    assert sent["reason"].strip() == "They send messages."
    assert not Finding.objects.exists()
    assert reviewer.post(one(begun), {**sent, "found": "agree"}).status_code == 302
    assert Finding.objects.get().answer_revision == 2


def test_two_reviewers_see_both_findings_and_the_second_decides(begun, cast, reviewer):
    theirs = found(begun, cast, by=cast.owner, **DOUBT)
    response = reviewer.post(one(begun), body(found="not_checked", reason="It was dark."))
    page, told = response.content.decode(), text_of(response)
    assert response.status_code == 409
    assert "owner wrote another finding" in told and "would choose “By message”" in told
    sent = sent_back(page)
    assert (sent["found"], sent["reason"].strip()) == ("not_checked", "It was dark.")
    assert sent["revision"] == str(theirs.revision)
    assert Finding.objects.get() == theirs
    assert reviewer.post(one(begun), sent).status_code == 302
    assert Finding.objects.get().found_by == cast.reviewer


def test_a_finding_withdrawn_meanwhile_is_told(begun, cast, reviewer):
    response = reviewer.post(one(begun), body(revision="7"))
    assert response.status_code == 409
    assert "the finding was withdrawn" in text_of(response)
    assert not Finding.objects.exists()


def test_nobody_reviews_an_own_answer_on_the_page_either(begun, cast):
    manager = entered(cast.manager)
    assert "<textarea" not in manager.get(one(begun)).content.decode()
    response = manager.post(one(begun), body())
    assert response.status_code == 409
    assert "nobody looks at an answer they gave themselves" in text_of(response)
    assert not Finding.objects.exists()


def test_an_answer_taken_back_meanwhile_leaves_nothing_to_look_at(begun, cast, reviewer):
    save_answers(assessment=begun, by=cast.manager, changes=[Change(QUESTION, revision=1)])
    assert "no answer" in text_of(reviewer.get(one(begun)))
    response = reviewer.post(one(begun), body(found="not_checked", reason="It was <dark>."))
    assert response.status_code == 409
    assert "to take along: It was &lt;dark&gt;." in text_of(response)
    assert not Finding.objects.exists()


def test_withdrawing_takes_the_finding_away(begun, cast, reviewer):
    finding = found(begun, cast)
    sent = {"act": "withdraw", "revision": str(finding.revision + 1)}
    assert reviewer.post(one(begun), sent).status_code == 409
    sent["revision"] = str(finding.revision)
    assert reviewer.post(one(begun), sent)["Location"] == one(begun)
    assert reviewer.post(one(begun), sent).status_code == 302, "sent twice"
    assert not Finding.objects.exists()


def test_a_submitted_assessment_is_read_and_not_written(begun, cast, reviewer):
    found(begun, cast, **DOUBT)
    submit(assessment=begun, by=cast.manager)
    told = text_of(reviewer.get(one(begun)))
    assert "would choose “By message”" in told and "Save and go to the next" not in told
    response = reviewer.post(one(begun), body(found="not_checked", reason="The door was shut."))
    assert response.status_code == 409
    assert "submitted while the page was open" in text_of(response)
    assert "to take along: The door was shut." in text_of(response)
    assert Finding.objects.get().verdict == "another_row"
