"""The road, and what would change it: worked out and shown, never stored."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from assessments import roads
from assessments.access import get_assessment
from assessments.forms import RoadForm
from assessments.forms.road import Control
from assessments.reports.build import Ground, read_ground, report_if
from assessments.reports.report import Report, RoadPart, RoadPhaseRow
from assessments.views.entry import logged_in
from assessments.views.opening import is_closed, show_closed
from assessments.views.request import PersonRequest
from assessments.wording import page_language
from maturity.engine.roadmap import WishError


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def road(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id)
    if is_closed(assessment):
        return show_closed(request, assessment, rights, then="road")
    ground = read_ground(assessment, language=page_language())
    form = _form(request, ground)
    report = _worked_out(ground, form)
    changed = len(form.changes) if form.is_bound and form.is_valid() else 0
    context = {
        "assessment": assessment,
        "rights": rights,
        "form": form,
        "report": report,
        "changed": changed,
        # What ticked steps would change is told of the answers as they are stored.
        "can_tick": bool(report.road and report.road.steps and not changed),
        "ticked": request.GET.getlist("step"),
        **_shown(form, report.road),
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "assessments/road.html", context, status=status)


def _form(request: PersonRequest, ground: Ground) -> RoadForm:
    """The tiers above the one proven can be headed for; at the top, the top."""
    reached = ground.edition.tier_ranks.get(ground.card.tier, -1)
    tiers = ground.edition.tiers
    targets = [tier.key for tier in tiers[reached + 1 :] or tiers[-1:]]
    wanted = request.GET.get("target") or next(iter(targets), None)
    if wanted is not None and wanted not in ground.edition.tiers_by_key:
        raise Http404
    return RoadForm(
        request.POST if request.method == "POST" else None,
        edition=ground.edition,
        sheet=ground.sheet,
        targets=targets,
        target=wanted,
    )


def _worked_out(ground: Ground, form: RoadForm) -> Report:
    """The road as wished; as it is without wishes where these cannot be read."""
    if form.is_bound and form.is_valid():
        plans = roads.wished(form.target, form.wishes, unit=form.unit, month=form.month)
        try:
            return report_if(ground, changes=form.changes, target=form.target, plans=plans)
        except WishError as error:
            form.refuse(error)
    return report_if(ground, changes={}, target=form.initial["target"])


def _shown(form: RoadForm, road: RoadPart | None) -> dict[str, Any]:
    """The phases with a wish beside each step, and the wishes for steps off the road."""
    steps = [step.key for step in road.steps] if road else []
    form.offer(steps)
    controls = form.controls
    return {
        "plan": [_phase(phase, controls, is_first=phase is road.phases[0]) for phase in road.phases]
        if road
        else [],
        "off_the_road": [control for key, control in controls.items() if key not in steps],
    }


def _phase(phase: RoadPhaseRow, controls: dict[str, Control], *, is_first: bool) -> dict[str, Any]:
    """The first phase is open; a later one where somebody wished something in it."""
    steps = [{**asdict(step), "control": controls.get(step.key)} for step in phase.steps]
    shown = [controls[step.key] for step in phase.steps if step.key in controls]
    is_open = is_first or any(control.is_used for control in shown)
    return {**asdict(phase), "steps": steps, "is_open": is_open}
