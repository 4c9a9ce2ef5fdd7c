"""The other readings of one set of answers: after review, as proven, with every AI claim."""

from dataclasses import replace

import pytest

from assessments.actions import Change, Facts, save_answers, save_exceptions, save_facts, submit
from assessments.actions.findings import save_finding
from assessments.models import Assessment, Finding, Plant
from assessments.readings import readings_of, stored_readings
from assessments.sheet import Sheets, read_sheets
from maturity.engine.scoring import Answer as GivenAnswer
from maturity.engine.scoring import Scorecard, score
from maturity.publishing import engine_edition
from tests.cast import ALL_BEST, Cast

DOUBT = {"verdict": "another_row", "reason": "Seen on the spot."}


def sheets_of(assessment: Assessment) -> Sheets:
    fresh = Assessment.objects.get(pk=assessment.pk)
    return read_sheets(fresh, engine_edition(fresh.edition_id), fresh.findings.all())


def cards_of(assessment: Assessment) -> dict[str, Scorecard | None]:
    edition, sheets = engine_edition(assessment.edition_id), sheets_of(assessment)
    readings = readings_of(edition, sheets)
    return {
        "own": score(edition, sheets.own),
        "reviewed": readings.reviewed,
        "proven": readings.proven,
        "all_claims": readings.all_claims,
    }


def tiers_of(assessment: Assessment) -> dict[str, str | None]:
    return {name: card and card.tier for name, card in cards_of(assessment).items()}


def found(assessment: Assessment, cast: Cast, question: str, **given) -> Finding:
    known = assessment.findings.filter(question=question).first()
    asked = {
        "verdict": "agree",
        "answer_revision": assessment.answers.get(question=question).revision,
        "revision": known.revision if known else 0,
    }
    return save_finding(
        assessment=assessment, by=cast.reviewer, question=question, **{**asked, **given}
    )


def changed(assessment: Assessment, cast: Cast, question: str, **content) -> None:
    revision = assessment.answers.get(question=question).revision
    change = Change(question, **content, revision=revision)
    save_answers(assessment=assessment, by=cast.manager, changes=[change])


@pytest.fixture
def best(assessment: Assessment, cast: Cast) -> Assessment:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    return assessment


def agree_with_all(assessment: Assessment, cast: Cast) -> None:
    keys = list(assessment.answers.values_list("question", flat=True))
    assert keys
    for key in keys:
        found(assessment, cast, key)


def test_without_a_finding_nothing_is_reviewed_and_nothing_proven(best):
    sheets = sheets_of(best)
    assert sheets.reviewed is None
    assert sheets.proven.answers == {}
    assert tiers_of(best) == {
        "own": "advanced",
        "reviewed": None,
        "proven": None,
        "all_claims": "advanced",
    }
    assert cards_of(best)["reviewed"] is None


def test_agreeing_with_every_answer_changes_nothing_and_proves_all(best, cast):
    agree_with_all(best, cast)
    sheets, cards = sheets_of(best), cards_of(best)
    assert sheets.reviewed == sheets.proven == sheets.own
    assert cards["reviewed"] == cards["proven"] == cards["own"]


def test_agreeing_with_one_answer_proves_that_one_only(best, cast):
    found(best, cast, "standing.cmmm_level")
    sheets, cards = sheets_of(best), cards_of(best)
    assert sheets.reviewed == sheets.own
    assert set(sheets.proven.answers) == {"standing.cmmm_level"}
    proven = {c.key: c.verdict for tier in cards["proven"].tiers for c in tier.conditions}
    assert proven == {
        "basic.cmmm": "met",
        "basic.depth": "undecided",
        "basic.scenarios": "undecided",
        "basic.size": "undecided",
        "advanced.depth": "undecided",
        "advanced.cmmm": "met",
    }
    assert cards["proven"].tier is None


def test_another_row_further_down_lowers_reviewed_and_proven_not_the_plants_own(best, cast):
    agree_with_all(best, cast)
    found(best, cast, "device.state", option="shown", **DOUBT)
    assert tiers_of(best) == {
        "own": "advanced",
        "reviewed": "basic",
        "proven": "basic",
        "all_claims": "advanced",
    }


def test_another_row_further_up_raises_reviewed_and_proven(best, cast):
    changed(best, cast, "standing.cmmm_level", option="level_2")
    agree_with_all(best, cast)
    found(best, cast, "standing.cmmm_level", option="level_3", **DOUBT)
    assert tiers_of(best) == {
        "own": "basic",
        "reviewed": "advanced",
        "proven": "advanced",
        "all_claims": "basic",
    }


def test_what_could_not_be_checked_is_open_in_both(best, cast):
    agree_with_all(best, cast)
    found(best, cast, "standing.cmmm_level", verdict="not_checked", reason="No report at hand.")
    sheets, cards = sheets_of(best), cards_of(best)
    assert sheets.reviewed == sheets.proven
    assert "standing.cmmm_level" not in sheets.reviewed.answers
    assert cards["reviewed"].open == ("standing.cmmm_level",)
    assert (cards["reviewed"].tier, cards["reviewed"].best_tier) == (None, "advanced")
    assert cards["own"].tier == "advanced"


def test_a_finding_on_an_answer_changed_since_speaks_of_nothing(best, cast):
    found(best, cast, "device.state", option="unseen", **DOUBT)
    assert tiers_of(best)["reviewed"] is None and sheets_of(best).reviewed is not None
    changed(best, cast, "device.state", option="messaged", count=42, note="Looked again.")
    sheets = sheets_of(best)
    assert sheets.reviewed is None, "the only finding is outdated"
    assert sheets.proven.answers == {}
    found(best, cast, "device.state")
    assert sheets_of(best).proven.answers == {
        "device.state": GivenAnswer(option="messaged", count=42)
    }


