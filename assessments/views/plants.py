"""Plants, their facts, and the start of their assessments."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Right
from assessments import actions
from assessments.access import Rights, assessments_of, get_assessment, get_plant, organisations_of
from assessments.actions.refusals import (
    AssessmentIsLocked,
    NoCurrentEdition,
    NotSubmitted,
    OpenAssessmentExists,
    Stale,
    TotalsRefused,
)
from assessments.forms import FactsForm, NewPlantForm
from assessments.models import Assessment
from assessments.views.entry import logged_in
from assessments.views.home import tier_name
from assessments.views.request import PersonRequest
from assessments.waiting import to_confirm_in
from assessments.walk import read_walk
from assessments.wording import said
from maturity.publishing import engine_edition


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def plant_new(request: PersonRequest) -> HttpResponse:
    organisations = organisations_of(request.user, Right.EDIT_PLANT)
    if not organisations.exists():
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = NewPlantForm(data, organisations=organisations)
    if form.is_valid():
        try:
            plant = actions.create_plant(
                organisation=form.organisation, by=request.user, facts=form.facts
            )
            return redirect("assessments:plant", plant.pk)
        except IntegrityError:
            form.refuse_taken_name()
    status = 400 if form.errors else 200
    return render(request, "assessments/plant_new.html", {"form": form}, status=status)


@login_required
@require_safe
def plant(request: PersonRequest, plant_id: int) -> HttpResponse:
    plant, rights = get_plant(request.user, plant_id)
    found = assessments_of(request.user).filter(plant=plant).with_tiers().newest_first()
    assessments = list(found.select_related("started_by", "follows"))
    waiting = to_confirm_in(at for at in assessments if at.is_open)
    context = {
        "plant": plant,
        "rights": rights,
        "lines": [_line(at, assessments, waiting[at.pk]) for at in assessments],
        "under_way": next((at for at in assessments if at.is_open), None),
        "latest": next((at for at in assessments if at.is_submitted), None),
    }
    return render(request, "assessments/plant.html", context)


@dataclass(frozen=True, slots=True)
class Line:
    """`corrected_by`: the self-check that this one was reopened as; `can_reopen`: neither is it
    corrected already nor is another one of its edition open."""

    assessment: Assessment
    tier: str
    corrected_by: Assessment | None
    can_reopen: bool
    to_confirm: int


def _line(assessment: Assessment, others: Sequence[Assessment], to_confirm: int) -> Line:
    tier = tier_name(assessment) if assessment.is_submitted else ""
    reopened = Assessment.Origin.REOPENED
    corrected = (at for at in others if at.origin == reopened and at.follows_id == assessment.pk)
    corrected_by = next(corrected, None)
    is_taken = any(at.is_open and at.edition_id == assessment.edition_id for at in others)
    can_reopen = assessment.is_submitted and not corrected_by and not is_taken
    return Line(assessment, tier, corrected_by, can_reopen, to_confirm)


@logged_in
@require_POST
def start(request: PersonRequest, plant_id: int) -> HttpResponse:
    plant, _rights = get_plant(request.user, plant_id, Right.EDIT_PLANT)
    try:
        assessment = actions.start(plant=plant, by=request.user)
    except OpenAssessmentExists:
        return _to_the_open_one(request, plant.pk)
    except NoCurrentEdition:
        messages.error(request, _("No edition of the criteria is published yet. Ask the operator."))
        return redirect("assessments:plant", plant.pk)
    return redirect("assessments:facts", assessment.pk)


@logged_in
@require_POST
def follow_up(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, _rights = get_assessment(request.user, assessment_id, Right.EDIT_PLANT)
    try:
        begun = actions.follow_up(assessment=assessment, by=request.user)
    except OpenAssessmentExists:
        return _to_the_open_one(request, assessment.plant_id)
    except (NotSubmitted, NoCurrentEdition):
        messages.error(request, _("A follow-up starts from a submitted self-check."))
        return redirect("assessments:plant", assessment.plant_id)
    return redirect("assessments:facts", begun.pk)


def _to_the_open_one(request: PersonRequest, plant_id: int) -> HttpResponse:
    messages.info(request, _("A self-check of this plant is already open: continue with it."))
    return redirect("assessments:plant", plant_id)


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: PersonRequest, assessment_id: int) -> HttpResponse:
    right = Right.EDIT_PLANT if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    form = _facts_form(request, assessment)
    if request.method != "POST" or not form.is_valid():
        return _show_facts(request, assessment, rights, form, status=400 if form.errors else 200)
    answered = read_walk(assessment).answered
    try:
        refused = _save_facts(request, assessment, form)
    except Stale:
        # Somebody may have saved between our reading and our writing: read again.
        assessment.refresh_from_db(fields=["facts"])
        form = _facts_form(request, assessment)
        form.lay_out_clashes()
        return _show_facts(request, assessment, rights, form, status=409)
    if refused is None:
        _say_what_opened(request, assessment, answered)
        return redirect("assessments:overview", assessment.pk)
    return _show_facts(request, assessment, rights, form, status=refused)


def _say_what_opened(
    request: PersonRequest, assessment: Assessment, answered: frozenset[str]
) -> None:
    """A larger total can make a count too small: nobody should find that out at the end."""
    assessment.refresh_from_db(fields=["facts"])
    walk = read_walk(assessment)
    opened = len((answered & set(walk.plan.page_of)) - walk.answered)
    if opened:
        said_so = ngettext(
            "%(n)s answered question is open again with these facts: "
            "its count is now too small for its row.",
            "%(n)s answered questions are open again with these facts: "
            "their counts are now too small for their rows.",
            opened,
        ) % {"n": opened}
        link = (reverse("assessments:review", args=[assessment.pk]), _("See them in the review"))
        messages.warning(request, format_html('{} <a href="{}">{}</a>', said_so, *link))


def _facts_form(request: PersonRequest, assessment: Assessment) -> FactsForm:
    data = request.POST if request.method == "POST" else None
    edition = engine_edition(assessment.edition_id)
    return FactsForm(data, assessment=assessment, edition=edition)


def _save_facts(request: PersonRequest, assessment: Assessment, form: FactsForm) -> int | None:
    """The status of the refusal, None when the facts are stored."""
    if form.clashes and assessment.is_open:
        raise Stale
    try:
        actions.save_facts(
            assessment=assessment,
            by=request.user,
            facts=form.facts,
            totals=form.totals,
            replacing=assessment.facts,
        )
    except AssessmentIsLocked:
        form.add_error(None, _("This self-check was submitted meanwhile. Nothing was changed."))
        return 409
    except IntegrityError:
        form.refuse_taken_name()
        return 400
    except TotalsRefused as refusal:
        edition = engine_edition(assessment.edition_id)
        texts = [said(edition.question(key).text) for key in refusal.questions]
        form.refuse_total(refusal.total, texts)
        return 400
    return None


def _show_facts(
    request: PersonRequest, assessment: Assessment, rights: Rights, form: FactsForm, *, status: int
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "rights": rights,
        "form": form,
        "is_locked": assessment.is_submitted or not rights.can_edit_plant,
    }
    return render(request, "assessments/facts.html", context, status=status)
