"""Answers a reader may want to come back to: contradictions, open ones, reasons, notes."""

from collections.abc import Sequence
from typing import Any

from ..report import AnswerRow
from . import styles
from .aside import labelled
from .blocks import Run, bullets, runs
from .setting import Setting

ROW = styles.style("answer", 9.5, 15, spaceAfter=4)


def answers(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    lists = (
        (words.checks, report.checks),
        (words.not_applicable, report.not_applicable),
        (words.notes, report.notes),
    )
    story = _register(setting)
    for title, rows in lists:
        story += _listed(setting, title, rows)
    story += _open(setting)
    return [*setting.open_part(words.answers), *story] if story else []


def _listed(setting: Setting, title: str, rows: Sequence[AnswerRow]) -> list[Any]:
    if not rows:
        return []
    return [*setting.section(title), *(_row(setting, row) for row in rows)]


def _row(setting: Setting, row: AnswerRow) -> Any:
    detail = [Run(setting.words.colon), Run(row.detail, is_quiet=True)] if row.detail else []
    return runs([Run(row.text), *detail], ROW)


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
