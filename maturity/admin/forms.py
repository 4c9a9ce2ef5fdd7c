"""The form of a draft row: nothing a rubric file could not say, and no silent overwriting."""

from __future__ import annotations

import hashlib
import json
from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _

from maturity.draft import faults_of
from maturity.models import Entry, Question, Rubric


def fingerprint(row: Model) -> str:
    """Changes with everything that the row's page shows."""
    rows: list[Model] = [row, *row.options.all()] if isinstance(row, Question) else [row]
    said = [[field.value_from_object(r) for field in r._meta.concrete_fields] for r in rows]
    text = json.dumps(said, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class DraftForm(forms.ModelForm):
    """Refuses, in words, what the engine could not read."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors or not isinstance(self.instance, Entry | Rubric):
            return
        for column, message in faults_of(self.instance):
            self.add_error(column if column in self.fields else None, message)


class PageForm(DraftForm):
    """Knows what its page showed, so that a colleague's later edit is not overwritten unseen."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = fingerprint(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            # The page's transaction is open: whoever saves the same row now waits here.
            rows = type(self.instance)._default_manager.select_for_update()
            stored = rows.get(pk=self.instance.pk)
            if cleaned.get("seen") != fingerprint(stored):
                self._keep_from_overwriting(stored)
        return cleaned

    def _keep_from_overwriting(self, stored: Model) -> None:
        """Once shown, saving again is a decision."""
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("seen")] = fingerprint(stored)
        self.data = data
        message = _(
            "Somebody else saved this entry after you opened it. Nothing of yours is stored yet, "
            "and nothing of it is lost. Save again to put what you see here in place of theirs, "
            "or open the page anew to see theirs."
        )
        self.add_error(None, message)
        for name, theirs in self._differences(stored):
            label = str(self.fields[name].label)
            line = _("%(field)s, as stored: %(text)s") % {"field": label, "text": theirs[:300]}
            self.add_error(NON_FIELD_ERRORS, ValidationError(line))

    def _differences(self, stored: Model) -> list[tuple[str, str]]:
        columns = {field.name: field for field in stored._meta.concrete_fields}
        found = []
        for name in self.fields:
            if name not in columns or name not in self.cleaned_data:
                continue
            theirs, yours = columns[name].value_from_object(stored), self.cleaned_data[name]
            if theirs != getattr(yours, "pk", yours) and (theirs or yours):
                shown = theirs if isinstance(theirs, str) else json.dumps(theirs, default=str)
                found.append((name, shown or "-"))
        return found
