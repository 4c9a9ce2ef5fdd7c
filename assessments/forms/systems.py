"""A system or a piece of key equipment of the plant's register."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from crispy_forms.layout import Field
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.actions.systems import SystemFacts, SystemRefused, facts_of, month_fault
from assessments.alike import alike
from assessments.forms.facts import Difference
from assessments.forms.layout import helper
from assessments.forms.lines import LineField, MonthField
from assessments.forms.seen import revision_in
from assessments.models import System

FACTS = ("kind", "name", "maker", "live_since")
WORDS = {
    "missing": _("Write the name."),
    "taken": _("The register already has this name: one system is written down once."),
    "no_month": _("Write year and month as 2024-03."),
    "ahead": _("This month is still to come. Leave it open until then."),
}


class SystemForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=System.Kind.choices,
        error_messages={"invalid_choice": _("Choose one of the entries in the list.")},
    )
    name = LineField(
        label=_("Name"),
        max_length=120,
        required=True,
        help_text=_("As people in the plant call it, such as MES or welding cell 3."),
        error_messages={"required": WORDS["missing"]},
    )
    maker = LineField(label=_("Maker"), max_length=120)
    live_since = MonthField(label=_("Live since (year and month)"), help_text=_("Such as 2024-03."))
    another = forms.BooleanField(
        label=_("It is another system: write it down as well"), required=False
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        register: Iterable[System],
        stored: System | None = None,
    ) -> None:
        self.stored = stored
        self.theirs: System | None = None
        self.register = [one for one in register if stored is None or one.pk != stored.pk]
        super().__init__(data, initial=_initial(stored), auto_id="system-%s")
        self.helper = helper(*(Field(name) for name in FACTS))

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if fault := month_fault(given.get("live_since") or ""):
            self.refuse(SystemRefused("live_since", fault))
        if given.get("name") and not given.get("another") and self._is_new_name:
            self._hint(given["name"])
        return given

    @property
    def _is_new_name(self) -> bool:
        return self.stored is None or self.stored.name != self.cleaned_data["name"]

    def _hint(self, name: str) -> None:
        """A system is written down once; whoever means another one says so."""
        same = next((one for one in self.register if alike(one.name) == alike(name)), None)
        if same is None:
            return
        if (same.name, same.kind) == (name, self.cleaned_data.get("kind")):
            self.refuse(SystemRefused("name", "taken"))
            return
        self.helper.layout.insert(len(FACTS), Field("another"))
        words = _("The register already has “%(name)s”. If it is the same, leave it at that.")
        self.add_error("name", words % {"name": same.name})

    def refuse(self, refusal: SystemRefused) -> None:
        known = WORDS.get(refusal.code, _("This cannot be stored. Type it again."))
        self.add_error(refusal.field, known)

    @property
    def facts(self) -> SystemFacts:
        return SystemFacts(**{name: self.cleaned_data[name] for name in FACTS})

    @property
    def revision_seen(self) -> int:
        return revision_in(str(self.data.get("revision", "")))

    @property
    def shown_revision(self) -> int:
        """For the hidden field: after a clash, that of the system now laid before the person."""
        if self.theirs:
            return self.theirs.revision
        return self.revision_seen if self.is_bound else self.stored.revision if self.stored else 0

    @property
    def differences(self) -> list[Difference]:
        """Where what somebody stored meanwhile is not what was typed."""
        if self.theirs is None:
            return []
        both = ((n, getattr(self.theirs, n), self.cleaned_data[n]) for n in FACTS)
        return [
            Difference(str(self[n].label), self._named(n, stored), self._named(n, typed))
            for n, stored, typed in both
            if stored != typed
        ]

    def _named(self, name: str, value: str) -> str:
        kinds: dict[str, Any] = dict(System.Kind.choices) if name == "kind" else {}
        return str(kinds.get(value, value)) or gettext("Not stated")


def _initial(stored: System | None) -> dict[str, Any]:
    return asdict(facts_of(stored)) if stored else {"kind": System.Kind.SYSTEM.value}
