"""What stands behind the result: answers read in several ways, the AI share twice, the review."""

from collections.abc import Sequence
from typing import Any

from ..report import Fact, FindingRow, PartingRow, RaisedRow, ReadingRow, ReadingsPart
from . import styles
from .aside import labelled
from .blocks import bullets, text, verdict
from .fonts import BOLD
from .setting import Setting
from .tables import table

READING_WIDTHS = (96.0, 58.0, 66.0)  # the tiers share the rest
PARTING = styles.style("parting", 9.5, 15, fontName=BOLD, spaceBefore=6, spaceAfter=3)
PARTING_WIDTHS = (160.0, 66.0, 66.0, styles.WIDTH - 292.0)
RAISED_WIDTHS = (145.0, 130.0, 130.0, styles.WIDTH - 405.0)
FINDING_WIDTHS = (105.0, 108.0, 108.0, 92.0, styles.WIDTH - 413.0)


def behind(setting: Setting) -> list[Any]:
    story = [*_readings(setting), *_claims(setting), *_known(setting), *_later(setting)]
    story += _findings(setting) if setting.is_full else []
    return [*setting.open_part(setting.words.behind), *story] if story else []


def readings_table(setting: Setting, part: ReadingsPart) -> Any:
    words = setting.words
    head = [words.reading, words.tier_shown, words.still_possible, *part.tiers]
    room = (styles.WIDTH - sum(READING_WIDTHS)) / len(part.tiers)
    return table(
        head, [_reading(row) for row in part.rows], [*READING_WIDTHS] + [room] * len(part.tiers)
    )


def _reading(row: ReadingRow) -> list[Any]:
    judged = [verdict(one.key, one.word) for one in row.verdicts]
    return [row.name, text(row.tier, styles.CELL_STRONG), row.best, *judged]


def _readings(setting: Setting) -> list[Any]:
    part = setting.report.standings
    if part is None:
        return []
    says = [labelled(row.name, row.says, styles.FINE) for row in part.rows]
    line = [text(part.parting_line, PARTING)] if part.parting_line else []
    return [readings_table(setting, part), *says, *line, *_parting(setting, part.parting)]


def _parting(setting: Setting, rows: Sequence[PartingRow]) -> list[Any]:
    if not rows:
        return []
    words = setting.words
    head = [words.condition, words.as_answered, words.after_review, words.findings_behind]
    return [table(head, [_parting_row(setting, row) for row in rows], PARTING_WIDTHS)]


def _parting_row(setting: Setting, row: PartingRow) -> list[Any]:
    return [
        [text(row.name, styles.CELL), text(row.tier, styles.CELL_NOTE)],
        verdict(row.own.key, row.own.word),
        verdict(row.reviewed.key, row.reviewed.word),
        setting.words.separator.join(row.questions) or "–",
    ]


def _claims(setting: Setting) -> list[Any]:
    facts = (*setting.report.ai_shares, *setting.report.claims)
    if not facts:
        return []
    told = [labelled(fact.label, fact.value, styles.FINE) for fact in facts]
    return [*setting.section(setting.words.claims), *told]


def _known(setting: Setting) -> list[Any]:
    if not setting.report.known:
        return []
    line = text(told_facts(setting, setting.report.known), styles.FINE)
    return [*setting.section(setting.words.known), line]


def told_facts(setting: Setting, facts: Sequence[Fact]) -> str:
    words = setting.words
    return words.separator.join(f"{fact.label}{words.colon}{fact.value}" for fact in facts)


def _later(setting: Setting) -> list[Any]:
    """What it began from, and what was raised after a result was first seen."""
    raised, origin = setting.report.raised, setting.report.origin
    lines = [*origin, *([raised.line] if raised else [])]
    if not lines:
        return []
    rows = [_raised(setting, row) for row in raised.rows] if raised else []
    words = setting.words
    head = [words.question, words.was, words.raised_to, words.by_and_when]
    return [
        *setting.section(words.later),
        *bullets(lines, styles.FINE),
        *([table(head, rows, RAISED_WIDTHS)] if rows else []),
    ]


def _raised(setting: Setting, row: RaisedRow) -> list[Any]:
    return [row.question, row.was, row.now, _signed(row.by, row.on)]


def _signed(by: str, on: str) -> list[Any]:
    return [text(by, styles.CELL), text(on, styles.CELL_NOTE)]


def _findings(setting: Setting) -> list[Any]:
    rows = setting.report.findings
    if not rows:
        return []
    words = setting.words
    head = [words.question, words.own_answer, words.reviewer, words.reason, words.by_and_when]
    told = [_finding(row) for row in rows]
    return [*setting.section(words.findings), table(head, told, FINDING_WIDTHS)]


def _finding(row: FindingRow) -> list[Any]:
    found = [text(row.found, styles.CELL)]
    if row.outdated:
        found.append(text(row.outdated, styles.CELL_STRONG))
    return [row.question, row.answer, found, row.reason or "–", _signed(row.by, row.on)]
