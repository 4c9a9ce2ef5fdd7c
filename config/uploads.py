"""Bodies that are too large are refused by their announced length, before anybody reads them.

Below, Django streams: a file goes to a temporary file, one above its own limit is dropped while it
arrives (assessments.evidence.arriving). A proxy in front should refuse the same sizes: it can
answer while the rest is still being sent. Gunicorn reads no body by itself, and a chunked one
comes to Django as an empty one; it is refused here all the same.
"""

import logging
from collections.abc import Callable
from socket import SHUT_WR, socket
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from assessments.evidence.arriving import FILES_AT_ONCE

log = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]

# The pages that take files, and how many at once.
TAKES_FILES = {"assessments:evidence": FILES_AT_ONCE, "assessments:workbook_in": 1}
# A browser that is cut off in mid-sending often shows no answer at all: a little is read on.
LINGER_BYTES = 8 * 1024 * 1024
LINGER_SECONDS = 1.0
_CHUNK = 64 * 1024
_DIGITS = 18


def limit_bodies(get_response: Answer) -> Answer:
    """Last on the way in, and still before anything reads a body: Django looks for the token of a
    form only when the view is about to be called."""

    def answer(request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or ""
        if not announced and request.META.get("HTTP_TRANSFER_ENCODING"):
            return _refuse(request, 411)
        if announced and not (announced.isascii() and announced.isdigit()):
            return _refuse(request, 411)
        if len(announced) > _DIGITS or int(announced or 0) > largest_body(request):
            return _refuse(request, 413)
        return get_response(request)

    return answer


def largest_body(request: HttpRequest) -> int:
    """Fields share DATA_UPLOAD_MAX_MEMORY_SIZE everywhere; files come on top where they may."""
    try:
        files = TAKES_FILES.get(resolve(request.path_info).view_name, 0)
    except Resolver404:
        files = 0
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + files * settings.EVIDENCE_FILE_LIMIT)


class Refusal(HttpResponse):
    """Says what is wrong, then lets the other side finish its sentence."""

    connection: socket | None = None

    def close(self) -> None:
        super().close()
        if self.connection is not None:
            _linger(self.connection)


def _refuse(request: HttpRequest, status: int) -> HttpResponse:
    log.warning("body refused with %s: %s", status, request.META.get("CONTENT_LENGTH") or "chunked")
    context = {"file_limit": settings.EVIDENCE_FILE_LIMIT, "files_at_once": FILES_AT_ONCE}
    refusal = Refusal(render_to_string(f"{status}.html", context, request), status=status)
    # Other servers do not hand out the connection; then it is simply closed.
    refusal.connection = request.META.get("gunicorn.socket")
    return refusal


def _linger(connection: socket) -> None:
    """Bounded in bytes and in time, and nothing of it is kept."""
    left, until = LINGER_BYTES, monotonic() + LINGER_SECONDS
    try:
        connection.shutdown(SHUT_WR)
        while left > 0 and (seconds := until - monotonic()) > 0:
            connection.settimeout(seconds)
            read = len(connection.recv(_CHUNK))
            left -= read
            if not read:
                return
    except OSError:
        return
