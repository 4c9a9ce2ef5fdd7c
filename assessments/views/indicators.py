"""The reference indicators, before and after."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments.access import Rights, get_assessment
from assessments.actions import save_indicators
from assessments.actions.refusals import AssessmentIsLocked, Stale
from assessments.forms import IndicatorPage
from assessments.models import Assessment
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from maturity.publishing import engine_edition


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def indicators(request: PersonRequest, assessment_id: int) -> HttpResponse:
    right = Right.ANSWER if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    form_page = _page(request, assessment)
    if request.method == "POST":
        return _save(request, assessment, rights, form_page)
    return _show(request, assessment, rights, form_page)


def _page(request: PersonRequest, assessment: Assessment) -> IndicatorPage:
    data = request.POST if request.method == "POST" else None
    return IndicatorPage(assessment, engine_edition(assessment.edition_id), data)


def _save(
    request: PersonRequest, assessment: Assessment, rights: Rights, form_page: IndicatorPage
) -> HttpResponse:
    try:
        save_indicators(assessment=assessment, by=request.user, changes=form_page.changes)
    except AssessmentIsLocked:
        return _show(request, assessment, rights, form_page, status=409, was_locked=True)
    except Stale:
        # Somebody saved between our reading and our writing: read again, all typed values kept.
        form_page = _page(request, assessment)
        form_page.lay_out_stale()
        return _show(request, assessment, rights, form_page, status=409)
    if form_page.stale or form_page.faulty:
        status = 409 if form_page.stale else 400
        form_page.settle()
        return _show(request, assessment, rights, form_page, status=status)
    leave = request.POST.get("then") == "leave"
    return redirect("assessments:overview" if leave else "assessments:review", assessment.pk)


def _show(
    request: PersonRequest,
    assessment: Assessment,
    rights: Rights,
    form_page: IndicatorPage,
    *,
    status: int = 200,
    was_locked: bool = False,
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "rights": rights,
        "form_page": form_page,
        "is_locked": assessment.is_submitted or was_locked or not rights.can_answer,
        "was_locked": was_locked,
    }
    return render(request, "assessments/indicators.html", context, status=status)
