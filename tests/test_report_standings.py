"""The same answers read three ways: as answered, after review, as proven."""

from dataclasses import replace

import pytest

from assessments.dossier import EMPTY
from assessments.readings import NO_READINGS, readings_of
from assessments.reports.build import Facts, compose
from assessments.reports.report import Report
from maturity.engine.scoring import Scorecard, Sheet, score
from tests import rubrics
from tests.dossier_samples import DOSSIER, behind, sheets
from tests.reporting import SUBMITTED, national, report_of

UNREVIEWED = replace(DOSSIER, findings=())


def rows(report: Report) -> dict[str, tuple[str, str, list[str]]]:
    assert report.standings is not None
    return {
        row.key: (row.tier, row.best, [one.key for one in row.verdicts])
        for row in report.standings.rows
    }


def test_each_reading_has_its_tier_the_best_still_possible_and_a_verdict_for_every_tier():
    assert rows(behind()) == {
        "self": ("Basic", "Advanced", ["met", "undecided", "not_met", "not_met"]),
        "reviewed": ("none", "Basic", ["undecided", "not_met", "not_met", "not_met"]),
        "proven": ("none", "Basic", ["undecided", "not_met", "not_met", "not_met"]),
    }
    assert behind("zh-hans").standings.tiers == ("基础级", "先进级", "卓越级", "领航级")


def test_the_readings_are_those_that_were_scored():
    made = sheets()
    cards = {"self": made.own, "reviewed": made.reviewed, "proven": made.proven}
    for key, sheet in cards.items():
        card = score(national(), sheet)
        tier, best, verdicts = rows(behind())[key]
        names = {row.key: row.name for row in behind().tiers}
        assert (tier, best) == (names.get(card.tier, "none"), names.get(card.best_tier, "none"))
        assert verdicts == [result.verdict for result in card.tiers]


def test_without_a_review_there_is_no_reading_after_one():
    report = behind(dossier=UNREVIEWED)
    assert list(rows(report)) == ["self", "proven"]
    assert report.standings.parting == ()
    assert report.standings.parting_line == ""


def test_nothing_verified_is_said_soberly():
    says = behind(dossier=UNREVIEWED).standings.rows[-1].says
    assert "0 of 94 answers are verified" in says
    assert "neither for nor against" in says
    assert "neither for" not in behind().standings.rows[-1].says


def test_verified_are_answers_a_reviewer_agreed_with_or_gave_another_row():
    assert "2 of 94 answers are verified" in behind().standings.rows[-1].says
    told = behind().standings.rows[1].says
    assert "1 agree, 1 name another row, 1 could not be checked" in told


def test_what_the_reviewer_said_of_an_earlier_answer_verifies_nothing():
    outdated = tuple(replace(note, is_current=False) for note in DOSSIER.findings)
    says = behind(dossier=replace(DOSSIER, findings=outdated)).standings.rows[-1].says
    assert "0 of 94 answers" in says


def verdicts(card: Scorecard) -> dict[str, str]:
    kept = ("criterion", "eligibility")
    return {c.key: c.verdict for tier in card.tiers for c in tier.conditions if c.kind in kept}


def test_every_condition_the_review_judges_otherwise_is_listed_with_both_verdicts():
    made = sheets()
    own, reviewed = (verdicts(score(national(), one)) for one in (made.own, made.reviewed))
    apart = [(own[key], reviewed[key]) for key in own if own[key] != reviewed[key]]
    part = behind().standings
    assert [(row.own.key, row.reviewed.key) for row in part.parting] == apart != []
    assert part.parting_line.startswith(f"{len(apart)} conditions are judged otherwise")


def test_the_questions_behind_a_condition_are_those_the_reviewer_doubts():
    told = {row.name: row.questions for row in behind().standings.parting}
    assert told["Production management: core questions"] == (
        national().question("workshop.sequence").text.in_language("en"),
    )


def test_a_review_that_changes_no_verdict_says_so():
    agreed = replace(DOSSIER, findings=DOSSIER.findings[:1])
    part = behind(dossier=agreed).standings
    assert part.parting == ()
    assert part.parting_line == "No condition is judged otherwise after the review."


def test_a_result_from_before_there_were_readings_reads_as_it_did():
    old = behind(dossier=EMPTY, readings=NO_READINGS, claimed={})
    new = (old.standings, old.raised, old.ai_shares, old.claims, old.known, old.origin)
    assert new == (None, None, (), (), (), ())
    assert (old.findings, old.to_confirm, old.instances, old.evidence) == ((), (), (), ())
    assert report_of("advanced").standings is None


def test_an_edition_without_tiers_has_nothing_to_read_twice():
    edition = rubrics.edition([rubrics.question("one", 0, 1)])
    sheet = Sheet.from_data({"answers": {"one": "r1"}})
    facts = Facts(plant_name="Yangzhou plant", submitted_on=SUBMITTED)
    readings = replace(readings_of(national(), sheets()), proven=score(edition, sheet))
    card = score(edition, sheet)
    report = compose(edition, sheet, card, facts, language="en", readings=readings)
    assert report.standings is None


@pytest.mark.parametrize(
    ("dossier", "part"),
    [(UNREVIEWED, "Nobody has verified"), (DOSSIER, "A reviewer verified 2 answers;")],
    ids=["unreviewed", "reviewed"],
)
def test_the_limits_say_whose_word_the_answers_are(dossier, part):
    assert part in behind(dossier=dossier).limits[0]
