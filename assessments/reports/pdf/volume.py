"""One language of the document: a section of its own, with its own outline and page foot."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from reportlab.platypus import CondPageBreak, KeepInFrame, NextPageTemplate, PageBreak
from reportlab.platypus.doctemplate import ActionFlowable

from . import styles
from .blocks import Heading, Text
from .fonts import printable
from .page import sheet_name
from .setting import Setting
from .shapes import height
from .tables import PagedTable
from .tags import Shared

LOOKED_AHEAD = 6
MOST_ASKED = styles.HEIGHT * 0.6


class Opened(ActionFlowable):
    """From here on everything belongs to this section of the document, in its language."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        words = setting.words
        self.shared = Shared("Sect", Lang=words.locale)
        self.label = f"{words.language_name} · {printable(setting.report.title)}"
        self.key = f"v{setting.volume}"

    def apply(self, doc: Any) -> None:
        doc.canv.enter(self.shared.on(doc.canv))
        doc.canv.bookmarkHorizontal(self.key, 0, styles.PAGE_HEIGHT)
        doc.canv.addOutlineEntry(self.label, self.key, 0)


class Closed(ActionFlowable):
    def apply(self, doc: Any) -> None:
        doc.canv.leave()


def volume(setting: Setting, story: list[Any]) -> list[Any]:
    """A document of one language needs no section: its language is the document's."""
    if not setting.depth:
        return story
    begun = [NextPageTemplate(sheet_name(setting.volume)), PageBreak()] if setting.volume else []
    return [*begun, Opened(setting), *story, Closed()]


def headed(story: Sequence[Any]) -> list[Any]:
    """A heading asks for room for the first row of the table it stands over: rows are not split."""
    made: list[Any] = []
    for place, piece in enumerate(story):
        if isinstance(piece, Heading) and not (made and isinstance(made[-1], Heading)):
            made.append(CondPageBreak(_needed(story[place : place + LOOKED_AHEAD])))
        made.append(piece)
    return made


def _needed(pieces: Sequence[Any]) -> float:
    """From a heading to the end of the first row, at most: else nothing."""
    texts = list(takewhile(lambda piece: isinstance(piece, Text), pieces))
    after = pieces[len(texts) : len(texts) + 1]
    if not after or not isinstance(after[0], PagedTable):
        return 0.0
    return min(height(texts) + after[0].first_rows(), MOST_ASKED)


def one_page(story: list[Any]) -> list[Any]:
    """A summary promises two pages: texts too long for one are set smaller."""
    whole = [piece for piece in story if not isinstance(piece, CondPageBreak)]
    if height(whole) <= styles.HEIGHT:
        return whole
    return [KeepInFrame(styles.WIDTH, styles.HEIGHT, whole, mode="shrink")]
