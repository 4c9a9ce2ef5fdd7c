"""The AI share twice, and scenarios in use as claimed and as the cards bear them out."""

from dataclasses import replace
from typing import Any

import pytest

from assessments.actions import Change, save_answers
from assessments.models import Assessment
from assessments.readings import NO_READINGS, Readings, readings_of
from assessments.reports.build import Facts, build_report, compose
from assessments.reports.report import Fact, Report
from maturity.engine.edition import Edition
from maturity.engine.scoring import Sheet, score
from maturity.rubric_file import load_edition
from tests.dossier_samples import CLAIMED, behind, sheets
from tests.reporting import SUBMITTED
from tests.reporting import national as edition_2025
from tests.test_worked_cases import HERE

ALL, OWN = "AI share, all AI claims", "AI share, AI with a complete model card"


def told(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {fact.label: fact.value for fact in facts}


def test_the_share_is_printed_with_all_claims_and_with_complete_cards():
    assert told(behind().ai_shares) == {
        ALL: "3 of 15 scenarios in use with AI, 20 %",
        OWN: "2 of 14 scenarios in use with AI, 14.3 %",
    }


def test_both_shares_are_the_exact_ones_of_the_scorecards():
    made = sheets()
    shares = [
        score(edition_2025(), one).measures["ai_share"] for one in (made.all_claims, made.own)
    ]
    assert [(one.low.numerator, one.low.denominator) for one in shares] == [(1, 5), (1, 7)]


def test_claims_the_cards_do_not_bear_out_are_named():
    assert told(behind().claims) == {
        "AI claimed, but no instance in regular use has a complete model card": (
            "Equipment fault diagnosis and prediction"
        ),
        "Scenarios in use, as claimed": "15",
        "Scenarios in use, by their instance cards": "14",
        "Claimed in use, but planned or tried out by the instance cards": (
            "Equipment operation monitoring"
        ),
    }


def test_the_register_of_scenarios_says_what_was_answered_and_what_counts():
    states = told(behind().scenario_register)
    assert states["Equipment fault diagnosis and prediction"] == (
        "In regular use, with AI (by its instance cards: In regular use, without AI)"
    )
    assert states["Online intelligent inspection"] == "In regular use, with AI"


def test_where_cards_bear_everything_out_both_shares_are_alike_and_nothing_is_named():
    made = sheets()
    readings = readings_of(edition_2025(), replace(made, own=made.all_claims))
    report = composed(made.all_claims, readings)
    assert told(report.ai_shares)[ALL] == told(report.ai_shares)[OWN] != ""
    assert report.claims == ()


def composed(
    sheet: Sheet, readings: Readings, edition: Edition | None = None, **facts: Any
) -> Report:
    used = edition or edition_2025()
    known = Facts(plant_name="Yangzhou plant", submitted_on=SUBMITTED, **facts)
    card = score(used, sheet)
    return compose(used, sheet, card, known, language="en", readings=readings)


def test_an_open_answer_leaves_a_span():
    made = sheets()
    kept = {key: one for key, one in made.own.answers.items() if key != "scenario.PM09"}
    claims = {key: one for key, one in made.all_claims.answers.items() if key in kept}
    readings = Readings(
        all_claims=score(edition_2025(), replace(made.all_claims, answers=claims)),
        proven=score(edition_2025(), made.proven),
    )
    shares = composed(replace(made.own, answers=kept), readings, claimed=CLAIMED).ai_shares
    assert told(shares) == {
        ALL: "2 of 14 scenarios in use with AI, 1 open: 13.3 to 20 %",
        OWN: "1 of 13 scenarios in use with AI, 1 open: 7.1 to 14.3 %",
    }


def test_nothing_in_use_is_no_share():
    sheet = Sheet.from_data({"answers": {}})
    report = composed(sheet, Readings(all_claims=score(edition_2025(), sheet)))
    assert (report.ai_shares, report.claims) == ((), ())


def test_a_result_from_before_there_were_cards_has_one_share_as_before():
    report = behind(readings=NO_READINGS, claimed={})
    assert (report.ai_shares, report.claims) == ((), ())


def test_answers_from_before_there_were_cards_are_not_said_to_count_by_them():
    report = behind(counts_by_cards=False, claimed={})
    assert (report.ai_shares, report.claims) == ((), ())
    assert report.standings.rows[0].says == "The plant's own answers, as they were given: 94."


@pytest.mark.parametrize(("cards", "count"), [(None, 0), ({}, 2)], ids=["before", "none-yet"])
def test_whether_cards_count_is_read_from_the_assessment(national, cast, cards, count):
    changes = [Change("scenario.PO24", option="in_use_ai")]
    save_answers(assessment=national, by=cast.manager, changes=changes)
    Assessment.objects.filter(pk=national.pk).update(cards=cards)
    read = Assessment.objects.with_names().get(pk=national.pk)
    assert len(build_report(read, language="en").ai_shares) == count


def test_an_edition_that_asks_for_no_ai_share_prints_none():
    edition = load_edition(HERE / "data" / "small.yaml")
    sheet = Sheet.from_data({"answers": {"scenario.PO27": "in_use"}})
    report = composed(
        sheet,
        Readings(all_claims=score(edition, sheet)),
        edition,
        claimed={"scenario.PO27": "in_use_ai"},
    )
    assert report.ai_shares == ()
    assert [fact.value for fact in report.claims] == ["Equipment monitoring"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_counts_of_the_result_are_those_that_count(language):
    assert [fact.value for fact in behind(language).counts][-2:] == ["14", "2"]


def test_who_may_file_is_met_or_not_while_other_conditions_of_the_tier_are_open():
    words = {tier.eligible.word for tier in behind().tiers}
    assert words <= {"Met", "Not met", "Undecided"}
