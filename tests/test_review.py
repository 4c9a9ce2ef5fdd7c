"""The page before submitting: what is open, what counts for less, what reviewers found."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.actions import Change, save_answers, submit
from assessments.models import Assessment, Evidence, EvidenceUse, Finding, System
from assessments.scenario_claims import read_claims
from assessments.views.review_groups import to_see
from assessments.walk import read_walk
from maturity.publishing import engine_edition
from tests.cast import ALL_BEST, Cast
from tests.queries import at_most
from tests.reviewing import DOUBT, QUESTION, changed, desk, entered, found, one, text_of


@pytest.fixture
def manager(cast: Cast) -> Client:
    return entered(cast.manager)


def review(assessment: Assessment) -> str:
    return reverse("assessments:review", args=[assessment.pk])


def answered(assessment: Assessment, cast: Cast, *changes: Change) -> None:
    assert save_answers(assessment=assessment, by=cast.manager, changes=changes).keys


def titles_of(assessment: Assessment) -> dict[str, int]:
    fresh = Assessment.objects.get(pk=assessment.pk)
    return {group.title: len(group.links) for group in to_see(fresh, read_walk(fresh))}


def section(page: str, name: str) -> str:
    start = page.index(f'aria-labelledby="{name}"')
    return page[start : page.index("</section>", start)]


def test_dont_know_yet_stands_apart_from_what_nobody_touched(assessment, cast, manager):
    answered(assessment, cast, Change(QUESTION, unsure=True, note="Ask the line leader."))
    page = manager.get(review(assessment)).content.decode()
    still_open = section(page, "open")
    told = still_open.index("Answered “don't know yet”")
    assert still_open.count("How is a fault noticed?") == 1
    assert still_open.index("How is a fault noticed?") > told
    assert "Ask the line leader." in still_open
    assert still_open.index("Which size?") < told
    assert 'id="open">Still open <span class="number quiet">6</span>' in page


def test_complete_means_every_question_has_an_answer_and_nothing_else(begun, cast, manager):
    """Outdated findings, doubts, unconfirmed answers and missing cards stand; all is answered."""
    answered(begun, cast, Change("scenario.PO27", option="in_use_ai", revision=1))
    found(begun, cast, **DOUBT)
    found(begun, cast, "eligibility.size", verdict="not_checked", reason="No papers.")
    changed(begun, cast)
    begun.answers.update(to_confirm=True)
    told = text_of(manager.get(review(begun)))
    assert "Every question is answered." in told and "Still open 0" in told
    assert "Submit all the same" not in told
    fresh = Assessment.objects.get(pk=begun.pk)
    response = manager.post(
        reverse("assessments:submit", args=[begun.pk]), {"revision": fresh.revision}
    )
    assert response["Location"] == reverse("assessments:result", args=[begun.pk])
    assert Assessment.objects.get(pk=begun.pk).is_submitted


def test_an_answer_too_narrow_is_open_though_it_is_there(begun, cast, manager):
    changed(begun, cast, count=5)
    told = text_of(manager.get(review(begun)))
    assert "Still open 1" in told and "Counts too small 1" in told


def test_answers_taken_over_are_counted_and_led_to(begun, manager):
    assert "still to be confirmed" not in text_of(manager.get(review(begun)))
    begun.answers.filter(question__in=[QUESTION, "eligibility.size"]).update(to_confirm=True)
    page = manager.get(review(begun)).content.decode()
    group = section(page, "to-see")
    assert "Taken over from an earlier self-check, still to be confirmed" in group
    assert titles_of(begun)["Taken over from an earlier self-check, still to be confirmed"] == 2
    assert reverse("assessments:confirm", args=[begun.pk]) in group


@pytest.mark.parametrize(
    ("option", "cards", "expected"),
    [
        ("in_use_ai", {}, "without_ai without_card"),
        ("in_use_ai", {"PO27": "in_use"}, "without_ai"),
        ("in_use_ai", {"PO27": "in_use_ai"}, ""),
        ("in_use_ai", {"PO27": "planned"}, "as_planned"),
        ("in_use", {"PO27": "planned"}, "as_planned"),
        ("in_use", {"PO27": "in_use"}, ""),
        ("in_use", {}, "without_card"),
        ("planned", {}, ""),
        ("none", {"PO27": "in_use_ai"}, ""),
        ("in_use_ai", None, ""),
    ],
    ids=str,
)
def test_scenarios_that_count_for_less_than_claimed_are_named(begun, cast, option, cards, expected):
    if option != "none":
        answered(begun, cast, Change("scenario.PO27", option=option, revision=1))
    answers = {answer.question: answer for answer in begun.answers.all()}
    edition = engine_edition(begun.edition_id)
    claims = read_claims(edition.all_questions, answers, cards)
    for name in ("without_ai", "as_planned", "without_card"):
        keys = ("scenario.PO27",) if name in expected.split() else ()
        assert getattr(claims, name) == keys, name


def test_the_groups_of_scenarios_lead_to_their_instance_cards(begun, cast, manager):
    answered(begun, cast, Change("scenario.PO27", option="in_use_ai", revision=1))
    page = manager.get(review(begun)).content.decode()
    group = section(page, "to-see")
    assert titles_of(begun) == {
        "Said to be in use with AI, counted without it": 1,
        "Said to be in use, without an instance card": 1,
    }
    assert group.count(reverse("assessments:instances", args=[begun.pk])) == 2


def test_what_reviewers_found_is_summed_up(begun, cast, manager):
    found(begun, cast, "standing.cmmm_level")
    found(begun, cast, **DOUBT)
    found(begun, cast, "eligibility.size", verdict="not_checked", reason="No <b>papers</b>.")
    found(begun, cast, "workshop.sequence")
    change = Change("workshop.sequence", option="listed", count=1, of=2, revision=1)
    answered(begun, cast, change)
    page = manager.get(review(begun)).content.decode()
    told = section(page, "found")
    counts = [
        ("all", "Agree", 1),
        ("doubts", "Another row", 1),
        ("doubts", "Could not be checked", 1),
        ("outdated", "Outdated", 1),
        ("new", "Not yet looked at", 3),
    ]
    for show, name, number in counts:
        line = f'<a href="{desk(begun, show)}">{name}</a> <span class="number">{number}</span>'
        assert line in told, name
    assert "3 of 6 looked at" in told
    assert one(begun) in told and "By message · All machines send messages." in told
    assert "No &lt;b&gt;papers" in told
    assert one(begun, "workshop.sequence") not in told, "an outdated finding is no doubt"


def test_doubts_about_register_and_proof_lead_to_where_they_are_put_right(national, cast, manager):
    two = [
        System.objects.create(
            plant=national.plant, name=name, live_since=since, changed_by=cast.manager
        )
        for name, since in [("MES", "2024-01"), ("M E S", "2025-01")]
    ]
    card = national.instances.create(
        scenario="PM15",
        name="Line <3>",
        live_since="2023-03",
        stated_at=timezone.now(),
        stated_by=cast.manager,
    )
    card.systems.add(*two)
    old = timezone.localdate() - timedelta(days=1000)
    piece = Evidence.objects.create(
        plant=national.plant, title="Old", link="https://x.org", dated=old, added_by=cast.manager
    )
    EvidenceUse.objects.create(
        evidence=piece, assessment=national, question="device.abnormality", added_by=cast.manager
    )
    told = section(manager.get(review(national)).content.decode(), "checks")
    systems = reverse("assessments:systems", args=[national.plant_id])
    assert f'<a href="{systems}">MES</a>' in told and f'<a href="{systems}">M E S</a>' in told
    instance = reverse("assessments:instance", args=[national.pk, card.pk])
    assert f'<a href="{instance}">Line &lt;3&gt;</a>' in told
    evidence = reverse("assessments:evidence", args=[national.pk])
    assert f'<a href="{evidence}">Old</a>' in told


def test_nothing_found_and_nothing_doubted_is_said_shortly(assessment, cast, manager):
    answered(assessment, cast, *ALL_BEST)
    Assessment.objects.filter(pk=assessment.pk).update(cards={"PO27": "in_use"})
    page = manager.get(review(assessment)).content.decode()
    assert 'aria-labelledby="to-see"' not in page
    assert 'aria-labelledby="checks"' not in page
    assert "0 of 6 looked at" in section(page, "found")


def test_the_review_of_a_submitted_assessment_does_not_move(begun, cast, manager):
    found(begun, cast, **DOUBT)
    submit(assessment=begun, by=cast.manager)
    before = section(manager.get(review(begun)).content.decode(), "found")
    assert "All machines send messages." in before
    Finding.objects.all().delete()
    assert section(manager.get(review(begun)).content.decode(), "found") == before


def test_the_review_is_told_in_chinese_too(begun, cast):
    found(begun, cast, **DOUBT)
    page = entered(cast.manager, "zh-hans").get(review(begun)).content.decode()
    assert "发消息 · All machines send messages." in page
    assert "故障怎么发现？" in page


def test_a_full_review_asks_little_of_the_database(national, cast, manager):
    edition = engine_edition(national.edition_id)
    asked = [q for q in edition.all_questions if q.is_asked_of("discrete")]
    changes = [Change(question.key, option=question.options[-1].key) for question in asked]
    answered(national, cast, *changes)
    system = System.objects.create(plant=national.plant, name="MES", changed_by=cast.manager)
    for question in asked:
        found(national, cast, question.key)
        if question.scenario_key:
            national.instances.create(
                scenario=question.scenario_key,
                name="Line",
                stated_at=timezone.now(),
                stated_by=cast.manager,
            ).systems.add(system)
    assert Finding.objects.count() > 80 and national.instances.count() > 20
    manager.get(review(national))
    with at_most(10):
        manager.get(review(national))
