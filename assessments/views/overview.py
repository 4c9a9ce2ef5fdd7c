"""The overview of an assessment: its parts, how far each is, and who has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.access import get_assessment
from assessments.assigned import names_of, questions_of
from assessments.forms import reference_indicators
from assessments.models import Assessment
from assessments.pages import Part, Progress
from assessments.views.addresses import page_url, part_title, section_anchor
from assessments.views.deciding import deciding
from assessments.views.request import PersonRequest
from assessments.walk import Walk, read_walk
from assessments.wording import said

# In the order in which they are needed; what each is called stands in the template.
ROOMS = ("scan", "colleagues", "instances", "evidence", "findings", "history", "workbook_in")


@dataclass(frozen=True, slots=True)
class Room:
    """A page beside the questions."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one department answers of a line that several share."""

    title: str
    url: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the overview."""

    kind: str
    title: str
    url: str
    progress: Progress
    last_by: str = ""
    last_at: datetime | None = None
    with_whom: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()


@login_required
@require_safe
def overview(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id)
    walk = read_walk(assessment)
    first = walk.plan.first_open(walk.answered)
    names = names_of(assessment, questions_of(walk.plan))
    context = {
        "assessment": assessment,
        "rights": rights,
        "facts": _facts_line(assessment, walk),
        "lines": [_line(assessment, walk, part, names) for part in walk.plan.parts],
        "indicators": _indicators_line(assessment, walk),
        "progress": walk.plan.progress(walk.answered),
        "to_confirm": _to_confirm(walk) if assessment.is_open else 0,
        "deciding": deciding(assessment, walk),
        "first_open": page_url(assessment, *first) if first else "",
        "first_open_part": page_url(assessment, first[0]) if first else "",
        "rooms": [
            Room(name, reverse(f"assessments:{name}", args=[assessment.pk])) for name in ROOMS
        ],
    }
    return render(request, "assessments/overview.html", context)


def _to_confirm(walk: Walk) -> int:
    """Taken over and asked still: "88 of 95 answered" alone would sound like work done."""
    return sum(walk.answers[key].to_confirm for key in walk.plan.page_of if key in walk.answers)


def _line(
    assessment: Assessment, walk: Walk, part: Part, names: Mapping[str, tuple[str, ...]]
) -> Line:
    last = walk.last_answer(part.keys)
    page = part.first_open(walk.answered) or part.pages[0]
    return Line(
        kind=part.kind,
        title=part_title(part),
        url=page_url(assessment, page),
        progress=part.progress(walk.answered),
        last_by=str(last.answered_by) if last else "",
        last_at=last.answered_at if last else None,
        with_whom=tuple(dict.fromkeys(name for key in part.keys for name in names.get(key, ()))),
        shares=_shares(assessment, walk, part),
    )


def _shares(assessment: Assessment, walk: Walk, part: Part) -> tuple[Share, ...]:
    """So that a department finds its own questions on a page it shares; empty where it does not."""
    if part.kind != "questions" or len(part.names) < 2:
        return ()
    return tuple(
        Share(
            said(section.name),
            f"{page_url(assessment, page)}#{section_anchor(section.key)}",
            section.progress(walk.answered),
        )
        for page in part.pages
        for section in page.sections
    )


def _facts_line(assessment: Assessment, walk: Walk) -> Line:
    url = reverse("assessments:facts", args=[assessment.pk])
    return Line(
        "facts",
        _("Plant facts and totals"),
        url,
        Progress(len(assessment.totals), len(walk.edition.totals)),
    )


def _indicators_line(assessment: Assessment, walk: Walk) -> Line:
    values = list(assessment.indicator_values.select_related("changed_by"))
    last = max(values, key=lambda value: value.changed_at, default=None)
    stated = sum(value.after is not None for value in values)
    return Line(
        "indicators",
        _("Reference indicators"),
        reverse("assessments:indicators", args=[assessment.pk]),
        Progress(stated, len(reference_indicators(walk.edition))),
        str(last.changed_by) if last else "",
        last.changed_at if last else None,
    )
