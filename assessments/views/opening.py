"""The draft result is opened by an act on the record; until then its pages say what that means."""

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from assessments.access import Rights, get_assessment
from assessments.actions import history
from assessments.actions.refusals import AssessmentIsLocked
from assessments.models import Assessment
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from maturity.publishing import engine_edition

PAGES = ("result", "road", "documents")


@logged_in
@require_POST
def open_result(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, _rights = get_assessment(request.user, assessment_id)
    # Submitted meanwhile: its result is there for everybody who may see the plant.
    with suppress(AssessmentIsLocked):
        history.open_result(assessment=assessment, by=request.user)
    page = request.POST.get("then")
    address = reverse(f"assessments:{page if page in PAGES else 'result'}", args=[assessment.pk])
    target = _target(assessment, request.POST.get("target", ""))
    return redirect(f"{address}?{urlencode({'target': target})}" if target else address)


def is_closed(assessment: Assessment) -> bool:
    return assessment.is_open and assessment.result_seen_at is None


def show_closed(
    request: PersonRequest, assessment: Assessment, rights: Rights, *, then: str = "result"
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "rights": rights,
        "then": then,
        "target": _target(assessment, request.GET.get("target", "")),
        # The road's page may be asked for by POST, the PDF has an address without words.
        "return_to": reverse(f"assessments:{then}", args=[assessment.pk]),
    }
    return render(request, "assessments/result_closed.html", context)


def _target(assessment: Assessment, wanted: str) -> str:
    known = engine_edition(assessment.edition_id).tiers_by_key
    return wanted if wanted in known else ""
