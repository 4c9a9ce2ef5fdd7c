"""The sheet an on-site expert takes along: claims, checks, boxes to tick, room to write."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from reportlab.platypus import CondPageBreak, Spacer

from ..report import VerificationAspect, VerificationPart, VerificationRow
from . import styles
from .blocks import Text, heading, text
from .fonts import markup
from .method import lost_characters
from .setting import Setting
from .tables import GroupRow, table
from .words.verification import VerificationWords, words_for

WIDTHS = (28.0, 168.0, 118.0, 60.0, styles.WIDTH - 374.0)
HAND_ROOM = 26.0  # points of height to write in
BOX = 7.0
TICKED = styles.style("tick", 8, 13, leftIndent=BOX + 5)
ROOM_FOR_TABLE = 150.0


class Tick(Text):
    """A word with an empty square before it."""

    def _draw_mark(self) -> None:
        canvas = self.canv
        was_marking = canvas.is_marking
        if not was_marking:
            canvas.begin_artifact()
        canvas.saveState()
        canvas.setStrokeColor(styles.INK)
        canvas.setLineWidth(0.8)
        middle = self.height - self.style.leading / 2
        canvas.rect(0.5, middle - BOX / 2 - 0.5, BOX, BOX, stroke=1, fill=0)
        canvas.restoreState()
        if not was_marking:
            canvas.end()


def verification(setting: Setting) -> list[Any]:
    part = setting.report.verification
    if part is None:
        return []
    words = words_for(setting.words.locale)
    story = [*_opening(setting, words)]
    story += [text(line, styles.INTRO) for line in part.intro]
    story += [text(line, styles.STRONG) for line in (part.minutes_line,) if line]
    story += [text(line, styles.BODY) for line in (part.left_line,) if line]
    if part.aspects:
        story += _sheet(setting, part, words)
    return [*story, *lost_characters(setting, _printed(setting))]


def _printed(setting: Setting) -> tuple[Any, ...]:
    report = setting.report
    return report.plant_name, report.organisation_name, report.edition_name, report.verification


def _opening(setting: Setting, words: VerificationWords) -> list[Any]:
    """Whose it is, on which edition, from which day: the sheet is taken along alone."""
    report = setting.report
    day = report.dated or setting.words.draft_word
    whose = " · ".join(
        part for part in (report.organisation_name, report.edition_name, day) if part
    )
    title = heading(words.title, setting.key(), styles.H1, setting.depth)
    lines = (text(line, styles.SMALL) for line in (whose, report.disclaimer) if line)
    return [title, text(report.plant_name, styles.LEAD), *lines, Spacer(0, 8)]


def _sheet(setting: Setting, part: VerificationPart, words: VerificationWords) -> list[Any]:
    """What came of it stands in front: it is what the reader of a filled-in sheet looks for."""
    story = _by_hand(setting, words.by_hand, _heads(words))
    story += _by_hand(setting, words.sums, _sums(words))
    for aspect in part.aspects:
        story += _aspect(setting, aspect, words)
    return story


def _heads(words: VerificationWords) -> tuple[str, ...]:
    return words.date, words.expert, words.unit, words.company


def _sums(words: VerificationWords) -> tuple[str, ...]:
    return words.agrees, words.differs, words.unseen, words.signature


def _by_hand(setting: Setting, title: str, heads: tuple[str, ...]) -> list[Any]:
    """Blank fields under their names."""
    widths = [styles.WIDTH / len(heads)] * len(heads)
    room = [
        ("BOTTOMPADDING", (0, 1), (-1, 1), HAND_ROOM),
        ("LINEBELOW", (0, 1), (-1, 1), 0.8, styles.INK),
        ("INNERGRID", (0, 0), (-1, -1), styles.HAIR, styles.SECONDARY),
        ("LEFTPADDING", (1, 0), (-1, -1), 5),
    ]
    return [*setting.section(title), table(heads, [[""] * len(heads)], widths, room)]


def _aspect(setting: Setting, aspect: VerificationAspect, words: VerificationWords) -> list[Any]:
    title = words.minutes.format(aspect=aspect.name, minutes=aspect.minutes)
    head = [words.number, words.claim, words.check, words.found, words.notes]
    return [
        CondPageBreak(ROOM_FOR_TABLE),
        *setting.section(title),
        table(head, list(_rows(aspect, words)), WIDTHS, _LOOK),
    ]


# The lines guide the hand: they must be seen on a black-and-white print.
_LOOK = [
    ("LINEBELOW", (0, 1), (-1, -1), styles.HAIR, styles.SECONDARY),
    ("LINEBEFORE", (-1, 1), (-1, -1), styles.HAIR, styles.SECONDARY),
    ("LEFTPADDING", (-1, 0), (-1, -1), 5),
]


def _rows(aspect: VerificationAspect, words: VerificationWords) -> Iterable[Any]:
    for stop, rows in groupby(aspect.rows, key=lambda row: row.stop):
        yield GroupRow(text(stop, styles.CELL_STRONG))
        yield from (_row(row, words) for row in rows)


def _row(row: VerificationRow, words: VerificationWords) -> list[Any]:
    proof = words.evidence.format(numbers=row.proof) if row.proof else ""
    claim = [
        *_noted(row.about),
        text(row.claim, styles.CELL),
        *([text(row.count, styles.CELL_STRONG)] if row.count else []),
        *_noted(row.company),
        *_noted(row.because),
    ]
    ticks = [_tick(word) for word in (words.agrees, words.differs, words.unseen)]
    return [row.number, claim, [text(row.check, styles.CELL), *_noted(proof)], ticks, ""]


def _noted(told: str) -> list[Text]:
    return [text(told, styles.CELL_NOTE)] if told else []


def _tick(word: str) -> Tick:
    made = Tick(markup(word), TICKED)
    made.mark = "box"
    return made
