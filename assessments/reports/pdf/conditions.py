"""The ladder with every condition: what was compared, with what, how far apart, how sure."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak

from ..report import ConditionRow, DemandRow, TierRow, Verdict
from . import styles
from .blocks import Run, runs, text, verdict
from .setting import Setting
from .tables import GroupRow, table

WIDTHS = (136.0, 104.0, 80.0, 56.0, 65.0, styles.WIDTH - 441.0)
LISTED = 2  # so many open questions are named here; all of them stand in the part on answers
ROOM_FOR_TIER = 240.0
ROOM_FOR_ELIGIBILITY = 170.0
ROOM_FOR_ADVICE = 62.0


def conditions(setting: Setting) -> list[Any]:
    words = setting.words
    if not setting.report.tiers:
        return []
    story = [*setting.open_part(words.conditions), text(words.conditions_intro, styles.INTRO)]
    for tier in setting.report.tiers:
        story += _tier(setting, tier)
    return story


def _tier(setting: Setting, tier: TierRow) -> list[Any]:
    words = setting.words
    rows = _criteria(setting, tier)
    return [
        CondPageBreak(ROOM_FOR_TIER),
        *setting.section(_tier_title(tier)),
        _verdict_line(setting, tier),
        *([text(tier.summary, styles.INTRO)] if tier.summary else []),
        *_narrow(setting, tier.verdict, tier.narrow, styles.INTRO),
        *([_table(setting, rows)] if rows else []),
        *_eligibility(setting, tier),
        *_advice(setting, tier, words.advice),
    ]


def _tier_title(tier: TierRow) -> str:
    if tier.official_name and tier.official_name != tier.name:
        return f"{tier.name} {tier.official_name}"
    return tier.name


def _verdict_line(setting: Setting, tier: TierRow) -> Any:
    words = setting.words
    count = words.met_of.format(met=tier.met_count, count=tier.criteria_count)
    line = f"{tier.verdict.word}{words.comma}{count}"
    return verdict(tier.verdict.key, line, styles.STRONG)


def _narrow(setting: Setting, broad: Verdict, narrow: Verdict, style: Any) -> list[Any]:
    """Said only where the two readings differ."""
    if narrow.key == broad.key:
        return []
    return [text(setting.words.narrow.format(word=narrow.word), style)]


def _criteria(setting: Setting, tier: TierRow) -> list[Any]:
    rows: list[Any] = []
    for demand in tier.demands:
        rows.append(GroupRow(_demand(setting, demand)))
        rows += [condition_cells(setting, row) for row in demand.conditions]
    if tier.criteria and tier.demands:
        rows.append(GroupRow(text(setting.words.other_criteria, styles.CELL_STRONG)))
    return rows + [condition_cells(setting, row) for row in tier.criteria]


def _demand(setting: Setting, demand: DemandRow) -> list[Any]:
    words = setting.words
    title = f"{demand.name} · {demand.verdict.word}"
    cell = [verdict(demand.verdict.key, title, styles.CELL_STRONG)]
    if demand.text and demand.text != demand.name:
        cell.append(text(demand.text, styles.CELL))
    cell += _narrow(setting, demand.verdict, demand.narrow, styles.CELL_NOTE)
    if demand.exception_reason:
        reason = words.excepted_because + demand.exception_reason
        cell.append(text(reason, styles.CELL_NOTE))
    elif demand.may_be_excepted:
        cell.append(text(words.may_be_excepted, styles.CELL_NOTE))
    return cell


def _table(setting: Setting, rows: Sequence[Any]) -> Any:
    words = setting.words
    head = [
        words.condition,
        words.counted,
        words.threshold,
        words.distance,
        words.result,
        words.basis,
    ]
    return table(head, rows, WIDTHS)


def condition_cells(setting: Setting, row: ConditionRow) -> list[Any]:
    compared = [text(row.number, styles.CELL_STRONG), text(row.measure, styles.CELL_NOTE)]
    return [
        _condition(setting, row),
        compared if row.measure else compared[:1],
        row.threshold,
        row.distance or "–",
        verdict(row.verdict.key, row.verdict.word),
        setting.basis(row.basis),
    ]


def _condition(setting: Setting, row: ConditionRow) -> list[Any]:
    region = [Run(f"{row.region}  ", is_quiet=True)] if row.region else []
    cell = [runs([*region, Run(row.text)], styles.CELL)]
    if row.open_questions:
        cell.append(_note(setting, setting.words.waits_for, row.open_questions))
    return cell


def _note(setting: Setting, label: str, items: Sequence[str]) -> Any:
    told = setting.words.separator.join(items[:LISTED])
    more = f" (+{len(items) - LISTED})" if len(items) > LISTED else ""
    return text(f"{label}{told}{more}", styles.CELL_NOTE)


def _eligibility(setting: Setting, tier: TierRow) -> list[Any]:
    if not tier.eligibility:
        return []
    title = setting.words.eligibility.format(tier=setting.in_sentence(tier.name))
    rows = [condition_cells(setting, row) for row in tier.eligibility]
    return [
        CondPageBreak(ROOM_FOR_ELIGIBILITY),
        *setting.subsection(title),
        verdict(tier.eligible.key, tier.eligible.word, styles.STRONG),
        _table(setting, rows),
    ]


def _advice(setting: Setting, tier: TierRow, title: str) -> list[Any]:
    if not tier.advice:
        return []
    told = [
        verdict(row.verdict.key, f"{row.text} · {row.verdict.word}", styles.BODY)
        for row in tier.advice
    ]
    return [*setting.subsection(title, ROOM_FOR_ADVICE), *told]
