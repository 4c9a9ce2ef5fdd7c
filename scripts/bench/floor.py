"""The floors: one query and nothing else, stock crispy forms, answers read once."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from crispy_forms.utils import render_crispy_form
from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from assessments.models import Plant
from assessments.pages import Page
from maturity.engine.scoring import Sheet


@login_required
def bare(request: HttpRequest) -> HttpResponse:
    """Session, user, one query of its own, a line of text."""
    return HttpResponse(f"<p>{Plant.objects.count()}</p>")


urlpatterns = [path("bare/", bare)]


def stock_form(page: Page) -> str:
    """The same questions with crispy's own templates: rows, counts, reasons and notes."""
    form = forms.Form()
    sets = []
    for question in page.questions:
        names = [f"{question.key}-{name}" for name in ("option", "reason", "count", "note")]
        rows = [(o.key, o.text.in_language("en") if o.text else o.key) for o in question.options]
        reasons = [
            (str(at), text.in_language("en")) for at, text in enumerate(question.may_not_apply)
        ]
        form.fields[names[0]] = forms.ChoiceField(choices=rows, widget=forms.RadioSelect)
        form.fields[names[1]] = forms.ChoiceField(choices=reasons)
        form.fields[names[2]] = forms.IntegerField(required=False)
        form.fields[names[3]] = forms.CharField(widget=forms.Textarea, required=False)
        sets.append(Fieldset(question.text.in_language("en"), *names))
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(*sets)
    return str(render_crispy_form(form, helper))


def read_answers(sheet: Sheet) -> int:
    """What any scorer has to do at least: look at every answer once."""
    return sum(len(answer.option or "") for answer in sheet.answers.values())
