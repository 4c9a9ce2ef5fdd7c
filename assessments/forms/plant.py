"""What is true of a plant before any question: its facts, and the totals counted once."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

from crispy_forms.layout import HTML, Field, Fieldset
from django import forms
from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from assessments.actions import Facts
from assessments.forms.fields import count_field
from assessments.forms.layout import helper
from assessments.forms.seen import seen, shows
from assessments.models import Assessment, Plant
from assessments.wording import said
from maturity.engine.edition import Edition, Total

FACTS = ("name", "sector", "production", "province", "size", "ownership")


class PlantForm(forms.ModelForm):
    """The facts; the kind of production decides which questions are asked."""

    class Meta:
        model = Plant
        fields = FACTS
        help_texts = {
            "production": _("Some questions and scenarios concern only one of the two kinds."),
            "province": _("Some provinces add conditions of their own."),
        }
        error_messages = {"name": {"required": _("Write the name of the plant.")}}

    def __init__(self, data: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        for name in FACTS[1:]:
            field = cast(forms.ChoiceField, self.fields[name])
            choices = cast(list[tuple[str, str]], field.choices)
            field.choices = [("", _("Not stated")), *choices[1:]]
            field.error_messages["invalid_choice"] = _("Choose one of the entries in the list.")
        self.helper = helper(Fieldset(_("The plant"), *(Field(name) for name in FACTS)))

    @property
    def facts(self) -> Facts:
        return Facts(**{name: self.cleaned_data[name] for name in FACTS})

    def refuse_taken_name(self) -> None:
        self.add_error("name", _("The organisation already has a plant of this name."))


class NewPlantForm(PlantForm):
    """Asks for the organisation only where the person may add plants to several."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        organisations: QuerySet[Organisation],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        known = list(organisations)
        if len(known) > 1:
            self.fields["organisation"] = forms.ModelChoiceField(
                organisations, label=_("Organisation"), empty_label=None
            )
            self.helper.layout.insert(0, Field("organisation"))
        self._only = known[0] if len(known) == 1 else None

    @property
    def organisation(self) -> Organisation:
        return self._only or self.cleaned_data["organisation"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that is stored otherwise than it was typed."""

    label: str
    stored: str
    typed: str


class FactsForm(PlantForm):
    """The facts of one assessment, with the totals that answers are counted against."""

    state = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        assessment: Assessment,
        edition: Edition,
        **more: Any,
    ) -> None:
        self.assessment, self.is_laid_out = assessment, False
        super().__init__(data, initial=_stored(assessment), **more)
        for total in edition.totals:
            self.fields[_field_of(total.key)] = _total_field(total)
        self.totals_asked = tuple(total.key for total in edition.totals)
        if self.totals_asked:
            fields = (Field(_field_of(key)) for key in self.totals_asked)
            why = HTML("{% include 'assessments/_why_totals.html' %}")
            legend = _("Counted once, used by many questions")
            self.helper.layout.append(Fieldset(legend, why, *fields))

    @property
    def totals(self) -> dict[str, int]:
        given = {key: self.cleaned_data[_field_of(key)] for key in self.totals_asked}
        return {key: number for key, number in given.items() if number is not None}

    @property
    def is_touched(self) -> bool:
        """Other than what the page showed."""
        typed = {**asdict(self.facts), "totals": self.totals}
        return not shows(self.cleaned_data["state"], typed)

    @property
    def is_stale(self) -> bool:
        """Somebody else changed the facts since the page was read."""
        return not shows(self.cleaned_data["state"], self.assessment.facts)

    @property
    def shown_state(self) -> str:
        """A page that comes back with an error still shows what was read before it."""
        if self.is_bound and not self.is_laid_out:
            return str(self["state"].value() or "")
        return seen(0, self.assessment.facts)

    def lay_out_stale(self) -> None:
        """Shows what is stored now beside what was typed; saving again keeps the typed."""
        self.is_laid_out = True

    @property
    def differences(self) -> list[Difference]:
        stored = _stored(self.assessment)
        names = (*FACTS, *map(_field_of, self.totals_asked))
        sides = (
            Difference(
                str(self[name].label),
                self._named(name, stored.get(name)),
                self._named(name, self[name].value()),
            )
            for name in names
        )
        return [both for both in sides if both.stored != both.typed]

    def _named(self, name: str, value: Any) -> str:
        choices = dict(getattr(self.fields[name], "choices", ()))
        text = "" if value is None else str(value)
        return str(choices.get(text, text)) or gettext("Not stated")

    def refuse_total(self, total: str, texts: Sequence[str]) -> None:
        reason = _("Some answers count more than this many: %(questions)s Correct them first.")
        self.add_error(_field_of(total), reason % {"questions": " ".join(texts)})


def _stored(assessment: Assessment) -> dict[str, Any]:
    facts = {name: assessment.facts.get(name, "") for name in FACTS}
    return facts | {_field_of(key): number for key, number in assessment.totals.items()}


def _field_of(total: str) -> str:
    return f"total-{total}"


def _total_field(total: Total) -> forms.IntegerField:
    field = count_field(1)
    named = {"name": said(total.name), "unit": said(total.unit)}
    field.label = gettext("%(name)s (%(unit)s)") % named if named["unit"] else named["name"]
    field.help_text = escape(said(total.text))
    return field
