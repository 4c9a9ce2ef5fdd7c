"""Whether a document is unchanged since it was made: for anybody who holds one, logged in or not.

The page says nothing of the plant, and the same to everybody; the file never leaves the browser.
"""

from csp.constants import NONE
from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from assessments.documents.known import as_stored, is_superseded
from assessments.models import DocumentCode
from assessments.wording import page_language

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@require_safe
@csp_update({"connect-src": [NONE]})  # type: ignore[arg-type]  # it knows no captured values
def check_document(request: HttpRequest, code: str) -> HttpResponse:
    asked = DocumentCode.objects.select_related("result__assessment__edition")
    asked = asked.only(
        "code",
        "result__assessment__plant_id",
        "result__assessment__submitted_at",
        "result__assessment__edition__rubric_id",
    )
    known = get_object_or_404(asked, code=as_stored(code))
    context = {
        "digests": known.made.values_list("sha256", flat=True),
        "is_superseded": is_superseded(known),
        "languages": settings.LANGUAGES,
    }
    # By the address and not by a form: without a referrer, no form of this page would be let in.
    with translation.override(_language(request)):
        page = render_to_string("assessments/check_document.html", context)
    return HttpResponse(page, headers=HEADERS)


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("language", "")
    return wanted if wanted in dict(settings.LANGUAGES) else page_language()
