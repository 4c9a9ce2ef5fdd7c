"""What changed since the assessment before: what moved, and in full length the answers too."""

from collections.abc import Sequence
from typing import Any

from ..report import AnswerRow, ChangedAnswer, ChangedFact, ChangedVerdict, ChangesPart, Verdict
from . import styles
from .aside import labelled
from .blocks import bullets, text, verdict
from .setting import Setting
from .tables import table
from .words.changes import ChangesWords, changes_words

TIER_WIDTHS = (styles.columns(4), styles.columns(4), styles.columns(4))
VERDICT_WIDTHS = (styles.WIDTH - 322.0, 92.0, 92.0, 82.0, 56.0)
FACT_WIDTHS = (styles.WIDTH - 330.0, 120.0, 120.0, 90.0)
ANSWER_WIDTHS = (150.0, (styles.WIDTH - 206.0) / 2, (styles.WIDTH - 206.0) / 2, 56.0)
FEW = 20  # rows that a standard report has room for
ASKED_WIDTHS = (styles.WIDTH * 0.5, styles.WIDTH * 0.5)


def changes(setting: Setting) -> list[Any]:
    part = setting.report.changes
    if part is None:
        return []
    words = changes_words(setting.words.locale)
    return [
        *setting.open_part(part.title),
        text(part.headline, styles.STRONG),
        text(part.since, styles.BODY),
        *_counts(setting, part),
        *_tiers(words, part),
        *_verdicts(setting, words, part.verdicts),
        *_facts(setting, words, words.scores, words.score, _scores(setting, part)),
        *_facts(setting, words, words.facts, words.fact, part.facts),
        *(_answers(setting, words, part) if setting.is_full else []),
        *_limits(setting, words, part.limits),
    ]


def _counts(setting: Setting, part: ChangesPart) -> list[Any]:
    return [labelled(fact.label, fact.value, styles.FINE) for fact in part.counts]


def _tiers(words: ChangesWords, part: ChangesPart) -> list[Any]:
    if not part.tiers:
        return []
    rows = [[tier.name, _verdict(tier.was), _verdict(tier.now)] for tier in part.tiers]
    return [table([words.tier, words.then, words.now], rows, TIER_WIDTHS)]


def _verdict(found: Verdict | None) -> Any:
    return verdict(found.key, found.word) if found else text("–", styles.CELL)


def _verdicts(setting: Setting, words: ChangesWords, rows: Sequence[ChangedVerdict]) -> list[Any]:
    if not rows:
        return []
    head = [words.condition, words.then, words.now, words.asked_for, words.moved]
    shown = rows if setting.is_full else rows[:FEW]
    told = [_row(setting, words, row) for row in shown]
    left = len(rows) - len(shown)
    more = [text(words.more % {"n": left}, styles.SMALL)] if left else []
    return [*setting.section(words.verdicts), table(head, told, VERDICT_WIDTHS), *more]


def _row(setting: Setting, words: ChangesWords, row: ChangedVerdict) -> list[Any]:
    kind = words.kinds.get(row.kind, "")
    place = setting.words.separator.join(word for word in (row.tier, kind) if word)
    name = [text(row.name, styles.CELL), text(place, styles.CELL_NOTE)]
    asked = [text(row.threshold or "–", styles.CELL)]
    if row.was_threshold:
        before = f"{words.asked_before}{setting.words.colon}{row.was_threshold}"
        asked.append(text(before, styles.CELL_NOTE))
    return [
        [*name, *(text(note, styles.CELL_NOTE) for note in row.notes)],
        [_verdict(row.was), text(row.was_number, styles.CELL_NOTE)],
        [_verdict(row.now), text(row.now_number, styles.CELL_NOTE)],
        asked,
        text(row.moved_word, styles.CELL),
    ]


def _scores(setting: Setting, part: ChangesPart) -> list[ChangedFact]:
    """Shares decide verdicts; the scores beside them decide none."""
    moved = [score for score in part.scores if score.was != score.now]
    return [*part.shares, *(moved if setting.is_full else [])]


def _facts(
    setting: Setting, words: ChangesWords, title: str, name: str, rows: Sequence[ChangedFact]
) -> list[Any]:
    if not rows:
        return []
    told = [[row.label, row.was, row.now, row.change or "–"] for row in rows]
    head = [name, words.then, words.now, words.change]
    return [*setting.section(title), table(head, told, FACT_WIDTHS)]


def _answers(setting: Setting, words: ChangesWords, part: ChangesPart) -> list[Any]:
    story: list[Any] = []
    if part.answers:
        head = [words.question, words.then, words.now, words.moved]
        told = [_answer(row) for row in part.answers]
        story += [*setting.section(words.answers), table(head, told, ANSWER_WIDTHS)]
    for title, side, rows in (
        (words.asked_anew, words.now, part.asked_anew),
        (words.no_longer_asked, words.then, part.no_longer_asked),
        (words.reworded, words.change, part.reworded),
    ):
        story += _asked(setting, title, [words.question, side], rows)
    return story


def _answer(row: ChangedAnswer) -> list[Any]:
    return [row.question, row.was, row.now, row.moved_word]


def _asked(
    setting: Setting, title: str, head: Sequence[str], rows: Sequence[AnswerRow]
) -> list[Any]:
    if not rows:
        return []
    told = [[row.text, row.detail or "–"] for row in rows]
    return [*setting.section(title), table(head, told, ASKED_WIDTHS)]


def _limits(setting: Setting, words: ChangesWords, lines: Sequence[str]) -> list[Any]:
    if not lines:
        return []
    return [*setting.subsection(words.limits), *bullets(lines, styles.FINE)]
