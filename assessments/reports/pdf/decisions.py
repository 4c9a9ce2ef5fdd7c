"""Page one: what a director decides with. Where the plant stands, what it can file, what to do."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Spacer

from ..report import Decision, DecisionsPart, Fact, Report, Verdict
from . import styles
from .blocks import Run, bullets, runs, text, verdict
from .setting import Setting
from .shapes import Beside, Rule, height
from .tables import table

HALF = styles.columns(6)
HEADLINE = styles.style("headline", 11.9, 18, fontName=styles.STRONG.fontName)
ANSWER = styles.style("answer", 10.5, 16, fontName=styles.STRONG.fontName)
FACT = styles.style("fact", 9, 13.5)
DECIDED = styles.style("decided", 9.5, 15, fontName=styles.STRONG.fontName)
NUMBER, DATE, EFFORT = 30.0, 124.0, 84.0
SHOWN = (8, 5, 3, 1)  # so many obstacles, the fewest where page one is full


def decisions(setting: Setting, above: Sequence[Any]) -> list[Any]:
    """What stands above it on page one leaves it room for so much."""
    room = styles.HEIGHT - height(above)
    part = setting.report.decisions
    if part is None:
        return _plain(setting)
    for shown in SHOWN:
        story = _story(setting, part, shown)
        if height(story) <= room:
            break
    return story


def _plain(setting: Setting) -> list[Any]:
    """A result from before decisions were kept: the two answers, in full."""
    report = setting.report
    reached = Verdict(conditions_key(report), "")
    return [
        *_headline(setting),
        _answers(setting, report.conditions_line, reached, report.filing_line, report.filing),
        Spacer(0, 10),
        *_disclaimer(setting),
    ]


def _headline(setting: Setting) -> list[Any]:
    return [Spacer(0, 9), text(setting.report.headline, HEADLINE), Spacer(0, 7)]


def conditions_key(report: Report) -> str:
    """Which shape stands beside the line on the conditions."""
    return "met" if report.tier_key else "not_met" if report.is_decided else "undecided"


def _story(setting: Setting, part: DecisionsPart, shown: int) -> list[Any]:
    return [
        *_headline(setting),
        _answers(setting, part.stands, part.stands_verdict, part.files, part.files_verdict),
        *_blocked(setting, part.blocked_by, shown),
        *_decided(setting, part),
        *_sure(setting, part),
        *_disclaimer(setting),
    ]


def _answers(
    setting: Setting, stands: str, reached: Verdict, files: str, filing: Verdict
) -> Beside:
    """Both in equal size: one does not stand for the other."""
    words = setting.words
    left = _answer(words.stands, stands, reached)
    return Beside([left, [], _answer(words.files, files, filing)], [HALF, styles.GUTTER, HALF])


def _answer(label: str, told: str, judged: Verdict) -> list[Any]:
    return [
        Rule(styles.INK, 0.8),
        Spacer(0, 4),
        text(label, styles.LABEL),
        verdict(judged.key, told, ANSWER),
    ]


def _blocked(setting: Setting, items: Sequence[str], shown: int) -> list[Any]:
    if not items:
        return []
    words, left = setting.words, len(items) - shown
    more = [words.more.format(count=left)] if left > 0 else []
    told = bullets([*items[:shown], *more], FACT)
    return [text(words.blocked, styles.H2_SMALL), *told]


def _decided(setting: Setting, part: DecisionsPart) -> list[Any]:
    if not part.decisions:
        return []
    words = setting.words
    has_effort = any(one.effort for one in part.decisions)
    widths = [NUMBER, styles.WIDTH - NUMBER - DATE - EFFORT * has_effort, DATE]
    head = [words.number, words.decision, words.by_when]
    rows = [
        _decision(setting, number, one, has_effort)
        for number, one in enumerate(part.decisions, start=1)
    ]
    made = table(
        [*head, words.effort] if has_effort else head,
        rows,
        [*widths, EFFORT] if has_effort else widths,
    )
    told = [*_whole_effort(setting, part), *_support(part)]
    return [text(words.to_decide, styles.H2_SMALL), made, *told]


def _decision(setting: Setting, number: int, one: Decision, has_effort: bool) -> list[Any]:
    what = [text(one.text, DECIDED), text(one.why, FACT)]
    when = [text(one.by_when or "–", FACT)]
    if one.basis is not None:
        when.append(setting.basis(one.basis))
    effort = [text(one.effort or "–", FACT)] if has_effort else []
    return [text(str(number), DECIDED), what, when, *effort]


def _whole_effort(setting: Setting, part: DecisionsPart) -> list[Any]:
    if not part.effort:
        return []
    label = f"{setting.words.whole_effort}{setting.words.colon}"
    return [
        runs([Run(label, is_quiet=True), Run(" " * label.endswith(" ")), Run(part.effort)], FACT)
    ]


def _support(part: DecisionsPart) -> list[Any]:
    """Below the table, in its full width: page one has no room for it in a column."""
    return [text(one.support, styles.SMALL) for one in part.decisions if one.support]


def _sure(setting: Setting, part: DecisionsPart) -> list[Any]:
    """How sure it is, and who answered: beside one another."""
    words = setting.words
    sides = ((words.how_sure, part.sure), (words.who_answered, part.answered_by))
    told = [_facts(setting, title, facts) for title, facts in sides if facts]
    if not told:
        return []
    if len(told) == 1:
        return told[0]
    return [Spacer(0, 6), Beside([told[0], [], told[1]], [HALF, styles.GUTTER, HALF])]


def _facts(setting: Setting, title: str, facts: Sequence[Fact]) -> list[Any]:
    colon = setting.words.colon
    lines = [
        runs([Run(f"{fact.label}{colon.rstrip()}", is_quiet=True), Run(" "), Run(fact.value)], FACT)
        for fact in facts
    ]
    return [text(title, styles.H2_SMALL), Rule(), Spacer(0, 3), *lines]


def _disclaimer(setting: Setting) -> list[Any]:
    told = setting.report.disclaimer
    return [Spacer(0, 8), text(told, styles.SMALL)] if told else []
