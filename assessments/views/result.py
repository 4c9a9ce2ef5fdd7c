"""The result as a page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from assessments.access import get_assessment
from assessments.models import Assessment
from assessments.reports import charts
from assessments.reports.build import build_report
from assessments.reports.report import Report
from assessments.views.opening import is_closed, show_closed
from assessments.views.request import PersonRequest
from assessments.views.targets import target_of
from assessments.wording import page_language
from maturity.models import Edition


@login_required
@require_safe
def result(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id)
    target = target_of(request, assessment)
    if is_closed(assessment):
        return show_closed(request, assessment, rights)
    report = build_report(assessment, language=page_language(), target=target)
    context = {
        "assessment": assessment,
        "rights": rights,
        "report": report,
        "newer_edition": _newer_edition(assessment),
        **_charts(report),
        "ticked": request.GET.getlist("step"),
    }
    return render(request, "assessments/result.html", context)


def _charts(report: Report) -> dict[str, SafeString]:
    return {
        "ladder_svg": charts.ladder_svg(report),
        "heat_svg": charts.heat_svg(report),
        "radar_svg": charts.radar_svg(report),
        "spread_svg": charts.spread_svg(report),
        "road_svg": charts.road_svg(report),
        "indicator_svg": charts.indicator_svg(report),
    }


def _newer_edition(assessment: Assessment) -> str:
    """Published here since. The report cannot name it: what was submitted stays as it is."""
    current = (
        Edition.objects.current()
        .filter(rubric=assessment.edition.rubric_id)
        .exclude(pk=assessment.edition_id)
        .select_related("rubric")
        .without_content()
        .first()
    )
    return current.title(page_language()) if current else ""
