"""Everything given to one person, over all assessments they may see."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.access import assessments_of
from assessments.assigned import Standing, given_to, standing_of
from assessments.models import Answer, Assessment
from assessments.views.addresses import page_url
from assessments.views.request import PersonRequest
from assessments.walk import Walk, read_walk


@dataclass(frozen=True, slots=True)
class Line:
    """One assignment, with the way to its next open question."""

    standing: Standing
    assessment: Assessment
    next_url: str


@login_required
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    return render(request, "assessments/mine.html", {"lines": _lines(request)})


def _lines(request: PersonRequest) -> list[Line]:
    given = list(given_to(request.user).select_related("given_by"))
    walks = _walks(request, {one.assessment_id for one in given})
    held = request.user.memberships.values_list("organisation_id", "role")
    roles, today = dict(held), timezone.localdate()
    lines = []
    for one in given:
        assessment, walk = walks[one.assessment_id]
        role = roles.get(assessment.plant.organisation_id, "")
        standing = standing_of(one, walk, today=today, role=role)
        page = walk.plan.page_of.get(standing.first_open)
        url = page_url(assessment, page, standing.first_open) if page else ""
        lines.append(Line(standing, assessment, url))
    return lines


def _walks(request: PersonRequest, wanted: set[int]) -> dict[int, tuple[Assessment, Walk]]:
    """All answers with one query; each walk then finds them read."""
    seen = list(assessments_of(request.user).filter(pk__in=wanted))
    answers = Answer.objects.select_related("answered_by")
    prefetch_related_objects(seen, Prefetch("answers", answers))
    return {assessment.pk: (assessment, read_walk(assessment)) for assessment in seen}
