"""Every answer as a row, in the order in which the edition asks."""

from __future__ import annotations

from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from assessments.models import Answer
from assessments.reports.build import rows, words
from assessments.reports.build.lists import by_its_cards, flag_texts
from assessments.reports.build.review import held_at, unsure_mark
from assessments.reports.build.road_places import place_of
from assessments.reports.build.source import Source
from assessments.reports.report.answers import AnsweredRow
from assessments.sheet import reason_text
from maturity.engine.edition import Question
from maturity.engine.scoring import Answer as GivenAnswer


def answered_rows(source: Source) -> tuple[AnsweredRow, ...]:
    """Of what is asked of this kind of plant."""
    flags = {flag.question: flag.kind for flag in source.card.flags}
    return tuple(
        _row(source, question, flags.get(question.key, ""))
        for question in source.edition.all_questions
        if source.is_asked(question)
    )


def _row(source: Source, question: Question, flag: str) -> AnsweredRow:
    given = source.as_claimed.answer(question.key)
    aspect = source.edition.aspects_by_key.get(question.aspect or "")
    level = source.edition.levels_by_key.get(question.level or "")
    at, among = held_at(source, question, given) if given else (None, None)
    return AnsweredRow(
        key=question.key,
        aspect=words.said(aspect.name) if aspect else "",
        level=words.said(level.name) if level else "",
        place=place_of(source, question),
        question=words.said(question.text),
        answer=_answer(question, given),
        state=_state(given),
        at=at,
        of=among,
        reason=_reason(question, given),
        known=_known(source, question) if given else "",
        remark=_remark(source, question, flag),
    )


def _state(given: GivenAnswer | None) -> str:
    if given is None:
        return "open"
    return "not_applicable" if given.not_applicable else "given"


def _answer(question: Question, given: GivenAnswer | None) -> str:
    if given is None:
        return _("not answered yet")
    if given.not_applicable:
        return _("does not apply")
    # The key where the edition has no such row: that something stood there must be seen.
    return rows.told(question, given.option) or given.option or ""


def _reason(question: Question, given: GivenAnswer | None) -> str:
    if given is None or not given.not_applicable:
        return ""
    return reason_text(question, given.reason or "", words.language())


def _known(source: Source, question: Question) -> str:
    key = source.facts.known.get(question.key, "")
    return force_str(dict(Answer.Known.choices).get(key, key))


def _remark(source: Source, question: Question, flag: str) -> str:
    """Only where the answer counts as something else, or does not count."""
    counted = by_its_cards(source, question.key)
    return words.sentences(unsure_mark(source, question.key), counted, flag_texts().get(flag, ""))
