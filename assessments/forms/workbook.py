"""A workbook that is brought back, and what was chosen where two people wrote."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments.actions.bringing_in import THEIRS, WORKBOOK
from assessments.workbook.opening import FILE_LIMIT, too_large

PREFIX = "keep-"


class BringForm(forms.Form):
    file = forms.FileField(
        label=_("The filled-in workbook (.xlsx)"),
        error_messages={
            "required": _("Choose the workbook first."),
            "missing": _("Choose the workbook first."),
            "empty": _("The file is empty."),
            "invalid": _("Choose the workbook first."),
        },
        widget=forms.FileInput(
            attrs={
                "class": "form-control",
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            }
        ),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > FILE_LIMIT:
            raise forms.ValidationError(too_large())
        return file

    @property
    def content(self) -> bytes:
        file: UploadedFile = self.cleaned_data["file"]
        return file.read()


def choices_in(data: Mapping[str, Any]) -> dict[str, str]:
    """By step id; whatever else was sent is no choice."""
    return {
        name.removeprefix(PREFIX): value
        for name, value in data.items()
        if name.startswith(PREFIX) and value in (THEIRS, WORKBOOK)
    }
