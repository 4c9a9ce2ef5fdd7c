"""The register of scenarios, area by area."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from assessments.views.answering import answer_page
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def scenarios(request: PersonRequest, assessment_id: int, area: str) -> HttpResponse:
    return answer_page(request, assessment_id, "scenarios", area)
