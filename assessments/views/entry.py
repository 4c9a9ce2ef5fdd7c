"""The way in: whoever was logged out meanwhile logs in on the page and loses nothing typed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.debug import sensitive_post_parameters

from accounts.forms import LogInForm

View = Callable[..., HttpResponse]
AGAIN = "again"
_OURS = (f"{AGAIN}-username", f"{AGAIN}-password")


def logged_in(view: View) -> View:
    """As login_required, but what a form brought is carried through the log-in.

    Nothing is stored for people we do not know: it travels in the page.
    """

    @wraps(view)
    @sensitive_post_parameters(_OURS[1])
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.method != "POST":
                return redirect_to_login(request.get_full_path())
            form = LogInForm(request, _credentials(request), prefix=AGAIN)
            if not form.is_valid():
                return _ask(request, form)
            _let_in(request, form)
        return view(request, *args, **kwargs)

    return inner


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """All that was typed, for hidden fields; the token is given anew."""
    left_out = {"csrfmiddlewaretoken", *_OURS}
    lists = request.POST.lists()
    return [(name, value) for name, values in lists if name not in left_out for value in values]


def _credentials(request: HttpRequest) -> dict[str, str] | None:
    return request.POST.dict() if _OURS[0] in request.POST else None


def _ask(request: HttpRequest, form: LogInForm) -> HttpResponse:
    context = {"form": form, "kept": kept(request)}
    response = render(request, "registration/log_in_again.html", context, status=403)
    # What was typed is a plant's, whoever is logged in.
    patch_cache_control(response, private=True, no_store=True)
    return response


def _let_in(request: HttpRequest, form: LogInForm) -> None:
    login(request, form.get_user())
    given = request.POST.copy()
    for name in _OURS:
        given.pop(name, None)
    request.POST = given  # type: ignore[assignment]
