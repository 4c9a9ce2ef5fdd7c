"""Indicators, review, submitting, the result and its download."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import (
    Change,
    IndicatorChange,
    save_answers,
    save_exceptions,
    save_indicators,
    submit,
)
from assessments.models import Assessment
from tests.cast import Cast
from tests.opened import opened

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

FILLED = {
    "defect_rate-before": "3,5",
    "defect_rate-before_period": "2022",
    "defect_rate-after": "1.25",
    "defect_rate-after_period": "2024",
    "defect_rate-data_source": "MES",
}


@pytest.fixture
def manager(client: Client, cast: Cast) -> Client:
    client.force_login(cast.manager)
    client.post(reverse("switch_language"), {"language": "en"})
    return client


def at(name: str, assessment: Assessment) -> str:
    return reverse(f"assessments:{name}", args=[assessment.pk])


def test_indicators_are_stored_exactly(assessment: Assessment, manager: Client) -> None:
    response = manager.post(at("indicators", assessment), FILLED)
    assert response["Location"] == at("review", assessment)
    value = assessment.indicator_values.get()
    assert (value.before, value.after, value.data_source) == (
        Decimal("3.5"),
        Decimal("1.25"),
        "MES",
    )
    assert 'value="3.5"' in manager.get(at("indicators", assessment)).content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("before", "about 3", "without a unit"),
        ("before", "1,234", "two ways"),
        ("before_period", "", "Write the period of this number"),
        ("data_source", "x" * 301, "300"),
        ("data_source", "a\x00", "Null characters"),
    ],
)
def test_an_indicator_that_cannot_be_read_is_asked_back_as_typed(
    assessment: Assessment, manager: Client, field: str, typed: str, message: str
) -> None:
    response = manager.post(at("indicators", assessment), FILLED | {f"defect_rate-{field}": typed})
    page = response.content.decode()
    assert response.status_code == 400
    assert message in page
    assert 'value="1.25"' in page
    assert not assessment.indicator_values.exists()


def test_an_indicator_the_list_does_not_have_is_never_stored(
    assessment: Assessment, manager: Client
) -> None:
    evil = {"luck-before": "1", "luck-before_period": "2024", "__proto__-after": "2", "id": "9"}
    assert manager.post(at("indicators", assessment), FILLED | evil).status_code == 302
    assert assessment.indicator_values.get().indicator == "defect_rate"


def test_stale_indicators_stand_beside_those_typed(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    theirs = IndicatorChange("defect_rate", after=Decimal("9.75"), after_period="2023")
    save_indicators(assessment=assessment, by=cast.contributor, changes=[theirs])
    body = FILLED | {"defect_rate-state": "0.x"}
    response = manager.post(at("indicators", assessment), body)
    page = response.content.decode()
    assert response.status_code == 409
    assert "contributor saved other numbers" in page
    assert "9.75" in page
    assert 'value="1.25"' in page
    state = re.search(r'name="defect_rate-state" value="([^"]*)"', page)
    assert state
    again = manager.post(at("indicators", assessment), FILLED | {"defect_rate-state": state[1]})
    assert again.status_code == 302
    assert assessment.indicator_values.get().after == Decimal("1.25")


def test_review_lists_what_is_open_and_what_hangs_on_it(
    assessment: Assessment, manager: Client
) -> None:
    page = manager.get(at("review", assessment)).content.decode()
    for words in ("How is a fault noticed?", "CMMM at level 2 or higher.", "6 questions are open"):
        assert words in page, words


def test_review_lists_reasons_and_counts_to_look_at(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    changes = [
        Change("device.state", option="shown", count=5),
        Change("workshop.sequence", not_applicable=True, reason="One machine only."),
    ]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)
    page = manager.get(at("review", assessment)).content.decode()
    assert "Below half, so the answer stays open:" in page
    assert "One machine only." in page


def exception_body(client: Client, assessment: Assessment, reason: str) -> dict[str, str]:
    page = client.get(at("review", assessment)).content.decode()
    state = re.search(r'name="exception-state" value="([^"]*)"', page)
    assert state
    return {"exception-advanced.covered": reason, "exception-state": state[1]}


def test_an_exception_needs_and_keeps_its_reason(assessment: Assessment, manager: Client) -> None:
    body = exception_body(manager, assessment, "We only <i>assemble</i>.")
    assert manager.post(at("review", assessment), body).status_code == 302
    assessment.refresh_from_db()
    assert assessment.exceptions == {"advanced.covered": "We only <i>assemble</i>."}
    assert "&lt;i&gt;assemble" in manager.get(at("review", assessment)).content.decode()


def test_a_reason_too_long_is_asked_back(assessment: Assessment, manager: Client) -> None:
    body = exception_body(manager, assessment, "x" * 1001)
    assert manager.post(at("review", assessment), body).status_code == 400


def test_stale_reasons_are_laid_beside_those_typed(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    body = exception_body(manager, assessment, "Mine")
    save_exceptions(
        assessment=assessment,
        by=cast.owner,
        exceptions={"advanced.covered": "Theirs"},
        revision=assessment.revision,
    )
    response = manager.post(at("review", assessment), body)
    page = response.content.decode()
    assert response.status_code == 409
    assert "“Theirs”" in page
    assert "Mine" in page


def test_a_colleagues_answer_does_not_make_reasons_stale(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    body = exception_body(manager, assessment, "Mine")
    changes = [Change("device.state", option="unseen")]
    save_answers(assessment=assessment, by=cast.owner, changes=changes)
    assert manager.post(at("review", assessment), body).status_code == 302


def test_submitting_with_open_questions_asks_once(assessment: Assessment, manager: Client) -> None:
    response = manager.post(at("submit", assessment))
    assert response.status_code == 400
    assert "Not submitted yet." in response.content.decode()
    assessment.refresh_from_db()
    assert assessment.is_open
    response = manager.post(at("submit", assessment), {"confirmed": "yes"})
    assert response["Location"] == at("result", assessment)
    assessment.refresh_from_db()
    assert assessment.is_submitted


def test_submitting_twice_shows_the_same_result(
    assessment: Assessment, manager: Client, cast: Cast
) -> None:
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    response = manager.post(at("submit", assessment), {"confirmed": "yes"})
    assert response["Location"] == at("result", assessment)


def test_a_result_names_a_chosen_target(assessment: Assessment, manager: Client) -> None:
    address = at("result", opened(assessment))
    assert manager.get(address, {"target": "advanced"}).status_code == 200
    assert manager.get(address, {"target": "heaven"}).status_code == 404


def test_the_report_is_a_pdf_with_the_plants_name(assessment: Assessment, manager: Client) -> None:
    response = manager.get(at("report", opened(assessment)), {"language": "zh-hans"})
    assert response.status_code == 200
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%89%AC")


@pytest.mark.parametrize("language", ["de", "", "../../etc", "zh-hans\x00"])
def test_a_report_comes_in_known_languages_only(
    assessment: Assessment, manager: Client, language: str
) -> None:
    assert manager.get(at("report", assessment), {"language": language}).status_code == 400
