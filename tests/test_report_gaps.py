"""Conditions, gaps and scenario cards: concrete numbers, steps and prerequisites."""

from fractions import Fraction

import pytest
from django.utils import translation

from assessments.reports.build import numbers
from assessments.reports.report import ConditionRow, GapRow, Report
from tests.reporting import national, report_of


def row(report: Report, key: str) -> ConditionRow:
    rows = [
        found
        for tier in report.tiers
        for found in (
            *tier.criteria,
            *tier.eligibility,
            *tier.advice,
            *(condition for demand in tier.demands for condition in demand.conditions),
        )
    ]
    return next(found for found in rows if found.key == key)


def gap(report: Report, key: str) -> GapRow:
    return next(found for found in report.gaps if found.key == key)


def test_every_condition_of_every_tier_has_its_row():
    report = report_of("advanced")
    for condition in national().conditions:
        found = row(report, condition.key)
        assert found.text and found.number and found.threshold and found.basis.word


def test_a_share_is_shown_with_its_counts():
    found = row(report_of("excellence-3-of-16"), "excellence.ai_share")
    assert found.number == "3 of 16 scenarios in use with AI, 18.8 %"
    assert found.threshold == "at least 20 %"
    assert found.distance == "one more of them with AI"
    chinese = row(report_of("excellence-3-of-16", "zh-hans"), "excellence.ai_share")
    assert chinese.number == "在用16个场景中3个应用人工智能，18.8%"


def test_too_few_in_use_make_no_share_and_say_what_is_lacking():
    found = row(report_of("advanced"), "excellence.ai_share")
    assert found.number == "only 4 in use; a share needs 5"
    assert found.distance == "one more in use and one more of them with AI"
    assert found.verdict.key == "not_met"


def test_a_level_or_position_is_named_not_numbered():
    report = report_of("advanced")
    assert row(report, "excellence.cmmm").number == "Level 2, standardised"
    assert row(report, "excellence.cmmm").threshold == "Level 3, integrated, or higher"
    assert row(report, "excellence.cmmm").distance == "one step short"
    assert (
        "leaders of the same industry in the province" in row(report, "excellence.position").number
    )


def test_open_answers_are_named_where_a_condition_waits_for_them():
    found = row(report_of("open-others"), "advanced.covered.production_management.others")
    assert found.verdict.key == "undecided"
    assert len(found.open_questions) == 3
    assert "3 open" in found.number


def test_gaps_count_what_the_first_sentence_counts():
    report = report_of("advanced")
    assert "eight conditions" in report.headline
    assert sum(found.kind == "criterion" for found in report.gaps) == 8
    assert [found.kind for found in report.gaps] == sorted(found.kind for found in report.gaps)


def test_a_step_goes_from_the_row_chosen_to_the_row_needed():
    report = report_of("advanced-core-management")
    (step,) = gap(report, "advanced.covered.production_management").steps
    question = national().question("workshop.sequence")
    assert step.question == question.text.in_language("en")
    assert step.now == question.option("listed").text.in_language("en")
    assert step.needed == question.option("proposed").text.in_language("en")
    assert not step.is_open
    assert step.effort.startswith("about ")


def test_an_unanswered_question_is_a_step_that_is_open():
    report = report_of("open-others")
    steps = gap(report, "advanced.covered.production_management").steps
    assert {step.now for step in steps} == {"not answered yet"}
    assert all(step.is_open for step in steps)


def test_what_others_decide_comes_after_the_plant_s_own_and_says_what_to_do():
    report = report_of("advanced")
    criteria = [found for found in report.gaps if found.kind == "criterion"]
    assert [found.in_own_hands for found in criteria] == [True] * 6 + [False] * 2
    assert all(found.advice for found in criteria if not found.in_own_hands)


def test_a_gap_in_coverage_offers_scenarios_and_warns_of_the_share():
    report = report_of("excellence-factory-construction-scenario")
    found = gap(report, "excellence.covered.factory_construction")
    assert set(found.scenario_keys) <= {"FC01", "FC02", "FC03"}
    assert "AI share from 3 of 13 into 3 of 14, 21.4 %" in found.advice


def test_a_chosen_target_leads_the_gaps_and_an_unknown_one_the_next_tier():
    assert report_of("advanced", target="leading").target_key == "leading"
    assert report_of("advanced", target="nonsense").target_key == "excellence"
    assert report_of("advanced", target="basic").target_key == "excellence"


def test_a_card_says_what_is_missing_first_and_quotes_direct_evidence_only():
    report = report_of("advanced")
    assert report.scenarios
    order = {"missing": 0, "open": 1, "met": 2, "note": 3}
    for card in report.scenarios:
        states = [order[item.state] for item in card.prerequisites]
        assert states == sorted(states)
        direct = [item for item in national().scenario(card.key).evidence if item.direct]
        assert len(card.evidence) == len(direct)


def test_a_scenario_that_others_build_on_comes_before_them():
    for case_id in ("nothing", "basic-cmmm", "advanced", "excellence"):
        report = report_of(case_id, target="leading")
        keys = [card.key for card in report.scenarios]
        for card in report.scenarios:
            for need in national().scenario(card.key).requires:
                if need.scenario in keys and not card.with_ai and card.state_key != "in_use":
                    assert keys.index(need.scenario) < keys.index(card.key)


def test_scores_are_shown_for_every_level_and_aspect():
    report = report_of("advanced")
    assert (len(report.levels), len(report.aspects)) == (6, 5)
    assert len(report.heat.cells) == 6
    assert all(0 <= (found.low_at or 0) <= (found.high_at or 0) <= 1 for found in report.levels)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(3, 16), "18.8 %"),
        (Fraction(1, 5), "20 %"),
        (Fraction(1, 2000), "0.1 %"),
        (Fraction(1, 2001), "0 %"),
        (Fraction(2, 3), "66.7 %"),
    ],
)
def test_shares_are_rounded_half_up_to_one_decimal(number, shown):
    with translation.override("en"):
        assert numbers.percent(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(-1, 20), "-0.1"),
        (Fraction(-1, 25), "0"),
        (12345, "12,345"),
        (Fraction(5, 2), "2.5"),
    ],
)
def test_numbers_are_rounded_away_from_zero_and_never_say_minus_nothing(number, shown):
    with translation.override("en"):
        assert numbers.grouped(number) == shown


def test_a_change_carries_its_sign_and_nothing_is_divided_by_zero():
    with translation.override("en"):
        assert numbers.percent_change(Fraction(100), Fraction(118)) == "+18 %"
        assert numbers.percent_change(Fraction(100), Fraction(88)) == "-12 %"
        assert numbers.percent_change(Fraction(0), Fraction(5)) == ""
        assert numbers.points_change(Fraction(2), Fraction(1)) == "-1 percentage points"


def test_a_scenario_that_must_bring_ai_says_so_with_all_it_needs():
    report = report_of("basic-cmmm", target="leading")
    cards = [card for card in report.scenarios if card.why.startswith("Put into use with AI")]
    assert cards
    for card in cards:
        scenario = national().scenario(card.key)
        needs = dict.fromkeys((*scenario.requires, *scenario.ai_requires))
        assert len(card.prerequisites) == len(needs)
