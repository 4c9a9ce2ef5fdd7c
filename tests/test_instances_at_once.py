"""Two people on the cards at once, on SQLite and PostgreSQL alike: nothing is lost in silence."""

from collections.abc import Callable

import pytest

from assessments.actions.instances import StaleInstance, remove_instance, save_instance
from assessments.actions.refusals import Refused
from assessments.actions.systems import SystemFacts, SystemInUse, add_system, remove_system
from assessments.models import Assessment, ScenarioInstance, System
from tests.at_once import at_once
from tests.cards import MODEL, in_use, keep_card
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_saves_of_one_card_one_is_handed_back(assessment: Assessment, cast: Cast) -> None:
    card = keep_card(assessment, cast.manager, "PO27")

    def saving(users: int) -> Callable[[], object]:
        return lambda: save_instance(
            assessment=assessment,
            by=cast.manager,
            scenario="PO27",
            instance=card,
            card=in_use(weekly_users=users),
            revision=1,
        )

    outcomes = at_once(*(saving(users) for users in (1, 2, 3, 4)))
    saved = [one for one in outcomes if isinstance(one, ScenarioInstance)]
    stale = [one for one in outcomes if isinstance(one, StaleInstance)]
    assert (len(saved), len(stale)) == (1, 3)
    stored = ScenarioInstance.objects.get()
    assert (stored.revision, stored.weekly_users) == (2, saved[0].weekly_users)


def test_of_two_first_cards_of_one_name_one_is_stored(assessment: Assessment, cast: Cast) -> None:
    def saving(place: str) -> Callable[[], object]:
        return lambda: keep_card(
            assessment, cast.manager, "PO27", card=in_use(place=place), model=MODEL
        )

    outcomes = at_once(saving("Here"), saving("There"))
    assert ScenarioInstance.objects.count() == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 1


def test_what_the_cards_bear_out_is_right_whoever_comes_last(
    assessment: Assessment, cast: Cast
) -> None:
    pilot = keep_card(assessment, cast.manager, "PO27", card=in_use(used_outside_team=False))

    def removing() -> object:
        return remove_instance(assessment=assessment, by=cast.owner, instance=pilot, revision=1)

    def adding(scenario: str) -> Callable[[], object]:
        return lambda: keep_card(
            assessment, cast.manager, scenario, card=in_use("New"), model=MODEL
        )

    outcomes = at_once(removing, adding("PO27"), adding("PO28"))
    assert not [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    kept = Assessment.objects.get(pk=assessment.pk)
    assert kept.cards == {"PO27": "in_use_ai", "PO28": "in_use_ai"}
    assert kept.revision == assessment.revision + 4


def test_a_system_is_never_taken_off_from_under_a_card(assessment: Assessment, cast: Cast) -> None:
    mes = add_system(plant=assessment.plant, by=cast.manager, facts=SystemFacts("MES"))
    outcomes = at_once(
        lambda: remove_system(system=mes, by=cast.owner, revision=1),
        lambda: keep_card(assessment, cast.manager, "PO27", systems=[mes.pk]),
    )
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 1
    is_used = ScenarioInstance.objects.filter(systems=mes.pk).exists()
    assert System.objects.exists() is is_used
    assert isinstance(outcomes[0], SystemInUse) is is_used
