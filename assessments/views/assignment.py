"""One assignment: its questions, handing it back, giving it again, closing it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments import mailing
from assessments.access import Rights, get_assessment
from assessments.actions.assigning import (
    AssignmentRefused,
    NotAllowed,
    close,
    give_again,
    hand_back,
)
from assessments.actions.refusals import AssessmentIsLocked, Stale
from assessments.assigned import covered, people_of, roles_of, standing_of
from assessments.forms.assigning import CommentForm, DueForm
from assessments.forms.seen import revision_in
from assessments.models import Assessment, Assignment
from assessments.views.addresses import page_url
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.views.told import say
from assessments.walk import Walk, read_walk
from assessments.wording import said


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    url: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    request: PersonRequest
    assessment: Assessment
    rights: Rights
    assignment: Assignment
    comment: CommentForm
    again: DueForm


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def assignment(request: PersonRequest, assessment_id: int, assignment_id: int) -> HttpResponse:
    right = Right.ANSWER if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    named = assessment.assignments.select_related("person", "given_by")
    found = get_object_or_404(named, pk=assignment_id)
    shown = _shown(request, assessment, rights, found)
    if request.method != "POST":
        return _show(shown)
    try:
        return _act(shown)
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except AssessmentIsLocked:
        return _show(shown, status=409, trouble="locked")
    except Stale:
        return _show(shown, status=409, trouble="stale")


def _shown(
    request: PersonRequest, assessment: Assessment, rights: Rights, found: Assignment
) -> _Shown:
    act, data = request.POST.get("act"), request.POST
    people = people_of(assessment) if rights.can_assign else []
    initial = {"person": str(found.person_id), "due": found.due, "message": found.message}
    return _Shown(
        request,
        assessment,
        rights,
        found,
        CommentForm(data if act == "hand_back" else None),
        DueForm(data if act == "give_again" else None, people=people, initial=initial),
    )


def _act(shown: _Shown) -> HttpResponse:
    acts = {"hand_back": _hand_back, "give_again": _give_again, "close": _close}
    act = acts.get(shown.request.POST.get("act", ""))
    return act(shown) if act else _show(shown, status=400)


def _hand_back(shown: _Shown) -> HttpResponse:
    if not shown.comment.is_valid():
        return _show(shown, status=400)
    try:
        back = hand_back(**_same(shown), comment=shown.comment.cleaned_data["comment"])
    except AssignmentRefused as refusal:
        shown.comment.refuse(refusal)
        return _show(shown, status=409)
    say(shown.request, _("Handed back."), mailing.tell_handed_back(back, by=shown.request.user))
    return redirect("assessments:assignment", shown.assessment.pk, back.pk)


def _give_again(shown: _Shown) -> HttpResponse:
    if not shown.rights.can_assign:
        raise PermissionDenied
    if not shown.again.is_valid():
        return _show(shown, status=400)
    try:
        given = give_again(**_same(shown), **shown.again.terms)
    except AssignmentRefused as refusal:
        shown.again.refuse(refusal)
        return _show(shown, status=409)
    told = mailing.tell_given_again(given, by=shown.request.user)
    say(shown.request, _("Given to %(person)s.") % {"person": given.person}, told)
    return redirect("assessments:colleagues", shown.assessment.pk)


def _close(shown: _Shown) -> HttpResponse:
    close(**_same(shown))
    messages.success(shown.request, _("Closed. The answers given stay as they are."))
    return redirect("assessments:colleagues", shown.assessment.pk)


def _same(shown: _Shown) -> dict[str, Any]:
    return {
        "assessment": shown.assessment,
        "by": shown.request.user,
        "assignment": shown.assignment,
        "revision": revision_in(shown.request.POST.get("revision", "")),
    }


def _show(shown: _Shown, *, status: int = 200, trouble: str = "") -> HttpResponse:
    assessment, found, rights = shown.assessment, shown.assignment, shown.rights
    if trouble == "stale":
        found = get_object_or_404(assessment.assignments, pk=found.pk)
    walk = read_walk(assessment)
    is_open = assessment.is_open and trouble != "locked"
    has_it = found.person_id == shown.request.user.pk and rights.can_answer
    role = roles_of(assessment).get(found.person_id, "")
    context = {
        "assessment": assessment,
        "rights": rights,
        "line": standing_of(found, walk, today=timezone.localdate(), role=role),
        "questions": _questions(assessment, found, walk),
        "comment": shown.comment,
        "again": shown.again,
        "trouble": trouble,
        "may_hand_back": is_open and (has_it or rights.can_assign),
        "may_give": is_open and rights.can_assign,
    }
    return render(shown.request, "assessments/assignment.html", context, status=status)


def _questions(assessment: Assessment, found: Assignment, walk: Walk) -> list[Asked]:
    """Open ones first, each kind in the order of the pages."""
    asked = [
        Asked(
            said(question.text),
            page_url(assessment, walk.plan.page_of[question.key], question.key),
            question.key not in walk.answered,
        )
        for question in covered(found, walk.plan)
    ]
    return sorted(asked, key=lambda one: not one.is_open)
