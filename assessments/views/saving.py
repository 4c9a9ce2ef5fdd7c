"""One answer, saved in the background by the page that shows it.

The header Tidu-Answer is the word the page waits for: without it (a proxy's page, an error) it
takes nothing for saved and sends the same again. Never a redirect: whoever was logged out
meanwhile is told so.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.models import User
from assessments.access import Rights, get_assessment_to_answer
from assessments.actions import save_answers
from assessments.actions.refusals import AnswerRefused, AssessmentIsLocked
from assessments.forms import AnswerForm, answer_form
from assessments.forms.answer import state_of
from assessments.forms.answer_page import NOT_QUESTIONS
from assessments.models import Answer, Assessment
from assessments.pages import plan
from maturity.publishing import engine_edition

STATUS = {
    "saved": 200,
    "invalid": 400,
    "log-in": 403,
    "person": 403,
    "right": 403,
    "conflict": 409,
    "locked": 409,
}


@require_POST
def answer(request: HttpRequest, assessment_id: int, question: str) -> HttpResponse:
    user = request.user
    if not user.is_authenticated:
        return _word("log-in", question)
    if request.POST.get("person", str(user.pk)) != str(user.pk):
        return _word("person", question)
    try:
        assessment, rights = get_assessment_to_answer(user, assessment_id)
    except PermissionDenied:
        return _word("right", question)
    form = _form(assessment, question, request.POST)
    if form is None:
        raise Http404
    return _save(_Given(user, assessment, rights, form))


@dataclass(frozen=True, slots=True)
class _Given:
    by: User
    assessment: Assessment
    rights: Rights
    form: AnswerForm

    @property
    def key(self) -> str:
        return self.form.question.key

    def stored(self) -> Answer | None:
        rows = self.assessment.answers.filter(question=self.key)
        return rows.select_related("answered_by").first()


def _form(assessment: Assessment, key: str, data: Any) -> AnswerForm | None:
    edition = engine_edition(assessment.edition_id)
    planned = plan(edition, assessment.facts.get("production") or None)
    if key not in planned.page_of:
        return None
    asked = edition.question(key)
    return answer_form(asked, edition=edition, plan=planned, assessment=assessment, data=data)


def _save(given: _Given) -> HttpResponse:
    form = given.form
    if not (_is_whole(form) and form.is_valid()):
        return _say("invalid", given, form)
    if form.keeps_theirs:
        return _hand_over(given)
    try:
        saved = save_answers(assessment=given.assessment, by=given.by, changes=[form.change])
    except AssessmentIsLocked:
        return _word("locked", given.key)
    except AnswerRefused:
        form.refuse()
        return _say("invalid", given, form)
    if saved.conflicts:
        form.theirs = saved.conflicts[0].theirs
        return _say("conflict", given, form, state=form.shown_state)
    # The same sent again changes nothing: then the row is as it was stored the first time.
    row = saved.answers[0] if saved.answers else given.stored()
    return _say_saved(given, form, row)


def _is_whole(form: AnswerForm) -> bool:
    """The page sends the state last: a body cut short must not empty what it left out."""
    return form.add_prefix("state") in form.data and set(form.data) <= form.names | NOT_QUESTIONS


def _hand_over(given: _Given) -> HttpResponse:
    """The other person's answer, as it stands now, for the fields of the page."""
    row, form = given.stored(), given.form
    shown = AnswerForm(None, question=form.question, card=form.card, stored=row)
    return _say_saved(given, shown, row, takes_over=True)


def _say_saved(
    given: _Given, form: AnswerForm, row: Answer | None, *, takes_over: bool = False
) -> HttpResponse:
    return _say(
        "saved",
        given,
        form,
        state=state_of(row),
        at=row.answered_at if row else timezone.now(),
        to_confirm=row is not None and row.to_confirm,
        takes_over=takes_over,
    )


def _say(word: str, given: _Given, form: AnswerForm, **more: Any) -> HttpResponse:
    context = {
        "form": form,
        "card": form.card,
        "assessment": given.assessment,
        "rights": given.rights,
        **more,
    }
    return _word(word, given.key, context)


def _word(word: str, key: str, context: dict[str, Any] | None = None) -> HttpResponse:
    name = f"assessments/_answer_{word.replace('-', '_')}.html"
    text = render_to_string(name, {"key": key, **(context or {})})
    return HttpResponse(text, status=STATUS[word], headers={"Tidu-Answer": word})
