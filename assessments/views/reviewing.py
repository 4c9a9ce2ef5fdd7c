"""The reviewer's desk, and one question on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Right
from assessments.access import Rights, get_assessment
from assessments.actions.findings import (
    AnswerHasChanged,
    CountsOtherwise,
    FindingHasChanged,
    FindingRefused,
    NothingToReview,
    OwnAnswer,
    save_finding,
    withdraw_finding,
)
from assessments.actions.refusals import AssessmentIsLocked
from assessments.beside import read_beside
from assessments.desk import SHOWS, Case, Desk, read_desk, read_findings
from assessments.forms.card import card_of
from assessments.forms.finding import FindingForm
from assessments.forms.seen import revision_in
from assessments.models import Assessment
from assessments.views.addresses import page_url, part_title
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.walk import Walk, read_walk
from maturity.engine.edition import Question


@dataclass(frozen=True, slots=True)
class _Seen:
    """One question on the desk; `case` None: nothing is answered there."""

    request: PersonRequest
    assessment: Assessment
    rights: Rights
    walk: Walk
    desk: Desk
    question: Question
    case: Case | None


@logged_in
@require_safe
def findings(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id)
    walk = read_walk(assessment)
    desk = read_desk(assessment, walk, read_findings(assessment))
    show = request.GET.get("show", "")
    if show not in SHOWS:
        show = "new" if rights.can_review and assessment.is_open else "all"
    beside = read_beside(assessment, [case.question for case in desk.cases])
    parts = [
        (part_title(part), [(case, beside[case.question.key]) for case in cases])
        for part, cases in desk.showing(show)
    ]
    context = {
        "assessment": assessment,
        "rights": rights,
        "can_write": rights.can_review and assessment.is_open,
        "progress": desk.progress,
        "parts": parts,
        "show": show,
        "shows": [(name, desk.count(name)) for name in SHOWS],
        "first": desk.to_look_at(0, request.user),
    }
    return render(request, "assessments/findings.html", context)


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: PersonRequest, assessment_id: int, question: str) -> HttpResponse:
    seen = _read(request, assessment_id, question)
    if request.method != "POST":
        return _show(seen, FindingForm(case=seen.case) if seen.case else None)
    if seen.case is None:
        return _show_refused(seen, NothingToReview(question), request.POST.get("reason", ""))
    if request.POST.get("act") == "withdraw":
        return _withdraw(seen, seen.case)
    form = FindingForm(request.POST, case=seen.case)
    if not form.is_valid():
        return _show(seen, form, status=400)
    if form.has_moved:
        return _show_refused(seen, CountsOtherwise(question), form.reason)
    return _save(seen, form)


def _read(request: PersonRequest, assessment_id: int, key: str) -> _Seen:
    right = Right.REVIEW if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    walk = read_walk(assessment)
    if key not in walk.plan.page_of:
        raise Http404
    desk = read_desk(assessment, walk, read_findings(assessment))
    question = walk.edition.question(key)
    return _Seen(request, assessment, rights, walk, desk, question, desk.case(key))


def _save(seen: _Seen, form: FindingForm) -> HttpResponse:
    try:
        save_finding(
            assessment=seen.assessment,
            by=seen.request.user,
            question=seen.question.key,
            verdict=form.verdict,
            option=form.option,
            reason=form.reason,
            answer_revision=form.answer_revision,
            revision=form.revision,
        )
    except FindingRefused:
        form.refuse()
        return _show(seen, form, status=400)
    except (
        AnswerHasChanged,
        AssessmentIsLocked,
        FindingHasChanged,
        NothingToReview,
        OwnAnswer,
    ) as refusal:
        return _show_refused(seen, refusal, form.reason)
    return _onward(seen)


def _withdraw(seen: _Seen, case: Case) -> HttpResponse:
    try:
        withdraw_finding(
            assessment=seen.assessment,
            by=seen.request.user,
            question=case.question.key,
            revision=revision_in(seen.request.POST.get("revision", "")),
        )
    except (AssessmentIsLocked, FindingHasChanged, OwnAnswer) as refusal:
        return _show_refused(seen, refusal)
    return redirect("assessments:finding", seen.assessment.pk, case.question.key)


def _onward(seen: _Seen) -> HttpResponse:
    number = seen.walk.plan.numbers[seen.question.key]
    following = seen.desk.to_look_at(number, seen.request.user)
    if following:
        return redirect("assessments:finding", seen.assessment.pk, following.question.key)
    messages.success(seen.request, _("Saved. Nothing is left for you to look at."))
    return redirect(f"{reverse('assessments:findings', args=[seen.assessment.pk])}?show=all")


def _show_refused(seen: _Seen, refusal: Exception, typed: str = "") -> HttpResponse:
    """As everything stands now, with the reason that was typed."""
    fresh = _read(seen.request, seen.assessment.pk, seen.question.key)
    form = None
    if fresh.case and isinstance(refusal, FindingHasChanged):
        form = FindingForm(seen.request.POST, case=fresh.case)
        form.lay_out_stale()
    elif fresh.case:
        form = FindingForm(case=fresh.case, reason=typed)
    return _show(fresh, form, status=409, refusal=type(refusal).__name__, typed=typed)


def _show(
    seen: _Seen,
    form: FindingForm | None,
    *,
    status: int = 200,
    refusal: str = "",
    typed: str = "",
) -> HttpResponse:
    assessment, case, key = seen.assessment, seen.case, seen.question.key
    may_write = seen.rights.can_review and assessment.is_open
    is_own = case is not None and case.is_own(seen.request.user)
    context = {
        "assessment": assessment,
        "rights": seen.rights,
        "is_locked": not may_write,
        "case": case,
        "card": card_of(
            seen.walk.edition, seen.question, seen.walk.plan.numbers[key], assessment.totals
        ),
        "beside": read_beside(assessment, [seen.question])[key],
        "form": form,
        "is_own": is_own,
        "can_write": may_write and not is_own,
        "refusal": refusal,
        "typed": typed,
        "progress": seen.desk.progress,
        "before": seen.desk.before(case) if case else None,
        "after": seen.desk.after(case) if case else None,
        "question_url": page_url(assessment, seen.walk.plan.page_of[key], key),
    }
    return render(seen.request, "assessments/finding.html", context, status=status)
