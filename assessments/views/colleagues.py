"""Who has which questions of an assessment."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments import mailing
from assessments.access import Rights, get_assessment
from assessments.actions.assigning import AssignmentRefused, NotAllowed, assign
from assessments.actions.refusals import AssessmentIsLocked
from assessments.assigned import Standing, by_due_date, people_of, roles_of, standing_of
from assessments.forms.assigning import AssignForm
from assessments.models import Assessment, Assignment
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.views.told import say
from assessments.walk import Walk, read_walk


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def colleagues(request: PersonRequest, assessment_id: int) -> HttpResponse:
    right = Right.ASSIGN if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    walk = read_walk(assessment)
    data = request.POST if request.method == "POST" else None
    form = AssignForm(data, people=people_of(assessment), plan=walk.plan, edition=walk.edition)
    if data is None or not form.is_valid():
        status = 400 if form.errors else 200
        return _show(request, assessment, rights, walk, form, status=status)
    return _give(request, assessment, rights, walk, form)


def _give(
    request: PersonRequest, assessment: Assessment, rights: Rights, walk: Walk, form: AssignForm
) -> HttpResponse:
    scope, keys = form.chosen
    try:
        given = assign(assessment=assessment, by=request.user, scope=scope, keys=keys, **form.terms)
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except AssessmentIsLocked:
        return _show(request, assessment, rights, walk, form, status=409, was_locked=True)
    except AssignmentRefused as refusal:
        form.refuse(refusal)
        return _show(request, assessment, rights, walk, form, status=409)
    told = mailing.tell_given(given, by=request.user)
    say(request, _("Given to %(person)s.") % {"person": given.person}, told)
    return redirect("assessments:colleagues", assessment.pk)


def _show(
    request: PersonRequest,
    assessment: Assessment,
    rights: Rights,
    walk: Walk,
    form: AssignForm,
    *,
    status: int = 200,
    was_locked: bool = False,
) -> HttpResponse:
    lines = _standings(assessment, walk)
    context = {
        "assessment": assessment,
        "rights": rights,
        "given": [line for line in lines if line.is_given],
        "ended": [line for line in lines if not line.is_given],
        "form": form,
        "may_give": rights.can_assign and assessment.is_open,
        "was_locked": was_locked,
    }
    return render(request, "assessments/colleagues.html", context, status=status)


def _standings(assessment: Assessment, walk: Walk) -> list[Standing]:
    roles, today = roles_of(assessment), timezone.localdate()
    everything = by_due_date(Assignment.objects.filter(assessment=assessment))
    return [
        standing_of(one, walk, today=today, role=roles.get(one.person_id, ""))
        for one in everything.select_related("person", "given_by")
    ]
