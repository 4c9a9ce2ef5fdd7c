"""Confirming what a document may hold before it leaves the organisation."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments.access import get_assessment
from assessments.actions.refusals import Stale
from assessments.actions.releasing import MayBeImportantData
from assessments.actions.releasing import release as release_as
from assessments.documents.naming import title_of
from assessments.documents.wanted import Kind, Wanted
from assessments.forms.release import ReleaseForm
from assessments.models import Assessment
from assessments.views.entry import logged_in
from assessments.views.leaving import address_of, asked_for
from assessments.views.opening import is_closed, show_closed
from assessments.views.request import PersonRequest


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id, Right.SUBMIT)
    wanted = _wanted(request, assessment)
    if is_closed(assessment) and wanted.kind != Kind.EVIDENCE:
        return show_closed(request, assessment, rights, then="documents")
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, assessment, wanted, form, status=400 if form.is_bound else 200)
    return _release(request, assessment, wanted, form)


def _release(
    request: PersonRequest, assessment: Assessment, wanted: Wanted, form: ReleaseForm
) -> HttpResponse:
    try:
        release_as(
            assessment=assessment,
            by=request.user,
            wanted=wanted,
            confirmed=form.confirmed,
            revision=form.seen,
        )
    except MayBeImportantData:
        form.refuse_important()
        return _show(request, assessment, wanted, form, status=400)
    except Stale:
        assessment.refresh_from_db(fields=["revision"])
        return _show(request, assessment, wanted, form, status=409)
    messages.success(request, _("Confirmed and on the record. It can be downloaded below."))
    return redirect("assessments:documents", assessment.pk)


def _wanted(request: PersonRequest, assessment: Assessment) -> Wanted:
    """By the form as by the address; what stays in the house needs no confirmation."""
    given = (request.POST if request.method == "POST" else request.GET).dict()
    if given.get("kind") not in list(Kind):
        raise BadRequest("kind")
    wanted = asked_for(given, assessment, Kind(given["kind"]))
    if not wanted.leaves_the_house:
        raise BadRequest("audience")
    return wanted


def _show(
    request: PersonRequest,
    assessment: Assessment,
    wanted: Wanted,
    form: ReleaseForm,
    *,
    status: int,
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "form": form,
        "title": title_of(wanted),
        "choices": {"kind": wanted.kind, **wanted.choices},
        "is_proof": wanted.kind == Kind.EVIDENCE,
        "own": address_of(assessment, wanted.for_yourselves) if wanted.for_yourselves else "",
        "has_moved": status == 409,
        "to_headquarters": wanted.goes_to_headquarters,
    }
    return render(request, "assessments/documents_release.html", context, status=status)
