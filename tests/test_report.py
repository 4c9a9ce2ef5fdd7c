"""What the report says of a plant: the sentence, the two lines, what stands beside them."""

import pytest

from assessments.reports.build import Facts, compose
from maturity.engine.scoring import Sheet, read_scorecard, score
from maturity.rubric_file import load_edition
from tests import rubrics
from tests.reporting import SUBMITTED, report_of, scored_case
from tests.test_worked_cases import CASES, HERE

SCORED = [case for case in CASES if "refused" not in case["expect"]]

HEADLINES = [
    ("nothing", {}, "does not meet the conditions of the basic tier by self-check; three"),
    ("basic-cmmm", {}, "basic tier by self-check; one condition keeps it from there."),
    ("advanced", {}, "advanced tier by self-check; eight conditions keep it from excellence."),
    ("excellence-3-of-16", {}, "advanced tier by self-check; one condition keeps it from exc"),
    ("open-others", {}, "basic tier by self-check; advanced is undecided, because one condition"),
    ("all-open", {}, "shows no tier yet and leaves tiers up to leading open."),
    ("not-compared", {}, "of the excellence tier by self-check in all but one: position of the"),
    ("excellence-two-excepted", {}, "those of excellence with the exceptions it states"),
]


@pytest.mark.parametrize(("case_id", "changed", "part"), HEADLINES, ids=[h[0] for h in HEADLINES])
def test_the_first_sentence_says_where_the_plant_stands(case_id, changed, part):
    said = report_of(case_id, **changed).headline
    assert said.startswith(("Yangzhou plant", "What Yangzhou plant"))
    assert part in said


def test_the_top_needs_no_next_tier():
    top = report_of("leading-cmmm", set={})
    assert "leading tier by self-check, the highest of this edition" in top.headline
    assert (top.target_key, top.gaps, top.scenarios) == ("", (), ())


@pytest.mark.parametrize(
    ("case_id", "part"),
    [
        ("advanced", "自查结果：扬州工厂达到先进级要素条件，距卓越级还差8项。"),
        ("nothing", "自查结果：扬州工厂尚未达到基础级要素条件，还差3项。"),
        (
            "not-compared",
            "除“主要指标所处位置”尚未与同行业对比外，扬州工厂达到卓越级的其余要素条件",
        ),
    ],
)
def test_the_sentence_is_said_in_chinese(case_id, part):
    assert part in report_of(case_id, "zh-hans").headline


def test_a_draft_says_so_in_its_first_word_and_has_no_date():
    draft = report_of("advanced", facts={"submitted_on": None})
    assert draft.is_draft
    assert draft.headline.startswith("Draft: ")
    assert draft.dated == draft.dated_iso == ""
    assert any("not submitted" in warning for warning in draft.warnings)


def test_the_date_is_that_of_submission_in_the_reader_s_words():
    assert report_of("advanced").dated == "14 September 2026"
    assert report_of("advanced", "zh-hans").dated == "2026年9月14日"
    assert report_of("advanced").dated_iso == "2026-09-14"


def test_conditions_and_filing_are_two_lines_that_do_not_mix():
    report = report_of("not-yet-filed")
    assert report.conditions_line == "Conditions by self-check: Excellence"
    assert report.filing.key == "not_met"
    assert "tier held on paper" in report.filing_line


def test_whoever_meets_no_tier_cannot_file_and_reads_why():
    report = report_of("basic-cmmm")
    assert report.filing.key == "not_met"
    assert "the conditions of the basic tier" in report.filing_line


def test_an_open_item_of_eligibility_leaves_filing_undecided():
    report = report_of("file-open")
    assert report.filing.key == "undecided"
    assert "undecided, because of: commitment and on-site checks" in report.filing_line


def test_the_narrow_reading_is_told_where_it_differs_and_only_there():
    assert any("narrow reading" in line for line in report_of("narrow").readings)
    assert report_of("leading-cmmm", set={}).readings == ()


def test_a_stated_exception_is_quoted_and_left_to_the_reviewer():
    readings = report_of("excellence-two-excepted").readings
    assert any(
        "Products are designed at headquarters. The reviewer decides" in line for line in readings
    )


def test_the_trap_of_the_ai_share_is_told_by_number_and_name():
    warning = next(w for w in report_of("excellence").warnings if w.startswith("AI share"))
    assert "3 of 15 scenarios in use have AI, 20 %" in warning
    assert "3 of 16, 18.8 %: below the 20 % of the excellence tier" in warning
    assert "Digital infrastructure" in warning
    assert "has to be declared all the same" in warning


def test_no_trap_is_told_where_no_share_is_at_stake():
    assert not any("AI share" in warning for warning in report_of("basic-cmmm").warnings)


def test_a_newer_edition_is_named_wherever_a_verdict_stands():
    report = report_of("advanced")
    assert "2026" in report.edition_note
    assert "2025" in report.edition_name


def test_a_local_note_is_for_those_it_concerns():
    jiangsu = report_of("advanced", plant={"province": "jiangsu"}).policies
    shandong = report_of("advanced", plant={"province": "shandong"}).policies
    assert any(row.key.startswith("jiangsu") for row in jiangsu)
    assert not any(row.key.startswith("jiangsu") for row in shandong)
    assert not any(row.key == "newer_edition" for row in (*jiangsu, *shandong))


@pytest.mark.parametrize("case", SCORED, ids=[case["id"] for case in SCORED])
def test_a_stored_scorecard_is_read_back_as_it_was(case):
    _, card = scored_case(case)
    again = read_scorecard(card.to_data())
    assert again.to_data() == card.to_data()
    assert (again.measures, again.tiers[0].demands) == (card.measures, card.tiers[0].demands)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("case", SCORED, ids=[case["id"] for case in SCORED])
def test_every_worked_case_makes_a_report_and_the_same_one_twice(case, language):
    report = report_of(case["id"], language)
    assert report == report_of(case["id"], language)
    assert report.tier_key == (case["expect"].get("tier", report.tier_key) or "")
    assert {tier.key for tier in report.tiers} == {"basic", "advanced", "excellence", "leading"}


def test_an_edition_without_tiers_still_makes_a_report():
    edition = rubrics.edition([rubrics.question("one", 0, 1)])
    sheet = Sheet.from_data({"answers": {"one": "r1"}})
    facts = Facts(plant_name="Yangzhou plant", submitted_on=SUBMITTED)
    report = compose(edition, sheet, score(edition, sheet), facts, language="en")
    assert "no tiers" in report.headline
    assert (report.tiers, report.gaps, report.heat.levels) == ((), (), ())


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("is_answered", [False, True], ids=["open", "answered"])
def test_a_rubric_of_another_shape_makes_a_report_too(is_answered, language):
    edition = load_edition(HERE / "data" / "small.yaml")
    rows = {asked.key: asked.closed_options[-1].key for asked in edition.questions}
    sheet = Sheet.from_data({"answers": rows if is_answered else {}})
    facts = Facts(plant_name="Yangzhou plant")
    report = compose(edition, sheet, score(edition, sheet), facts, language=language)
    assert report.headline
    assert len(report.tiers) == len(edition.tiers) > 0
