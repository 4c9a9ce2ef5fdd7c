"""How an answer stands on the page: its rows, what is wrong, and two answers side by side."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from assessments.actions.answers import content_of
from assessments.answer_words import answer_words
from assessments.models import Answer
from assessments.wording import said

UNSURE = "?"  # no key of a rubric begins so
LEFT_OPEN = (UNSURE, "")

if TYPE_CHECKING:
    from django.forms import BoundField

    from assessments.forms.answer import AnswerForm


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    value: str
    text: str
    is_chosen: bool
    is_lowest: bool
    leaves_open: bool


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    form: AnswerForm

    @property
    def rows(self) -> list[Row]:
        """What can be chosen, in display order; the last two rows leave the question open."""
        card = self.form.card
        chosen = self.form["option"].value() or ""
        lowest = {*card.lowest_options, *LEFT_OPEN}
        offered = [(option.key, said(option.text)) for option in self.form.question.options]
        return [
            Row(
                id=f"option-{card.key}-{number}",
                value=key,
                text=text,
                is_chosen=key == chosen,
                is_lowest=key in lowest,
                leaves_open=key in LEFT_OPEN,
            )
            for number, (key, text) in enumerate([*offered, *_left_open()])
        ]

    @property
    def reason(self) -> BoundField | None:
        return self.form["reason"] if "reason" in self.form.fields else None

    @property
    def option_errors(self) -> list[str]:
        return [str(error) for error in self.form["option"].errors]

    @property
    def described_by(self) -> str:
        card = self.form.card
        prompt = f"prompt-{card.key}" if card.kind == "capability" else ""
        return " ".join(filter(None, (prompt, f"errors-option-{card.key}")))

    @property
    def is_open(self) -> bool:
        """As the engine counts it, without scoring anything."""
        if self.reason and self.reason.value():
            return False
        closed = (option.key for option in self.form.question.closed_options)
        return self.form["option"].value() not in closed or bool(self.breadth_note)

    @property
    def known(self) -> Answer.Known:
        """What is no way of knowing is said beside the field and shown as the least."""
        value = self.form["known"].value()
        return Answer.Known(value) if value in Answer.Known.values else Answer.Known.CLAIMED

    @property
    def ways_of_knowing(self) -> list[tuple[str, str]]:
        return [(value, str(label)) for value, label in Answer.Known.choices]

    @property
    def fields(self) -> str:
        """What stands in the fields, for a page that puts a stored answer into them."""
        form = self.form
        names = ("option", "reason", "count", "of", "note", "known")
        return json.dumps({name: form[name].value() for name in names if name in form.fields})

    @property
    def breadth_note(self) -> str:
        """Why an answer stays open although a row is chosen: it holds for too few."""
        breadth, option = self.form.card.breadth, self.form["option"].value()
        if breadth is None or not option or self.form.errors:
            return ""
        count, total = self._number("count"), self._number("of") or breadth.total
        is_lowest = option in (UNSURE, *self.form.card.lowest_options)
        if is_lowest or count is None or not total or count >= breadth.needed(total):
            return ""
        return _(
            "%(count)s of %(total)s is too few for this row, which counts from %(needed)s on. "
            "It is stored and stays open: choose a row further up, or correct the count."
        ) % {"count": count, "total": total, "needed": breadth.needed(total)}

    def _number(self, name: str) -> int | None:
        if name not in self.form.fields:
            return None
        known = self.form.cleaned_data if self.form.is_bound else self.form.initial
        value = known.get(name)
        return value if isinstance(value, int) else None

    @property
    def their_lines(self) -> tuple[str, ...]:
        theirs = self.form.theirs
        return self._lines(content_of(theirs)) if theirs else ()

    @property
    def your_lines(self) -> tuple[str, ...]:
        return self._lines(self.form.content)

    def _lines(self, content: Mapping[str, Any]) -> tuple[str, ...]:
        question, breadth = self.form.question, self.form.card.breadth
        asked = question.breadth.count_of if question.breadth else None
        totals = {asked: breadth.total} if asked and breadth and breadth.total else {}
        return answer_words(question, content, totals)


def _left_open() -> list[tuple[str, str]]:
    return [(UNSURE, _("Don't know yet")), ("", _("Not answered yet"))]
