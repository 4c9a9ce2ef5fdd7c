"""Answers taken over from last time, by part, to be confirmed one by one or together."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments.access import Rights, get_assessment
from assessments.actions.answers import Conflict, Saved, content_of
from assessments.actions.history import confirm_answers
from assessments.actions.refusals import AnswerRefused, AssessmentIsLocked
from assessments.answer_words import answer_words
from assessments.forms.seen import revision_in
from assessments.models import Answer, Assessment
from assessments.pages import Page, Plan, plan
from assessments.views.addresses import page_url, part_title
from assessments.views.answering import answer_page
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.wording import said
from maturity.engine.edition import Edition
from maturity.publishing import engine_edition


@dataclass(frozen=True, slots=True)
class Line:
    """`sent`: what the button beside it posts."""

    number: int | None
    text: str
    url: str
    words: tuple[str, ...]
    sent: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    lines: tuple[Line, ...]


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: PersonRequest, assessment_id: int) -> HttpResponse:
    """GET lists them. POST takes `confirm`, one or many, each "question:revision"; or, from the
    page of a question, `question` with the state that page showed."""
    right = Right.ANSWER if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    if request.method != "POST":
        return _show(request, assessment, rights)
    key = request.POST.get("question", "")
    page = _plan(assessment).page_of.get(key)
    if page and f"{key}-option" in request.POST:
        kept_back = _save_page(request, assessment, page)
        if kept_back or _has_own_word(request, assessment, key):
            return kept_back or redirect(_onward(request, assessment))
    try:
        saved = confirm_answers(assessment=assessment, by=request.user, questions=_sent(request))
    except AssessmentIsLocked:
        return _show(request, assessment, rights, status=409, was_locked=True)
    except AnswerRefused:
        return _show(request, assessment, rights, status=400, was_refused=True)
    if saved.conflicts:
        return _show(request, assessment, rights, status=409, saved=saved)
    _say(request, saved)
    return redirect(_onward(request, assessment))


def _save_page(request: PersonRequest, assessment: Assessment, page: Page) -> HttpResponse | None:
    """The button beside a question sends its whole page where no script has saved it: what was
    changed there is saved first. A page that cannot be saved as it stands comes back as typed."""
    fields = request.POST.copy()
    del fields["question"]
    as_page: Any = copy(request)
    as_page.path, as_page.POST = page_url(assessment, page), fields
    response = answer_page(as_page, assessment.pk, page.kind, page.part, page.number)
    return None if response.status_code == 302 else response


def _has_own_word(request: PersonRequest, assessment: Assessment, key: str) -> bool:
    """Whoever has just changed the answer has confirmed the new one."""
    own = assessment.answers.filter(question=key, answered_by=request.user, to_confirm=False)
    return own.exists()


def _sent(request: PersonRequest) -> dict[str, int]:
    """A revision that is none fits no answer, so that it is handed back."""
    pairs = (value.rpartition(":") for value in request.POST.getlist("confirm"))
    listed = {key: revision_in(revision) for key, _colon, revision in pairs}
    shown = {
        key: revision_in(request.POST.get(f"{key}-state", ""))
        for key in request.POST.getlist("question")
    }
    return listed | shown


def _say(request: PersonRequest, saved: Saved) -> None:
    if saved.keys:
        said_so = ngettext("%(n)s answer confirmed.", "%(n)s answers confirmed.", len(saved.keys))
        messages.success(request, said_so % {"n": len(saved.keys)})


def _onward(request: PersonRequest, assessment: Assessment) -> str:
    """Back to where the button stood, on this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    key = request.POST.get("question", "")
    page = _plan(assessment).page_of.get(key)
    return page_url(assessment, page, key) if page else _address(assessment)


def _address(assessment: Assessment) -> str:
    return reverse("assessments:confirm", args=[assessment.pk])


def _plan(assessment: Assessment) -> Plan:
    edition = engine_edition(assessment.edition_id)
    return plan(edition, assessment.facts.get("production") or None)


def _show(
    request: PersonRequest,
    assessment: Assessment,
    rights: Rights,
    *,
    status: int = 200,
    saved: Saved | None = None,
    was_locked: bool = False,
    was_refused: bool = False,
) -> HttpResponse:
    edition = engine_edition(assessment.edition_id)
    groups = _groups(assessment, edition)
    context = {
        "assessment": assessment,
        "rights": rights,
        "groups": groups,
        "left": sum(len(group.lines) for group in groups),
        "saved": len(saved.keys) if saved else 0,
        "conflicts": _conflicts(assessment, edition, saved.conflicts if saved else ()),
        "was_refused": was_refused,
        "was_locked": was_locked,
        "may_confirm": rights.can_answer and assessment.is_open and not was_locked,
        "is_locked": not rights.can_answer,
    }
    return render(request, "assessments/history_confirm.html", context, status=status)


def _groups(assessment: Assessment, edition: Edition) -> list[Group]:
    """One query. What is not asked of this kind of plant any more need not be confirmed."""
    rows = assessment.answers.filter(to_confirm=True).select_related("answered_by")
    waiting = {answer.question: answer for answer in rows}
    planned = _plan(assessment)
    groups = []
    for part in planned.parts:
        answers = [waiting[key] for key in part.keys if key in waiting]
        if answers:
            lines = tuple(_line(assessment, edition, planned, answer) for answer in answers)
            groups.append(Group(part_title(part), lines))
    return groups


def _line(assessment: Assessment, edition: Edition, planned: Plan, answer: Answer) -> Line:
    question = edition.question(answer.question)
    return Line(
        number=planned.numbers.get(question.key),
        text=said(question.text),
        url=page_url(assessment, planned.page_of[question.key], question.key),
        words=answer_words(question, content_of(answer), assessment.totals),
        sent=f"{answer.question}:{answer.revision}",
        answer=answer,
    )


def _conflicts(
    assessment: Assessment, edition: Edition, conflicts: Iterable[Conflict]
) -> list[Line]:
    planned = _plan(assessment)
    asked = (conflict.theirs for conflict in conflicts)
    return [
        _line(assessment, edition, planned, answer)
        for answer in asked
        if answer.question in planned.page_of
    ]
