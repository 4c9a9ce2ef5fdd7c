"""One page: where the plant stands, the ladder, what keeps it from the next tier."""

from typing import Any

from reportlab.platypus import Spacer

from ..report import GapRow
from . import styles
from .aside import labelled
from .blocks import Beside, bullets, text, verdict
from .drawings import ladder
from .setting import Setting
from .tables import table

GAPS_SHOWN = 6


def summary(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    return [
        *setting.open_part(words.summary),
        text(report.headline, styles.LEAD),
        Spacer(0, 10),
        _two_answers(setting),
        Spacer(0, 12),
        ladder(report.tiers, words),
        Spacer(0, 8),
        *_keeping(setting),
        *_heeded(setting),
        *setting.subsection(words.counts),
        *(labelled(fact.label, fact.value, styles.CELL) for fact in report.counts),
    ]


def _two_answers(setting: Setting) -> Beside:
    """The conditions and the filing, in equal size: one does not stand for the other."""
    report, words = setting.report, setting.words
    half = styles.columns(6)
    conditions = [text(words.by_conditions, styles.LABEL), text(report.conditions_line)]
    filing = [
        text(words.can_be_filed, styles.LABEL),
        verdict(report.filing.key, report.filing_line, styles.BODY),
    ]
    return Beside([conditions, [], filing], [half, styles.GUTTER, half])


def _keeping(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    if not report.gaps:
        return []
    shown = report.gaps[:GAPS_SHOWN]
    left = len(report.gaps) - len(shown)
    widths = [styles.WIDTH - 250, 190, 60]
    return [
        text(words.keeping.format(tier=report.target_name), styles.H3),
        table([words.gap, words.distance, words.result], [_gap(gap) for gap in shown], widths),
        *([text(words.more_gaps.format(count=left), styles.SMALL)] if left else []),
    ]


def _gap(gap: GapRow) -> list[Any]:
    distances = [condition.distance or condition.number for condition in gap.conditions]
    told = list(dict.fromkeys(distance for distance in distances if distance))
    return [gap.title, [text(one, styles.CELL) for one in told[:2]], verdict_cell(gap)]


def verdict_cell(row: Any) -> Any:
    return verdict(row.verdict.key, row.verdict.word, styles.CELL)


def _heeded(setting: Setting) -> list[Any]:
    report = setting.report
    told = [*report.warnings, *report.readings]
    if not told:
        return []
    return [text(setting.words.heeded, styles.H3), *bullets(told)]
