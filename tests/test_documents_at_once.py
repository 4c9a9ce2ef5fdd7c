"""The same document for several people at the same moment, and what a worker loads for nobody."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

from accounts.models import AuditEvent
from assessments.actions import submit
from assessments.documents.known import remember
from assessments.documents.making import pdf_of
from assessments.models import Assessment, MadeDocument, Release
from assessments.reports.order import Order
from tests.at_once import at_once
from tests.cast import Cast
from tests.letting_out import confirm, own_cache

__all__ = ["own_cache"]

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 6
LOADED = "print(json.dumps([name for name in %s if name in sys.modules]))"


@pytest.fixture
def done(begun: Assessment, cast: Cast) -> Assessment:
    submit(assessment=begun, by=cast.manager, confirmed_open=True)
    return Assessment.objects.get(pk=begun.pk)


def test_it_is_remembered_once_and_nobody_sees_an_error(done: Assessment) -> None:
    code = done.result.document_code
    told = at_once(*[lambda: remember(code, b"%PDF-")] * PEOPLE)
    assert len(set(told)) == 1
    assert MadeDocument.objects.count() == 1


def test_made_several_times_at_once_it_is_the_same_for_all(done: Assessment) -> None:
    def ask() -> bytes:
        found = Assessment.objects.with_names().get(pk=done.pk)
        return pdf_of(found, Order(language="en", length="summary")).content

    assert len(set(at_once(*[ask] * 3))) == 1
    assert MadeDocument.objects.count() == 1


def test_every_confirmation_is_on_the_record(done: Assessment, cast: Cast) -> None:
    at_once(*[lambda: confirm(done, cast.manager)] * PEOPLE)
    assert Release.objects.count() == PEOPLE
    assert AuditEvent.objects.filter(act="release").count() == PEOPLE


def test_a_worker_that_makes_no_document_loads_nothing_that_makes_one() -> None:
    heavy = ["reportlab", "docx", "highspy", "pandas"]
    told = f"import json, sys, django; django.setup(); import config.urls; {LOADED % heavy}"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=settings.BASE_DIR, capture_output=True, check=True
    )
    assert json.loads(done.stdout) == []
