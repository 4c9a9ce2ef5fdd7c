"""Lists at the end of the report: contradictions, open questions, what does not apply, notes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.contradictions import About, Change, find_doubts
from assessments.reports.build import words
from assessments.reports.build.conditions import name_of, question_text
from assessments.reports.build.numbers import counted_fact
from assessments.reports.build.review import unsure_mark
from assessments.reports.build.source import Source
from assessments.reports.report import AnswerRow, Fact
from assessments.sheet import reason_text
from maturity.engine.edition import Option
from maturity.engine.scoring import CheckResult


def check_rows(source: Source) -> tuple[AnswerRow, ...]:
    """Contradictions, then answers whose count is missing or too small to hold."""
    texts = {check.key: words.said(check.text) for check in source.edition.checks}
    checks = [
        AnswerRow(check.key, texts.get(check.key, check.key), _named(source, check))
        for check in source.card.checks
    ]
    return (*checks, *_doubt_rows(source), *_flag_rows(source))


def _doubt_rows(source: Source) -> list[AnswerRow]:
    """What figures, register, proof and history do not stand up to."""
    changes = (
        Change(one.key, one.before, one.before_period, one.after, one.after_period)
        for one in source.facts.indicators
    )
    return [
        AnswerRow(
            doubt.check.key,
            words.said(doubt.check.text),
            words.clauses(_about(source, about) for about in doubt.about),
        )
        for doubt in find_doubts(
            source.edition, changes, source.facts.dossier, source.facts.submitted_on
        )
    ]


def _about(source: Source, about: About) -> str:
    if about.kind == "question":
        return question_text(source, about.key)
    if about.kind == "indicator":
        return words.said(source.edition.indicators_by_key[about.key].name)
    return about.name


def _named(source: Source, check: CheckResult) -> str:
    return words.clauses(question_text(source, key) for key in check.questions)


def _flag_rows(source: Source) -> list[AnswerRow]:
    """One row a kind: the same sentence forty times would bury what contradicts."""
    rows = []
    for kind, text in flag_texts().items():
        keys = [flag.question for flag in source.card.flags if flag.kind == kind]
        if keys:
            named = words.clauses(question_text(source, key) for key in keys)
            rows.append(AnswerRow(kind, text, named))
    return rows


def flag_texts() -> dict[str, str]:
    """By kind: why an answer does not count as it was given."""
    return {
        "breadth_below": _("The count is below what the row asks for, so the question stays open."),
        "count_missing": _("How widely the row holds is not stated, so it was not checked."),
    }


def open_question_rows(source: Source) -> tuple[AnswerRow, ...]:
    return tuple(
        AnswerRow(
            key,
            question_text(source, key),
            _asked_of(source, key),
            mark=unsure_mark(source, key),
        )
        for key in source.card.open
    )


def _asked_of(source: Source, key: str) -> str:
    question = source.edition.questions_by_key.get(key)
    department = (
        source.edition.departments_by_key.get(question.department or "") if question else None
    )
    return words.said(department.name) if department else ""


def open_by_condition(source: Source) -> tuple[AnswerRow, ...]:
    """Each undecided criterion with the questions it waits for."""
    return tuple(
        AnswerRow(
            condition.key,
            words.labelled(words.said(tier.name), name_of(source, condition)),
            words.clauses(question_text(source, key) for key in source.results[condition.key].open),
        )
        for tier in source.edition.tiers
        for condition in tier.conditions
        if condition.kind == "criterion"
        and condition.key in source.results
        and source.results[condition.key].verdict == "undecided"
    )


def not_applicable_rows(source: Source) -> tuple[AnswerRow, ...]:
    return tuple(
        AnswerRow(
            question.key,
            words.said(question.text),
            reason_text(question, source.sheet.answers[question.key].reason, words.language()),
        )
        for question in source.edition.all_questions
        if source.is_not_applicable(question.key)
    )


def note_rows(source: Source) -> tuple[AnswerRow, ...]:
    return tuple(
        AnswerRow(question.key, words.said(question.text), source.facts.notes[question.key])
        for question in source.edition.all_questions
        if source.facts.notes.get(question.key)
    )


def count_facts(source: Source) -> tuple[Fact, ...]:
    scenarios = [scenario.question_key for scenario in source.edition.scenarios]
    tags = [row.tags for key in scenarios if (row := source.judged(key))]
    return (
        counted_fact(_("Questions asked"), source.card.asked),
        counted_fact(_("Answered"), source.card.answered),
        counted_fact(_("Open questions"), len(source.card.open)),
        counted_fact(_("Do not apply"), source.card.not_applicable),
        counted_fact(_("Scenarios in use"), sum("deployed" in row for row in tags)),
        counted_fact(_("of these with AI"), sum("ai" in row for row in tags)),
    )


def register_facts(source: Source) -> tuple[Fact, ...]:
    """Every scenario that is more than "not in use and not planned"."""
    return tuple(
        Fact(words.said(scenario.name), _entered(source, scenario.question_key, row))
        for scenario in source.edition.scenarios
        if (row := source.as_claimed.option(scenario.question_key)) and (row.value or row.open)
    )


def _entered(source: Source, key: str, row: Option) -> str:
    note = by_its_cards(source, key)
    return words.said(row.text) + (words.in_brackets(note) if note else "")


def by_its_cards(source: Source, key: str) -> str:
    """What a scenario counts as where its cards bear out less than was claimed."""
    claimed, counted = source.as_claimed.option(key), source.option(key)
    if claimed is None or counted is None or counted.key == claimed.key:
        return ""
    return _("by its instance cards: %(row)s") % {"row": words.said(counted.text)}
