"""Whether a document is unchanged since it was made: for anybody who holds one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessments.models import DocumentCode


@require_safe
def check_document(request: HttpRequest, code: str) -> HttpResponse:
    known = get_object_or_404(DocumentCode, code=code)
    return render(request, "assessments/check_document.html", {"known": known})
