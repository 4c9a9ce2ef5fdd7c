"""Documents in the tests: kept in a folder of their own, and confirmed before they leave."""

from pathlib import Path
from typing import Any

import pytest

from accounts.models import User
from assessments.actions.releasing import Confirmed, release
from assessments.documents.wanted import Kind, Wanted
from assessments.models import Assessment, Release
from assessments.reports.order import Order

TO_AUTHORITY = Wanted(order=Order(audience="authority", language="en"))
TO_HEADQUARTERS = Wanted(order=Order(audience="headquarters", language="en"))
PROOF = Wanted(kind=Kind.EVIDENCE)
SAID: dict[str, Any] = {
    "receiver": "Department of Industry 工信厅",
    "data_class": "general",
    "no_state_secrets": True,
    "no_faces_or_places": True,
    "goes_abroad": False,
}


@pytest.fixture(autouse=True)
def own_cache(settings: Any, tmp_path: Path) -> Path:
    """As the product keeps them, but nothing of another test."""
    folder = tmp_path / "kept"
    kept = {**settings.CACHES["documents"], "LOCATION": folder}
    settings.CACHES = {**settings.CACHES, "documents": kept}
    return folder


def confirm(
    assessment: Assessment, by: User, wanted: Wanted = TO_AUTHORITY, **said: Any
) -> Release:
    stored = Assessment.objects.get(pk=assessment.pk)
    confirmed = Confirmed(**{**SAID, **said})
    return release(
        assessment=stored, by=by, wanted=wanted, confirmed=confirmed, revision=stored.revision
    )
