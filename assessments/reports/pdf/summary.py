"""One page: where the plant stands, the ladder, what keeps it from the next tier."""

from typing import Any

from reportlab.platypus import Spacer

from ..report import GapRow
from . import styles
from .blocks import bullets, text, verdict
from .drawings import ladder
from .setting import Setting
from .shapes import Beside, Rule
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
        *([ladder(report.tiers, words)] if report.tiers else []),
        Spacer(0, 8),
        *_keeping(setting),
        *_heeded(setting),
        *_counts(setting),
    ]


def _two_answers(setting: Setting) -> Beside:
    """The conditions and the filing, in equal size: one does not stand for the other."""
    report = setting.report
    half = styles.columns(6)
    reached = "met" if report.tier_key else "not_met" if report.is_decided else "undecided"
    conditions = [Rule(), Spacer(0, 5), verdict(reached, report.conditions_line, styles.BODY)]
    filing = [Rule(), Spacer(0, 5), verdict(report.filing.key, report.filing_line, styles.BODY)]
    return Beside([conditions, [], filing], [half, styles.GUTTER, half])


def _keeping(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    if not report.gaps:
        return []
    shown = report.gaps[:GAPS_SHOWN]
    left = len(report.gaps) - len(shown)
    widths = [styles.WIDTH - 256, 190, 66]
    return [
        text(words.keeping.format(tier=setting.in_sentence(report.target_name)), styles.H2_SMALL),
        table(
            [words.gap, words.distance, words.result], [_gap(setting, gap) for gap in shown], widths
        ),
        *([text(words.more_gaps.format(count=left), styles.SMALL)] if left else []),
    ]


def _gap(setting: Setting, gap: GapRow) -> list[Any]:
    distances = [condition.distance or condition.number for condition in gap.conditions]
    told = list(dict.fromkeys(distance for distance in distances if distance))
    return [gap.title, setting.words.separator.join(told[:2]), verdict_cell(gap)]


def verdict_cell(row: Any) -> Any:
    return verdict(row.verdict.key, row.verdict.word, styles.CELL)


def _counts(setting: Setting) -> list[Any]:
    facts = setting.report.counts
    if not facts:
        return []
    told = setting.words.separator.join(f"{fact.label} {fact.value}" for fact in facts)
    return [text(setting.words.counts, styles.H2_SMALL), text(told)]


def _heeded(setting: Setting) -> list[Any]:
    report = setting.report
    told = [*report.warnings, *report.readings]
    if not told:
        return []
    return [text(setting.words.heeded, styles.H2_SMALL), *bullets(told)]
