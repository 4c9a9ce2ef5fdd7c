"""What is open and what hangs on it, contradictions, exceptions; then submitting."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Right
from assessments import actions
from assessments.access import Rights, get_assessment
from assessments.actions.refusals import AssessmentIsLocked, OpenQuestions, Stale
from assessments.contradictions import About, find_doubts
from assessments.dossier import dossier_of
from assessments.forms import ExceptionsForm
from assessments.models import Assessment
from assessments.sheet import reason_text
from assessments.views.addresses import page_url, part_title
from assessments.views.deciding import deciding
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.walk import Walk, change_of, read_walk
from assessments.wording import page_language, said


@dataclass(frozen=True, slots=True)
class Link:
    """A question, where to answer it, and what to say beside it."""

    text: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    links: tuple[Link, ...]


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
    context = {
        "assessment": assessment,
        # A refused submit is shown at an address that only takes POST.
        "return_to": reverse("assessments:review", args=[assessment.pk]),
        "rights": rights,
        "progress": walk.plan.progress(walk.answered),
        "deciding": deciding(assessment, walk),
        "open_groups": _open_groups(assessment, walk),
        "undecided": _undecided(walk),
        "checks": [*_checks(assessment, walk), *_doubts(assessment, walk)],
        "flags": _flags(assessment, walk),
        "not_applicable": _not_applicable(assessment, walk),
        "form": form,
        "is_locked": assessment.is_submitted or not rights.can_answer,
        "must_confirm": must_confirm,
        "was_changed": was_changed,
    }
    return render(request, "assessments/review.html", context, status=status)


def _link(assessment: Assessment, walk: Walk, key: str, detail: str = "") -> Link:
    page = walk.plan.page_of.get(key)
    url = page_url(assessment, page, key) if page else ""
    return Link(said(walk.edition.question(key).text), url, detail)


def _open_groups(assessment: Assessment, walk: Walk) -> list[Group]:
    groups = []
    for part in walk.plan.parts:
        links = tuple(_link(assessment, walk, key) for key in part.keys if key not in walk.answered)
        if links:
            groups.append(Group(part_title(part), links))
    return groups


def _undecided(walk: Walk) -> list[Group]:
    """The conditions that open questions keep undecided, tier by tier."""
    groups = []
    for tier in walk.scorecard.tiers:
        waiting = [c for c in tier.conditions if c.verdict == "undecided" and c.open]
        links = tuple(
            Link(said(walk.edition.condition(c.key).text), "", str(len(c.open))) for c in waiting
        )
        if links:
            groups.append(Group(said(walk.edition.tier(tier.key).name), links))
    return groups


def _checks(assessment: Assessment, walk: Walk) -> list[Group]:
    texts = {check.key: check.text for check in walk.edition.checks}
    return [
        Group(
            said(texts[found.key]),
            tuple(_link(assessment, walk, key) for key in found.questions),
        )
        for found in walk.scorecard.checks
    ]


def _doubts(assessment: Assessment, walk: Walk) -> list[Group]:
    """The checks on figures, register, proof and history."""
    changes = map(change_of, assessment.indicator_values.all())
    dossier = dossier_of(assessment, walk.edition)
    return [
        Group(
            said(doubt.check.text),
            tuple(_about(assessment, walk, about) for about in doubt.about),
        )
        for doubt in find_doubts(walk.edition, changes, dossier)
    ]


def _about(assessment: Assessment, walk: Walk, about: About) -> Link:
    if about.kind == "question":
        return _link(assessment, walk, about.key)
    if about.kind == "indicator":
        url = reverse("assessments:indicators", args=[assessment.pk])
        return Link(said(walk.edition.indicators_by_key[about.key].name), url)
    return Link(about.name, "")


def _flags(assessment: Assessment, walk: Walk) -> list[tuple[str, Link]]:
    shown = ("breadth_below", "count_missing")
    return [
        (flag.kind, _link(assessment, walk, flag.question))
        for flag in walk.scorecard.flags
        if flag.kind in shown
    ]


def _not_applicable(assessment: Assessment, walk: Walk) -> list[Link]:
    language = page_language()
    return [
        _link(
            assessment,
            walk,
            key,
            reason_text(walk.edition.question(key), walk.answers[key].reason, language),
        )
        for key in walk.plan.page_of
        if key in walk.answers and walk.answers[key].not_applicable
    ]
