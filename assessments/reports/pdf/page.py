"""Sheets of paper: size, margins, page foot, the list of contents."""

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate
from typing import Any, NamedTuple

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from . import styles
from .blocks import Heading
from .fonts import REGULAR, printable, register_fonts
from .lines import char_width
from .metadata import Metadata
from .shapes import Beside
from .tags import Shared, TaggedCanvas

FOOT_SIZE = 7
ROOM_FOR_NUMBER = 66.0
FOOT_Y = 11 * styles.mm
ENTRY_HEIGHT = 16


class Foot(NamedTuple):
    """`left` stands on every page, cut where it is too long, and `mark` uncut after it; `pages`
    has two places: "page {page} of {pages}"."""

    left: str
    pages: str
    mark: str = ""


def write(story: Sequence[Any], feet: Foot | Sequence[Foot], metadata: Metadata) -> bytes:
    """One pass: numbers that need the whole document are put in when it is known. Each foot has
    its sheet: the first is "page", the next ones "page-1", "page-2"."""
    register_fonts()
    told = [feet] if isinstance(feet, Foot) else feet
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageTemplates=[_sheet(sheet_name(place), foot) for place, foot in enumerate(told)],
        title=metadata.title,
        author=metadata.author,
        subject=metadata.subject,
        lang=metadata.language,
        initialFontName=REGULAR,
        invariant=1,
        displayDocTitle=True,
        allowSplitting=1,
    )
    document.build(list(story), canvasmaker=_canvas_maker(metadata))
    return target.getvalue()


def sheet_name(place: int) -> str:
    return f"page-{place}" if place else "page"


def _sheet(name: str, foot: Foot) -> PageTemplate:
    return PageTemplate(name, [_frame()], onPage=lambda canvas, _: _draw_foot(canvas, foot))


def _frame() -> Frame:
    return Frame(
        styles.SIDE,
        styles.BOTTOM,
        styles.WIDTH,
        styles.HEIGHT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _canvas_maker(metadata: Metadata) -> Any:
    def make(*args: Any, **options: Any) -> TaggedCanvas:
        canvas = TaggedCanvas(*args, **options)
        canvas.metadata = metadata
        return canvas

    return make


def _draw_foot(canvas: TaggedCanvas, foot: Foot) -> None:
    with canvas.artifact("Pagination"):
        canvas.saveState()
        canvas.setStrokeColor(styles.HAIRLINE)
        canvas.setLineWidth(styles.HAIR)
        canvas.line(styles.SIDE, FOOT_Y + 12, styles.PAGE_WIDTH - styles.SIDE, FOOT_Y + 12)
        canvas.setFillColor(styles.SECONDARY)
        canvas.setFont(REGULAR, FOOT_SIZE)
        canvas.drawString(styles.SIDE, FOOT_Y, _foot_words(foot))
        page = canvas.getPageNumber()
        canvas.later(lambda later: _draw_page_number(later, foot, page))
        canvas.restoreState()


def _foot_words(foot: Foot) -> str:
    taken = sum(char_width(char, REGULAR, FOOT_SIZE) for char in foot.mark)
    return shortened(foot.left, styles.WIDTH - ROOM_FOR_NUMBER - taken) + foot.mark


def _draw_page_number(canvas: TaggedCanvas, foot: Foot, page: int) -> None:
    words = foot.pages.format(page=page, pages=len(canvas.pages_content))
    canvas.setFillColor(styles.SECONDARY)
    canvas.setFont(REGULAR, FOOT_SIZE)
    canvas.drawRightString(styles.PAGE_WIDTH - styles.SIDE, FOOT_Y, words)


def shortened(words: str, width: float, size: float = FOOT_SIZE) -> str:
    """Cut with an ellipsis where it does not fit on one line."""
    words = " ".join(printable(words).split())
    ends = list(accumulate(char_width(char, REGULAR, size) for char in words))
    if not ends or ends[-1] <= width:
        return words
    room = width - char_width("…", REGULAR, size)
    return words[: sum(end <= room for end in ends)] + "…"


class ContentsEntry(Flowable):
    """One line of the list of contents: title, hairline, page; the whole line is a link."""

    def __init__(self, entry: Heading, whole: Shared) -> None:
        super().__init__()
        self.entry = entry
        self.shared = Shared("Link", Shared("TOCI", whole))

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, ENTRY_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        canvas, size = self.canv, styles.FINE.fontSize
        with canvas.artifact():
            canvas.saveState()
            canvas.setStrokeColor(styles.HAIRLINE)
            canvas.setLineWidth(styles.HAIR)
            canvas.line(0, 0, self.width, 0)
            canvas.restoreState()
        element = self.shared.on(canvas)
        with canvas.tagged(element):
            canvas.saveState()
            canvas.setFillColor(styles.INK)
            canvas.setFont(REGULAR, size)
            title = shortened(self.entry.label, self.width - 24, size)
            canvas.drawString(0, 5, title)
            canvas.later(self._draw_number)
            canvas.restoreState()
        box = (0, 0, self.width, self.height)
        canvas.link_to(element, self.entry.label, f"#{self.entry.key}", box)

    def _draw_number(self, canvas: TaggedCanvas) -> None:
        canvas.setFillColor(styles.INK)
        canvas.setFont(REGULAR, styles.FINE.fontSize)
        canvas.drawRightString(self.width, 5, str(canvas.destinations[self.entry.key]))


def columned(entries: Sequence["ContentsEntry"]) -> Beside:
    """In two columns, down the left one first."""
    middle, half = (len(entries) + 1) // 2, styles.columns(6)
    sides = [entries[:middle], [], entries[middle:]]
    return Beside(sides, [half, styles.GUTTER, half])


def contents(entries: Sequence[Heading]) -> list[ContentsEntry]:
    whole = Shared("TOC")
    return [ContentsEntry(entry, whole) for entry in entries]
