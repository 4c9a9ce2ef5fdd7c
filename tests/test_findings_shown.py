"""What the reviewer's desk shows, and what stands beside a question for everybody."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.actions import Change, save_answers
from assessments.models import Evidence, EvidenceUse, Finding
from maturity.publishing import engine_edition
from tests.queries import at_most
from tests.reviewing import DOUBT, QUESTION, changed, desk, entered, found, one, text_of

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing


@pytest.fixture
def reviewer(cast) -> Client:
    return entered(cast.reviewer)


def test_an_outdated_finding_says_so_and_waits_to_be_looked_at_again(begun, cast, reviewer):
    found(begun, cast, **DOUBT)
    found(begun, cast, "eligibility.size")
    assert "2 of 6 looked at" in text_of(reviewer.get(desk(begun)))
    changed(begun, cast)
    for show, is_shown in [("new", True), ("outdated", True), ("doubts", False), ("all", True)]:
        told = text_of(reviewer.get(desk(begun, show)))
        assert "1 of 6 looked at" in told
        assert ("no longer counts" in told) == is_shown, show
    page = reviewer.get(reverse("assessments:questions", args=[begun.pk, "equipment", 1]))
    assert "no longer counts" in text_of(page)
    assert found(begun, cast, answer_revision=2, revision=Finding.objects.first().revision)
    assert "no longer counts" not in text_of(reviewer.get(desk(begun, "all")))


def test_the_desk_shows_answer_count_note_proof_and_how_it_is_known(begun, cast, reviewer):
    changed(begun, cast, note="On the big screen.", known="system_data")
    piece = Evidence.objects.create(
        plant=begun.plant, title="List <b>A</b>", link="https://example.org/a", added_by=cast.owner
    )
    EvidenceUse.objects.create(
        evidence=piece, assessment=begun, question=QUESTION, added_by=cast.owner
    )
    card = begun.instances.create(
        scenario="PO27", name="Line 3", stated_at=timezone.now(), stated_by=cast.owner
    )
    page = reviewer.get(desk(begun, "all")).content.decode()
    for words in ("By message", "At 42 of 42", "On the big screen.", "Seen in system data"):
        assert words in page, words
    assert "List &lt;b&gt;A" in page and 'href="https://example.org/a"' in page
    assert reverse("assessments:instance", args=[begun.pk, card.pk]) in page


def test_beside_a_question_everybody_reads_the_finding_and_reviewers_get_a_way_in(begun, cast):
    found(begun, cast, **DOUBT)
    address = reverse("assessments:questions", args=[begun.pk, "equipment", 1])
    for who, may in [("viewer", False), ("manager", False), ("reviewer", True), ("owner", True)]:
        page = entered(getattr(cast, who)).get(address)
        assert "would choose “By message”" in text_of(page), who
        assert (one(begun) in page.content.decode()) == may, who


def test_an_answer_that_does_not_apply_can_be_agreed_with_or_put_on_a_row(begun, cast, reviewer):
    away = Change("workshop.sequence", not_applicable=True, reason="One machine only.", revision=1)
    save_answers(assessment=begun, by=cast.manager, changes=[away])
    told = text_of(reviewer.get(one(begun, "workshop.sequence")))
    assert "Does not apply: One machine only." in told
    assert "I agree: it does not apply" in told
    for row in ("Word of mouth", "A list", "A proposal"):
        assert row in told


def test_what_a_scenario_counts_as_with_its_cards_is_told(begun, cast, reviewer):
    change = Change("scenario.PO27", option="in_use_ai", revision=1)
    save_answers(assessment=begun, by=cast.manager, changes=[change])
    told = text_of(reviewer.get(one(begun, "scenario.PO27")))
    assert "With its instance cards it counts as: In regular use" in told
    assert "counts as" not in text_of(reviewer.get(one(begun, "scenario.PO28")))


def test_both_languages(begun, cast):
    found(begun, cast, **DOUBT)
    for language, row in [("en", "By message"), ("zh-hans", "发消息")]:
        for address in (desk(begun, "all"), one(begun)):
            assert row in text_of(entered(cast.owner, language).get(address))


def test_an_unknown_filter_shows_the_usual_list(begun, reviewer):
    assert reviewer.get(desk(begun, "<script>")).status_code == 200


@pytest.mark.parametrize("show", ["new", "all"])
def test_the_desk_asks_little_of_the_database(national, cast, reviewer, show):
    edition = engine_edition(national.edition_id)
    asked = [q for q in edition.all_questions if q.is_asked_of("discrete")]
    changes = [Change(question.key, option=question.options[0].key) for question in asked]
    save_answers(assessment=national, by=cast.manager, changes=changes)
    piece = Evidence.objects.create(
        plant=national.plant, title="List", link="https://example.org/a", added_by=cast.owner
    )
    for question in asked:
        EvidenceUse.objects.create(
            evidence=piece, assessment=national, question=question.key, added_by=cast.owner
        )
        found(national, cast, question.key)
    assert len(asked) > 80
    reviewer.get(desk(national, show))
    with at_most(10):
        reviewer.get(desk(national, show))
    with at_most(10):
        reviewer.get(one(national, asked[0].key))
