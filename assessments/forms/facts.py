"""The facts of one assessment and the totals counted once, when several people change them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crispy_forms.layout import HTML, Field, Fieldset
from django import forms
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.forms.fields import count_field
from assessments.forms.plant import FACTS, PlantForm
from assessments.forms.seen import digest
from assessments.models import Assessment
from assessments.wording import said
from maturity.engine.edition import Edition, Total


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that is stored otherwise than it was typed."""

    label: str
    stored: str
    typed: str


class FactsForm(PlantForm):
    """Field by field: what the person left alone follows what somebody else stored meanwhile;
    what both changed is a clash, laid before the person and never overwritten."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        assessment: Assessment,
        edition: Edition,
        **more: Any,
    ) -> None:
        self.totals_asked = tuple(total.key for total in edition.totals)
        self.names = (*FACTS, *map(_field_of, self.totals_asked))
        self.stored, self.is_laid_out = _stored(assessment), False
        self.seen = _seen_in(data, self.names)
        super().__init__(self._merged(data), initial=self.stored, **more)
        for total in edition.totals:
            self.fields[_field_of(total.key)] = _total_field(total)
        if self.totals_asked:
            fields = (Field(_field_of(key)) for key in self.totals_asked)
            why = HTML("{% include 'assessments/_why_totals.html' %}")
            legend = _("Counted once, used by many questions")
            self.helper.layout.append(Fieldset(legend, why, *fields))

    def _merged(self, data: Mapping[str, Any] | None) -> dict[str, Any] | None:
        if data is None:
            return None
        given = {name: data.get(name, "") for name in self.names}
        left_alone = (name for name in self.names if self.seen.get(name) == _mark(given[name]))
        return given | {name: _plain(self.stored.get(name)) for name in left_alone}

    @property
    def totals(self) -> dict[str, int]:
        given = {key: self.cleaned_data[_field_of(key)] for key in self.totals_asked}
        return {key: number for key, number in given.items() if number is not None}

    @property
    def clashes(self) -> list[str]:
        """What was stored and typed differently since the page was read."""
        return [
            name
            for name in self.names
            if self.seen.get(name) != _mark(self.stored.get(name))
            and _plain(self[name].value()) != _plain(self.stored.get(name))
        ]

    @property
    def shown_state(self) -> str:
        """For the hidden field; a clash not yet laid before the person stays one."""
        kept = self.clashes if self.is_bound and not self.is_laid_out else []
        marks = (
            self.seen.get(name, "") if name in kept else _mark(self.stored.get(name))
            for name in self.names
        )
        return ".".join(marks)

    def lay_out_clashes(self) -> None:
        """Shows what is stored now beside what was typed; saving again keeps the typed."""
        self.is_laid_out = True

    @property
    def differences(self) -> list[Difference]:
        return [
            Difference(
                str(self[name].label),
                self._named(name, self.stored.get(name)),
                self._named(name, self[name].value()),
            )
            for name in self.clashes
        ]

    def _named(self, name: str, value: Any) -> str:
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(_plain(value), _plain(value))) or gettext("Not stated")

    def refuse_total(self, total: str, texts: Sequence[str]) -> None:
        reason = _("These answers state a larger number: %(questions)s Correct them first.")
        self.add_error(_field_of(total), reason % {"questions": " ".join(texts)})


def _stored(assessment: Assessment) -> dict[str, Any]:
    facts = {name: assessment.facts.get(name, "") for name in FACTS}
    return facts | {_field_of(key): number for key, number in assessment.totals.items()}


def _seen_in(data: Mapping[str, Any] | None, names: Sequence[str]) -> dict[str, str]:
    """Nonsense counts as "saw nothing": then whatever is typed differently is a clash."""
    marks = str(data.get("state", "")).split(".") if data else []
    return dict(zip(names, marks, strict=True)) if len(marks) == len(names) else {}


def _mark(value: Any) -> str:
    return digest({"value": _plain(value)})


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _field_of(total: str) -> str:
    return f"total-{total}"


def _total_field(total: Total) -> forms.IntegerField:
    field = count_field(1)
    named = {"name": said(total.name), "unit": said(total.unit)}
    field.label = gettext("%(name)s (%(unit)s)") % named if named["unit"] else named["name"]
    field.help_text = escape(said(total.text))
    return field
