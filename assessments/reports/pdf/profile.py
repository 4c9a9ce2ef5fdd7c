"""Profile: radar of levels and of aspects, each with its table, and the heat map as a table."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Spacer

from .. import geometry, palette, scenes
from ..report import ScoreRow
from . import styles
from .blocks import text, together
from .drawings import COLUMN as RADAR_WIDTH
from .drawings import figure
from .setting import Setting
from .shapes import Bar, Beside
from .tables import table

NAME_WIDTH = 96.0
BAR_WIDTH = 120.0
HEADING = 44.0
OPENING = 310.0  # the part's heading is not left alone at the foot of a page
HEAT_HEIGHT = 190.0


def profile(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    if not (report.levels or report.aspects):
        return []
    return [
        CondPageBreak(OPENING),
        *setting.open_part(words.profile),
        text(words.profile_intro, styles.INTRO),
        *_heat(setting),
        *_charts(setting),
    ]


def _charts(setting: Setting) -> list[Any]:
    """Levels, then aspects: each is read to its end before the next."""
    report, words = setting.report, setting.words
    sides = (
        (words.levels, words.level, report.levels),
        (words.aspects, words.aspect, report.aspects),
    )
    keys = ("levels", "aspects")
    return [
        piece
        for key, side in zip(keys, sides, strict=True)
        if side[2]
        for piece in _chart(setting, key, *side)
    ]


def _chart(
    setting: Setting, key: str, title: str, name: str, rows: Sequence[ScoreRow]
) -> list[Any]:
    """Radar and spread beside one another, then their numbers: two pieces, kept whole each."""
    words = setting.words
    widths = [styles.WIDTH - 70 - BAR_WIDTH - 108, 70, BAR_WIDTH + 28, 80]
    head = [name, words.score, "", words.questions]
    drawn = [
        scenes.radar(key, title, rows, setting.report.language),
        scenes.spread(key, title, rows, setting.report.language),
    ]
    charts = [figure(scene, words.colon) for scene in drawn if scene is not None]
    told = table(head, [_score(r) for r in rows], widths)
    gutter = styles.WIDTH - 2 * RADAR_WIDTH
    parts: list[Any] = [charts[:1], [], charts[1:]]
    beside = Beside(parts, [RADAR_WIDTH, gutter, RADAR_WIDTH])
    room = beside.wrap(styles.WIDTH, styles.HEIGHT)[1] + HEADING
    drawings = [beside, Spacer(0, 4)] if charts else []
    return [CondPageBreak(room), setting.section(title)[1], *drawings, together([told])]


def _score(row: ScoreRow) -> list[Any]:
    bar: list[Any] = []
    if row.low_at is not None and row.high_at is not None:
        bar = [Spacer(0, 4), Bar(row.low_at, row.high_at, BAR_WIDTH)]
    return [row.name, text(row.display, styles.CELL_STRONG), bar, str(row.questions)]


def _heat(setting: Setting) -> list[Any]:
    heat, words = setting.report.heat, setting.words
    if not heat.levels or not heat.aspects:
        return []
    width = (styles.WIDTH - NAME_WIDTH) / len(heat.aspects)
    rows = [
        [level.name, *(_heat_cell(cell, words.nothing_asked) for cell in row)]
        for level, row in zip(heat.levels, heat.cells, strict=True)
    ]
    head = [words.level, *(aspect.name for aspect in heat.aspects)]
    return [
        CondPageBreak(HEAT_HEIGHT),
        *setting.section(words.heat),
        text(words.heat_intro, styles.INTRO),
        table(head, rows, [NAME_WIDTH, *[width] * len(heat.aspects)], _heat_colours(heat.cells)),
    ]


def _heat_cell(cell: ScoreRow | None, nothing: str) -> Any:
    colour = palette.ink_on(_heat_colour(cell)) if cell else palette.SECONDARY
    style = ParagraphStyle("heat", parent=styles.CELL, textColor=HexColor(colour), alignment=1)
    return text(cell.display if cell else nothing, style)


def _heat_colour(cell: ScoreRow | None) -> str:
    """A score that is still open is painted by what is sure of it."""
    if cell is None or cell.low_at is None:
        return palette.PAPER
    return palette.HEAT[geometry.heat_step(cell.low_at)]


def _heat_colours(cells: Sequence[Sequence[ScoreRow | None]]) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = [
        ("RIGHTPADDING", (1, 0), (-1, -1), 4),
        ("LEFTPADDING", (1, 0), (-1, -1), 4),
        ("INNERGRID", (1, 1), (-1, -1), 1.2, HexColor(palette.PAPER)),
    ]
    for row, line in enumerate(cells, start=1):
        for column, cell in enumerate(line, start=1):
            place = (column, row)
            commands.append(("BACKGROUND", place, place, HexColor(_heat_colour(cell))))
    return commands


def summaries(setting: Setting) -> list[Any]:
    """What levels and aspects take in, for the part on method."""
    report, words = setting.report, setting.words
    rows = (*report.levels, *report.aspects)
    told = [
        [row.name, row.summary, setting.basis(row.basis) if row.basis else ""]
        for row in rows
        if row.summary
    ]
    if not told:
        return []
    widths = [96, styles.WIDTH - 166, 70]
    return [
        *setting.section(words.about_it),
        table([f"{words.level} / {words.aspect}", words.about_it, words.basis], told, widths),
    ]