def test_a_finding_on_a_question_no_longer_asked_speaks_of_nothing(best, cast, plant: Plant):
    fluid = replace(Facts.of(plant), production="process")
    save_facts(assessment=best, by=cast.manager, facts=fluid, totals={"machines": 42})
    changes = [Change("workshop.batches", option="paper")]
    save_answers(assessment=best, by=cast.manager, changes=changes)
    found(best, cast, "workshop.batches", option="system", **DOUBT)
    assert sheets_of(best).reviewed is not None
    save_facts(assessment=best, by=cast.manager, facts=Facts.of(plant), totals={"machines": 42})
    assert sheets_of(best).reviewed is None
    assert sheets_of(best).proven.answers == {}


def test_a_reviewers_row_counts_whatever_the_plant_had_counted(best, cast):
    """Too few machines for the plant's row: the reviewer names the row that holds for enough."""
    changed(best, cast, "device.state", option="messaged", count=5)
    assert "device.state" in cards_of(best)["own"].open
    found(best, cast, "device.state", option="shown", **DOUBT)
    assert "device.state" not in cards_of(best)["reviewed"].open
    assert tiers_of(best)["reviewed"] == "basic"


def test_agreeing_keeps_the_plants_count(best, cast):
    changed(best, cast, "device.state", option="messaged", count=5)
    found(best, cast, "device.state")
    assert "device.state" in cards_of(best)["reviewed"].open


def test_an_answer_said_not_to_apply_can_be_put_on_a_row(best, cast):
    away = {"not_applicable": True, "reason": "One machine only."}
    changed(best, cast, "workshop.sequence", **away)
    assert tiers_of(best)["own"] == "advanced"
    found(best, cast, "workshop.sequence")
    assert sheets_of(best).proven.answers["workshop.sequence"].not_applicable
    found(best, cast, "workshop.sequence", option="told", **DOUBT)
    assert sheets_of(best).proven.answers["workshop.sequence"] == GivenAnswer(option="told")
    assert tiers_of(best)["reviewed"] is None


@pytest.mark.parametrize(
    ("cards", "claimed", "counts"),
    [
        ({}, "in_use_ai", "in_use"),
        ({"PO27": "in_use"}, "in_use_ai", "in_use"),
        ({"PO27": "in_use_ai"}, "in_use_ai", "in_use_ai"),
        ({"PO27": "planned"}, "in_use_ai", "planned"),
        ({"PO27": "planned"}, "in_use", "planned"),
        ({}, "in_use", "in_use"),
        (None, "in_use_ai", "in_use_ai"),
    ],
    ids=str,
)
def test_an_agreed_scenario_counts_as_its_cards_bear_it_out(best, cast, cards, claimed, counts):
    if claimed != "in_use":
        changed(best, cast, "scenario.PO27", option=claimed)
    Assessment.objects.filter(pk=best.pk).update(cards=cards)
    found(best, cast, "scenario.PO27")
    sheets = sheets_of(best)
    given = [
        sheet.answers["scenario.PO27"].option
        for sheet in (sheets.own, sheets.reviewed, sheets.proven)
    ]
    assert given == [counts] * 3
    assert sheets.all_claims.answers["scenario.PO27"].option == claimed


def test_a_reviewers_row_of_a_scenario_counts_as_given(best, cast):
    """Whoever saw the model at work needs no card of the plant's."""
    found(best, cast, "scenario.PO27", option="in_use_ai", **DOUBT)
    sheets = sheets_of(best)
    assert sheets.own.answers["scenario.PO27"].option == "in_use"
    assert sheets.reviewed.answers["scenario.PO27"].option == "in_use_ai"
    assert sheets.proven.answers["scenario.PO27"].option == "in_use_ai"


def test_an_exception_stands_in_every_reading_and_proves_a_tier_in_none(best, cast):
    changed(best, cast, "device.state", option="shown", count=42)
    save_exceptions(
        assessment=best,
        by=cast.manager,
        exceptions={"advanced.covered": "One product for years."},
        revision=Assessment.objects.get(pk=best.pk).revision,
    )
    bare = cards_of(best)["proven"]
    assert (bare.tier, bare.with_exception.tier) == (None, None), "nothing verified yet"
    agree_with_all(best, cast)
    for name in ("own", "reviewed", "proven"):
        card = cards_of(best)[name]
        assert (card.tier, card.with_exception.tier) == ("basic", "advanced"), name


def test_submitting_stores_every_reading_as_it_was_that_day(best, cast):
    agree_with_all(best, cast)
    found(best, cast, "device.state", option="shown", **DOUBT)
    result = submit(assessment=best, by=cast.manager)
    stored = Assessment.objects.get(pk=best.pk)
    readings = stored_readings(stored)
    assert result.tier == "advanced"
    assert set(result.readings) == {"all_claims", "reviewed", "proven"}
    assert readings.reviewed and readings.proven and readings.all_claims
    assert (readings.reviewed.tier, readings.proven.tier) == ("basic", "basic")
    assert readings.all_claims.tier == "advanced"
    revision = stored.edition.revision
    live = readings_of(engine_edition(stored.edition_id), sheets_of(stored), revision=revision)
    assert readings == live


def test_a_result_nobody_reviewed_stores_no_review(best, cast):
    result = submit(assessment=best, by=cast.manager)
    assert set(result.readings) == {"all_claims", "proven"}
    readings = stored_readings(Assessment.objects.get(pk=best.pk))
    assert readings.reviewed is None
    assert readings.proven and readings.proven.tier is None
