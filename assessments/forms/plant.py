"""What is true of a plant before any question."""

import unicodedata
from collections.abc import Mapping
from typing import Any, cast

from crispy_forms.layout import Field, Fieldset
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from assessments.actions import Facts
from assessments.forms.layout import helper
from assessments.models import Plant

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

    def clean_name(self) -> str:
        """One line of signs that can be seen: the name heads reports and names their files."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        if any(unicodedata.category(sign).startswith("C") for sign in name):
            raise forms.ValidationError(
                _("The name holds a sign that cannot be seen. Type the name again.")
            )
        return name

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
