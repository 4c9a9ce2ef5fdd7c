"""The result as a page and as a PDF, both from the same Report."""

import re

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from accounts.permissions import Right
from assessments.access import get_assessment
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.charts import heat_svg, ladder_svg, radar_svg
from assessments.views.opening import is_closed, show_closed
from assessments.views.request import PersonRequest
from assessments.wording import page_language
from maturity.engine.edition import LANGUAGES
from maturity.models import Edition
from maturity.publishing import engine_edition


@login_required
@require_safe
def result(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id)
    target = _target(request, assessment)
    if is_closed(assessment):
        return show_closed(request, assessment, rights)
    report = build_report(assessment, language=page_language(), target=target)
    context = {
        "assessment": assessment,
        "rights": rights,
        "report": report,
        "newer_edition": _newer_edition(assessment),
        "ladder_svg": ladder_svg(report),
        "heat_svg": heat_svg(report),
        "radar_svg": radar_svg(report),
    }
    return render(request, "assessments/result.html", context)


@login_required
@require_safe
def report(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id, Right.DOWNLOAD_REPORT)
    language = request.GET.get("language", page_language())
    if language not in LANGUAGES:
        return render(request, "400.html", status=400)
    target = _target(request, assessment)
    if is_closed(assessment):
        return show_closed(request, assessment, rights)
    # Here and not above: whoever never downloads a PDF need not load what writes it.
    from assessments.reports.pdf.document import render as render_pdf

    made = build_report(assessment, language=language, target=target)
    response = HttpResponse(render_pdf(made), content_type="application/pdf")
    name = f"{made.plant_name} {assessment.edition.edition} {language}.pdf"
    name = re.sub(r'[\\/:*?"<>|]', "_", name)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


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


def _target(request: PersonRequest, assessment: Assessment) -> str | None:
    """The tier to head for; one the edition does not have is no page of ours."""
    wanted = request.GET.get("target")
    if wanted and wanted not in engine_edition(assessment.edition_id).tiers_by_key:
        raise Http404
    return wanted or None
