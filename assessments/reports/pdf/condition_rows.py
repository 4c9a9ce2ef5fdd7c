"""Conditions as rows of tables, in full and as main points."""

from collections.abc import Sequence
from typing import Any

from ..report import ConditionRow, DemandRow, TierRow
from . import styles
from .blocks import Run, runs, text, verdict
from .setting import Setting
from .tables import GroupRow, table

SHORT = 1200
LISTED = 2  # so many open questions are named here; all of them stand in the part on answers


# Condition, number, threshold, distance and result; the basis takes the rest.
CRITERIA = (122.0, 112.0, 74.0, 84.0, 50.0)
ELIGIBILITY = (150.0, 108.0, 134.0, 50.0)


def criteria_table(setting: Setting, rows: Sequence[Any]) -> Any:
    words = setting.words
    head = [words.condition, words.counted, words.threshold, words.distance, words.result]
    return table([*head, words.basis], rows, [*CRITERIA, styles.WIDTH - sum(CRITERIA)])


def eligibility_table(setting: Setting, rows: Sequence[ConditionRow]) -> Any:
    """Rows are kinds, not steps: how far they are apart is a note, not a column."""
    words = setting.words
    head = [words.condition, words.counted, words.threshold, words.result, words.basis]
    cells = [_eligibility(setting, row) for row in rows]
    return table(head, cells, [*ELIGIBILITY, styles.WIDTH - sum(ELIGIBILITY)])


def _eligibility(setting: Setting, row: ConditionRow) -> list[Any]:
    condition, number, threshold, distance, *judged = _cells(setting, row, row.text)
    if row.distance:
        number = [*number, text(distance, styles.CELL_NOTE)]
    return [condition, number, threshold, *judged]


def demand_rows(setting: Setting, tier: TierRow) -> list[Any]:
    rows: list[Any] = []
    for demand in tier.demands:
        rows.append(GroupRow(_demand(setting, demand), kept_rows(demand)))
        rows += [_cells(setting, row, short_name(row)) for row in demand.conditions]
    if tier.criteria and tier.demands:
        rows.append(GroupRow(text(setting.words.other_criteria, styles.CELL_STRONG)))
    return rows + [_cells(setting, row, row.text, row.measure) for row in tier.criteria]


def kept_rows(demand: DemandRow) -> int:
    """A demand stays on one page with its conditions, unless somebody wrote a novel."""
    told = sum(len(row.text) + len(row.number) for row in demand.conditions)
    return len(demand.conditions) if told < SHORT else 1


def _demand(setting: Setting, demand: DemandRow) -> list[Any]:
    """What it asks, the other reading and a stated exception, in small type under its name."""
    words = setting.words
    title = f"{demand.name} · {demand.verdict.word}"
    told = [demand.text] if demand.text != demand.name else []
    if demand.narrow.key != demand.verdict.key:
        told.append(words.narrow.format(word=demand.narrow.word))
    if demand.exception_reason:
        told.append(words.excepted_because + demand.exception_reason)
    told.append(setting.told_basis(demand.basis))
    space = "" if words.locale == "zh-CN" else " "
    return [
        verdict(demand.verdict.key, title, styles.CELL_STRONG),
        text(space.join(part for part in told if part), styles.CELL_NOTE),
    ]


def _cells(setting: Setting, row: ConditionRow, told: str, measure: str = "") -> list[Any]:
    number = [text(row.number, styles.CELL_STRONG)]
    if row.exact:
        number.append(text(row.exact, styles.CELL_NOTE))
    if measure and measure not in row.text:
        number.append(text(measure, styles.CELL_NOTE))
    return [
        _condition(setting, row, told),
        number,
        row.threshold,
        row.distance or "–",
        verdict(row.verdict.key, row.verdict.word),
        setting.basis(row.basis),
    ]


def _condition(setting: Setting, row: ConditionRow, told: str) -> list[Any]:
    region = [Run(f"{row.region}  ", is_quiet=True)] if row.region else []
    cell = [runs([*region, Run(told)], styles.CELL)]
    if row.exception_reason:
        reason = f"{setting.words.excepted_because}{row.exception_reason}"
        cell.append(text(reason, styles.CELL_NOTE))
    if row.open_questions:
        cell.append(_waiting(setting, row.open_questions))
    return cell


def _waiting(setting: Setting, items: Sequence[str]) -> Any:
    told = setting.words.separator.join(items[:LISTED])
    more = f" (+{len(items) - LISTED})" if len(items) > LISTED else ""
    return text(f"{setting.words.waits_for}{told}{more}", styles.CELL_NOTE)


def main_points(setting: Setting, tier: TierRow, may_file: bool = True) -> list[Any]:
    """One row for each demand and each condition outside them; then, if asked, who may file."""
    rows: list[Any] = [
        _point(setting, demand.name, demand.conditions, demand) for demand in tier.demands
    ]
    rows += [_point(setting, row.name or row.text, (row,), row) for row in tier.criteria]
    if not tier.eligibility or not may_file:
        return rows
    title = setting.words.eligibility.format(tier=setting.in_sentence(tier.name))
    said = f"{title}{setting.words.colon}{tier.eligible.word}"
    rows.append(GroupRow(text(said, styles.CELL_STRONG)))
    return rows + [_point(setting, row.name or row.text, (row,), row) for row in tier.eligibility]


def _point(
    setting: Setting, name: str, rows: Sequence[ConditionRow], judged: DemandRow | ConditionRow
) -> list[Any]:
    words = setting.words
    named = [_named(row, _compared(setting, row), words.colon, len(rows)) for row in rows]
    far = [_named(row, row.distance, words.colon, len(rows)) for row in rows if row.distance]
    return [
        [text(name, styles.CELL), text(setting.told_basis(judged.basis), styles.CELL_NOTE)],
        words.separator.join(named),
        words.separator.join(far) or "–",
        verdict(judged.verdict.key, judged.verdict.word),
    ]


def _compared(setting: Setting, row: ConditionRow) -> str:
    return setting.words.compared_with.format(number=row.number, threshold=row.threshold)


def advice_words(setting: Setting, row: ConditionRow) -> str:
    """What is advised, whether it holds, and what was compared."""
    told = (row.verdict.word, _compared(setting, row), row.distance, setting.told_basis(row.basis))
    return f"{row.text} {setting.words.separator.join(part for part in told if part)}"


def _named(row: ConditionRow, told: str, colon: str, count: int) -> str:
    """Several conditions in one cell are told apart by name, a single one has the row's."""
    return f"{short_name(row)}{colon}{told}" if count > 1 else told


def short_name(row: ConditionRow) -> str:
    """Under the name of its demand: without what both begin with."""
    name = row.name or row.text
    for colon in ("：", ": "):
        name = name.partition(colon)[2] or name
    return name[:1].upper() + name[1:]
