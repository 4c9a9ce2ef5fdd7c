"""The reference indicators: before, after, when, and where the numbers come from."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from assessments.actions import IndicatorChange
from assessments.forms.fields import DecimalWithComma
from assessments.forms.layout import Drawn, helper
from assessments.forms.seen import plain_number, revision_in, seen, shows
from assessments.models import Assessment, IndicatorValue
from assessments.wording import said
from maturity.engine.edition import Edition, Indicator

PARTS = ("before", "before_period", "after", "after_period", "data_source")


class IndicatorForm(forms.Form):
    before = DecimalWithComma(max_digits=16, decimal_places=4)
    before_period = forms.CharField(max_length=60, required=False)
    after = DecimalWithComma(max_digits=16, decimal_places=4)
    after_period = forms.CharField(max_length=60, required=False)
    data_source = forms.CharField(max_length=300, required=False)
    state = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        indicator: Indicator,
        stored: IndicatorValue | None,
    ) -> None:
        self.indicator, self.stored = indicator, stored
        self.theirs: IndicatorValue | None = None
        super().__init__(data, prefix=indicator.key, initial=_shown(stored))
        self.helper = helper(Drawn("assessments/_indicator.html"))
        labels = (_("Before"), _("Period"), _("After"), _("Period"), _("Source of the data"))
        for part, label in zip(PARTS, labels, strict=True):
            self.fields[part].label = label
            self.fields[part].widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for number, period in (("before", "before_period"), ("after", "after_period")):
            is_stated = given.get(number) is not None
            if is_stated and not given.get(period) and period not in self.errors:
                self.add_error(period, _("Write the period of this number, such as 2024."))
        return given

    @property
    def name(self) -> str:
        return said(self.indicator.name)

    @property
    def unit(self) -> str:
        return said(self.indicator.unit)

    @property
    def text(self) -> str:
        return said(self.indicator.text)

    @property
    def typed_fields(self) -> list[BoundField]:
        return [self[part] for part in PARTS]

    @property
    def their_line(self) -> str:
        """The other person's numbers in one line, empty parts as a dash."""
        shown = _shown(self.theirs)
        return " · ".join(str(shown[part]) if shown[part] else "–" for part in PARTS)

    @property
    def content(self) -> dict[str, Any]:
        return {part: self.cleaned_data[part] for part in PARTS}

    @property
    def change(self) -> IndicatorChange:
        revision = revision_in(self.cleaned_data["state"])
        return IndicatorChange(self.indicator.key, **self.content, revision=revision)

    @property
    def is_touched(self) -> bool:
        was_sent = any(self.add_prefix(part) in self.data for part in PARTS)
        return was_sent and not shows(self.cleaned_data["state"], self.content)

    @property
    def is_stale(self) -> bool:
        """Somebody else stored other numbers since the page was read."""
        if self.stored is None or not self.is_valid() or not self.is_touched:
            return False
        return self.change.revision != self.stored.revision and not shows(
            seen(0, _content(self.stored)), self.content
        )

    @property
    def shown_state(self) -> str:
        typed = self["state"].value() if self.is_bound and not self.theirs else None
        return typed if typed is not None else _state(self.theirs or self.stored)


class IndicatorPage:
    """One form an indicator of the reference list, in its order."""

    def __init__(
        self, assessment: Assessment, edition: Edition, data: Mapping[str, Any] | None = None
    ) -> None:
        self.assessment = assessment
        stored = self._stored()
        self.forms = [
            IndicatorForm(data, indicator=indicator, stored=stored.get(indicator.key))
            for indicator in reference_indicators(edition)
        ]

    def _stored(self) -> dict[str, IndicatorValue]:
        values = self.assessment.indicator_values.select_related("changed_by")
        return {value.indicator: value for value in values}

    @property
    def faulty(self) -> list[IndicatorForm]:
        return [form for form in self.forms if form.errors]

    @property
    def in_conflict(self) -> list[IndicatorForm]:
        return [form for form in self.forms if form.theirs]

    @property
    def in_trouble(self) -> list[IndicatorForm]:
        return [form for form in self.forms if form.errors or form.theirs]

    @property
    def stale(self) -> list[IndicatorForm]:
        return [form for form in self.forms if form.is_stale]

    @property
    def changes(self) -> list[IndicatorChange]:
        fit = (form for form in self.forms if form.is_valid() and form.is_touched)
        return [form.change for form in fit if not form.is_stale]

    def lay_out_stale(self) -> None:
        """Shows the other person's numbers beside those typed; saving again keeps the typed."""
        for form in self.stale:
            form.theirs = form.stored

    def settle(self) -> None:
        """After saving: what was stored shows as stored, what was not stays as it was typed."""
        self.lay_out_stale()
        stored = self._stored()
        self.forms = [
            form
            if form.errors or form.theirs
            else IndicatorForm(
                None, indicator=form.indicator, stored=stored.get(form.indicator.key)
            )
            for form in self.forms
        ]


def reference_indicators(edition: Edition) -> tuple[Indicator, ...]:
    return tuple(indicator for indicator in edition.indicators if indicator.reference)


def _content(stored: IndicatorValue | None) -> dict[str, Any]:
    if stored is None:
        return IndicatorChange("").content()
    return {part: getattr(stored, part) for part in PARTS}


def _state(stored: IndicatorValue | None) -> str:
    return seen(stored.revision if stored else 0, _content(stored))


def _shown(stored: IndicatorValue | None) -> dict[str, Any]:
    return {part: plain_number(value) for part, value in _content(stored).items()}
