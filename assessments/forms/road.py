"""What a plant may ask of its road. Nothing of it is stored: the page is worked out and shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from crispy_forms.layout import Field, Fieldset
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.forms.layout import helper
from assessments.forms.road_fields import (
    BEST,
    KEEP,
    LEAVE,
    NOT_ANSWERED,
    WISHES,
    EffortField,
    answer_field,
    settings_fields,
    wish_field,
)
from assessments.wording import said
from maturity.engine.edition import Edition
from maturity.engine.roadmap import IN_HAND, WishError, Wishes
from maturity.engine.scoring import Answer, Sheet

WISH, OWN, ANSWER = "wish:", "own:", "answer:"
SETTINGS = ("target", "budget", "per_phase", "unit", "month")
LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Control:
    """The wish for one step, as it stands on the page."""

    number: int
    title: str
    row: str
    wish_name: str
    choices: tuple[tuple[str, str, bool], ...]  # value, word, is it chosen
    own: forms.BoundField
    unit: str
    errors: tuple[str, ...]

    @property
    def is_used(self) -> bool:
        """Somebody wished something here; a wish that is free and without a number is none."""
        is_free = self.choices[0][2]
        return bool(self.errors or self.own.value() or not is_free)


class RoadForm(forms.Form):
    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        edition: Edition,
        sheet: Sheet,
        targets: Iterable[str],
        target: str | None = None,
    ) -> None:
        self.edition, self.sheet = edition, sheet
        self.unknown: list[str] = []
        given = data.copy() if data is not None else None
        super().__init__(given, initial={"target": target})
        self.fields.update(settings_fields(edition, sheet, tuple(targets)))
        if given is not None:
            self._add_named(given)
            self._add_asked(given)
        self.helper = helper(Fieldset(gettext("What is planned"), *self._layout()))
        self.answers_helper = helper(*map(Field, self.answer_names), Field("ask"))

    def _layout(self) -> list[Field]:
        names = [*SETTINGS, *(["plan_excepted"] if self.sheet.exceptions else [])]
        return [Field(name) for name in names]

    def _add_named(self, data: QueryDict) -> None:
        """Steps and answers the page came back with: kept as long as something is typed there."""
        for name in [name for name, value in data.items() if value]:
            kind, colon, key = name.partition(":")
            if f"{kind}{colon}" in (WISH, OWN):
                self._add_step(key)
            elif f"{kind}{colon}" == ANSWER:
                self._add_answer(key)

    def _add_asked(self, data: QueryDict) -> None:
        """A question just chosen gets its rows; the list is free for the next one."""
        question = self.edition.questions_by_key.get(data.get("ask", ""))
        if question is not None and question.is_asked_of(self.sheet.plant.type):
            self._add_answer(question.key)
            data["ask"] = ""

    def _add_step(self, key: str) -> None:
        if key not in self._known_steps:
            self.unknown.append(key)
            return
        self.fields[f"{WISH}{key}"] = wish_field()
        self.fields[f"{OWN}{key}"] = EffortField(label=_("Own effort"))

    def _add_answer(self, key: str) -> None:
        question = self.edition.questions_by_key.get(key)
        if question is None:
            self.unknown.append(key)
            return
        self.fields[f"{ANSWER}{key}"] = answer_field(question, self.sheet.answers.get(key))

    @cached_property
    def _known_steps(self) -> dict[str, tuple[str, str]]:
        """Every row that a step can reach, with the texts of its question and its own."""
        return {
            f"{question.key}:{option.key}": (said(question.text), said(option.text))
            for question in self.edition.all_questions
            if question.kind in IN_HAND and question.is_asked_of(self.sheet.plant.type)
            for option in question.closed_options
            if option.value != question.lowest
        }

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for key in dict.fromkeys(self.unknown):
            said_so = _("The edition has no step or question %(key)s. It was left out.")
            self.add_error(None, said_so % {"key": key[:LONGEST_SHOWN]})
        if given.get("unit") and given.get("month") is None and "month" not in self.errors:
            self.add_error("month", _("Write what one month of work costs in your unit."))
        if given.get("month") is not None and not given.get("unit") and "unit" not in self.errors:
            self.add_error("unit", _("Write the unit that one month of work is given in."))
        is_best = given.get("target") == BEST
        if is_best and given.get("budget") is None and "budget" not in self.errors:
            self.add_error("budget", _("Write the budget that is to be reached with."))
        return given

    @property
    def target(self) -> str | None:
        """None: as far as the budget reaches."""
        chosen = self.cleaned_data["target"]
        return None if chosen == BEST else str(chosen)

    @property
    def unit(self) -> str:
        return str(self.cleaned_data["unit"])

    @property
    def month(self) -> Fraction | None:
        given = self.cleaned_data["month"]
        return Fraction(given) if self.unit and given is not None else None

    @property
    def wishes(self) -> Wishes:
        given = self.cleaned_data
        budget = given["budget"]
        return Wishes(
            fixed=self._wished(KEEP),
            forbidden=self._wished(LEAVE),
            estimates=self._estimates(),
            budget=None if budget is None else Fraction(budget),
            per_phase=given["per_phase"],
            plan_excepted=given["plan_excepted"],
        )

    def _wished(self, wish: str) -> frozenset[str]:
        named = (name for name, value in self.cleaned_data.items() if value == wish)
        return frozenset(name.removeprefix(WISH) for name in named if name.startswith(WISH))

    def _estimates(self) -> dict[str, Fraction]:
        """In another unit all steps need a number: the rubric's months are turned into it."""
        own = {
            name.removeprefix(OWN): Fraction(value)
            for name, value in self.cleaned_data.items()
            if name.startswith(OWN) and value is not None
        }
        return {**self._turned(self.month), **own} if self.month is not None else own

    def _turned(self, month: Fraction) -> dict[str, Fraction]:
        return {
            f"{question.key}:{option.key}": month * (1 if option.effort is None else option.effort)
            for question in self.edition.all_questions
            if question.kind in IN_HAND
            for option in question.closed_options
        }

    def refuse(self, error: WishError) -> None:
        """What the planner refuses, beside the field that asked for it."""
        kind, _dot, about = error.place.partition(".")
        if kind == "budget":
            self.add_error("budget", _("The budget does not cover the steps that are to be kept."))
            return
        question = about.partition(":")[0]
        names = [name for name in self.fields if name.startswith(f"{WISH}{question}:")]
        wished = [name for name in names if self.cleaned_data.get(name)]
        for name in wished or [NON_FIELD_ERRORS]:
            self.add_error(name, _("Other wishes, or what does not apply, leave no way to this."))

    @property
    def answer_names(self) -> list[str]:
        return [name for name in self.fields if name.startswith(ANSWER)]

    @property
    def changes(self) -> dict[str, Answer | None]:
        """A row tried here is taken to hold as widely as it has to."""
        chosen = {name.removeprefix(ANSWER): self.cleaned_data[name] for name in self.answer_names}
        return {
            key: None if row == NOT_ANSWERED else Answer(option=row)
            for key, row in chosen.items()
            if row
        }

    def offer(self, steps: Iterable[str]) -> None:
        """Steps of the road just worked out can be wished for too."""
        for key in steps:
            if f"{WISH}{key}" not in self.fields:
                self._add_step(key)

    @property
    def controls(self) -> dict[str, Control]:
        """Numbered as the edition orders its rows: a place on the page stays where it is."""
        known = enumerate(self._known_steps.items(), start=1)
        return {
            key: self._control(number, key, title, row)
            for number, (key, (title, row)) in known
            if f"{WISH}{key}" in self.fields
        }

    @property
    def troubles(self) -> list[tuple[str, str]]:
        """Where on the page something is wrong, and what it is called there."""
        faulty = [str(name) for name in self.errors if name in self.fields]
        asked = [name for name in faulty if not name.startswith((WISH, OWN))]
        found = [(f"id_{name}", str(self.fields[name].label)) for name in asked]
        steps = [control for control in self.controls.values() if control.errors]
        return found + [(f"own-{control.number}", control.title) for control in steps]

    def _control(self, number: int, key: str, title: str, row: str) -> Control:
        wish, own = self[f"{WISH}{key}"], self[f"{OWN}{key}"]
        chosen = wish.value() or ""
        return Control(
            number=number,
            title=title,
            row=row,
            wish_name=wish.html_name,
            choices=tuple((value, str(word), value == chosen) for value, word in WISHES),
            own=own,
            unit=self["unit"].value() or gettext("months"),
            errors=tuple(str(error) for error in [*wish.errors, *own.errors]),
        )
