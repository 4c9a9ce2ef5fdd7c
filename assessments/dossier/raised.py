"""Answers raised after a result was first seen: legitimate where work was done, so only listed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from assessments.dossier.shape import RaisedNote
from assessments.models import Answer, AnswerChange
from maturity.engine.edition import Edition, Question


def raised_answers(
    edition: Edition, changes: Iterable[AnswerChange], answers: Mapping[str, Answer]
) -> tuple[RaisedNote, ...]:
    """`changes`: those made since, oldest first, with `by`. What was open before was not raised;
    a row given up for "does not apply" is listed, because it may raise a share."""
    first: dict[str, AnswerChange] = {}
    last: dict[str, AnswerChange] = {}
    for change in changes:
        first.setdefault(change.question, change)
        last[change.question] = change
    found = []
    for key, change in first.items():
        question, answer = edition.questions_by_key.get(key), answers.get(key)
        was = (change.before or {}).get("option", "")
        if question and answer and was and _is_raised(question, was, answer):
            found.append(_note(last[key], was, answer))
    order = {question.key: place for place, question in enumerate(edition.all_questions)}
    return tuple(sorted(found, key=lambda note: order[note.question]))


def _is_raised(question: Question, was: str, answer: Answer) -> bool:
    if answer.not_applicable:
        return True
    old, new = question.option(was), question.option(answer.option)
    if old is None or new is None or old.value is None or new.value is None:
        return False
    return new.value > old.value


def _note(change: AnswerChange, was: str, answer: Answer) -> RaisedNote:
    facts: dict[str, Any] = {
        "by": str(change.by),
        "on": timezone.localtime(change.at).date().isoformat(),
    }
    return RaisedNote(question=change.question, was=was, now=answer.option, **facts)
