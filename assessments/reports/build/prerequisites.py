"""What a scenario needs first, in words, and which of it is missing by the answers given."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.reports.build import words
from assessments.reports.build.rows import row_text
from assessments.reports.build.source import Source
from assessments.reports.report import Prerequisite
from maturity.engine.edition import SCENARIO_PREFIX, Question, Requirement
from maturity.engine.gaps import ScenarioStep


def prerequisites_of(source: Source, step: ScenarioStep) -> tuple[Prerequisite, ...]:
    """In the engine's order: missing ones first."""
    return tuple(
        Prerequisite(_text(source, item.requirement), item.state, _word(item.state))
        for item in step.prerequisites
    )


def _text(source: Source, need: Requirement) -> str:
    key = need.question or f"{SCENARIO_PREFIX}{need.scenario}"
    question = source.edition.questions_by_key.get(key)
    if question is None:
        return words.said(need.note)
    return words.answered(words.said(question.text), _needed_row(question, need))


def _needed_row(question: Question, need: Requirement) -> str:
    """An option's key or a value; a scenario named without a row must be in regular use."""
    if need.at_least is None:
        in_use = question.option("in_use")
        return words.said(in_use.text) if in_use else ""
    for option in question.closed_options:
        if need.at_least == option.key or option.value == _value(need.at_least):
            return row_text(question, option)
    return ""


def _value(at_least: int | str) -> Fraction | None:
    return Fraction(at_least) if isinstance(at_least, int) else None


def _word(state: str) -> str:
    return {
        "met": pgettext("prerequisite", "there"),
        "missing": pgettext("prerequisite", "missing"),
        "open": _("not answered"),
        "note": pgettext("prerequisite", "to check"),
    }[state]
