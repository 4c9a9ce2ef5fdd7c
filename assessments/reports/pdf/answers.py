"""What was entered: the plant, the scenarios, contradictions, reasons, notes, what is open."""

from collections.abc import Sequence
from typing import Any

from ..report import AnswerRow
from . import styles
from .aside import labelled
from .blocks import bullets, text
from .setting import Setting

QUESTION = styles.style("question", 9.5, 15, spaceBefore=4, keepWithNext=1)
DETAIL = styles.style("detail", 9.5, 15, textColor=styles.SECONDARY, spaceAfter=2)


def answers(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    lists = (
        (words.checks, report.checks),
        (words.not_applicable, report.not_applicable),
        (words.notes, report.notes),
    )
    story = [*_plant(setting), *_register(setting)]
    for title, rows in lists:
        story += _listed(setting, title, rows)
    story += _open(setting)
    return [*setting.open_part(words.answers), *story] if story else []


def _plant(setting: Setting) -> list[Any]:
    facts = setting.report.plant_facts
    if not facts:
        return []
    told = [labelled(fact.label, fact.value) for fact in facts]
    return [*setting.section(setting.words.facts), *told]


def _listed(setting: Setting, title: str, rows: Sequence[AnswerRow]) -> list[Any]:
    if not rows:
        return []
    return [*setting.section(title), *(part for row in rows for part in _row(row))]


def _row(row: AnswerRow) -> list[Any]:
    told = [text(row.text, QUESTION)]
    return [*told, text(row.detail, DETAIL)] if row.detail else told


def _open(setting: Setting) -> list[Any]:
    rows = setting.report.open_questions
    if not rows:
        return []
    return [*setting.section(setting.words.open_questions), *bullets(row.text for row in rows)]


def _register(setting: Setting) -> list[Any]:
    rows = setting.report.scenario_register
    if not rows:
        return []
    told = [labelled(fact.value, fact.label) for fact in rows]
    return [*setting.section(setting.words.register), *told]
