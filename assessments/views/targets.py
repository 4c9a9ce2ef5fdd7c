"""The tier a page is about."""

from django.http import Http404

from assessments.models import Assessment
from assessments.views.request import PersonRequest
from maturity.publishing import engine_edition


def target_of(request: PersonRequest, assessment: Assessment) -> str | None:
    """The tier to head for; one the edition does not have is no page of ours."""
    wanted = request.GET.get("target")
    if wanted and wanted not in engine_edition(assessment.edition_id).tiers_by_key:
        raise Http404
    return wanted or None
