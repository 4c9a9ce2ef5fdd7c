"""What the result hangs on: the evidence to have ready, and the bars and weights that matter."""

from typing import Any

from ..report import FragileRow
from . import styles
from .blocks import bullets, text
from .setting import Setting
from .tables import table

WIDTHS = (135.0, 130.0, 130.0, styles.WIDTH - 395.0)


def sensitivity(setting: Setting) -> list[Any]:
    part = setting.report.sensitivity
    if part is None:
        return []
    words = setting.words
    head = [words.question, words.now, words.below, words.left]
    rows = [_row(setting, answer) for answer in part.answers]
    return [
        *setting.open_part(words.hangs_on),
        text(part.headline, styles.STRONG),
        *([table(head, rows, WIDTHS)] if rows else []),
        text(part.moved_line, styles.BODY),
        *bullets(part.moved, styles.FINE),
    ]


def _row(setting: Setting, answer: FragileRow) -> list[Any]:
    words = setting.words
    who = [text(answer.department, styles.CELL_NOTE)] if answer.department else []
    lost = words.would_fail + words.separator.join(answer.lost)
    left = [
        text(answer.left, styles.CELL),
        *([text(lost, styles.CELL_NOTE)] if answer.lost else []),
    ]
    return [[text(answer.question, styles.CELL), *who], answer.now, answer.below, left]
