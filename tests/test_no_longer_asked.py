"""Answers to what this kind of plant is not asked stay stored, and are counted nowhere."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, Facts, follow_up, save_answers, save_facts, submit
from assessments.actions.history import confirm_answers, open_result
from assessments.dossier import Dossier, dossier_of
from assessments.models import Assessment
from assessments.waiting import to_confirm_in
from maturity.publishing import engine_edition
from tests.cast import Cast

# Asked of process plants only.
BATCHES = "workshop.batches"


def becomes(assessment: Assessment, cast: Cast, production: str) -> Assessment:
    facts = Facts(name="Yangzhou", production=production)
    save_facts(assessment=assessment, by=cast.manager, facts=facts, totals={"machines": 42})
    return Assessment.objects.get(pk=assessment.pk)


def beside(assessment: Assessment) -> Dossier:
    return dossier_of(assessment, engine_edition(assessment.edition_id))


@pytest.fixture
def process(assessment: Assessment, cast: Cast) -> Assessment:
    return becomes(assessment, cast, "process")


@pytest.fixture
def carried(process: Assessment, cast: Cast) -> Assessment:
    """Two answers are to be confirmed; the plant is no process plant any more."""
    changes = [Change(BATCHES, option="paper"), Change("eligibility.size", option="above")]
    save_answers(assessment=process, by=cast.manager, changes=changes)
    submit(assessment=process, by=cast.manager, confirmed_open=True)
    old = Assessment.objects.get(pk=process.pk)
    return becomes(follow_up(assessment=old, by=cast.manager), cast, "discrete")


def test_how_answers_are_known_is_told_of_what_is_asked(process: Assessment, cast: Cast) -> None:
    changes = [
        Change(BATCHES, option="paper", known="documented"),
        Change("eligibility.size", option="above"),
    ]
    save_answers(assessment=process, by=cast.manager, changes=changes)
    assert beside(process).known == {"documented": 1, "claimed": 1}
    assert beside(becomes(process, cast, "discrete")).known == {"claimed": 1}


def test_what_is_not_asked_is_neither_unsure_nor_raised(process: Assessment, cast: Cast) -> None:
    save_answers(assessment=process, by=cast.manager, changes=[Change(BATCHES, option="paper")])
    open_result(assessment=process, by=cast.manager)
    raised = Change(BATCHES, option="system", revision=1)
    save_answers(assessment=process, by=cast.manager, changes=[raised])
    again = Assessment.objects.get(pk=process.pk)
    assert [note.question for note in beside(again).raised] == [BATCHES]
    assert beside(becomes(again, cast, "discrete")).raised == ()
    again = becomes(again, cast, "process")
    doubt = Change(BATCHES, unsure=True, revision=2)
    save_answers(assessment=again, by=cast.manager, changes=[doubt])
    assert beside(again).unsure == (BATCHES,)
    assert beside(becomes(again, cast, "discrete")).unsure == ()


def test_what_is_not_asked_is_not_to_be_confirmed(carried: Assessment, cast: Cast) -> None:
    assert carried.answers.filter(to_confirm=True).count() == 2
    assert beside(carried).to_confirm == ("eligibility.size",)
    assert to_confirm_in([carried]) == {carried.pk: 1}


def test_when_all_that_is_asked_is_confirmed_no_page_counts_any_more(
    carried: Assessment, cast: Cast
) -> None:
    cast.manager.language = "en"
    cast.manager.save()
    client = Client()
    client.force_login(cast.manager)
    pages = [
        reverse("assessments:plant", args=[carried.plant_id]),
        reverse("assessments:history", args=[carried.pk]),
    ]
    for page in pages:
        assert "1 answer still to confirm" in client.get(page).content.decode(), page
    confirm_answers(assessment=carried, by=cast.manager, questions={"eligibility.size": 1})
    for page in pages:
        assert "still to confirm" not in client.get(page).content.decode(), page
