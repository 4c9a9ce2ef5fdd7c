"""What is open and what hangs on it, contradictions, exceptions; then submitting."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Right
from assessments import actions
from assessments.access import Rights, get_assessment
from assessments.actions.refusals import AssessmentIsLocked, OpenQuestions, Stale
from assessments.dossier import dossier_of
from assessments.forms import ExceptionsForm
from assessments.models import Assessment
from assessments.views.deciding import deciding
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.views.review_findings import read_found
from assessments.views.review_groups import (
    check_groups,
    open_groups,
    to_see,
    undecided_groups,
    unsure_links,
)
from assessments.walk import Walk, read_walk


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: PersonRequest, assessment_id: int) -> HttpResponse:
    right = Right.ANSWER if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    walk = read_walk(assessment)
    data = request.POST if request.method == "POST" else None
    form = ExceptionsForm(data, assessment=assessment, edition=walk.edition)
    if data is None:
        return _show(request, assessment, rights, walk, form)
    if not form.is_valid():
        return _show(request, assessment, rights, walk, form, status=400)
    return _save_exceptions(request, assessment, rights, walk, form)


def _save_exceptions(
    request: PersonRequest,
    assessment: Assessment,
    rights: Rights,
    walk: Walk,
    form: ExceptionsForm,
) -> HttpResponse:
    try:
        if form.is_stale:
            raise Stale
        actions.save_exceptions(
            assessment=assessment,
            by=request.user,
            exceptions=form.exceptions,
            revision=assessment.revision,
        )
    except AssessmentIsLocked:
        # What was typed stays on the page, to be taken along.
        assessment, rights = get_assessment(request.user, assessment.pk)
        return _show(request, assessment, rights, walk, form, status=409)
    except Stale:
        form.lay_out_stale()
        return _show(request, assessment, rights, walk, form, status=409)
    return redirect("assessments:review", assessment.pk)


@logged_in
@require_POST
def submit(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id, Right.SUBMIT)
    try:
        actions.submit(
            assessment=assessment,
            by=request.user,
            confirmed_open=request.POST.get("confirmed") == "yes",
            reviewed=_reviewed(request),
        )
    except AssessmentIsLocked:
        return redirect("assessments:result", assessment.pk)
    except (OpenQuestions, Stale) as refusal:
        walk = read_walk(assessment)
        form = ExceptionsForm(assessment=assessment, edition=walk.edition)
        is_stale = isinstance(refusal, Stale)
        status = 409 if is_stale else 400
        return _show(
            request,
            assessment,
            rights,
            walk,
            form,
            status=status,
            must_confirm=not is_stale,
            was_changed=is_stale,
        )
    return redirect("assessments:result", assessment.pk)


def _reviewed(request: PersonRequest) -> int | None:
    """The revision whose review the person looked at before submitting."""
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else None


def _show(
    request: PersonRequest,
    assessment: Assessment,
    rights: Rights,
    walk: Walk,
    form: ExceptionsForm,
    *,
    status: int = 200,
    must_confirm: bool = False,
    was_changed: bool = False,
) -> HttpResponse:
    dossier = dossier_of(assessment, walk.edition)
    context = {
        "assessment": assessment,
        # A refused submit is shown at an address that only takes POST.
        "return_to": reverse("assessments:review", args=[assessment.pk]),
        "rights": rights,
        "progress": walk.plan.progress(walk.answered),
        "deciding": deciding(assessment, walk),
        "open_groups": open_groups(assessment, walk),
        "unsure": unsure_links(assessment, walk),
        "undecided": undecided_groups(walk),
        "to_see": to_see(assessment, walk),
        "found": read_found(assessment, walk, dossier),
        "checks": check_groups(assessment, walk, dossier),
        "form": form,
        "is_locked": assessment.is_submitted or not rights.can_answer,
        "must_confirm": must_confirm,
        "was_changed": was_changed,
    }
    return render(request, "assessments/review.html", context, status=status)
