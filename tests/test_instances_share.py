"""The AI share follows the cards; the share of all claims stands beside it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.actions import Change, follow_up, save_answers, submit
from assessments.actions.instances import remove_instance
from assessments.models import Assessment, Result
from assessments.readings import readings_of
from assessments.sheet import read_sheets
from maturity.engine.scoring import Scorecard, score
from maturity.publishing import engine_edition
from tests.cards import MODEL, in_use, keep_card
from tests.cast import Cast

CLAIMS = ("PO24", "PO28", "PM09")
PLAIN = ("PO25", "PO27", "SC37")


@pytest.fixture
def claiming(national: Assessment, cast: Cast) -> Assessment:
    """Six scenarios in use, three of them said to be with AI; all others are not in use."""
    edition = engine_edition(national.edition_id)
    said = {**dict.fromkeys(CLAIMS, "in_use_ai"), **dict.fromkeys(PLAIN, "in_use")}
    changes = [
        Change(scenario.question_key, option=said.get(scenario.key, "none"))
        for scenario in edition.scenarios
    ]
    save_answers(assessment=national, by=cast.manager, changes=changes)
    return national


def cards(assessment: Assessment) -> tuple[Scorecard, Scorecard]:
    """As it counts, and with every claim."""
    fresh = Assessment.objects.get(pk=assessment.pk)
    edition = engine_edition(fresh.edition_id)
    sheets = read_sheets(fresh, edition, [])
    claims = readings_of(edition, sheets).all_claims
    assert claims is not None
    return score(edition, sheets.own), claims


def share(card: Scorecard) -> Fraction | None:
    found = card.measures["ai_share"]
    assert found.is_point or found.low is None
    return found.low


def test_the_share_grows_with_complete_model_cards(claiming: Assessment, cast: Cast) -> None:
    own, claims = cards(claiming)
    assert (share(own), share(claims)) == (Fraction(0), Fraction(1, 2))
    keep_card(claiming, cast.manager, "PO24", model=MODEL)
    keep_card(claiming, cast.manager, "PO28", model=replace(MODEL, quality=""))
    own, claims = cards(claiming)
    assert (share(own), share(claims)) == (Fraction(1, 6), Fraction(1, 2))
    keep_card(claiming, cast.manager, "PO28", card=in_use("Second"), model=MODEL)
    keep_card(claiming, cast.manager, "PM09", model=MODEL)
    own, claims = cards(claiming)
    assert share(own) == share(claims) == Fraction(1, 2)


def test_a_pilot_leaves_both_sides_of_the_share(claiming: Assessment, cast: Cast) -> None:
    pilot = in_use(used_outside_team=False)
    card = keep_card(claiming, cast.manager, "PO28", card=pilot, model=MODEL)
    keep_card(claiming, cast.manager, "PO24", model=MODEL)
    own, _claims = cards(claiming)
    assert (share(own), own.measures["scenarios_in_use"].low) == (Fraction(1, 5), 5)
    remove_instance(assessment=claiming, by=cast.manager, instance=card, revision=1)
    own, _claims = cards(claiming)
    assert (share(own), own.measures["scenarios_in_use"].low) == (Fraction(1, 6), 6)


def test_a_card_of_a_scenario_said_not_to_be_in_use_adds_nothing(
    claiming: Assessment, cast: Cast
) -> None:
    keep_card(claiming, cast.manager, "FC02", model=MODEL)
    own, _claims = cards(claiming)
    assert (share(own), own.measures["scenarios_in_use"].low) == (Fraction(0), 6)


def test_what_was_submitted_keeps_what_its_cards_bore_out(claiming: Assessment, cast: Cast) -> None:
    keep_card(claiming, cast.manager, "PO24", model=MODEL)
    submit(assessment=claiming, by=cast.manager, confirmed_open=True)
    stored = Result.objects.get().dossier["instances"]
    assert [one["bears_out"] for one in stored] == ["in_use_ai"]
    begun = follow_up(assessment=Assessment.objects.get(pk=claiming.pk), by=cast.manager)
    carried = begun.instances.get()
    assert begun.cards == {"PO24": "in_use_ai"} and carried.to_confirm
    keep_card(begun, cast.manager, "PO24", instance=carried, revision=1)
    assert Assessment.objects.get(pk=begun.pk).cards == {"PO24": "in_use"}
    assert Assessment.objects.get(pk=claiming.pk).cards == {"PO24": "in_use_ai"}
