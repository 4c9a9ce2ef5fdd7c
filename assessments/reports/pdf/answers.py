"""What was entered: the plant, the scenarios, contradictions, reasons, notes, what is open."""

from collections.abc import Sequence
from typing import Any

from ..report import AnswerRow
from . import styles
from .aside import labelled
from .blocks import bullets, text
from .setting import Setting

QUESTION = styles.style("question", 8.5, 13, spaceBefore=3, keepWithNext=1)
ALONE = styles.style("alone", 8.5, 13, spaceBefore=3)
DETAIL = styles.style("detail", 8.5, 13, textColor=styles.SECONDARY, spaceAfter=2)


def answers(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    lists = [(words.checks, report.checks), (words.not_applicable, report.not_applicable)]
    if not setting.is_full:
        return _part(setting, lists)
    lists += [
        (words.notes, report.notes),
        (f"{words.to_confirm}{words.colon}{len(report.to_confirm)}", report.to_confirm),
    ]
    return _part(setting, lists, _open(setting))


def _part(
    setting: Setting, lists: Sequence[tuple[str, Sequence[AnswerRow]]], last: Sequence[Any] = ()
) -> list[Any]:
    story = [*_plant(setting), *_register(setting)]
    for title, rows in lists:
        story += _listed(setting, title, rows)
    story += last
    return [*setting.open_part(setting.words.answers), *story] if story else []


def _plant(setting: Setting) -> list[Any]:
    facts = setting.report.plant_facts
    if not facts:
        return []
    words = setting.words
    told = (f"{fact.label}{words.colon}{fact.value}" for fact in facts)
    line = text(words.separator.join(told), styles.FINE)
    return [*setting.section(words.facts), line]


def _listed(setting: Setting, title: str, rows: Sequence[AnswerRow]) -> list[Any]:
    if not rows:
        return []
    return [*setting.section(title), *(part for row in rows for part in _row(row))]


def _row(row: AnswerRow) -> list[Any]:
    """A question stays with what was said of it; one alone is kept with nothing."""
    if not row.detail:
        return [text(row.text, ALONE)]
    return [text(row.text, QUESTION), text(row.detail, DETAIL)]


def _open(setting: Setting) -> list[Any]:
    rows = setting.report.open_questions
    if not rows:
        return []
    return [
        *setting.section(setting.words.open_questions),
        *bullets((_marked(row) for row in rows), styles.FINE),
    ]


def _marked(row: AnswerRow) -> str:
    return f"{row.text} · {row.mark}" if row.mark else row.text


def _register(setting: Setting) -> list[Any]:
    """What has the same state stands together; states in the order in which they first come."""
    states: dict[str, list[str]] = {}
    for fact in setting.report.scenario_register:
        states.setdefault(fact.value, []).append(fact.label)
    if not states:
        return []
    words = setting.words
    told = [
        labelled(state, words.separator.join(names), styles.FINE) for state, names in states.items()
    ]
    return [*setting.section(words.register), *told]
