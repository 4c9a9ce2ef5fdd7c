"""As if steps were done: worked out and shown, never stored."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.access import get_assessment
from assessments.models import Assessment
from assessments.reports.build.as_if import build_as_if
from assessments.reports.report.as_if import AsIfPart
from assessments.views.entry import logged_in
from assessments.views.opening import is_closed, show_closed
from assessments.views.request import PersonRequest
from assessments.views.targets import target_of
from assessments.wording import page_language
from maturity.engine.what_if import StepError

MOST = 200  # steps at once; the longest road of an edition has far fewer
LONGEST_SHOWN = 80


@logged_in
@require_safe
def what_if(request: PersonRequest, assessment_id: int) -> HttpResponse:
    assessment, rights = get_assessment(request.user, assessment_id)
    target = target_of(request, assessment)
    if is_closed(assessment):
        return show_closed(request, assessment, rights)
    steps = list(dict.fromkeys(request.GET.getlist("step")))
    part, trouble = _worked_out(assessment, steps, target)
    context = {"assessment": assessment, "rights": rights, "as_if": part, "trouble": trouble}
    is_line = request.headers.get("HX-Request") == "true"
    page = "assessments/_as_if_told.html" if is_line else "assessments/what_if.html"
    response = render(request, page, context, status=400 if trouble else 200)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _worked_out(
    assessment: Assessment, steps: list[str], target: str | None
) -> tuple[AsIfPart | None, str]:
    """Or why not."""
    if len(steps) > MOST:
        facts = {"given": len(steps), "most": MOST}
        return None, _("%(given)s steps are too many at once: %(most)s are the most.") % facts
    try:
        return build_as_if(assessment, steps=steps, language=page_language(), target=target), ""
    except StepError as error:
        said = _("This self-check has no step “%(step)s”. Nothing was worked out.")
        return None, said % {"step": error.step[:LONGEST_SHOWN]}
