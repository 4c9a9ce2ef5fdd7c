"""Looking back at the changes of answers, and taking one back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Right
from assessments.access import Rights, get_assessment
from assessments.actions.answers import Conflict
from assessments.actions.history import take_back as put_back
from assessments.actions.refusals import AnswerRefused, AssessmentIsLocked
from assessments.answer_words import answer_words
from assessments.forms.seen import revision_in
from assessments.looking_back import look_back
from assessments.models import Assessment
from assessments.pages import plan
from assessments.views.addresses import page_url
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.waiting import to_confirm_in
from assessments.wording import said
from maturity.engine.edition import Edition
from maturity.publishing import engine_edition


@login_required
@require_safe
def history(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id)
    return _show(request, assessment, rights, request.GET.get("question", ""))


@logged_in
@require_POST
def take_back(request: PersonRequest, assessment_id: int, change_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id, Right.ANSWER)
    change = get_object_or_404(assessment.changes, pk=change_id)
    revision = revision_in(request.POST.get("revision", ""))
    try:
        saved = put_back(assessment=assessment, by=request.user, change=change, revision=revision)
    except (AssessmentIsLocked, AnswerRefused) as refusal:
        is_locked = isinstance(refusal, AssessmentIsLocked)
        told = {"was_locked": is_locked, "refused": _why(refusal)}
        status = 409 if is_locked else 400
        return _show(request, assessment, rights, change.question, status=status, **told)
    if saved.conflicts:
        told = {"conflict": _conflict(assessment, saved.conflicts[0])}
        return _show(request, assessment, rights, change.question, status=409, **told)
    messages.success(request, _("What stood before stands again, as a new change."))
    return redirect(_address(assessment, change.question))


def _address(assessment: Assessment, question: str) -> str:
    query = f"?{urlencode({'question': question})}" if question else ""
    return reverse("assessments:history", args=[assessment.pk]) + query


def _why(refusal: Exception) -> str:
    code = getattr(refusal, "code", "")
    if code == "count_above_total":
        return _("Its count is larger than the total that the plant facts state today.")
    if code == "unknown_question":
        return _("This question is not asked of a plant of this kind any more.")
    return _("The edition does not allow that answer.") if code else ""


def _conflict(assessment: Assessment, conflict: Conflict) -> dict[str, Any]:
    theirs = conflict.theirs
    question = engine_edition(assessment.edition_id).question(theirs.question)
    content = {field: getattr(theirs, field) for field in conflict.yours.content()}
    words = answer_words(question, content, assessment.totals)
    return {"by": theirs.answered_by, "at": theirs.answered_at, "lines": words}


def _show(
    request: PersonRequest,
    assessment: Assessment,
    rights: Rights,
    question: str,
    *,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    edition = engine_edition(assessment.edition_id)
    if question and question not in edition.questions_by_key:
        raise Http404
    past = look_back(assessment, edition, question, request.GET.get("page", "1"))
    context = {
        "assessment": assessment,
        "rights": rights,
        # What was not taken back is shown at an address that only takes POST.
        "return_to": _address(assessment, question) if request.method == "POST" else "",
        "past": past,
        "asked": _asked(assessment, edition, question) if question else None,
        "to_confirm": assessment.is_open and to_confirm_in([assessment])[assessment.pk],
        "may_take_back": rights.can_answer and assessment.is_open and not told.get("was_locked"),
        **told,
    }
    return render(request, "assessments/history.html", context, status=status)


def _asked(assessment: Assessment, edition: Edition, key: str) -> dict[str, Any]:
    """The question of this page; without an address where the plant is not asked it."""
    planned = plan(edition, assessment.facts.get("production") or None)
    page = planned.page_of.get(key)
    return {
        "key": key,
        "number": planned.numbers.get(key),
        "text": said(edition.question(key).text),
        "url": page_url(assessment, page, key) if page else "",
    }
