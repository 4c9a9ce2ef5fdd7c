"""Scenario instances: the register by area, and one card with its model card."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Right
from assessments.access import Rights, get_assessment
from assessments.actions.instance_facts import InstanceRefused
from assessments.actions.instances import (
    StaleInstance,
    remove_instance,
    restate,
    save_instance,
)
from assessments.actions.refusals import AssessmentIsLocked
from assessments.bearing import IN_USE_AI, day_stated
from assessments.forms.instances import InstanceForm
from assessments.forms.seen import revision_in
from assessments.instance_register import is_asked, read_register
from assessments.instance_words import state_in_words, why_not_more
from assessments.models import Assessment, ScenarioInstance
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest
from assessments.wording import said
from maturity.engine.edition import Scenario
from maturity.publishing import engine_edition

PAGE = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class _Shown:
    request: PersonRequest
    assessment: Assessment
    rights: Rights
    scenario: Scenario
    stored: ScenarioInstance | None
    form: InstanceForm


@login_required
@require_safe
def instances(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id)
    context = {
        "assessment": assessment,
        "rights": rights,
        "register": read_register(assessment, engine_edition(assessment.edition_id)),
        "is_locked": assessment.is_submitted or not rights.can_answer,
    }
    return render(request, "assessments/instances.html", context)


@logged_in
@require_http_methods(PAGE)
def instance_new(request: PersonRequest, assessment_id: int, scenario: str) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id, Right.ANSWER)
    shown = _shown(request, assessment, rights, _asked(assessment, scenario), None)
    return _save(shown) if request.method == "POST" else _show(shown)


@logged_in
@require_http_methods(PAGE)
def instance(request: PersonRequest, assessment_id: int, instance_id: int) -> HttpResponse:
    right = Right.ANSWER if request.method == "POST" else Right.SEE_PLANT
    assessment, rights = get_assessment(request.user, assessment_id, right)
    asked = assessment.instances.select_related("model_card", "stated_by")
    stored = asked.prefetch_related("systems").filter(pk=instance_id).first()
    if stored is None:
        return _gone(request, assessment, rights)
    scenario = engine_edition(assessment.edition_id).scenario(stored.scenario)
    shown = _shown(request, assessment, rights, scenario, stored)
    if request.method != "POST":
        return _show(shown)
    act = {"restate": _restate, "remove": _remove}.get(request.POST.get("act", ""), _save)
    return act(shown)


def _asked(assessment: Assessment, key: str) -> Scenario:
    scenario = engine_edition(assessment.edition_id).scenarios_by_key.get(key)
    if scenario is None or not is_asked(assessment, scenario):
        raise Http404
    return scenario


def _shown(
    request: PersonRequest,
    assessment: Assessment,
    rights: Rights,
    scenario: Scenario,
    stored: ScenarioInstance | None,
) -> _Shown:
    is_typed = request.method == "POST" and request.POST.get("act", "") not in ("restate", "remove")
    form = InstanceForm(
        request.POST if is_typed else None,
        register=list(assessment.plant.systems.all()),
        stored=stored,
    )
    return _Shown(request, assessment, rights, scenario, stored, form)


def _gone(request: PersonRequest, assessment: Assessment, rights: Rights) -> HttpResponse:
    """Removed while it lay open: what was typed is handed back as a new card, not yet saved."""
    if request.method != "POST" or "scenario" not in request.POST:
        raise Http404
    scenario = _asked(assessment, request.POST["scenario"])
    if request.POST.get("act") in ("restate", "remove"):
        messages.info(request, _("Somebody has removed this card."))
        return redirect("assessments:instances", assessment.pk)
    return _show(_shown(request, assessment, rights, scenario, None), status=409, was_removed=True)


def _save(shown: _Shown) -> HttpResponse:
    form = shown.form
    if not form.is_valid():
        return _show(shown, status=400)
    try:
        saved = save_instance(
            assessment=shown.assessment,
            by=shown.request.user,
            scenario=shown.scenario.key,
            instance=shown.stored,
            card=form.card,
            model=form.model,
            systems=form.systems_chosen,
            revision=form.revision_seen,
        )
    except AssessmentIsLocked:
        return _show(shown, status=409, was_locked=True)
    except InstanceRefused as refusal:
        form.refuse(refusal)
        return _show(shown, status=400)
    except StaleInstance as stale:
        form.theirs = stale.theirs
        return _show(shown, status=409, was_removed=stale.theirs is None)
    messages.success(shown.request, _("Saved: “%(name)s”.") % {"name": saved.name})
    return redirect(_onward(shown, saved))


def _onward(shown: _Shown, saved: ScenarioInstance) -> str:
    if shown.request.POST.get("then") == "leave":
        return reverse("assessments:instances", args=[shown.assessment.pk])
    return reverse("assessments:instance", args=[shown.assessment.pk, saved.pk])


def _restate(shown: _Shown) -> HttpResponse:
    done = _act(shown, restate)
    if done is None:
        messages.success(shown.request, _("Stated anew: it is still so today."))
        done = redirect(_onward(shown, _card_of(shown)))
    return done


def _remove(shown: _Shown) -> HttpResponse:
    done = _act(shown, remove_instance)
    if done is None:
        name = {"name": _card_of(shown).name}
        messages.success(shown.request, _("Removed: “%(name)s”.") % name)
        done = redirect("assessments:instances", shown.assessment.pk)
    return done


def _act(shown: _Shown, act: Callable[..., object]) -> HttpResponse | None:
    """The refusal as a page, None where it was done."""
    request, assessment = shown.request, shown.assessment
    seen = revision_in(request.POST.get("revision", ""))
    try:
        act(assessment=assessment, by=request.user, instance=_card_of(shown), revision=seen)
    except AssessmentIsLocked:
        return _show(shown, status=409, was_locked=True)
    except StaleInstance:
        return _show(shown, status=409, was_changed=True)
    return None


def _card_of(shown: _Shown) -> ScenarioInstance:
    if shown.stored is None:
        raise Http404
    return shown.stored


def _show(
    shown: _Shown,
    *,
    status: int = 200,
    was_locked: bool = False,
    was_removed: bool = False,
    was_changed: bool = False,
) -> HttpResponse:
    assessment, scenario, stored = shown.assessment, shown.scenario, shown.stored
    claims_ai = _option(assessment, scenario) == IN_USE_AI
    area = engine_edition(assessment.edition_id).areas_by_key.get(scenario.area or "")
    context = {
        "assessment": assessment,
        "rights": shown.rights,
        "form": shown.form,
        "scenario_key": scenario.key,
        "scenario_name": said(scenario.name),
        "area_name": said(area.name) if area else "",
        "stored": stored,
        "state": state_in_words(stored) if stored else "",
        "reasons": why_not_more(stored, claims_ai=claims_ai) if stored else [],
        "claims_ai": claims_ai,
        "is_stated_today": stored is not None and day_stated(stored) == timezone.localdate(),
        "is_locked": assessment.is_submitted or was_locked or not shown.rights.can_answer,
        "was_locked": was_locked,
        "was_removed": was_removed,
        "was_changed": was_changed,
    }
    return render(shown.request, "assessments/instance.html", context, status=status)


def _option(assessment: Assessment, scenario: Scenario) -> str:
    answers = assessment.answers.filter(question=scenario.question_key)
    return answers.values_list("option", flat=True).first() or ""
