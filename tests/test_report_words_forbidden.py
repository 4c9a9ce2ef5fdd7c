"""Whole reports of worked cases: no word in them makes a self-check more than it is."""

import re
from dataclasses import replace

import pytest

from assessments.reports.build.audience import for_audience
from assessments.reports.report import Report, every_text
from tests import report_samples
from tests.reporting import report_of
from tests.test_report_words import CHINESE
from tests.test_worked_cases import CASES

# Questions ask about certificates and passed checks; none of these may stand in a whole report.
ENGLISH = re.compile(
    r"genuine|\bcertified\b|guarantee|probability of success|will receive|awarded to|"
    r"(plant|factory) (has )?passed|recogni[sz]ed as",
    re.I,
)
WORDS = {"en": ENGLISH, "zh-hans": CHINESE}
SELF_CHECK = {
    "en": re.compile(r"self-check|by the answers", re.I),
    "zh-hans": re.compile("自查|答案"),
}
OWN = {"en": re.compile(r"\bofficial\b", re.I), "zh-hans": re.compile("官方")}


@pytest.fixture(scope="module", params=["en", "zh-hans"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def reports(language: str) -> list[Report]:
    told = [case for case in CASES if "refused" not in case["expect"]][::3]
    made = [report_of(case["id"], language) for case in told]
    assert {bool(report.tier_key) for report in made} == {True, False}
    others = [for_audience(one, whom) for one in made[:3] for whom in ("authority", "headquarters")]
    return [*made, *others]


def test_nothing_is_called_a_recognition_or_promised(reports: list[Report], language: str) -> None:
    # Policies are told in their own words: loans they guarantee, evaluations they ask for.
    found = {
        text
        for report in reports
        for text in every_text(replace(report, sources=(), policies=()))
        if WORDS[language].search(text)
    }
    assert found == set()


def test_a_tier_is_never_told_without_the_self_check_it_comes_from(
    reports: list[Report], language: str
) -> None:
    for report in reports:
        assert report.decisions is not None
        said = [report.headline, report.conditions_line, report.decisions.stands]
        named = [text for text in said if report.tier_name and _in(report.tier_name, text)]
        assert all(SELF_CHECK[language].search(text) for text in named), named


def _in(tier: str, text: str) -> bool:
    return tier.lower() in text.lower()


def test_what_is_ours_is_never_told_to_be_official(reports: list[Report], language: str) -> None:
    for report in reports:
        conditions = [c for tier in report.tiers for d in tier.demands for c in d.conditions]
        ours = [row for row in conditions if row.basis.key == "ours"]
        assert not [row.text for row in ours if OWN[language].search(row.text)]


def test_no_sum_of_money_is_told_as_one_that_comes(reports: list[Report], language: str) -> None:
    """Amounts stand among the policies only, with their basis; never in a decision."""
    money = re.compile(r"万元|元/|yuan|RMB|CNY", re.I)
    for report in reports:
        told = every_text((report.decisions, report.headline, report.road, report.gaps))
        assert not [text for text in told if money.search(text)]
        assert all(row.basis is not None for row in report.policies)


def test_a_report_that_says_such_a_word_is_found() -> None:
    bad = replace(report_samples.full(), headline="本厂已获评卓越级")
    assert [text for text in every_text(bad) if CHINESE.search(text)]
    assert ENGLISH.search("The plant is certified at the excellence tier")
