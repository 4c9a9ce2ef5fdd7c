"""One page after the decisions: the ladder, what keeps the plant from the next tier, the road."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from reportlab.platypus import Spacer

from ..report import GapRow
from . import styles
from .blocks import bullets, text, verdict
from .closing import closing
from .condition_rows import short_name
from .drawings import ladder
from .legend import legend
from .method import lost_characters
from .page import columned, contents
from .setting import Setting
from .shapes import height
from .standings import readings_table, told_facts
from .tables import table

GAPS_SHOWN = 12
FEWEST_GAPS = 3
BRIEF = 90  # characters left of a note where the page is full
WIDTHS = (146.0, styles.WIDTH - 208.0, 62.0)
MORE = styles.style("more", 8, 12, textColor=styles.SECONDARY, spaceAfter=5)


def summary(setting: Setting, heading: Sequence[Any]) -> list[Any]:
    """As many gaps as leave it one page; the others are counted, and told in their own part.
    Where even the fewest do not fit, the readings take a line instead of a table, then the notes
    are cut short."""
    top = [*_contents(setting), *heading, *_bare(setting)]
    for brevity in range(3):
        above = [*top, *_where(setting), *_behind(setting, brevity > 0)]
        below = [*_ahead(setting), *_heeded(setting, brevity > 1), *_end(setting)]
        fewest = 1 if brevity == 2 else FEWEST_GAPS
        keeping = _keeping(setting, styles.HEIGHT - height([*above, *below]), fewest)
        if keeping is not None:
            break
    return [*above, *(keeping or []), *below]


def _bare(setting: Setting) -> list[Any]:
    """Without any tier there is nothing to draw: the page repeats the one sentence it has."""
    report = setting.report
    return [] if report.tiers else [text(report.headline, styles.STRONG)]


def _contents(setting: Setting) -> list[Any]:
    """In two columns; the two pages of a summary need none."""
    if setting.is_summary:
        return []
    title = text(setting.words.contents, styles.CONTENTS)
    return [title, columned(contents(setting.parts)), Spacer(0, 4)]


def _where(setting: Setting) -> list[Any]:
    report = setting.report
    drawn = [ladder(report.tiers, setting.words)] if report.tiers else []
    return [*drawn, Spacer(0, 5), *legend(setting), Spacer(0, 2)]


def _behind(setting: Setting, is_brief: bool) -> list[Any]:
    """The readings beside one another, and the AI share twice; their own part says the rest."""
    if is_brief:
        return _brief(setting)
    report = setting.report
    told = [readings_table(setting, report.standings)] if report.standings else []
    shares = report.ai_shares
    return [*told, *([text(told_facts(setting, shares), styles.FINE)] if shares else [])]


def _brief(setting: Setting) -> list[Any]:
    words, report = setting.words, setting.report
    rows = report.standings.rows if report.standings else ()
    told = [f"{row.name}{words.colon}{row.tier}" for row in rows]
    told += [told_facts(setting, report.ai_shares)] if report.ai_shares else []
    return [text(words.separator.join(told), styles.CELL_NOTE)] if told else []


def _keeping(setting: Setting, room: float, fewest: int) -> list[Any] | None:
    """None where not even the fewest fit."""
    report, words = setting.report, setting.words
    if not report.gaps:
        return [] if room >= 0 else None
    title = words.keeping.format(tier=setting.in_sentence(report.target_name))
    rows = [_gap(setting, gap) for gap in report.gaps[:GAPS_SHOWN]]
    shown = _count(_table(setting, rows), room - height([text(title, styles.H2_SMALL)]))
    if shown < min(fewest, len(rows)):
        return None
    left = len(report.gaps) - shown
    more = [text(words.more_gaps.format(count=left), MORE)] if left else []
    return [text(title, styles.H2_SMALL), _table(setting, rows[:shown]), *more]


def _table(setting: Setting, rows: Sequence[Any]) -> Any:
    words = setting.words
    return table([words.gap, words.distance, words.result], rows, WIDTHS)


def _count(made: Any, room: float) -> int:
    """So many rows fit, with the line that counts the others."""
    made.wrap(styles.WIDTH, styles.HEIGHT)
    room -= made.getSpaceBefore() + made.getSpaceAfter() + MORE.leading + MORE.spaceAfter
    ends = list(accumulate(made._rowHeights))
    return sum(end <= room for end in ends[1:])


def _gap(setting: Setting, gap: GapRow) -> list[Any]:
    words = setting.words
    several = len(gap.conditions) > 1
    far = [(short_name(row), row.distance or row.number) for row in gap.conditions]
    told = [f"{name}{words.colon}{away}" if several else away for name, away in far]
    kind = words.also_eligibility if gap.kind == "eligibility" else ""
    title = words.separator.join(part for part in (gap.title, kind) if part)
    result = verdict(gap.verdict.key, gap.verdict.word, styles.CELL)
    return [title, words.separator.join(told), result]


def _ahead(setting: Setting) -> list[Any]:
    """The road in one sentence, and what the result hangs on; their own parts say the rest."""
    report, words = setting.report, setting.words
    told = []
    if report.road is not None:
        title = words.road.format(tier=setting.in_sentence(report.road.target_name))
        told.append(f"{title}{words.colon}{report.road.headline}")
    if report.sensitivity is not None:
        told.append(f"{words.hangs_on}{words.colon}{report.sensitivity.headline}")
    return [text(line, styles.FINE) for line in told]


def _heeded(setting: Setting, is_brief: bool) -> list[Any]:
    report = setting.report
    told = [*report.warnings, *report.readings]
    if not told:
        return []
    shown = [_cut(line) for line in told[:2]] if is_brief else told
    return [text(setting.words.heeded, styles.H2_SMALL), *bullets(shown, styles.FINE)]


def _cut(line: str) -> str:
    return line if len(line) <= BRIEF else f"{line[:BRIEF]}…"


def _end(setting: Setting) -> list[Any]:
    words, report = setting.words, setting.report
    facts = [f"{fact.label} {fact.value}" for fact in report.counts]
    counted = f"{words.counts}{words.colon}{words.separator.join(facts)}" if facts else ""
    lines = [line for line in (counted, report.edition_note) if line]
    told = [text(line, styles.CELL_NOTE) for line in lines]
    if not setting.is_summary:
        return told
    return [*told, *lost_characters(setting), *closing(setting)]
