"""The register of scenario instances, and the index of what was put beside the answers as proof."""

from itertools import groupby
from typing import Any

from reportlab.platypus import CondPageBreak

from ..report import EvidenceRow, InstanceRow
from . import styles
from .aside import labelled
from .blocks import Run, runs, text
from .setting import Setting
from .standings import told_facts
from .tables import table

ROOM_FOR_INSTANCE = 90.0
ROOM_FOR_PLACE = ROOM_FOR_INSTANCE + 45.0  # its heading stays with the first instance
EVIDENCE_WIDTHS = (30.0, 164.0, 142.0, 90.0, styles.WIDTH - 426.0)
NAME = styles.style("instance", 8.5, 13, role="H3", spaceBefore=4, spaceAfter=2)


def register(setting: Setting) -> list[Any]:
    story = [*_instances(setting), *_evidence(setting)]
    return [*setting.open_part(setting.words.instances), *story] if story else []


def _instances(setting: Setting) -> list[Any]:
    rows = setting.report.instances
    if not rows:
        return []
    story: list[Any] = [text(setting.words.instances_intro, styles.INTRO)]
    for place, same in groupby(rows, key=lambda row: row.place):
        story += [CondPageBreak(ROOM_FOR_PLACE), *setting.section(place)]
        story += [piece for row in same for piece in _instance(setting, row)]
    return story


def _instance(setting: Setting, row: InstanceRow) -> list[Any]:
    """Not kept together: a card may be longer than a page."""
    head = [Run(row.name, is_bold=True), Run("  "), Run(row.state, is_quiet=True)]
    told = [labelled(fact.label, fact.value, styles.CARD) for fact in row.facts]
    if row.model_line:
        stated = told_facts(setting, row.model)
        end = "。" if setting.words.locale == "zh-CN" else ". "
        line = f"{row.model_line}{end}{stated}" if stated else row.model_line
        told.append(labelled(setting.words.model_card, line, styles.CARD))
    return [CondPageBreak(ROOM_FOR_INSTANCE), runs(head, NAME), *told]


def _evidence(setting: Setting) -> list[Any]:
    rows = setting.report.evidence
    if not rows:
        return []
    words = setting.words
    head = [words.number, words.put_to, words.title, words.date, words.file_checksum]
    told = [_piece(setting, row) for row in rows]
    return [
        *setting.section(words.evidence_index),
        text(words.evidence_intro, styles.INTRO),
        table(head, told, EVIDENCE_WIDTHS),
    ]


def _piece(setting: Setting, row: EvidenceRow) -> list[Any]:
    return [
        row.number,
        row.label,
        [text(row.title, styles.CELL), *_notes(row.where)],
        [text(row.dated or "–", styles.CELL), *_notes(row.expires), *_expired(row)],
        row.checksum or "–",
    ]


def _notes(told: str) -> list[Any]:
    return [text(told, styles.CELL_NOTE)] if told else []


def _expired(row: EvidenceRow) -> list[Any]:
    return [text(row.expired, styles.CELL_STRONG)] if row.expired else []
