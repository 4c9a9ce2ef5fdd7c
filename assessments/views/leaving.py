"""What leaves the organisation waits until somebody has confirmed it."""

from collections.abc import Mapping

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from assessments.access import Rights
from assessments.documents.naming import title_of
from assessments.documents.offering import ADDRESSES
from assessments.documents.released import is_released
from assessments.documents.wanted import Kind, Wanted, wanted_in
from assessments.models import Assessment
from assessments.reports.order import OrderError
from assessments.views.request import PersonRequest
from assessments.wording import page_language
from maturity.publishing import engine_edition


def asked_for(given: Mapping[str, str], assessment: Assessment, kind: Kind) -> Wanted:
    """400 for what no page of ours offers, 404 for a tier the edition does not have."""
    try:
        wanted = wanted_in(given, kind=kind, language=page_language())
    except OrderError as error:
        raise BadRequest(error.field) from error
    target = wanted.order.target
    if target and target not in engine_edition(assessment.edition_id).tiers_by_key:
        raise Http404
    return wanted


def address_of(assessment: Assessment, wanted: Wanted) -> str:
    address = reverse(ADDRESSES[wanted.kind], args=[assessment.pk])
    return f"{address}?{urlencode(wanted.choices)}" if wanted.choices else address


def form_for(assessment: Assessment, wanted: Wanted) -> str:
    """Where it is confirmed, with every choice that was made."""
    form = reverse("assessments:release", args=[assessment.pk])
    return f"{form}?{urlencode({'kind': wanted.kind, **wanted.choices})}"


def held_back(
    request: PersonRequest, assessment: Assessment, rights: Rights, wanted: Wanted
) -> HttpResponse | None:
    """None: it may go. Else the way to the form; whoever may not confirm reads who may."""
    if not wanted.leaves_the_house or is_released(assessment, wanted):
        return None
    if rights.can_submit:
        return redirect(form_for(assessment, wanted))
    context = {"assessment": assessment, "rights": rights, "title": title_of(wanted)}
    return render(request, "assessments/documents_held.html", context, status=403)


def still_held_back(
    request: PersonRequest, assessment: Assessment, rights: Rights, wanted: Wanted
) -> HttpResponse | None:
    """Asked once it is made: what a colleague saved meanwhile may stand in it, unconfirmed."""
    if not wanted.leaves_the_house or assessment.is_submitted:
        return None
    assessment.refresh_from_db(fields=["revision"])
    return held_back(request, assessment, rights, wanted)
