"""What is written on a page: text, headings, links, lists, verdicts. Each tags itself."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.flowables import KeepTogether

from . import styles
from .fonts import BOLD, markup, printable
from .lines import ChineseParagraph
from .marks import MARK_WIDTH, draw_mark
from .tags import Shared, TaggedCanvas


class Run(NamedTuple):
    """A piece of a paragraph that looks different."""

    text: str
    is_bold: bool = False
    is_quiet: bool = False


class Text(ChineseParagraph):
    """A paragraph that tags itself; its halves on two pages are one element."""

    shared: Shared | None = None
    cell: dict[str, str] | None = None  # what the table cell is whose first text this is
    mark: str = ""  # verdict key of the shape before the first line

    _wrapped_to = -1.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Tables ask again for every part they are split into; the lines stay the same."""
        if availWidth != self._wrapped_to or not hasattr(self, "blPara"):
            super().wrap(availWidth, availHeight)
            self._wrapped_to = availWidth
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        if self.mark:
            self._draw_mark()
        if canvas.is_marking:
            super().draw()
            return
        with canvas.tagged(self.element(canvas)):
            super().draw()

    def element(self, canvas: TaggedCanvas) -> Any:
        self.shared = self.shared or Shared(self.style.role)
        return self.shared.on(canvas)

    def _draw_mark(self) -> None:
        canvas, size = self.canv, self.style.fontSize
        was_marking = canvas.is_marking
        if not was_marking:
            canvas.begin_artifact()
        canvas.saveState()
        y = self.height - (self.style.leading - size) / 2 - size * 0.55
        draw_mark(canvas, self.mark, self.style.leftIndent - MARK_WIDTH + 3, y)
        canvas.restoreState()
        if not was_marking:
            canvas.end()

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        parts: list[Any] = super().split(availWidth, availHeight)
        if len(parts) > 1:
            self.shared = self.shared or Shared(self.style.role)
            for part in parts:
                part.shared, part.cell = self.shared, self.cell
            parts[0].mark = self.mark
        return parts


class Heading(Text):
    """Also an entry of the outline and a place to link to."""

    key = ""
    label = ""
    level = 0

    def draw(self) -> None:
        canvas = self.canv
        canvas.bookmarkHorizontal(self.key, 0, self.height + 12)
        canvas.destinations[self.key] = canvas.getPageNumber()
        canvas.addOutlineEntry(self.label, self.key, self.level)
        super().draw()


class LinkText(Text):
    """A paragraph that is one link as a whole, to an address or to #key."""

    target = ""
    label = ""

    def element(self, canvas: TaggedCanvas) -> Any:
        self.shared = self.shared or Shared("Link", Shared(self.style.role))
        return self.shared.on(canvas)

    def draw(self) -> None:
        super().draw()
        box = (self.style.leftIndent, 0.0, self.width, self.height)
        if not self.canv.is_marking:
            self.canv.link_to(self.element(self.canv), self.label, self.target, box)

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        self.shared = self.shared or Shared("Link", Shared(self.style.role))
        parts = super().split(availWidth, availHeight)
        for part in parts:
            part.target, part.label = self.target, self.label
        return parts


def text(content: str, style: ParagraphStyle = styles.BODY) -> Text:
    words = printable(content.strip())
    if not words or "\n" in words:
        return Text(markup(content), style)
    return Text("", style, frags=[_fragment(style).clone(text=words)])


def _fragment(style: ParagraphStyle) -> Any:
    """What reportlab's parser makes of plain text in this style: the parser is slow, and plain
    text needs none."""
    return _plain(style.fontName, style.fontSize, style.textColor)


@lru_cache(maxsize=256)
def _plain(font: str, size: float, colour: Any) -> Any:
    """By what it looks like: some styles are made anew for every report."""
    return Text("x", styles.style("plain", size, size, fontName=font, textColor=colour)).frags[0]


def runs(parts: Iterable[Run], style: ParagraphStyle = styles.BODY) -> Text:
    return Text("".join(_run(part) for part in parts), style)


def _run(part: Run) -> str:
    inner = markup(part.text) if part.text.strip() else part.text
    if part.is_bold:
        return f'<font name="{BOLD}">{inner}</font>'
    if part.is_quiet:
        return f'<font color="{styles.SECONDARY.hexval().replace("0x", "#")}">{inner}</font>'
    return inner


def heading(content: str, key: str, style: ParagraphStyle = styles.H1, level: int = 0) -> Heading:
    made = Heading(markup(content), style)
    made.key, made.label, made.level = key, content, level
    return made


def link(content: str, target: str, style: ParagraphStyle = styles.BODY) -> LinkText:
    made = LinkText(markup(content), style)
    made.target, made.label = target, content
    return made


def verdict(key: str, word: str, style: ParagraphStyle = styles.CELL) -> Text:
    """The word with its shape before it."""
    made = text(word, _shifted(style))
    made.mark = key
    return made


@lru_cache(maxsize=64)
def _shifted(style: ParagraphStyle) -> ParagraphStyle:
    indent = style.leftIndent + MARK_WIDTH
    return ParagraphStyle(f"{style.name}-verdict", parent=style, leftIndent=indent)


def bullets(items: Iterable[str], style: ParagraphStyle = styles.BODY) -> list[Text]:
    """A tagged list; items may break over pages."""
    whole, hanging = Shared("L"), _hanging(style)
    return [_bullet(item, hanging, whole) for item in items]


@lru_cache(maxsize=64)
def _hanging(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(
        f"{style.name}-item",
        parent=style,
        leftIndent=style.leftIndent + 10,
        bulletIndent=style.leftIndent,
        spaceAfter=min(style.spaceAfter, 3),
    )


def _bullet(item: str, style: ParagraphStyle, whole: Shared) -> Text:
    made = Text(markup(item), style, bulletText="–")
    made.shared = Shared("LBody", Shared("LI", whole))
    return made


def together(parts: Iterable[Any]) -> KeepTogether:
    return KeepTogether(list(parts))
