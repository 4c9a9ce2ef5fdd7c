"""Crispy layout objects for what stock crispy has no shape for."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, LayoutObject
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class Drawn(LayoutObject):
    """A whole form drawn by one template of ours; the form is `form` there."""

    def __init__(self, template: str) -> None:
        self.template = template
        self.fields: list[Any] = []

    def render(self, form: Any, context: Context | Mapping[str, Any], **_: Any) -> SafeString:
        for name in form.fields:
            form.rendered_fields.add(name)
        shared = {key: context.get(key) for key in ("is_locked", "rights", "assessment", "request")}
        return render_to_string(self.template, {**shared, "form": form})


def helper(*parts: Any) -> FormHelper:
    """The form tag and the token stand once on the page, around all its forms."""
    made = FormHelper()
    made.form_tag = False
    made.disable_csrf = True
    made.layout = Layout(*parts)
    return made
