"""What can be taken out of an assessment, and handing it out."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from accounts.permissions import Right
from assessments.access import get_assessment
from assessments.documents.known import code_of
from assessments.documents.making import Document, document_of
from assessments.documents.offering import for_others, for_yourselves
from assessments.documents.released import Released, releases_of
from assessments.documents.wanted import Kind
from assessments.models import Assessment
from assessments.views.entry import logged_in
from assessments.views.leaving import address_of, asked_for, form_for, held_back, still_held_back
from assessments.views.opening import is_closed, show_closed
from assessments.views.request import PersonRequest


@logged_in
@require_safe
def documents(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id, Right.DOWNLOAD_REPORT)
    closed = is_closed(assessment)
    with_proof = assessment.evidence_uses.exists()
    context = {
        "assessment": assessment,
        "rights": rights,
        "is_closed": closed,
        "own": None if closed else for_yourselves(assessment),
        "others": for_others(assessment, with_results=not closed, with_proof=with_proof),
        "released": [_line(assessment, one) for one in releases_of(assessment)],
        "known": code_of(assessment),
    }
    return render(request, "assessments/documents.html", context)


def _line(assessment: Assessment, one: Released) -> tuple[Released, str, str]:
    """With where to download it and where to confirm it for somebody else, while it is current."""
    if one.wanted is None:
        return one, "", ""
    return one, address_of(assessment, one.wanted), form_for(assessment, one.wanted)


@logged_in
@require_safe
def report(request: PersonRequest, assessment_id: int) -> HttpResponse:
    return _hand_out(request, assessment_id, Kind.REPORT)


@logged_in
@require_safe
def verification(request: PersonRequest, assessment_id: int) -> HttpResponse:
    return _hand_out(request, assessment_id, Kind.VERIFICATION)


@logged_in
@require_safe
def application(request: PersonRequest, assessment_id: int) -> HttpResponse:
    return _hand_out(request, assessment_id, Kind.APPLICATION)


@logged_in
@require_safe
def preparation(request: PersonRequest, assessment_id: int) -> HttpResponse:
    return _hand_out(request, assessment_id, Kind.PREPARATION)


def _hand_out(request: PersonRequest, assessment_id: int, kind: Kind) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id, Right.DOWNLOAD_REPORT)
    wanted = asked_for(request.GET.dict(), assessment, kind)
    if is_closed(assessment):
        return show_closed(request, assessment, rights, then="documents")
    held = held_back(request, assessment, rights, wanted)
    if held:
        return held
    document = document_of(assessment, wanted)
    return still_held_back(request, assessment, rights, wanted) or _attached(document)


def _attached(document: Document) -> HttpResponse:
    response = HttpResponse(document.content, content_type=document.content_type)
    named = content_disposition_header(True, document.name)
    response["Content-Disposition"] = named or "attachment"
    return response
