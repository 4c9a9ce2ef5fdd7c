"""The pages of questions of an assessment."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments.access import Rights, get_assessment
from assessments.actions import save_answers
from assessments.actions.refusals import AnswerRefused, AssessmentIsLocked
from assessments.beside import read_beside
from assessments.forms import AnswerPage
from assessments.models import Assessment
from assessments.pages import Page, PartKind
from assessments.views.addresses import page_url, part_title
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.walk import Walk, fresh_answers, read_walk


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: PersonRequest, assessment_id: int, part: str, page: int) -> HttpResponse:
    return answer_page(request, assessment_id, "questions", part, page)


def answer_page(
    request: PersonRequest, assessment_id: int, kind: PartKind, part: str, number: int = 1
) -> HttpResponse:
    right = Right.ANSWER if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    walk = read_walk(assessment)
    page = walk.plan.page(kind, part, number)
    if page is None:
        raise Http404
    form_page = AnswerPage(
        page,
        plan=walk.plan,
        edition=walk.edition,
        assessment=assessment,
        stored=walk.answers,
        data=request.POST if request.method == "POST" else None,
    )
    shown = _Shown(request, assessment, rights, walk, page, form_page)
    return _save(shown) if request.method == "POST" else _show(shown)


@dataclass(frozen=True, slots=True)
class _Shown:
    request: PersonRequest
    assessment: Assessment
    rights: Rights
    walk: Walk
    page: Page
    form_page: AnswerPage


def _save(shown: _Shown) -> HttpResponse:
    form_page = shown.form_page
    try:
        saved = save_answers(
            assessment=shown.assessment, by=shown.request.user, changes=form_page.changes
        )
    except AssessmentIsLocked:
        return _show(shown, status=409, was_locked=True)
    except AnswerRefused as refusal:
        form_page.refuse(refusal)
        return _show(shown, status=400)
    if saved.conflicts or form_page.faulty or form_page.holds_unknown:
        form_page.settle(saved.conflicts, fresh_answers(shown.assessment))
        return _show(shown, status=409 if saved.conflicts else 400, saved=len(saved.keys))
    for key, note in form_page.breadth_notes:
        link = (page_url(shown.assessment, shown.page, key), _("Back to this question"))
        messages.warning(shown.request, format_html('{} <a href="{}">{}</a>', note, *link))
    return redirect(_onward(shown))


def _onward(shown: _Shown) -> str:
    if shown.request.POST.get("then") == "leave":
        return reverse("assessments:overview", args=[shown.assessment.pk])
    following = shown.walk.plan.after(shown.page)
    if following is None:
        return reverse("assessments:indicators", args=[shown.assessment.pk])
    return page_url(shown.assessment, following)


def _show(
    shown: _Shown, *, status: int = 200, was_locked: bool = False, saved: int = 0
) -> HttpResponse:
    assessment, plan = shown.assessment, shown.walk.plan
    part = plan.part_of(shown.page)
    following = plan.after(shown.page)
    shown.form_page.lay_beside(read_beside(assessment, shown.page.questions))
    still_open = shown.page.still_open(shown.walk.answered)
    context = {
        "assessment": assessment,
        "rights": shown.rights,
        "page": shown.page,
        "form_page": shown.form_page,
        "title": part_title(part),
        "pages_in_part": len(part.pages),
        "progress": plan.progress(shown.walk.answered),
        "is_locked": assessment.is_submitted or was_locked or not shown.rights.can_answer,
        "was_locked": was_locked,
        "first_open": still_open[0] if still_open else "",
        "open_here": len(still_open),
        "saved": saved,
        "following_url": page_url(assessment, following) if following else "",
    }
    template = "scenarios" if shown.page.kind == "scenarios" else "questions"
    return render(shown.request, f"assessments/{template}.html", context, status=status)
