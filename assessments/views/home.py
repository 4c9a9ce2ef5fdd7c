"""The plants a person may see, and what this tool is."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Right
from assessments.access import assessments_of, organisations_of, plants_of
from assessments.assigned import given_to
from assessments.models import Assessment, Plant
from assessments.views.request import PersonRequest
from assessments.wording import said
from maturity.models import Edition
from maturity.publishing import engine_edition


@dataclass(frozen=True, slots=True)
class Line:
    """A plant with the newest result and the assessment that is under way."""

    plant: Plant
    submitted: Assessment | None
    tier: str
    open: Assessment | None


@login_required
@require_safe
def home(request: PersonRequest) -> HttpResponse:
    by_plant = defaultdict(list)
    for assessment in assessments_of(request.user).with_tiers().newest_first():
        by_plant[assessment.plant_id].append(assessment)
    context = {
        "lines": [_line(plant, by_plant[plant.pk]) for plant in plants_of(request.user)],
        "may_add": organisations_of(request.user, Right.EDIT_PLANT).exists(),
        "mine": list(given_to(request.user).values_list("due", flat=True)),
    }
    return render(request, "assessments/home.html", context)


def _line(plant: Plant, assessments: list[Assessment]) -> Line:
    submitted = next((at for at in assessments if at.is_submitted), None)
    under_way = next((at for at in assessments if at.is_open), None)
    return Line(plant, submitted, tier_name(submitted) if submitted else "", under_way)


def tier_name(assessment: Assessment) -> str:
    """Of the tier the answers prove; empty when they prove none."""
    tier = assessment.result.tier
    return said(engine_edition(assessment.edition_id).tier(tier).name) if tier else ""


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    current = Edition.objects.current().values_list("pk", flat=True).first()
    edition = engine_edition(current) if current else None
    return render(request, "assessments/about.html", {"edition": edition})
