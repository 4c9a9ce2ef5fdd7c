"""Standing and eligibility: what the plant can show on paper."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from assessments.views.answering import answer_page
from assessments.views.entry import logged_in
from assessments.views.request import PersonRequest


@logged_in
@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: PersonRequest, assessment_id: int) -> HttpResponse:
    return answer_page(request, assessment_id, "standing", "standing")
