"""The report as a workbook and as plain data: for the people of the plant alone."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from accounts.permissions import Right
from assessments.access import get_assessment
from assessments.documents.files import plain_of, workbook_of
from assessments.documents.making import Document
from assessments.documents.wanted import Kind
from assessments.models import Assessment
from assessments.reports.order import BOTH, Order
from assessments.views.entry import logged_in
from assessments.views.leaving import asked_for
from assessments.views.opening import is_closed, show_closed
from assessments.views.request import PersonRequest


@logged_in
@require_safe
def report_workbook(request: PersonRequest, assessment_id: int) -> HttpResponse:
    return _hand_out(request, assessment_id, workbook_of)


@logged_in
@require_safe
def report_json(request: PersonRequest, assessment_id: int) -> HttpResponse:
    return _hand_out(request, assessment_id, plain_of)


def _hand_out(
    request: PersonRequest, assessment_id: int, make: Callable[[Assessment, Order], Document]
) -> HttpResponse:
    """Only what stays in the house, and in one language: 400 for anything else."""
    assessment, rights = get_assessment(request.user, assessment_id, Right.DOWNLOAD_REPORT)
    wanted = asked_for(request.GET.dict(), assessment, Kind.REPORT)
    if wanted.leaves_the_house or wanted.order.language == BOTH:
        raise BadRequest("audience" if wanted.leaves_the_house else "language")
    if is_closed(assessment):
        return show_closed(request, assessment, rights, then="documents")
    document = make(assessment, wanted.order)
    response = HttpResponse(document.content, content_type=document.content_type)
    named = content_disposition_header(True, document.name)
    response["Content-Disposition"] = named or "attachment"
    return response
