"""One share worked out by hand, and every place that tells it."""

from fractions import Fraction

import pytest
from django.test import Client

from assessments.actions import submit
from assessments.models import Assessment
from assessments.readings import stored_readings
from assessments.reports.build import build_report
from assessments.rescore import scored_chunks
from maturity.engine.scoring import read_scorecard
from maturity.publishing import engine_edition
from tests.cards import MODEL, in_use, keep_card
from tests.cast import Cast
from tests.test_bulk import of_card, told
from tests.test_instances_share import claiming as claiming
from tests.test_report_agreement import page_text, pdf_pages, squeezed, without_feet

# Of six said to be in use three are said to be with AI. One has a complete model card, one is a
# pilot and counts as planned, one has no card and counts without AI: one of five.
CLAIMED = ("3 of 6 scenarios in use with AI, 50 %", Fraction(1, 2), 6)
COUNTED = ("1 of 5 scenarios in use with AI, 20 %", Fraction(1, 5), 5)


@pytest.fixture
def submitted(claiming: Assessment, cast: Cast) -> Assessment:
    keep_card(claiming, cast.manager, "PO24", model=MODEL)
    pilot = in_use(used_outside_team=False)
    keep_card(claiming, cast.manager, "PO28", card=pilot, model=MODEL)
    submit(assessment=claiming, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=claiming.pk)


def test_the_stored_result_holds_both(submitted: Assessment) -> None:
    own = read_scorecard(submitted.result.scorecard)
    claims = stored_readings(submitted).all_claims
    assert claims is not None
    for card, (_words, share, count) in ((claims, CLAIMED), (own, COUNTED)):
        assert (card.measures["ai_share"].low, card.measures["ai_share"].high) == (share, share)
        assert card.measures["scenarios_in_use"].low == count


def test_report_page_and_pdf_tell_both(client: Client, submitted: Assessment, cast: Cast) -> None:
    report = build_report(submitted, language="en")
    assert [fact.value for fact in report.ai_shares] == [CLAIMED[0], COUNTED[0]]
    page, pdf = page_text(client, submitted, cast, "en"), without_feet(pdf_pages(report))
    for words, _share, _count in (CLAIMED, COUNTED):
        assert squeezed(words) in page
        assert squeezed(words) in pdf


def test_many_at_once_come_to_what_was_stored(submitted: Assessment) -> None:
    edition = engine_edition(submitted.edition_id)
    (chunk,) = scored_chunks(Assessment.objects.all(), edition)
    own = read_scorecard(submitted.result.scorecard)
    assert told(chunk.scores, 0) == of_card(edition, own)
    Assessment.objects.update(cards=None)
    (as_given,) = scored_chunks(Assessment.objects.all(), edition)
    claims = stored_readings(submitted).all_claims
    assert claims is not None
    assert told(as_given.scores, 0) == of_card(edition, claims)
