"""The language a person chose follows them to every device."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class StoredLanguageMiddleware:
    """After authentication: a logged-in person's own choice wins over cookie and browser.

    The cookie follows it, so that whoever is logged out in mid-page reads on in that language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.language:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        if request.user.is_authenticated and request.user.language:
            _remember(request, response, request.user.language)
        return response


def _remember(request: HttpRequest, response: HttpResponse, language: str) -> None:
    name = settings.LANGUAGE_COOKIE_NAME
    if request.COOKIES.get(name) != language and name not in response.cookies:
        response.set_cookie(
            name,
            language,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
