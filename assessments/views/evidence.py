"""The page of proof: all of an assessment, or of one answer or instance with the forms to add."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments.access import Rights, get_assessment
from assessments.actions import evidence as acts
from assessments.actions.refusals import AssessmentIsLocked, Refused, Stale
from assessments.evidence.arriving import TOO_LARGE
from assessments.evidence.ordering import Place
from assessments.forms.evidence import ChangeForm, FileForm, LinkForm
from assessments.forms.evidence_words import why_not
from assessments.models import Assessment, Evidence
from assessments.views.entry import logged_in
from assessments.views.proof_page import (
    Forms,
    all_places,
    asked_for,
    blank_rows,
    file_row,
    one_place,
    proves_of,
    takes_more,
)
from assessments.views.request import PersonRequest


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: PersonRequest, assessment_id: int) -> HttpResponse:
    right = Right.ANSWER if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    place, forms, status, was_locked = asked_for(assessment, request.GET), Forms(), 200, False
    if request.method == "POST":
        try:
            status = _act(request, assessment, place, forms)
        except AssessmentIsLocked:
            status, was_locked = 409, True
            assessment, rights = get_assessment(request.user, assessment_id)
        except acts.NothingToProve as refused:
            raise Http404 from refused
        except acts.EvidenceIsGone as refused:
            messages.error(request, why_not(refused))
        if status == 200:
            return _back(request, assessment, place)
    return _show(request, assessment, rights, place, forms, status=status, was_locked=was_locked)


def _back(request: PersonRequest, assessment: Assessment, place: Place | None) -> HttpResponse:
    """To the same page, unless it may be gone with what was taken off it."""
    if place is not None and not takes_more(assessment, place):
        return redirect("assessments:evidence", assessment.pk)
    return redirect(request.get_full_path())


def _show(
    request: PersonRequest,
    assessment: Assessment,
    rights: Rights,
    place: Place | None,
    forms: Forms,
    *,
    status: int,
    was_locked: bool,
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "rights": rights,
        "is_locked": assessment.is_submitted or not rights.can_answer,
        "was_locked": was_locked,
        "is_faulty": status == 400,
        "shows_forms": rights.can_answer and (assessment.is_open or was_locked),
        **(one_place(assessment, place, forms) if place else all_places(assessment)),
    }
    template = "assessments/evidence_of.html" if place else "assessments/evidence.html"
    return render(request, template, context, status=status)


def _act(request: PersonRequest, assessment: Assessment, place: Place | None, forms: Forms) -> int:
    """The status of the answer; 200 where all that was sent is done."""
    act = request.POST.get("act", "")
    if act == "remove":
        return _remove(request, assessment)
    if place is None or act not in _ACTS:
        raise Http404
    return _ACTS[act](request, assessment, place, forms)


def _add_files(request: PersonRequest, assessment: Assessment, place: Place, forms: Forms) -> int:
    too_large = request.META.get(TOO_LARGE, frozenset())
    rows = [
        file_row(n, request.POST, files=request.FILES, is_too_large=f"file-{n}-file" in too_large)
        for n in blank_rows()
    ]
    forms.files, forms.open = rows, "files"
    sent = [row for row in rows if not row.is_blank]
    if not sent:
        rows[0].add_error("file", _("Choose a file."))
        return 400
    stored = [row for row in sent if _add_file(request, assessment, place, row)]
    # What is stored makes room for the next; what is not stays as it was typed.
    forms.files = [row if row.errors else file_row(n) for n, row in enumerate(rows)]
    return 200 if len(stored) == len(sent) else 400


def _add_file(request: PersonRequest, assessment: Assessment, place: Place, row: FileForm) -> bool:
    if not row.is_valid():
        return False
    try:
        added = acts.add_file(
            assessment=assessment,
            by=request.user,
            upload=row.cleaned_data["file"],
            proves=proves_of(place),
            about=row.about,
        )
    except AssessmentIsLocked:
        raise
    except Refused as refused:
        row.add_error("file", why_not(refused))
        return False
    _say_added(request, added)
    return True


def _add_link(request: PersonRequest, assessment: Assessment, place: Place, forms: Forms) -> int:
    forms.link, forms.open = LinkForm(request.POST, prefix="link"), "link"
    if not forms.link.is_valid():
        return 400
    added = acts.add_link(
        assessment=assessment,
        by=request.user,
        link=forms.link.cleaned_data["link"],
        proves=proves_of(place),
        about=forms.link.about,
    )
    _say_added(request, added)
    return 200


def _use(request: PersonRequest, assessment: Assessment, place: Place, forms: Forms) -> int:
    chosen = [_piece(assessment, key) for key in request.POST.getlist("piece") if key]
    for piece in chosen:
        acts.use(assessment=assessment, by=request.user, evidence=piece, proves=proves_of(place))
    if not chosen:
        forms.open = "choose"
        return 400
    count = len(chosen)
    said = ngettext("%(n)s piece now proves this, too.", "%(n)s pieces now prove this, too.", count)
    messages.success(request, said % {"n": count})
    return 200


def _unuse(request: PersonRequest, assessment: Assessment, place: Place, forms: Forms) -> int:
    key = _number(request.POST.get("use", ""))
    use = assessment.evidence_uses.filter(pk=key).select_related("evidence").first()
    if use is not None:
        acts.unuse(assessment=assessment, by=request.user, use=use)
        said = _("“%(title)s” no longer stands here. It stays among the pieces of the plant.")
        messages.success(request, said % {"title": use.evidence.title})
    return 200


def _change(request: PersonRequest, assessment: Assessment, place: Place, forms: Forms) -> int:
    piece = _piece(assessment, request.POST.get("piece", ""))
    form = ChangeForm(request.POST, piece=piece)
    forms.change = form
    if not form.is_valid():
        return 400
    try:
        acts.change_evidence(
            evidence=piece,
            by=request.user,
            about=form.about,
            revision=form.cleaned_data["revision"],
        )
    except Stale:
        piece.refresh_from_db()
        form.lay_out_stale(piece)
        return 409
    except acts.EvidenceIsFixed:
        messages.error(request, _("A submitted self-check uses this piece: it no longer changes."))
        return 200
    messages.success(request, _("Title and dates are saved."))
    return 200


def _remove(request: PersonRequest, assessment: Assessment) -> int:
    piece = _piece(assessment, request.POST.get("piece", ""))
    try:
        acts.remove_evidence(evidence=piece, by=request.user)
    except acts.EvidenceIsUsed:
        messages.error(request, _("This piece proves something by now: it was not removed."))
        return 200
    messages.success(request, _("“%(title)s” is removed.") % {"title": piece.title})
    return 200


def _say_added(request: PersonRequest, added: acts.Added) -> None:
    title = {"title": added.evidence.title}
    if added.was_there:
        said = _(
            "The plant has this already, as “%(title)s”. It is not kept a second time and now "
            "proves this, too; its title and dates stay as they are."
        )
        messages.info(request, said % title)
    else:
        messages.success(request, _("“%(title)s” is added.") % title)


def _piece(assessment: Assessment, key: str) -> Evidence:
    """Of this plant; what is not is not found, whoever guesses its number."""
    return get_object_or_404(Evidence, plant=assessment.plant_id, pk=_number(key))


def _number(sent: str) -> int:
    if not (sent.isascii() and sent.isdigit() and len(sent) < 16):
        raise Http404
    return int(sent)


_Act = Callable[[Any, Assessment, Place, Forms], int]
_ACTS: dict[str, _Act] = {
    "files": _add_files,
    "link": _add_link,
    "use": _use,
    "unuse": _unuse,
    "change": _change,
}
