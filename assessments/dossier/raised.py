"""Answers raised after a result was first seen: legitimate where work was done, so only listed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from assessments.dossier.shape import RaisedNote
from assessments.models import Answer, AnswerChange
from maturity.engine.edition import Edition, Question


def raised_answers(
    edition: Edition,
    changes: Iterable[AnswerChange],
    answers: Mapping[str, Answer],
    earlier: Sequence[RaisedNote] = (),
) -> tuple[RaisedNote, ...]:
    """`changes`: those made since, oldest first, with `by`. `earlier`: what the result listed
    from which this assessment was reopened; it stays listed while the answer is above what it
    was. What was open or did not apply was not raised; a row given up for "does not apply" is
    listed, because it may raise a share."""
    was = {note.question: note.was for note in earlier}
    told = {note.question: (note.by, note.on) for note in earlier}
    for change in changes:
        before = change.before or {}
        if change.act == AnswerChange.Act.CARRIED:
            continue
        was.setdefault(change.question, before.get("option", ""))
        if _row(before) != _row(change.after):
            told[change.question] = _who_and_when(change)
    known = [q for q in edition.all_questions if q.key in told and q.key in answers]
    return tuple(
        RaisedNote(q.key, was[q.key], answers[q.key].option, *told[q.key])
        for q in known
        if _is_raised(q, was[q.key], answers[q.key])
    )


def _row(content: Mapping[str, Any]) -> tuple[object, object]:
    """A note or a count says nothing of who raised the answer."""
    return content.get("option", ""), content.get("not_applicable", False)


def _who_and_when(change: AnswerChange) -> tuple[str, str]:
    return str(change.by), timezone.localtime(change.at).date().isoformat()


def _is_raised(question: Question, was: str, answer: Answer) -> bool:
    old = question.option(was)
    if old is None or old.value is None:
        return False
    if answer.not_applicable:
        return True
    new = question.option(answer.option)
    return new is not None and new.value is not None and new.value > old.value
