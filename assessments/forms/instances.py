"""An instance card with its model card: one form in three groups."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.actions.instance_facts import (
    NO_MODEL,
    InstanceFacts,
    InstanceRefused,
    ModelFacts,
    faults,
    stated_on,
)
from assessments.forms.facts import Difference
from assessments.forms.instance_fields import WORDS, CardFields, ChangeFields, ModelFields
from assessments.forms.seen import plain_number, revision_in
from assessments.models import ScenarioInstance, System

CHANGE = tuple(ChangeFields.base_fields)
MODEL = tuple(ModelFields.base_fields)
# A form keeps what was sent under the name that the model card has for its data.
DATA, DATA_FIELD = "data", "from_data"
YES_NO = {"yes": True, "no": False}


class InstanceForm(CardFields, ChangeFields, ModelFields):
    def __init__(
        self,
        sent: Mapping[str, Any] | None = None,
        *,
        register: Sequence[System],
        stored: ScenarioInstance | None = None,
    ) -> None:
        self.register, self.stored = register, stored
        self.theirs: ScenarioInstance | None = None
        super().__init__(sent, initial=_shown(stored), auto_id="card-%s")
        self.names = {system.pk: system.name for system in register}
        self.fields["systems"].choices = list(self.names.items())  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            box = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            if name != "systems":
                field.widget.attrs["class"] = box

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for number, period in (("before", "before_period"), ("after", "after_period")):
            if given.get(number) is not None and not given.get(period):
                self._say(period, _("Write the period of this number, such as 2024."))
        if not given.get("figure") and any(given.get(n) is not None for n in ("before", "after")):
            self._say("figure", _("Write what these numbers measure."))
        readable = {**BLANK, **given}
        for field, code in faults(_card(readable), _model(readable)):
            self.refuse(InstanceRefused(field, code))
        return given

    def _say(self, field: str, words: Any) -> None:
        if field not in self.errors:
            self.add_error(field, words)

    def refuse(self, refusal: InstanceRefused) -> None:
        field = DATA_FIELD if refusal.field == DATA else refusal.field
        code = refusal.code
        words = WORDS.get((field, code)) or WORDS.get(code)
        place = field if field in self.fields else None
        if place is None or place not in self.errors:
            self.add_error(place, words or _("This cannot be stored. Type it again."))

    @property
    def card(self) -> InstanceFacts:
        return _card(self.cleaned_data)

    @property
    def model(self) -> ModelFacts | None:
        return _model(self.cleaned_data)

    @property
    def systems_chosen(self) -> list[int]:
        return list(self.cleaned_data["systems"])

    @property
    def revision_seen(self) -> int:
        return revision_in(str(self.data.get("revision", "")))

    @property
    def shown_revision(self) -> int:
        """For the hidden field: after a clash, that of the card now laid before the person."""
        if self.theirs:
            return self.theirs.revision
        return self.revision_seen if self.is_bound else self.stored.revision if self.stored else 0

    @property
    def change_fields(self) -> list[BoundField]:
        return [self[name] for name in CHANGE]

    @property
    def model_fields(self) -> list[BoundField]:
        return [self[name] for name in MODEL]

    @property
    def has_model_begun(self) -> bool:
        return any(field.value() not in ("", None) or field.errors for field in self.model_fields)

    @property
    def differences(self) -> list[Difference]:
        """Where what somebody stored meanwhile is not what was typed."""
        if self.theirs is None:
            return []
        stored, typed = _shown(self.theirs), self.cleaned_data
        pairs = [(n, self._named(n, stored[n]), self._named(n, typed[n])) for n in self.fields]
        return [Difference(str(self[n].label), s, t) for n, s, t in pairs if s != t]

    def _named(self, name: str, value: Any) -> str:
        if name == "systems":
            words = "; ".join(sorted(self.names.get(int(key), "") for key in value))
        else:
            choices = dict(getattr(self.fields[name], "choices", ()))
            plain = "" if value is None else str(plain_number(value))
            words = str(choices.get(plain, plain))
        return words or gettext("Not stated")


def _card(given: Mapping[str, Any]) -> InstanceFacts:
    typed = {name: given[name] for name in InstanceFacts.__slots__ if name in given}
    return InstanceFacts(**typed | {"used_outside_team": YES_NO.get(given["used_outside_team"])})


def _model(given: Mapping[str, Any]) -> ModelFacts | None:
    typed = {name: given[name] for name in MODEL if name != DATA_FIELD}
    model = ModelFacts(**typed, data=given[DATA_FIELD])
    return None if model == NO_MODEL else model


def _shown(stored: ScenarioInstance | None) -> dict[str, Any]:
    if stored is None:
        return dict(BLANK)
    said = stated_on(stored)
    facts = asdict(said.card) | _renamed(asdict(said.model or NO_MODEL))
    plain = {name: plain_number(value) for name, value in facts.items()}
    users = next((key for key, is_so in YES_NO.items() if is_so == said.card.used_outside_team), "")
    return plain | {"used_outside_team": users, "systems": sorted(said.systems)}


def _renamed(model: dict[str, Any]) -> dict[str, Any]:
    return model | {DATA_FIELD: model.pop(DATA)}


BLANK = asdict(InstanceFacts("")) | _renamed(asdict(NO_MODEL))
BLANK |= {"used_outside_team": "", "systems": []}
