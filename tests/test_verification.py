"""The sheet for an on-site expert: claims as answered, two hours, every aspect, room to write."""

import page
import pytest

from assessments.reports.build.verification_choice import EACH, MINUTES, WALK
from assessments.reports.pdf.document import render_verification
from assessments.reports.report import VerificationPart
from tests import report_samples
from tests.paper_text import page_texts
from tests.reporting import national, report_of

pytestmark = pytest.mark.drawing

CASES = ("basic-cmmm", "advanced", "excellence", "leading-cmmm")


def part_of(case: str, language: str = "en") -> VerificationPart:
    found = report_of(case, language).verification
    assert found is not None
    return found


@pytest.mark.parametrize("case", CASES)
def test_two_hours_are_enough_by_the_rule_it_states(case: str) -> None:
    part = part_of(case)
    spent = sum(
        EACH * len(aspect.rows) + WALK * len({row.stop for row in aspect.rows})
        for aspect in part.aspects
    )
    assert part.minutes == spent == sum(aspect.minutes for aspect in part.aspects)
    assert 0 < part.minutes <= MINUTES == 120
    assert str(part.minutes) in part.minutes_line


@pytest.mark.parametrize("case", ["excellence", "leading-cmmm"])
def test_every_aspect_of_the_edition_is_looked_at(case: str) -> None:
    aspects = {aspect.key for aspect in part_of(case).aspects}
    assert {aspect.key for aspect in national().aspects} <= aspects


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_each_row_says_what_is_claimed_where_and_how_it_is_looked_at(language: str) -> None:
    rows = [row for aspect in part_of("advanced", language).aspects for row in aspect.rows]
    assert [row.number for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    for row in rows:
        assert row.claim and row.place and row.check and row.because, row.key


def test_what_is_open_is_no_claim() -> None:
    assert part_of("all-open").aspects == ()
    assert part_of("all-open").left_line == ""


def test_what_the_result_hangs_on_comes_before_what_is_there_for_the_spread() -> None:
    made = report_of("advanced", "en")
    assert made.sensitivity is not None and made.verification is not None
    hanging = {row.question_key for row in made.sensitivity.answers}
    # Reports and certificates are looked at on the desk, not on the walk.
    fragile = {key for key in hanging if not key.startswith(("standing.", "eligibility."))}
    shown = {row.key for aspect in made.verification.aspects for row in aspect.rows}
    assert fragile and fragile <= shown


def test_what_is_left_out_is_counted() -> None:
    part = part_of("excellence")
    assert any(digit.isdigit() for digit in part.left_line)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_sheet_is_a_tagged_document_with_boxes_and_room(language: str) -> None:
    made = render_verification(report_of("advanced", language))
    found = page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1)
    assert not [failure.message for failure in found.failures]
    text = "".join(page_texts(made))
    for word in {"en": ("agrees", "not seen"), "zh-hans": ("相符", "不符")}[language]:
        assert word in text


def test_both_languages_make_one_sheet_and_the_same_bytes_again() -> None:
    reports = [report_of("advanced", language) for language in ("zh-hans", "en")]
    assert render_verification(*reports) == render_verification(*reports)


@pytest.mark.parametrize("made", [report_samples.hostile(), report_samples.empty()])
def test_a_hostile_or_empty_report_still_makes_a_sheet(made: object) -> None:
    assert render_verification(made).startswith(b"%PDF")
