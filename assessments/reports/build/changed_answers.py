"""Answers then and now, as rows; questions asked anew, no more, or in other words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.comparing import AnswerChange, Comparison, Rewording
from assessments.reports.build import rows, words
from assessments.reports.build.conditions import question_text
from assessments.reports.build.source import Source
from assessments.reports.report import AnswerRow, ChangedAnswer
from assessments.sheet import reason_text
from maturity.engine.edition import Question
from maturity.engine.scoring import Answer

QUIET = ("same", "asked_anew", "no_longer_asked")


def answer_word(moved: str) -> str:
    return {
        "rose": pgettext("an answer", "higher"),
        "fell": pgettext("an answer", "lower"),
        "given": pgettext("an answer", "newly given"),
        "withdrawn": pgettext("an answer", "withdrawn"),
        "counted": pgettext("an answer", "other count"),
        "otherwise": pgettext("an answer", "changed"),
    }[moved]


def changed_answers(older: Source, newer: Source, found: Comparison) -> tuple[ChangedAnswer, ...]:
    changes = (change for change in found.answers if change.moved not in QUIET)
    return tuple(_row(older, newer, change) for change in changes)


def _row(older: Source, newer: Source, change: AnswerChange) -> ChangedAnswer:
    return ChangedAnswer(
        key=change.key,
        question=question_text(newer, change.key),
        was=told(older, change.key),
        now=told(newer, change.key),
        moved=change.moved,
        moved_word=answer_word(change.moved),
    )


def now_asked(newer: Source, found: Comparison) -> tuple[AnswerRow, ...]:
    return _asked_once(newer, found, "asked_anew")


def no_longer_asked(older: Source, found: Comparison) -> tuple[AnswerRow, ...]:
    return _asked_once(older, found, "no_longer_asked")


def _asked_once(source: Source, found: Comparison, moved: str) -> tuple[AnswerRow, ...]:
    """With the answer that was given, in the one assessment that asks."""
    keys = (change.key for change in found.answers if change.moved == moved)
    return tuple(AnswerRow(key, question_text(source, key), told(source, key)) for key in keys)


def reworded(older: Source, newer: Source, found: Comparison) -> tuple[AnswerRow, ...]:
    return tuple(
        AnswerRow(one.key, question_text(newer, one.key), _reworded(older, one))
        for one in found.reworded
    )


def _reworded(older: Source, one: Rewording) -> str:
    said = {
        "text": words.labelled(_("Before, it read"), question_text(older, one.key)),
        "rows": _("Its rows are others than before."),
        "breadth": _("How widely a row must hold is asked in another way."),
    }
    return words.clauses([said[part] for part in one.parts])


def told(source: Source, key: str) -> str:
    """As it counts: a scenario as far as its cards bear it out."""
    given = source.answer(key)
    question = source.edition.questions_by_key.get(key)
    if given is None or question is None:
        return _("not answered yet")
    if given.not_applicable:
        reason = reason_text(question, given.reason, words.language())
        return words.labelled(_("does not apply"), reason) if reason else _("does not apply")
    return words.clauses([rows.told(question, given.option), _breadth(source, question, given)])


def _breadth(source: Source, question: Question, given: Answer) -> str:
    if given.count is None:
        return ""
    total = question.breadth.count_of if question.breadth else None
    among = source.sheet.plant.totals.get(total) if total else given.of
    if among is None:
        return _("at %(count)s") % {"count": given.count}
    return _("at %(count)s of %(of)s") % {"count": given.count, "of": among}
