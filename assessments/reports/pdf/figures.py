"""Indicators before and after, and what is published about others."""

from typing import Any

from reportlab.platypus import Spacer

from .. import scenes
from ..report import AnswerRow, IndicatorRow, Yardstick
from . import styles
from .blocks import bullets, text
from .drawings import figure
from .setting import Setting
from .tables import table

WIDTHS = (150.0, 72.0, 72.0, 80.0, styles.WIDTH - 374.0)
YARDSTICK_WIDTHS = (56.0, styles.WIDTH - 186.0, 56.0, 74.0)


def figures(setting: Setting) -> list[Any]:
    story = [*_indicators(setting), *_yardsticks(setting), *_policies(setting)]
    return [*setting.open_part(setting.words.figures), *story] if story else []


def _indicators(setting: Setting) -> list[Any]:
    words = setting.words
    rows = [_indicator(setting, row) for row in setting.report.indicators]
    head = [words.indicator, words.before, words.after, words.change, words.source]
    return [*_charts(setting), table(head, rows, WIDTHS)] if rows else []


def _charts(setting: Setting) -> list[Any]:
    drawn = scenes.indicators(setting.report, scenes.WIDE)
    charts = [figure(scene, setting.words.colon) for scene in drawn]
    return [piece for chart in charts for piece in (chart, Spacer(0, 4))]


def _indicator(setting: Setting, row: IndicatorRow) -> list[Any]:
    unit_and_basis = (
        row.unit,
        f"{setting.words.basis}{setting.words.colon}{setting.told_basis(row.basis)}",
    )
    about = setting.words.separator.join(part for part in unit_and_basis if part)
    return [
        [text(row.name, styles.CELL), text(about, styles.CELL_NOTE)],
        _figure(row.before, row.before_period),
        _figure(row.after, row.after_period),
        row.change or "–",
        row.source or "–",
    ]


def _figure(figure: str, period: str) -> list[Any]:
    return [text(figure or "–", styles.CELL_STRONG), text(period, styles.CELL_NOTE)]


def _yardsticks(setting: Setting) -> list[Any]:
    words = setting.words
    rows = [_yardstick(setting, row) for row in setting.report.yardsticks]
    head = [words.tier, words.yardsticks, words.date, words.basis]
    if not rows:
        return []
    return [*setting.section(words.yardsticks), table(head, rows, YARDSTICK_WIDTHS)]


def _yardstick(setting: Setting, row: Yardstick) -> list[Any]:
    told = [text(row.text, styles.CELL)]
    if row.source and not row.basis.sources:
        told.append(text(row.source, styles.CELL_NOTE))
    return [row.tier or "–", told, row.date or "–", setting.basis(row.basis)]


def _policies(setting: Setting) -> list[Any]:
    rows = setting.report.policies
    if not rows:
        return []
    told = bullets((_policy(setting, row) for row in rows), styles.FINE)
    return [*setting.section(setting.words.policies), *told]


def _policy(setting: Setting, row: AnswerRow) -> str:
    told = setting.words.colon.join(part for part in (row.text, row.detail) if part)
    cited = setting.cited(row.basis.sources) if row.basis else ""
    return f"{told} {cited}".strip()
