"""Fields of the road: its target, its limits, a wish for each step, other answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from assessments.forms.fields import DecimalWithComma, RowField, count_field
from assessments.wording import said
from maturity.engine.edition import Edition, Question
from maturity.engine.scoring import Answer, Sheet

BEST = "best"  # in place of a target: as far as the budget reaches
KEEP, LEAVE = "keep", "leave"
NOT_ANSWERED = "?"
# Finer or larger numbers make the proof that nothing is cheaper take minutes instead of moments.
EFFORT_DIGITS, MONTH_DIGITS, BUDGET_DIGITS = 5, 4, 9
DECIMALS = 1
LONGEST_UNIT = 20
WISHES = (
    ("", pgettext_lazy("wish for a step", "free")),
    (KEEP, pgettext_lazy("wish for a step", "keep")),
    (LEAVE, pgettext_lazy("wish for a step", "leave out")),
)


class EffortField(DecimalWithComma):
    """0 or more, in whatever unit the page is worked out in."""

    def __init__(self, digits: int = EFFORT_DIGITS, **more: Any) -> None:
        super().__init__(max_digits=digits, decimal_places=DECIMALS, **more)
        too_large = _("The number is too large to plan with. Take a larger unit.")
        self.error_messages |= {
            "max_digits": too_large,
            "max_whole_digits": too_large,
            "max_decimal_places": _("Write at most one digit after the point."),
        }
        self.validators.append(MinValueValidator(0, _("Write 0 or more.")))


def settings_fields(
    edition: Edition, sheet: Sheet, targets: Iterable[str]
) -> dict[str, forms.Field]:
    """What holds for the road as a whole, and the question to try another answer to."""
    per_phase = count_field(1)
    per_phase.label = _("Most steps in one phase")
    return {
        "target": target_field(edition, targets),
        "budget": EffortField(
            BUDGET_DIGITS,
            label=_("Budget"),
            help_text=_("The most that all steps together may cost."),
        ),
        "per_phase": per_phase,
        "unit": _unit_field(),
        "month": EffortField(
            MONTH_DIGITS,
            label=_("One month of work costs, in this unit"),
            help_text=_("Needed with a unit of your own: steps without an own number count so."),
        ),
        "plan_excepted": forms.BooleanField(
            label=_("Plan also what exceptions are stated for"), required=False
        ),
        "ask": question_field(edition, sheet),
    }


def _unit_field() -> forms.CharField:
    return forms.CharField(
        label=_("Unit of budget and own efforts"),
        help_text=_("Leave it empty for months, or write one unit for all, such as thousand yuan."),
        required=False,
        max_length=LONGEST_UNIT,
        error_messages={
            "max_length": _("Write at most %(limit_value)d signs."),
            "null_characters_not_allowed": _("The unit holds a sign that cannot be seen."),
        },
    )


def target_field(edition: Edition, targets: Iterable[str]) -> forms.ChoiceField:
    tiers = [(key, said(edition.tier(key).name)) for key in targets]
    return forms.ChoiceField(
        label=_("To which tier"),
        choices=[*tiers, (BEST, gettext("the highest tier that the budget reaches"))],
        error_messages={
            "required": _("Choose one of the tiers in the list."),
            "invalid_choice": _("Choose one of the tiers in the list."),
        },
    )


def wish_field() -> forms.ChoiceField:
    choices = [(value, str(word)) for value, word in WISHES]
    return RowField(choices, _("Choose free, keep or leave out."))


def question_field(edition: Edition, sheet: Sheet) -> forms.ChoiceField:
    """All that is asked of this plant, by department or area."""
    asked = [q for q in edition.all_questions if q.is_asked_of(sheet.plant.type)]
    groups = [
        (name, [(question.key, said(question.text)) for question in same])
        for name, same in groupby(asked, lambda question: place_of(edition, question))
    ]
    return forms.ChoiceField(
        label=_("Another answer to try"),
        help_text=_("Choose a question; its rows come up to choose from."),
        required=False,
        choices=[("", "–"), *_joined(groups)],
        error_messages={"invalid_choice": _("Choose one of the questions in the list.")},
    )


def place_of(edition: Edition, question: Question) -> str:
    department = edition.departments_by_key.get(question.department or "")
    area = edition.areas_by_key.get(question.area or "")
    found = department or area
    return said(found.name) if found else gettext("Other questions")


def _joined(
    groups: Iterable[tuple[str, list[tuple[str, str]]]],
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """One group a name, in the order in which the edition comes upon it."""
    together: dict[str, list[tuple[str, str]]] = {}
    for name, questions in groups:
        together.setdefault(name, []).extend(questions)
    yield from together.items()


def answer_field(question: Question, given: Answer | None) -> forms.ChoiceField:
    """Today's answer first; choosing it changes nothing."""
    rows = [(option.key, said(option.text)) for option in question.options]
    today = gettext("as answered: %(row)s") % {"row": _today(question, given)}
    field = RowField(
        [("", today), *rows, (NOT_ANSWERED, gettext("not answered"))],
        _("This row is not on the page. Choose one of those shown."),
    )
    field.label = said(question.text)
    return field


def _today(question: Question, given: Answer | None) -> str:
    if given is not None and given.not_applicable:
        return gettext("does not apply")
    option = question.option(given.option or "") if given else None
    return said(option.text) if option else gettext("not answered yet")
