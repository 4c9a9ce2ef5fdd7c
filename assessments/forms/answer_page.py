"""A page of questions: its forms, what came in that it does not ask, and what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.actions import Change, Conflict
from assessments.actions.refusals import AnswerRefused
from assessments.beside import NOTHING, Beside
from assessments.forms.answer import AnswerForm, answer_form
from assessments.models import Answer, Assessment
from assessments.pages import Page, Plan
from assessments.wording import said
from maturity.engine.edition import Edition, Question

NOT_QUESTIONS = {"csrfmiddlewaretoken", "then", "person"}


@dataclass(frozen=True, slots=True)
class FormSection:
    key: str
    heading: str
    forms: tuple[AnswerForm, ...]


class AnswerPage:
    """One form a question, so that a bad answer never holds back the good ones beside it."""

    def __init__(
        self,
        page: Page,
        *,
        plan: Plan,
        edition: Edition,
        assessment: Assessment,
        stored: Mapping[str, Answer],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self.page, self.plan, self.edition = page, plan, edition
        self.assessment, self.data = assessment, data
        self.forms = {q.key: self._form(q, stored.get(q.key), data) for q in page.questions}
        self.holds_unknown = self._holds_unknown_names(data or {})

    def _form(
        self, question: Question, stored: Answer | None, data: Mapping[str, Any] | None
    ) -> AnswerForm:
        return answer_form(
            question,
            edition=self.edition,
            plan=self.plan,
            assessment=self.assessment,
            data=data,
            stored=stored,
        )

    def lay_beside(self, beside: Mapping[str, Beside]) -> None:
        """Only a page that is shown needs it."""
        for key, form in self.forms.items():
            form.beside = beside.get(key, NOTHING)

    def _holds_unknown_names(self, data: Mapping[str, Any]) -> bool:
        known = {name for form in self.forms.values() for name in form.names}
        return not set(data) <= known | NOT_QUESTIONS

    @property
    def sections(self) -> list[FormSection]:
        return [
            FormSection(
                section.key,
                said(section.name),
                tuple(self.forms[q.key] for q in section.questions),
            )
            for section in self.page.sections
        ]

    @property
    def faulty(self) -> list[AnswerForm]:
        return [form for form in self.forms.values() if form.errors]

    @property
    def conflicting(self) -> list[AnswerForm]:
        return [form for form in self.forms.values() if form.theirs]

    @property
    def unreadable(self) -> list[AnswerForm]:
        """Not counting the choice between two answers, which has words of its own."""
        return [form for form in self.forms.values() if form.errors and not form.theirs]

    @property
    def in_trouble(self) -> list[AnswerForm]:
        return [form for form in self.forms.values() if form.errors or form.theirs]

    @property
    def changes(self) -> list[Change]:
        """Of all answers that can be read: one that cannot stays on the page."""
        fit = (form for form in self.forms.values() if form.is_valid())
        return [form.change for form in fit if form.is_touched]

    @property
    def breadth_notes(self) -> list[tuple[str, str]]:
        """Answers stored as typed that stay open because they hold too narrowly: key and why."""
        notes = ((form.card, form.shown.breadth_note) for form in self.forms.values())
        return [
            (card.key, _("Question %(number)s: %(note)s") % {"number": card.number, "note": note})
            for card, note in notes
            if note
        ]

    def refuse(self, refusal: AnswerRefused) -> None:
        self.forms[refusal.question].refuse()

    def settle(self, conflicts: Iterable[Conflict], fresh: Mapping[str, Answer]) -> None:
        """After saving: what was stored shows as stored, what was not stays as it was typed."""
        theirs = {conflict.yours.question: conflict.theirs for conflict in conflicts}
        for key, form in self.forms.items():
            if key in theirs:
                form.theirs = theirs[key]
            elif form.has_error("keep"):
                form.theirs = fresh.get(key)
            elif not form.errors:
                self.forms[key] = self._form(form.question, fresh.get(key), None)
