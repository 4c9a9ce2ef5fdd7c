"""A finished assessment never changes: not by a rubric, not by a new name, not by its follow-up."""

import pytest
from django.test import Client

from assessments.access import get_assessment
from assessments.actions import Change, follow_up, save_answers, submit
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.pdf.document import render
from maturity.publishing import publish_data
from maturity.rubric_file import load_edition
from tests.cast import ALL_BEST, SMALL, Cast


@pytest.fixture
def finished(assessment: Assessment, cast: Cast) -> Assessment:
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    submit(assessment=assessment, by=cast.manager)
    return assessment


def pdf_of(assessment: Assessment, cast: Cast) -> bytes:
    found, _ = get_assessment(cast.viewer, assessment.pk)
    return render(build_report(found, language="zh-hans"))


def stricter(cast: Cast) -> None:
    """A new edition in which level 3 is no longer enough and a text is another one."""
    data = load_edition(SMALL).to_data()
    data["tiers"][1]["conditions"][1]["at_least"] = 4
    data["questions"][3]["options"].append({"key": "level_4", "value": 4, "text": "4"})
    data["questions"][0]["text"] = "Asked in other words?"
    publish_data({**data, "edition": "2026"}, by=cast.platform_admin, reason="test")


def test_the_pdf_keeps_its_bytes_whatever_is_published_renamed_or_begun(finished, cast):
    before = pdf_of(finished, cast)
    stricter(cast)
    cast.organisation.name = "A group of another name"
    cast.organisation.save()
    cast.manager.display_name = "Married since"
    cast.manager.save()
    finished.refresh_from_db()
    begun = follow_up(assessment=finished, by=cast.owner)
    save_answers(
        assessment=begun,
        by=cast.owner,
        changes=[Change("device.state", option="unseen", revision=1)],
    )
    assert pdf_of(finished, cast) == before


def test_a_new_assessment_is_measured_by_the_new_edition(finished, cast):
    stricter(cast)
    finished.refresh_from_db()
    begun = follow_up(assessment=finished, by=cast.owner)
    assert begun.edition.edition == "2026" and finished.edition.edition == "2025"
    assert submit(assessment=begun, by=cast.owner).tier == "basic"
    assert finished.result.tier == "advanced"


def test_the_page_says_that_a_newer_edition_was_published_here(finished, cast):
    client = Client()
    client.force_login(cast.viewer)
    address = f"/assessments/{finished.pk}/result/"
    assert "newer edition is published here" not in shown(client, address)
    stricter(cast)
    assert "newer edition is published here" in shown(client, address)


def shown(client: Client, address: str) -> str:
    return client.get(address, headers={"accept-language": "en"}).content.decode()
