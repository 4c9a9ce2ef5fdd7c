"""Whom to give which questions, by when, and with which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.actions.assigning import LONGEST, AssignmentRefused
from assessments.assigned import key_in, questions_of
from assessments.forms.fields import NoteField
from assessments.forms.lines import DayField
from assessments.models import Assignment
from assessments.pages import Plan
from assessments.wording import said
from maturity.engine.edition import Edition, Question

Scope = Assignment.Scope

REFUSALS = {
    "not_a_member": ("person", _("This person can no longer answer here. Choose somebody else.")),
    "nothing_chosen": (None, _("Tick at least one department, area or question.")),
    "unknown_keys": (None, _("Something ticked is not asked here any more. Look again.")),
    "due_past": ("due", _("This day is over. Choose today or a later day.")),
    "too_long": ("message", _("Write at most 1,000 characters.")),
    "given_already": ("person", _("This person has exactly this already.")),
}


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""

    id: str
    name: str
    value: str
    text: str
    count: int
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class TickGroup:
    heading: str
    ticks: tuple[Tick, ...]

    @property
    def is_open(self) -> bool:
        return any(tick.is_ticked for tick in self.ticks)


class DueForm(forms.Form):
    """Whom, by when, and a message: also for giving the same questions again."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        people: Sequence[User],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.people = {str(person.pk): person for person in people}
        names = [(key, _named(person)) for key, person in self.people.items()]
        self.fields["person"] = forms.ChoiceField(
            label=_("To whom"),
            choices=[("", _("Choose a person")), *names],
            error_messages={
                "required": _("Choose a person."),
                "invalid_choice": _("This person can no longer answer here. Choose somebody else."),
            },
            widget=forms.Select(attrs={"class": "form-select"}),
        )
        today = timezone.localdate().isoformat()
        self.fields["due"] = DayField(label=_("Due (may stay empty)"))
        self.fields["due"].widget.attrs |= {"min": today, "class": "form-control"}
        self.fields["message"] = message_field(_("Message (may stay empty)"))

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due is not None and due < timezone.localdate():
            raise forms.ValidationError(REFUSALS["due_past"][1])
        return due

    @property
    def terms(self) -> dict[str, Any]:
        given = self.cleaned_data
        person = self.people[given["person"]]
        return {"person": person, "due": given["due"], "message": given["message"]}

    def refuse(self, refusal: AssignmentRefused) -> None:
        """What the form let through and the act did not, because it changed meanwhile."""
        field, words = REFUSALS.get(refusal.code, (None, _("This has changed. Look again.")))
        self.add_error(field, words)


class AssignForm(DueForm):
    """Whole departments, whole areas, or single questions; mixed, they are given one by one."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        people: Sequence[User],
        plan: Plan,
        edition: Edition,
    ) -> None:
        super().__init__(data, people=people)
        self.plan, self.edition = plan, edition
        for scope in Scope.values:
            keys = dict.fromkeys(key for q in questions_of(plan) if (key := key_in(scope, q)))
            self.fields[scope] = forms.MultipleChoiceField(
                choices=[(key, key) for key in keys],
                required=False,
                error_messages={"invalid_choice": REFUSALS["unknown_keys"][1]},
            )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        readable = not any(scope in self.errors for scope in Scope.values)
        if readable and not any(given[scope] for scope in Scope.values):
            self.add_error(None, REFUSALS["nothing_chosen"][1])
        return given

    @property
    def chosen(self) -> tuple[str, list[str]]:
        """Scope and keys; of several scopes at once, every question they cover."""
        given = {scope: self.cleaned_data[scope] for scope in Scope.values}
        used = [scope for scope, keys in given.items() if keys]
        if len(used) == 1:
            return used[0], given[used[0]]
        asked = questions_of(self.plan)
        return Scope.QUESTIONS.value, [
            question.key
            for question in asked
            if any(key_in(scope, question) in given[scope] for scope in used)
        ]

    @property
    def scope_errors(self) -> list[str]:
        """Each reason once, however many boxes it concerns."""
        found = [str(error) for scope in Scope.values for error in self[scope].errors]
        return list(dict.fromkeys(found))

    @property
    def department_ticks(self) -> TickGroup:
        names = {key: said(one.name) for key, one in self.edition.departments_by_key.items()}
        return TickGroup(str(Scope.DEPARTMENTS.label), self._ticks(Scope.DEPARTMENTS, names))

    @property
    def area_ticks(self) -> TickGroup:
        names = {key: said(one.name) for key, one in self.edition.areas_by_key.items()}
        return TickGroup(str(Scope.AREAS.label), self._ticks(Scope.AREAS, names))

    @property
    def single_ticks(self) -> list[TickGroup]:
        """Single questions, part by part as the overview lists them."""
        return [
            TickGroup(
                " · ".join(said(name) for name in part.names),
                tuple(self._tick(q) for page in part.pages for q in page.questions),
            )
            for part in self.plan.parts
        ]

    def _ticks(self, scope: str, names: Mapping[str, str]) -> tuple[Tick, ...]:
        counts: dict[str, int] = {}
        for question in questions_of(self.plan):
            key = key_in(scope, question)
            if key:
                counts[key] = counts.get(key, 0) + 1
        ticked = self[scope].value() or []
        return tuple(
            Tick(f"{scope}-{number}", scope, key, names.get(key) or key, count, key in ticked)
            for number, (key, count) in enumerate(counts.items())
        )

    def _tick(self, question: Question) -> Tick:
        scope, key = Scope.QUESTIONS.value, question.key
        ticked = self[scope].value() or []
        text = f"{self.plan.numbers[key]} · {said(question.text)}"
        return Tick(f"{scope}-{key}", scope, key, text, 1, key in ticked)


class CommentForm(forms.Form):
    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["comment"] = message_field(_("Comment (may stay empty)"))

    def refuse(self, refusal: AssignmentRefused) -> None:
        self.add_error(
            None, REFUSALS.get(refusal.code, (None, _("This has changed. Look again.")))[1]
        )


def message_field(label: Any) -> NoteField:
    widget = forms.Textarea(attrs={"rows": 3, "class": "form-control"})
    field = NoteField(max_length=LONGEST, label=label, widget=widget)
    field.error_messages["max_length"] = REFUSALS["too_long"][1]
    return field


def _named(person: User) -> str:
    shown = str(person)
    return shown if shown == person.username else f"{shown} ({person.username})"
