"""What keeps the plant from the target tier: conditions, the answers that decide, scenarios."""

from typing import Any

from reportlab.platypus import CondPageBreak

from ..report import ConditionRow, GapRow, Report, Step
from . import styles
from .aside import labelled
from .blocks import Run, bullets, runs, text, together, verdict
from .condition_rows import short_name
from .setting import Setting
from .tables import table

ROOM_TO_BEGIN = 220.0  # the heading of the part stays with its first gap
BRIEF_WIDTHS = (110.0, 190.0, styles.WIDTH - 300.0)
STEP_WIDTHS = (132.0, 140.0, 150.0, styles.WIDTH - 422.0)


def gaps(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    if not report.target_key:
        return []
    title = words.gaps.format(tier=setting.in_sentence(report.target_name))
    if not report.gaps:
        said = words.only_exceptions if report.leans_on_exceptions else words.no_gap
        return [*setting.open_part(title), text(said)]
    story = [CondPageBreak(ROOM_TO_BEGIN), *setting.open_part(title)]
    story.append(text(_intro(setting), styles.INTRO))
    if not _has_steps(setting):
        return [*story, _brief(setting)]
    for number, gap in enumerate(report.gaps, start=1):
        story += _gap(setting, number, gap)
    return story


def _gap(setting: Setting, number: int, gap: GapRow) -> list[Any]:
    room, title = setting.section(f"{setting.part}.{number}  {gap.title}")
    told = [
        title,
        _standing(setting, gap),
        *_conditions(setting, gap),
        *_advice(setting, gap),
        *_scenarios(setting, gap),
    ]
    return [room, *told, *_steps(setting, gap)] if gap.steps else [room, together(told)]


def _standing(setting: Setting, gap: GapRow) -> Any:
    return verdict(gap.verdict.key, _told_standing(setting, gap), styles.STRONG)


def _told_standing(setting: Setting, gap: GapRow) -> str:
    words = setting.words
    kind = words.also_eligibility if gap.kind == "eligibility" else ""
    hands = "" if gap.in_own_hands else words.not_in_own_hands
    return words.separator.join(part for part in (gap.verdict.word, kind, hands) if part)


def _conditions(setting: Setting, gap: GapRow) -> list[Any]:
    """In one line each: the part on conditions has them in full."""
    several = len(gap.conditions) > 1
    return bullets((_condition(setting, row, several) for row in gap.conditions), styles.FINE)


def _condition(setting: Setting, row: ConditionRow, is_named: bool) -> str:
    words = setting.words
    compared = words.compared_with.format(number=row.number, threshold=row.threshold)
    name = f"{short_name(row)}{words.colon}" if is_named else ""
    far = f"{words.separator}{row.distance}" if row.distance else ""
    return f"{name}{compared}{far}"


def _advice(setting: Setting, gap: GapRow) -> list[Any]:
    return [labelled(setting.words.what_helps, gap.advice, styles.FINE)] if gap.advice else []


def _scenarios(setting: Setting, gap: GapRow) -> list[Any]:
    told = _cards(setting, gap)
    if not told:
        return []
    return [labelled(setting.words.closed_by, setting.words.separator.join(told), styles.FINE)]


def _cards(setting: Setting, gap: GapRow) -> list[str]:
    """Names with the numbers of their cards, whose part comes after the road and what hangs."""
    places = {card.key: place for place, card in enumerate(setting.report.scenarios, start=1)}
    names = {card.key: card.name for card in setting.report.scenarios}
    cards = setting.part + 1 + _parts_between(setting.report)
    return [f"{cards}.{places[key]} {names[key]}" for key in gap.scenario_keys if key in names]


def _parts_between(report: Report) -> int:
    return sum(part is not None for part in (report.road, report.sensitivity))


def _intro(setting: Setting) -> str:
    """What is said of efforts stands only where efforts are told."""
    report, words = setting.report, setting.words
    if not _tells_efforts(report):
        return words.gaps_intro
    return f"{words.gaps_intro}{'' if words.locale == 'zh-CN' else ' '}{words.gaps_efforts}"


def _tells_efforts(report: Report) -> bool:
    return any(step.effort for gap in report.gaps for step in gap.steps)


def _has_steps(setting: Setting) -> bool:
    """In a standard report the road alone lists the steps, where there is one."""
    return setting.is_full or setting.report.road is None


def _brief(setting: Setting) -> Any:
    words = setting.words
    head = [words.gap, words.now, words.what_helps]
    rows = [_row(setting, number, gap) for number, gap in enumerate(setting.report.gaps, start=1)]
    return table(head, rows, BRIEF_WIDTHS)


def _row(setting: Setting, number: int, gap: GapRow) -> list[Any]:
    words = setting.words
    several = len(gap.conditions) > 1
    standing = _told_standing(setting, gap)
    named = words.separator.join(_cards(setting, gap))
    helps = [text(gap.advice, styles.CELL)] if gap.advice else []
    helps += [text(f"{words.closed_by}{words.colon}{named}", styles.CELL)] if named else []
    # Only gaps whose steps are told elsewhere come here: the road follows.
    helps += [text(words.steps_in.format(part=setting.part + 1), styles.CELL)] if gap.steps else []
    return [
        [text(f"{setting.part}.{number}  {gap.title}", styles.CELL_STRONG)],
        [
            verdict(gap.verdict.key, standing, styles.CELL),
            *(text(_condition(setting, row, several), styles.CELL) for row in gap.conditions),
        ],
        helps or "–",
    ]


def _steps(setting: Setting, gap: GapRow) -> list[Any]:
    words, has_efforts = setting.words, _tells_efforts(setting.report)
    last = words.effort if has_efforts else words.department
    head = [words.question, words.now, words.needed, last]
    return [table(head, [_step(step, has_efforts) for step in gap.steps], STEP_WIDTHS)]


def _step(step: Step, has_efforts: bool) -> list[Any]:
    now = runs([Run(step.now, is_quiet=step.is_open)], styles.CELL)
    who = [text(step.department, styles.CELL)] if step.department else []
    effort = [text(step.effort or "–", styles.CELL_NOTE)] if has_efforts else []
    return [step.question, now, step.needed, [*who, *effort] or "–"]
