"""The road: its phases on one page, then what each step takes and closes."""

from typing import Any

from reportlab.platypus import CondPageBreak, Spacer

from .. import scenes
from ..report import OutsideRow, RoadPart, RoadPhaseRow, RoadStepRow
from . import styles
from .blocks import bullets, text, together, verdict
from .condition_rows import short_name
from .drawings import figure
from .setting import ROOM_FOR_SECTION, Setting
from .shapes import Bar
from .tables import table

PHASE_WIDTHS = (52.0, 48.0, 190.0, 100.0, styles.WIDTH - 390.0)
STEP_WIDTHS = (128.0, 120.0, 135.0, styles.WIDTH - 383.0)
SHORT_WIDTHS = (190.0, 205.0, styles.WIDTH - 395.0)
OUTSIDE_WIDTHS = (118.0, 150.0, styles.WIDTH - 268.0)
BAR_WIDTH = 86.0
MOST_PLACES = 12  # a taller picture would leave half a page empty before it


def road(setting: Setting) -> list[Any]:
    """The part on gaps says where there is nothing above; a road needs a tier to lead to."""
    part = setting.report.road
    if part is None:
        return []
    title = setting.words.road.format(tier=setting.in_sentence(part.target_name))
    overview = [*setting.open_part(title), *_overview(setting, part)]
    phases = [piece for phase in part.phases for piece in _phase(setting, phase)]
    # The chart is one piece: after what flows, it leaves less of a page empty.
    return [together(overview), *_aside(setting, part), *_chart(setting), *phases]


def _overview(setting: Setting, part: RoadPart) -> list[Any]:
    said = [line for line in (part.efforts_line, part.proof) if line]
    space = "" if setting.words.locale == "zh-CN" else " "
    return [
        text(part.headline, styles.STRONG),
        *([text(space.join(said), styles.INTRO)] if said else []),
        *([_phases(setting, part)] if part.phases else []),
        *_fine([part.assumed_line, part.counted_line]),
    ]


def _chart(setting: Setting) -> list[Any]:
    scene = scenes.road(setting.report, scenes.WIDE, MOST_PLACES)
    return [Spacer(0, 6), figure(scene, setting.words.colon), Spacer(0, 6)] if scene else []


def _fine(lines: list[str]) -> list[Any]:
    return [text(line, styles.FINE) for line in lines if line]


def _phases(setting: Setting, part: RoadPart) -> Any:
    words = setting.words
    head = [words.phase, words.steps, words.who, words.effort, words.after_phase]
    return table(head, [_phase_row(setting, phase) for phase in part.phases], PHASE_WIDTHS)


def _phase_row(setting: Setting, phase: RoadPhaseRow) -> list[Any]:
    who = setting.words.separator.join(f"{fact.label} {fact.value}" for fact in phase.who)
    effort = [text(phase.effort, styles.CELL), Bar(phase.share_at, phase.share_at, BAR_WIDTH, 4)]
    return [phase.name, phase.count, who, effort, phase.reaches or setting.words.nothing_new]


def _aside(setting: Setting, part: RoadPart) -> list[Any]:
    """What the steps do not bring about, in the order in which it matters."""
    return [*_unmet(part), *_outside(setting, part), *_excepted(setting, part)]


def _unmet(part: RoadPart) -> list[Any]:
    if not part.unmet_line:
        return []
    told = [
        verdict(row.verdict.key, f"{short_name(row)} · {row.number} · {row.threshold}", styles.FINE)
        for row in part.unmet
    ]
    return [text(part.unmet_line, styles.STRONG), *told]


def _outside(setting: Setting, part: RoadPart) -> list[Any]:
    if not part.outside:
        return []
    words = setting.words
    head = [words.condition, words.now, words.what_helps]
    rows = [_outside_row(setting, row) for row in part.outside]
    return [*_headed(words.outside), table(head, rows, OUTSIDE_WIDTHS)]


def _headed(title: str) -> list[Any]:
    return [CondPageBreak(ROOM_FOR_SECTION), text(title, styles.H2_SMALL)]


def _outside_row(setting: Setting, row: OutsideRow) -> list[Any]:
    words, condition = setting.words, row.condition
    kind = [text(words.also_eligibility, styles.CELL_NOTE)] * (condition.kind == "eligibility")
    compared = words.compared_with.format(number=condition.number, threshold=condition.threshold)
    now = verdict(condition.verdict.key, compared, styles.CELL)
    return [[text(short_name(condition), styles.CELL), *kind], now, row.advice or words.nothing_new]


def _excepted(setting: Setting, part: RoadPart) -> list[Any]:
    if not part.excepted:
        return []
    told = [f"{row.text}{setting.words.colon}{row.detail}" for row in part.excepted]
    return [*_headed(setting.words.left_out), *bullets(told, styles.FINE)]


def _phase(setting: Setting, phase: RoadPhaseRow) -> list[Any]:
    words = setting.words
    title = f"{phase.name}{words.colon}{phase.count}{words.comma}{phase.effort}"
    line = [text(phase.reaches_line, styles.FINE)] if phase.reaches_line else []
    rows = [_step(setting, step) for step in phase.steps]
    if not setting.is_full:
        head = [words.question, words.to_row, words.effort]
        short = table(head, [[row[0], *row[2:]] for row in rows], SHORT_WIDTHS)
        return [*setting.section(title), *line, short]
    head = [words.question, words.from_row, words.to_row, words.effort]
    return [*setting.section(title), *line, table(head, rows, STEP_WIDTHS)]


def _step(setting: Setting, step: RoadStepRow) -> list[Any]:
    words = setting.words
    notes = words.separator.join(part for part in (step.place, step.act) if part)
    marks = words.separator.join(step.marks)
    what = [
        text(step.title, styles.CELL),
        *([text(notes, styles.CELL_NOTE)] if notes else []),
        *([text(marks, styles.CELL_STRONG)] if marks else []),
    ]
    return [what, step.now, step.needed, [text(step.effort, styles.CELL), *_why(setting, step)]]


def _why(setting: Setting, step: RoadStepRow) -> list[Any]:
    """What it closes; a step that closes nothing itself prepares another."""
    words = setting.words
    if step.closes:
        return [text(words.closes + words.separator.join(step.closes), styles.CELL_NOTE)]
    if step.prepares:
        return [text(words.prepares + words.separator.join(step.prepares), styles.CELL_NOTE)]
    return []
