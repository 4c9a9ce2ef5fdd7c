"""One page: where the plant stands, the ladder, what keeps it from the next tier."""

from typing import Any

from reportlab.platypus import Spacer

from ..report import GapRow, Report
from . import styles
from .blocks import bullets, text, verdict
from .condition_rows import short_name
from .drawings import ladder
from .legend import legend
from .setting import Setting
from .shapes import Beside, Rule, height
from .standings import readings_table, told_facts
from .tables import table

GAPS_SHOWN = 12
FEWEST_GAPS = 3


def summary(setting: Setting) -> list[Any]:
    """As many gaps as leave it one page; the others are counted, and told in their own part.
    Where even the fewest do not, the readings take a line instead of a table."""
    heading = setting.open_part(setting.words.summary)
    is_brief = not _fits([*heading, *_story(setting, FEWEST_GAPS)])
    fewest = 1 if is_brief else FEWEST_GAPS
    for shown in range(min(GAPS_SHOWN, len(setting.report.gaps)), fewest, -1):
        story = [*heading, *_story(setting, shown, is_brief)]
        if _fits(story):
            return story
    return [*heading, *_story(setting, fewest, is_brief)]


def _fits(story: list[Any]) -> bool:
    return height(story) <= styles.HEIGHT


def _story(setting: Setting, shown: int, is_brief: bool = False) -> list[Any]:
    report, words = setting.report, setting.words
    return [
        text(report.headline, styles.LEAD),
        Spacer(0, 4),
        _two_answers(setting),
        Spacer(0, 6),
        *([ladder(report.tiers, words)] if report.tiers else []),
        Spacer(0, 5),
        *legend(setting),
        Spacer(0, 2),
        *(_brief(setting) if is_brief else _behind(setting)),
        *_keeping(setting, shown),
        *_ahead(setting),
        *_heeded(setting),
        *_counts(setting),
        *_edition(setting),
    ]


def _behind(setting: Setting) -> list[Any]:
    """The readings beside one another, and the AI share twice; their own part says the rest."""
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


def _edition(setting: Setting) -> list[Any]:
    report = setting.report
    told = setting.words.colon.join((setting.words.edition, report.edition_name))
    space = "" if setting.words.locale == "zh-CN" else " "
    stop = "。" if setting.words.locale == "zh-CN" else "."
    return [text(f"{told}{stop}{space}{report.edition_note}", styles.CELL_NOTE)]


def _two_answers(setting: Setting) -> Beside:
    """The conditions and the filing, in equal size: one does not stand for the other."""
    report = setting.report
    half = styles.columns(6)
    reached = conditions_key(report)
    conditions = [Rule(), Spacer(0, 5), verdict(reached, report.conditions_line, styles.BODY)]
    filing = [Rule(), Spacer(0, 5), verdict(report.filing.key, report.filing_line, styles.BODY)]
    return Beside([conditions, [], filing], [half, styles.GUTTER, half])


def conditions_key(report: Report) -> str:
    """Which shape stands beside the line on the conditions."""
    return "met" if report.tier_key else "not_met" if report.is_decided else "undecided"


def _keeping(setting: Setting, most: int) -> list[Any]:
    report, words = setting.report, setting.words
    if not report.gaps:
        return []
    shown = report.gaps[:most]
    left = len(report.gaps) - len(shown)
    widths = [146, styles.WIDTH - 208, 62]
    return [
        text(words.keeping.format(tier=setting.in_sentence(report.target_name)), styles.H2_SMALL),
        table(
            [words.gap, words.distance, words.result], [_gap(setting, gap) for gap in shown], widths
        ),
        *([text(words.more_gaps.format(count=left), styles.SMALL)] if left else []),
    ]


def _gap(setting: Setting, gap: GapRow) -> list[Any]:
    words = setting.words
    several = len(gap.conditions) > 1
    far = [(short_name(row), row.distance or row.number) for row in gap.conditions]
    told = [f"{name}{words.colon}{away}" if several else away for name, away in far]
    kind = words.also_eligibility if gap.kind == "eligibility" else ""
    title = words.separator.join(part for part in (gap.title, kind) if part)
    return [title, words.separator.join(told), verdict_cell(gap)]


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


def verdict_cell(row: Any) -> Any:
    return verdict(row.verdict.key, row.verdict.word, styles.CELL)


def _counts(setting: Setting) -> list[Any]:
    facts = setting.report.counts
    if not facts:
        return []
    told = setting.words.separator.join(f"{fact.label} {fact.value}" for fact in facts)
    return [text(setting.words.counts, styles.H2_SMALL), text(told, styles.FINE)]


def _heeded(setting: Setting) -> list[Any]:
    report = setting.report
    told = [*report.warnings, *report.readings]
    if not told:
        return []
    return [text(setting.words.heeded, styles.H2_SMALL), *bullets(told, styles.FINE)]
