"""One question as a form: the row chosen, how widely it holds, a note, or why it does not apply."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as _

from assessments.actions import Change
from assessments.actions.answers import content_of
from assessments.beside import NOTHING, Beside
from assessments.forms.card import Breadth, Card, card_of
from assessments.forms.fields import NoteField, RowField, count_field
from assessments.forms.layout import Drawn, helper
from assessments.forms.seen import revision_in, seen, shows
from assessments.forms.shown_answer import UNSURE, ShownAnswer
from assessments.models import Answer, Assessment
from assessments.pages import Plan
from assessments.sheet import reason_key
from assessments.wording import said
from maturity.engine.edition import Edition, Question

THEIRS, MINE = "theirs", "mine"
NOTE_LENGTH = 2000


def shown_option(content: Mapping[str, Any]) -> str:
    """The row that stands chosen on the page; "don't know yet" is one of them."""
    return UNSURE if content["unsure"] else content["option"]


def state_of(answer: Answer | None) -> str:
    return seen(answer.revision if answer else 0, content_of(answer))


class AnswerForm(forms.Form):
    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        question: Question,
        card: Card,
        stored: Answer | None,
    ) -> None:
        self.question, self.card, self.stored = question, card, stored
        self.beside: Beside = NOTHING
        self.theirs: Answer | None = None
        super().__init__(data, prefix=question.key, initial=_initial(stored))
        self._add_fields()

    @property
    def helper(self) -> FormHelper:
        """Only a form that is drawn needs one."""
        return helper(Drawn(f"assessments/_{_template(self.question)}.html"))

    def _add_fields(self) -> None:
        rows = [(option.key, said(option.text)) for option in self.question.options]
        self.fields["option"] = RowField(
            [*rows, (UNSURE, ""), ("", "")],
            _("This row is not on the page. Choose one of those shown."),
        )
        if self.question.may_not_apply:
            reasons = [(reason_key(text), said(text)) for text in self.question.may_not_apply]
            self.fields["reason"] = RowField(
                [("", _("It applies")), *reasons], _("Choose one of the reasons in the list.")
            )
        if self.card.breadth:
            self.fields["count"] = count_field(0)
            if self.card.breadth.asks_total:
                self.fields["of"] = count_field(1)
        self.fields["note"] = NoteField(max_length=NOTE_LENGTH)
        self.fields["known"] = RowField(
            [("", ""), *((key, str(label)) for key, label in Answer.Known.choices)],
            _("Choose one of those in the list."),
        )
        self.fields["state"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields["keep"] = RowField(
            [("", ""), (THEIRS, ""), (MINE, "")], _("Choose which of the two answers to keep.")
        )
        self.fields["conflict"] = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("conflict") and not given.get("keep"):
            self.add_error("keep", _("Choose which of the two answers to keep."))
        self._settle_not_applicable(given)
        self._settle_count(given)
        return given

    def _settle_not_applicable(self, given: dict[str, Any]) -> None:
        """Row and reason at once: whichever the person touched last is meant."""
        option, reason = given.get("option"), given.get("reason")
        if not (option and reason):
            return
        before = content_of(self.stored)
        if before["not_applicable"] and reason == before["reason"]:
            given["reason"] = ""
        elif option == shown_option(before):
            given["option"] = ""
        else:
            self.add_error(
                "reason",
                _("A row is chosen above. Keep the row, or choose “not answered yet” first."),
            )

    def _settle_count(self, given: dict[str, Any]) -> None:
        breadth, count = self.card.breadth, given.get("count")
        if breadth is None:
            return
        option = given.get("option", "")
        if option in ("", UNSURE, *self.card.lowest_options):
            given["count"] = given["of"] = None
            return
        total = given.get("of") if breadth.asks_total else breadth.total
        if breadth.asks_total and count is not None and total is None and "of" not in self.errors:
            self.add_error("of", _("Write how many there are in all."))
        if count is not None and total is not None and count > total:
            self.add_error("count", _above(breadth, total))

    @property
    def content(self) -> dict[str, Any]:
        """The cleaned answer in the fields of a Change."""
        given = self.cleaned_data
        reason, option = given.get("reason", ""), given["option"]
        return {
            "option": "" if option == UNSURE else option,
            "not_applicable": bool(reason),
            "reason": reason,
            "count": given.get("count"),
            "of": given.get("of"),
            "note": given["note"],
            "unsure": option == UNSURE,
            "known": given["known"] or Answer.Known.CLAIMED.value,
        }

    @property
    def is_touched(self) -> bool:
        """Other than what the page showed; choosing the other person's answer changes nothing."""
        if self.keeps_theirs or not self._was_sent:
            return False
        return not shows(self.cleaned_data["state"], self.content)

    @property
    def keeps_theirs(self) -> bool:
        return bool(self.cleaned_data.get("keep") == THEIRS)

    @property
    def names(self) -> set[str]:
        return {self.add_prefix(name) for name in self.fields}

    @property
    def _was_sent(self) -> bool:
        """A body cut short must not empty the answers it left out."""
        return any(name in self.data for name in self.names)

    def refuse(self) -> None:
        """What the form let through and the act did not, such as a total changed meanwhile."""
        self.add_error(
            None, _("The question or its total has changed since this page was opened: look again.")
        )

    @property
    def change(self) -> Change:
        return Change(
            self.question.key, **self.content, revision=revision_in(self.cleaned_data["state"])
        )

    @property
    def shown(self) -> ShownAnswer:
        return ShownAnswer(self)

    @property
    def shown_state(self) -> str:
        """For the hidden field: after a conflict, the answer now laid before the person."""
        if self.theirs:
            return state_of(self.theirs)
        typed = self["state"].value() if self.is_bound else None
        return typed if typed is not None else state_of(self.stored)


def answer_form(
    question: Question,
    *,
    edition: Edition,
    plan: Plan,
    assessment: Assessment,
    data: Mapping[str, Any] | None = None,
    stored: Answer | None = None,
) -> AnswerForm:
    card = card_of(edition, question, plan.numbers[question.key], assessment.totals)
    return AnswerForm(data, question=question, card=card, stored=stored)


def _initial(stored: Answer | None) -> dict[str, Any]:
    content = content_of(stored)
    return {**content, "option": shown_option(content)}


def _above(breadth: Breadth, total: int) -> str:
    if breadth.asks_total:
        return _("This is more than the %(total)s there are in all.") % {"total": total}
    return _("This is more than the %(total)s stated in the plant facts (%(counted)s).") % {
        "total": total,
        "counted": breadth.counted,
    }


def _template(question: Question) -> str:
    return "scenario" if question.kind == "scenario" else "question"
