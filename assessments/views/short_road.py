"""The quick scan: one question at a time, only what decides, stored like every other answer."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments.access import Rights, get_assessment
from assessments.actions import save_answers
from assessments.actions.refusals import AnswerRefused, AssessmentIsLocked
from assessments.beside import read_beside
from assessments.forms import AnswerPage
from assessments.forms.shown_answer import UNSURE
from assessments.models import Assessment
from assessments.pages import Page, Section
from assessments.sheet import claimed_sheet
from assessments.short_road import ShortRoad, find_short_road
from assessments.views.addresses import page_url
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.walk import Walk, fresh_answers, read_walk
from assessments.wording import said


@dataclass(frozen=True, slots=True)
class _Shown:
    request: PersonRequest
    assessment: Assessment
    rights: Rights
    walk: Walk
    road: ShortRoad
    key: str
    form_page: AnswerPage | None


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str
    verdict: str = ""
    is_here: bool = False


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def scan(request: PersonRequest, assessment_id: int) -> HttpResponse:
    right = Right.ANSWER if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    walk = read_walk(assessment)
    shown = _shown(request, assessment, rights, walk)
    return _save(shown) if request.method == "POST" else _show(shown)


def _shown(request: PersonRequest, assessment: Assessment, rights: Rights, walk: Walk) -> _Shown:
    sheet = claimed_sheet(assessment, walk.edition)
    road = find_short_road(walk.edition, sheet, request.GET.get("tier", ""), _looked_at(walk))
    may_answer = assessment.is_open and rights.can_answer
    key = request.GET.get("question") or (road.question if may_answer else None) or ""
    if key and key not in walk.plan.page_of:
        raise Http404
    form_page = _form_page(request, assessment, walk, key) if key else None
    return _Shown(request, assessment, rights, walk, road, key, form_page)


def _looked_at(walk: Walk) -> set[str]:
    """Answered, or left open knowingly."""
    return {key for key, answer in walk.answers.items() if answer.unsure or not answer.is_open}


def _form_page(request: PersonRequest, assessment: Assessment, walk: Walk, key: str) -> AnswerPage:
    question = walk.edition.question(key)
    section = Section("scan", question.text, (question,))
    return AnswerPage(
        Page("questions", "scan", 1, (section,)),
        plan=walk.plan,
        edition=walk.edition,
        assessment=assessment,
        stored=walk.answers,
        data=_typed(request, key) if request.method == "POST" else None,
    )


def _typed(request: PersonRequest, key: str) -> dict[str, str]:
    """Going on without an answer is an answer too: don't know yet."""
    typed = request.POST.dict()
    if typed.get("then") == "skip":
        typed[f"{key}-option"] = UNSURE
        typed.pop(f"{key}-reason", None)
    return typed


def _save(shown: _Shown) -> HttpResponse:
    form_page = shown.form_page
    if form_page is None or not shown.request.GET.get("question"):
        raise Http404
    _ask_for_a_row(form_page, shown.key)
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
        return _show(shown, status=409 if saved.conflicts else 400)
    for _key, note in form_page.breadth_notes:
        messages.warning(shown.request, note)
    if shown.request.POST.get("then") == "leave":
        return redirect("assessments:overview", shown.assessment.pk)
    return redirect(_address(shown, shown.road.target))


def _ask_for_a_row(form_page: AnswerPage, key: str) -> None:
    """Without a row the same question would only come again."""
    form = form_page.forms[key]
    if not form.is_valid() or form.keeps_theirs:
        return
    content = form.content
    if not (content["option"] or content["unsure"] or content["not_applicable"]):
        form.add_error("option", _("Choose a row, or go on with “Don't know yet”."))


def _show(shown: _Shown, *, status: int = 200, was_locked: bool = False) -> HttpResponse:
    assessment, walk, road = shown.assessment, shown.walk, shown.road
    if shown.form_page is not None:
        shown.form_page.lay_beside(read_beside(assessment, shown.form_page.page.questions))
    context = {
        "assessment": assessment,
        "rights": shown.rights,
        "road": road,
        "key": shown.key,
        "form_page": shown.form_page,
        "is_locked": was_locked or not (assessment.is_open and shown.rights.can_answer),
        "was_locked": was_locked,
        "action": _address(shown, road.target, shown.key),
        "tier": said(walk.edition.tier(road.target).name),
        "tiers": (tiers := _tiers(shown)),
        "next_tier": next((one for one in tiers if one.verdict == "undecided"), None),
        "place": _place(shown),
        "more": len([key for key in road.left if key != shown.key]),
        "back": _back(shown),
        "out_of_reach": [said(walk.edition.tier(key).name) for key in road.out_of_reach],
        "failing": [said(condition.text) for condition in road.failing],
        "set_aside": [_question(shown, key) for key in road.set_aside],
        "facts_missing": _facts_missing(shown),
    }
    return render(shown.request, "assessments/scan.html", context, status=status)


def _address(shown: _Shown, tier: str, question: str = "") -> str:
    asked = {"tier": tier, **({"question": question} if question else {})}
    return f"{reverse('assessments:scan', args=[shown.assessment.pk])}?{urlencode(asked)}"


def _tiers(shown: _Shown) -> list[Link]:
    return [
        Link(
            said(tier.name),
            _address(shown, tier.key),
            shown.road.card.tier_result(tier.key).verdict,
            tier.key == shown.road.target,
        )
        for tier in shown.walk.edition.tiers
    ]


def _place(shown: _Shown) -> int:
    """Which question this is, of those that tiers up to the target ask."""
    return len(_looked_at(shown.walk).intersection(shown.road.asked) - {shown.key}) + 1


def _back(shown: _Shown) -> str:
    """To what the same person answered before this question."""
    answers = shown.walk.answers
    mine = [
        answers[key]
        for key in shown.road.asked
        if key in answers and answers[key].answered_by_id == shown.request.user.pk
    ]
    here = answers.get(shown.key)
    before = [one for one in mine if here is None or one.answered_at < here.answered_at]
    last = max(before, key=lambda one: one.answered_at, default=None)
    return _address(shown, shown.road.target, last.question) if last else ""


def _question(shown: _Shown, key: str) -> Link:
    page = shown.walk.plan.page_of[key]
    return Link(said(shown.walk.edition.question(key).text), page_url(shown.assessment, page, key))


def _facts_missing(shown: _Shown) -> bool:
    facts, totals = shown.assessment.facts, shown.assessment.totals
    needed = {total.key for total in shown.walk.edition.totals}
    return not facts.get("production") or not needed <= set(totals)
