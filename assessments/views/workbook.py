"""The questionnaire as a workbook: out, looked through, in."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Right
from assessments.access import Rights, get_assessment
from assessments.actions.bringing_in import ChoiceMissing, NotBroughtIn, bring_in
from assessments.actions.refusals import AssessmentIsLocked, Stale
from assessments.forms.workbook import BringForm, choices_in
from assessments.models import Assessment
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.wording import page_language
from assessments.workbook.answers import plan_of
from assessments.workbook.brought import Brought
from assessments.workbook.current import NoSuchPart, parts_of, read_current
from assessments.workbook.parcel import pack, unpack
from assessments.workbook.planning import Plan, Step, make_plan
from assessments.workbook.stamp import WorkbookRefused, check_belongs
from maturity.engine.edition import LANGUAGES
from maturity.publishing import engine_edition

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass
class Shown:
    """What the page says beside the downloads."""

    form: BringForm = field(default_factory=BringForm)
    status: int = 200
    refusal: str = ""
    plan: Plan | None = None
    packed: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    must_choose: bool = False
    was_changed: bool = False
    was_locked: bool = False

    @property
    def conflicts(self) -> list[tuple[Step, str]]:
        """Each with what was chosen so far."""
        found = self.plan.conflicts if self.plan else ()
        return [(step, self.choices.get(step.id, "")) for step in found]


@login_required
@require_safe
def workbook(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, _rights = get_assessment(request.user, assessment_id)
    language = request.GET.get("language", page_language())
    if language not in LANGUAGES:
        return render(request, "400.html", status=400)
    # Here and not above: whoever never takes a workbook along need not load what writes it.
    from assessments.workbook.composing import compose

    try:
        part = request.GET.get("part", "")
        made = compose(assessment, by=request.user, language=language, part=part)
    except NoSuchPart as error:
        raise Http404 from error
    response = HttpResponse(made, content_type=XLSX)
    name = content_disposition_header(True, _file_name(assessment, language, part))
    response["Content-Disposition"] = name or "attachment"
    return response


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def workbook_in(request: PersonRequest, assessment_id: int) -> HttpResponse:
    right = Right.ANSWER if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    if request.method != "POST":
        return _show(request, assessment, rights, Shown())
    if assessment.is_submitted:
        return _show(request, assessment, rights, Shown(status=409))
    if "content" in request.POST:
        return _apply(request, assessment, rights)
    return _show(request, assessment, rights, _looked_through(request, assessment))


def _looked_through(request: PersonRequest, assessment: Assessment) -> Shown:
    form = BringForm(request.POST, request.FILES)
    if not form.is_valid():
        return Shown(form, 400)
    from assessments.workbook.reading import read_workbook

    try:
        stamp, brought = read_workbook(form.content)
        check_belongs(stamp, assessment)
        return _planned(request, assessment, brought)
    except WorkbookRefused as refusal:
        return Shown(status=400, refusal=str(refusal))


def _planned(
    request: PersonRequest, assessment: Assessment, brought: Brought, **more: Any
) -> Shown:
    made = make_plan(brought, read_current(assessment))
    packed = ""
    if made.can_be_applied:
        packed = pack(assessment, request.user, brought, made.digest)
    return Shown(plan=made, packed=packed, **more)


def _apply(request: PersonRequest, assessment: Assessment, rights: Rights) -> HttpResponse:
    choices = choices_in(request.POST)
    try:
        parcel = unpack(request.POST["content"], assessment, request.user)
        done = bring_in(
            assessment=assessment,
            by=request.user,
            brought=parcel.brought,
            seen=parcel.seen,
            choices=choices,
        )
    except WorkbookRefused as refusal:
        return _show(request, assessment, rights, Shown(status=400, refusal=str(refusal)))
    except AssessmentIsLocked:
        return _show(request, assessment, rights, Shown(status=409, was_locked=True))
    except NotBroughtIn as refusal:
        return _show(request, assessment, rights, Shown(status=400, refusal=_at(refusal.place)))
    except Stale:
        again = _planned(request, assessment, parcel.brought, status=409, was_changed=True)
        return _show(request, assessment, rights, again)
    except ChoiceMissing:
        chosen = {"choices": choices, "must_choose": True}
        again = _planned(request, assessment, parcel.brought, status=400, **chosen)
        return _show(request, assessment, rights, again)
    messages.success(request, _told(done.total))
    return redirect("assessments:workbook_in", assessment.pk)


def _show(
    request: PersonRequest, assessment: Assessment, rights: Rights, shown: Shown
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "rights": rights,
        "shown": shown,
        "form": shown.form,
        "parts": parts_of(plan_of(assessment, engine_edition(assessment.edition_id))),
        "was_locked": shown.was_locked,
        "is_locked": assessment.is_submitted or shown.was_locked or not rights.can_answer,
    }
    return render(request, "assessments/workbook.html", context, status=shown.status)


def _file_name(assessment: Assessment, language: str, part: str) -> str:
    with override(language):
        named = [str(assessment.plant), assessment.edition.edition, _("Questionnaire"), part]
    name = " ".join(filter(None, named)) + f" {language}.xlsx"
    return re.sub(r'[\\/:*?"<>|]', "_", name)


def _told(changed: int) -> str:
    if not changed:
        return _("Nothing had to be changed: all of it stands here already.")
    return ngettext(
        "%(n)s row of the workbook was brought in.",
        "%(n)s rows of the workbook were brought in.",
        changed,
    ) % {"n": changed}


def _at(place: str) -> str:
    told = _("The row “%(place)s” cannot be stored as it stands. Nothing was stored.")
    return told % {"place": place}
