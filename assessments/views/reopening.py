"""Reopening a submitted self-check: what it does, why it is done, and the act itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments.access import get_assessment
from assessments.actions.refusals import NotSubmitted, OpenAssessmentExists
from assessments.actions.reopening import reopen as reopen_as
from assessments.forms.reopening import ReopenForm
from assessments.models import Assessment
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, _rights = get_assessment(request.user, assessment_id, Right.REOPEN)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, assessment, form, status=400 if form.is_bound else 200)
    try:
        begun = reopen_as(
            assessment=assessment, by=request.user, reason=form.cleaned_data["reason"]
        )
    except (NotSubmitted, OpenAssessmentExists):
        # The page says which, from what is stored by now.
        return _show(request, assessment, form, status=409)
    messages.success(request, _("Reopened. The old result stays as it is."))
    return redirect("assessments:overview", begun.pk)


def _show(
    request: PersonRequest, assessment: Assessment, form: ReopenForm, *, status: int
) -> HttpResponse:
    under_way = Assessment.objects.open().filter(
        plant=assessment.plant_id, edition=assessment.edition_id
    )
    context = {"assessment": assessment, "form": form, "under_way": under_way.first()}
    return render(request, "assessments/reopen.html", context, status=status)
