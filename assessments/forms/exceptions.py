"""Reasons for demands that hold "in principle" and may be left out with one."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Field
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.forms.fields import NoteField
from assessments.forms.layout import helper
from assessments.forms.seen import seen, shows
from assessments.models import Assessment
from assessments.wording import said
from maturity.engine.edition import Demand, Edition

REASON_LENGTH = 1000


class ExceptionsForm(forms.Form):
    state = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        assessment: Assessment,
        edition: Edition,
    ) -> None:
        self.assessment, self.is_laid_out = assessment, False
        self.demands = tuple(demand for demand in edition.demands if demand.may_be_excepted)
        super().__init__(
            data,
            prefix="exception",
            initial=assessment.exceptions,
        )
        for demand in self.demands:
            self.fields[demand.key] = NoteField(
                max_length=REASON_LENGTH, rows=3, label=_name(edition, demand), help_text=_why()
            )
        self.helper = helper(*(Field(demand.key) for demand in self.demands))

    @property
    def is_stale(self) -> bool:
        """Somebody else changed the stored reasons since the page was read."""
        return not shows(self.cleaned_data["state"], self.assessment.exceptions)

    @property
    def shown_state(self) -> str:
        """A page that comes back with an error still shows what was read before it."""
        if self.is_bound and not self.is_laid_out:
            return str(self["state"].value() or "")
        return seen(0, self.assessment.exceptions)

    def lay_out_stale(self) -> None:
        """Shows what is stored now beside what was typed; saving again keeps the typed."""
        self.is_laid_out = True

    @property
    def stored_reasons(self) -> list[tuple[str, str]]:
        reasons = self.assessment.exceptions
        return [(str(self.fields[d.key].label), reasons.get(d.key, "")) for d in self.demands]

    @property
    def exceptions(self) -> dict[str, str]:
        return {demand.key: self.cleaned_data[demand.key] for demand in self.demands}


def _name(edition: Edition, demand: Demand) -> str:
    tier = next(tier for tier in edition.tiers if demand in tier.demands)
    return gettext("%(tier)s: %(demand)s") % {"tier": said(tier.name), "demand": said(demand.text)}


def _why() -> Any:
    return _("Why does this aspect not fit the plant? Leave it empty if it does.")
