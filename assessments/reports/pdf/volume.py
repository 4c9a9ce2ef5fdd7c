"""One language of the document: a section of its own, with its own outline and page foot."""

from typing import Any

from reportlab.platypus import CondPageBreak, KeepInFrame, NextPageTemplate, PageBreak
from reportlab.platypus.doctemplate import ActionFlowable

from . import styles
from .fonts import printable
from .page import sheet_name
from .setting import Setting
from .shapes import height
from .tags import Shared


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


def one_page(story: list[Any]) -> list[Any]:
    """A summary promises two pages: texts too long for one are set smaller."""
    whole = [piece for piece in story if not isinstance(piece, CondPageBreak)]
    if height(whole) <= styles.HEIGHT:
        return whole
    return [KeepInFrame(styles.WIDTH, styles.HEIGHT, whole, mode="shrink")]
