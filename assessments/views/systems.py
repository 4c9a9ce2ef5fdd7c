"""The plant's register of systems and key equipment."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Right
from assessments.access import Rights, get_plant
from assessments.actions.systems import (
    StaleSystem,
    SystemInUse,
    SystemRefused,
    add_system,
    change_system,
    remove_system,
)
from assessments.forms.systems import SystemForm
from assessments.models import Plant, System
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest

PAGE = ["GET", "HEAD", "POST"]


@logged_in
@require_http_methods(PAGE)
def systems(request: PersonRequest, plant_id: int) -> HttpResponse:
    plant, rights = get_plant(request.user, plant_id, _right(request))
    register = list(plant.systems.all())
    form = SystemForm(_sent(request), register=register)
    if form.is_valid():
        try:
            made = add_system(plant=plant, by=request.user, facts=form.facts)
        except SystemRefused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("“%(name)s” is in the register.") % {"name": made.name})
            return redirect("assessments:systems", plant.pk)
    context = {"plant": plant, "rights": rights, "register": register, "form": form}
    status = 400 if form.errors else 200
    return render(request, "assessments/systems.html", context, status=status)


@logged_in
@require_http_methods(PAGE)
def system(request: PersonRequest, plant_id: int, system_id: int) -> HttpResponse:
    plant, rights = get_plant(request.user, plant_id, _right(request))
    stored = get_object_or_404(plant.systems.select_related("changed_by"), pk=system_id)
    form = SystemForm(_sent(request), register=plant.systems.all(), stored=stored)
    if request.method == "POST" and "remove" in request.POST:
        return _remove(request, plant, rights, stored)
    if not form.is_valid():
        return _show(request, plant, rights, form, status=400 if form.errors else 200)
    try:
        change_system(system=stored, by=request.user, facts=form.facts, revision=form.revision_seen)
    except SystemRefused as refusal:
        form.refuse(refusal)
        return _show(request, plant, rights, form, status=400)
    except StaleSystem as stale:
        form.theirs = stale.theirs
        return _show(request, plant, rights, form, status=409)
    messages.success(request, _("Saved: “%(name)s”.") % {"name": form.facts.name})
    return redirect("assessments:systems", plant.pk)


def _remove(request: PersonRequest, plant: Plant, rights: Rights, stored: System) -> HttpResponse:
    form = SystemForm(None, register=(), stored=stored)
    seen = SystemForm(request.POST, register=(), stored=stored).revision_seen
    try:
        remove_system(system=stored, by=request.user, revision=seen)
    except StaleSystem:
        words = _("Somebody changed this system since you opened the page. Look at it again.")
        messages.error(request, words)
        return redirect("assessments:system", plant.pk, stored.pk)
    except SystemInUse as used:
        return _show(request, plant, rights, form, status=409, used_in=used.instances)
    messages.success(request, _("“%(name)s” is off the register.") % {"name": stored.name})
    return redirect("assessments:systems", plant.pk)


def _show(
    request: PersonRequest,
    plant: Plant,
    rights: Rights,
    form: SystemForm,
    *,
    status: int,
    used_in: tuple[object, ...] = (),
) -> HttpResponse:
    context = {
        "plant": plant,
        "rights": rights,
        "form": form,
        "system": form.stored,
        "used_in": used_in,
    }
    return render(request, "assessments/system.html", context, status=status)


def _right(request: PersonRequest) -> Right:
    return Right.ANSWER if request.method == "POST" else Right.SEE_PLANT


def _sent(request: PersonRequest) -> dict[str, str] | None:
    return request.POST.dict() if request.method == "POST" else None
