"""The ladder with every condition: what was compared, with what, how far apart, how sure."""

from typing import Any

from reportlab.platypus import CondPageBreak

from ..report import TierRow, Verdict
from . import styles
from .blocks import Run, runs, text, verdict
from .condition_rows import (
    advice_words,
    criteria_table,
    demand_rows,
    eligibility_table,
    kept_rows,
    main_points,
)
from .legend import legend
from .setting import Setting
from .tables import table

ROOM_FOR_TIER = 190.0
ROOM_FOR_OPENING = 120.0
MOST_FOR_DEMAND = 200.0
ROOM_FOR_ELIGIBILITY = 110.0
ROOM_FOR_ADVICE = 75.0


def conditions(setting: Setting) -> list[Any]:
    words, tiers = setting.words, setting.report.tiers
    if not tiers:
        return []
    story = [*setting.open_part(words.conditions), text(words.conditions_intro, styles.INTRO)]
    story += legend(setting)
    for place, tier in enumerate(tiers):
        story += (
            _tier(setting, tier) if _is_in_full(setting, place) else _brief(setting, tier, place)
        )
    return story


def _is_in_full(setting: Setting, place: int) -> bool:
    """Up to the tier aimed at; in a standard report that one alone, or the last one reached."""
    aimed = _aimed(setting)
    if setting.is_full:
        return place <= aimed
    return place == min(aimed, len(setting.report.tiers) - 1)


def _aimed(setting: Setting) -> int:
    """The place of the tier aimed at; without one every tier is told in full."""
    keys = [tier.key for tier in setting.report.tiers]
    target = setting.report.target_key
    return keys.index(target) if target in keys else len(keys)


def _tier(setting: Setting, tier: TierRow) -> list[Any]:
    rows = demand_rows(setting, tier)
    made = [criteria_table(setting, rows)] if rows else []
    return [
        *_opening(setting, tier, _first_demand(made, tier)),
        *narrow_words(setting, tier.verdict, tier.narrow, styles.INTRO),
        *made,
        *_eligibility(setting, tier),
        *_advice(setting, tier),
    ]


def _brief(setting: Setting, tier: TierRow, place: int) -> list[Any]:
    """A tier beside the one aimed at: one line for each demand, nothing left out of it."""
    words = setting.words
    said = words.above_target if place > _aimed(setting) else words.below_target
    rows = main_points(setting, tier, setting.is_full or tier.is_reached)
    head = [words.condition, words.counted, words.distance, words.result]
    widths = [118, styles.WIDTH - 118 - 128 - 58, 128, 58]
    return [
        *_opening(setting, tier),
        text(said, styles.CELL_NOTE),
        *([table(head, rows, widths)] if rows else []),
        *(_advice(setting, tier) if setting.is_full else []),
    ]


def _first_demand(made: list[Any], tier: TierRow) -> float:
    """The tier's heading goes with its first demand, which stays on one page."""
    if not made or not tier.demands:
        return 0.0
    made[0].wrap(styles.WIDTH, styles.HEIGHT)
    told = sum(made[0]._rowHeights[: 2 + kept_rows(tier.demands[0])])
    return min(float(told), MOST_FOR_DEMAND)


def _opening(setting: Setting, tier: TierRow, table_room: float = 0) -> list[Any]:
    count = setting.words.met_of.format(met=tier.met_count, count=tier.criteria_count)
    line = f"{tier.verdict.word}{setting.words.comma}{count}"
    basis = Run(setting.told_basis(tier.basis), is_quiet=True)
    summary = [Run(tier.summary), Run(" "), basis]
    return [
        CondPageBreak(max(ROOM_FOR_TIER, ROOM_FOR_OPENING + table_room)),
        *setting.section(_title(tier)),
        verdict(tier.verdict.key, line, styles.STRONG),
        *([runs(summary, styles.INTRO)] if tier.summary else []),
    ]


def _title(tier: TierRow) -> str:
    if tier.official_name and tier.official_name != tier.name:
        return f"{tier.name} {tier.official_name}"
    return tier.name


def narrow_words(setting: Setting, broad: Verdict, narrow: Verdict, style: Any) -> list[Any]:
    """Said only where the two readings differ."""
    if narrow.key == broad.key:
        return []
    return [text(setting.words.narrow.format(word=narrow.word), style)]


def _eligibility(setting: Setting, tier: TierRow) -> list[Any]:
    if not tier.eligibility:
        return []
    title = setting.words.eligibility.format(tier=setting.in_sentence(tier.name))
    return [
        CondPageBreak(ROOM_FOR_ELIGIBILITY),
        *setting.subsection(title),
        verdict(tier.eligible.key, tier.eligible.word, styles.STRONG),
        eligibility_table(setting, tier.eligibility),
    ]


def _advice(setting: Setting, tier: TierRow) -> list[Any]:
    if not tier.advice:
        return []
    told = [
        verdict(row.verdict.key, advice_words(setting, row), styles.FINE) for row in tier.advice
    ]
    return [*setting.subsection(setting.words.advice, ROOM_FOR_ADVICE), *told]
