"""How answers are known, what a reviewer found, what was raised late or is to be confirmed."""

from __future__ import annotations

from datetime import date

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.dossier import FindingNote, RaisedNote
from assessments.models import Answer, Finding
from assessments.reports.build import rows, words
from assessments.reports.build.conditions import question_text
from assessments.reports.build.numbers import counted_fact
from assessments.reports.build.source import Source
from assessments.reports.build.standings import verified_count
from assessments.reports.build.warnings import ended
from assessments.reports.report import AnswerRow, Fact, FindingRow, RaisedPart, RaisedRow
from assessments.sheet import reason_text
from maturity.engine.edition import Question
from maturity.engine.scoring import Answer as GivenAnswer


def known_facts(source: Source) -> tuple[Fact, ...]:
    """In the order of the choices; then how many of them a reviewer verified."""
    known = source.facts.dossier.known
    if not known:
        return ()
    told = [
        counted_fact(force_str(label), known.get(key, 0)) for key, label in Answer.Known.choices
    ]
    verified = counted_fact(_("Of these, verified by a reviewer"), verified_count(source))
    return (*told, verified)


def origin_lines(source: Source) -> tuple[str, ...]:
    dossier = source.facts.dossier
    if dossier.origin == "reopened":
        return (_reopened(source, dossier.reopened_because),)
    if dossier.origin == "follow_up":
        return (_("It began from the answers of an earlier assessment."),)
    return ()


def _reopened(source: Source, because: str) -> str:
    begun = source.facts.begun_on
    day = words.dated(begun) if begun else ""
    return _(
        "Reopened on %(day)s after a result had been submitted; that result is kept as it was. "
        "Reason: %(reason)s"
    ) % {"day": day, "reason": ended(because)}


def to_confirm_rows(source: Source) -> tuple[AnswerRow, ...]:
    return tuple(
        AnswerRow(key, question_text(source, key)) for key in source.facts.dossier.to_confirm
    )


def finding_rows(source: Source) -> tuple[FindingRow, ...]:
    """In the edition's order, what the reviewer agrees with last."""
    places = source.edition.question_places
    notes = sorted(
        source.facts.dossier.findings,
        key=lambda note: (_is_settled(note), places.get(note.question, len(places))),
    )
    return tuple(_finding(source, note) for note in notes)


def _is_settled(note: FindingNote) -> bool:
    return note.is_current and note.verdict == "agree"


def _finding(source: Source, note: FindingNote) -> FindingRow:
    found = force_str(dict(Finding.Verdict.choices).get(note.verdict, note.verdict))
    row = _row(source, note.question, note.option)
    return FindingRow(
        question=question_text(source, note.question),
        answer=_answer(source, note.question),
        found=words.labelled(found, row) if row else found,
        reason=note.reason,
        by=note.by,
        on=note.on,
        outdated="" if note.is_current else _("outdated: the answer has changed since"),
    )


def _row(source: Source, key: str, option: str) -> str:
    question = source.edition.questions_by_key.get(key)
    """The key where the edition has no such row: that something stood there must be seen."""
    return (rows.told(question, option) if question else "") or option


def _answer(source: Source, key: str) -> str:
    """As the plant gave it, whatever cards bear out."""
    given = source.as_claimed.answer(key)
    if given is None:
        return _("not answered yet")
    if given.not_applicable:
        return _apart(source, key, given)
    return words.clauses([_row(source, key, given.option or ""), _breadth(source, key, given)])


def _apart(source: Source, key: str, given: GivenAnswer) -> str:
    question = source.edition.questions_by_key.get(key)
    if question is None:
        return _("does not apply")
    reason = reason_text(question, given.reason or "", words.language())
    return words.labelled(_("does not apply"), reason) if reason else _("does not apply")


def _breadth(source: Source, key: str, given: GivenAnswer) -> str:
    question = source.edition.questions_by_key.get(key)
    count, among = held_at(source, question, given)
    if count is None:
        return ""
    if among is None:
        return _("at %(count)s") % {"count": count}
    return _("at %(count)s of %(of)s") % {"count": count, "of": among}


def held_at(
    source: Source, question: Question | None, given: GivenAnswer
) -> tuple[int | None, int | None]:
    """At how many of how many: the plant's own total, or the one stated beside the count."""
    if given.count is None:
        return None, None
    total = question.breadth.count_of if question and question.breadth else None
    return given.count, source.sheet.plant.totals.get(total) if total else given.of


def raised_part(source: Source) -> RaisedPart | None:
    """None: no draft of the result was looked at, so nothing could be raised after it."""
    dossier = source.facts.dossier
    if not dossier.result_seen_on:
        return None
    told = tuple(_raised(source, note) for note in dossier.raised)
    return RaisedPart(line=_raised_line(len(told), dossier.result_seen_on), rows=told)


def _raised_line(count: int, day: str) -> str:
    facts = {"n": count, "day": words.dated(date.fromisoformat(day))}
    if not count:
        return _("The result was first seen on %(day)s; no answer was raised after it.") % facts
    return ngettext(
        "The result was first seen on %(day)s; %(n)s answer was raised after it. That is right "
        "where work was done in between.",
        "The result was first seen on %(day)s; %(n)s answers were raised after it. That is right "
        "where work was done in between.",
        count,
    ) % {**facts}


def _raised(source: Source, note: RaisedNote) -> RaisedRow:
    return RaisedRow(
        question=question_text(source, note.question),
        was=_row(source, note.question, note.was),
        now=_row(source, note.question, note.now) if note.now else _("does not apply"),
        by=note.by,
        on=note.on,
    )


def unsure_mark(source: Source, key: str) -> str:
    return _("don't know yet") if key in source.facts.dossier.unsure else ""
