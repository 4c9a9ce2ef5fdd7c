"""The page between choosing an act and doing it: it asks for the reason."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from maturity.admin.places import with_pages
from maturity.publishing import CannotPublish


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 90}),
        help_text=gettext_lazy("Kept with the edition and in the history."),
    )


def act_with_reason(
    request: HttpRequest,
    chosen: QuerySet[Any],
    act: Callable[..., Model],
    *,
    model_admin: admin.ModelAdmin,
    title: str | Promise,
    context: dict[str, Any],
) -> HttpResponse | None:
    """Ask for a reason, then `act(row, by=, reason=)` on the one row chosen.

    None sends back to the list.
    """
    if chosen.count() != 1:
        model_admin.message_user(request, _("Choose exactly one."), messages.ERROR)
        return None
    row = chosen.get()
    form = ReasonForm(request.POST if "reason" in request.POST else None)
    if form.is_valid():
        try:
            done = act(row, by=request.user, reason=form.cleaned_data["reason"])
        except CannotPublish as refused:
            context |= {"problems": list(with_pages(row, list(refused.problems)))}
        else:
            model_admin.message_user(request, _("Done: %(what)s") % {"what": done})
            return None
    context |= admin.site.each_context(request) | {
        "title": title,
        "row": row,
        "form": form,
        "action": request.POST["action"],
        "checkbox": ACTION_CHECKBOX_NAME,
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/maturity/reason.html", context)
