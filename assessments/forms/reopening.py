"""Why a submitted self-check is opened again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.reopening import REASON_LENGTH
from assessments.forms.fields import NoteField


class ReopenForm(forms.Form):
    reason = NoteField(max_length=REASON_LENGTH, rows=4, label=_("Why it is reopened"))

    def clean_reason(self) -> str:
        reason = str(self.cleaned_data["reason"]).strip()
        if not reason:
            raise forms.ValidationError(_("Say why, in one sentence: the report shows it."))
        return reason
