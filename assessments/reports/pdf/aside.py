"""A label in the left margin columns, its text beside it: the report's usual way to tell facts."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle

from . import styles
from .blocks import Text, text
from .fonts import markup
from .marks import MARK_WIDTH


@lru_cache(maxsize=64)
def _aside(style: ParagraphStyle, extra: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        f"{style.name}-aside", parent=style, leftIndent=styles.ASIDE + extra, spaceAfter=2
    )


class Labelled(Text):
    """A paragraph with a label to the left of its first line; a long label makes room."""

    label: Text | None = None
    extra = 0.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        width, height = super().wrap(availWidth, availHeight)
        needed = self._label_height(availHeight)
        self.extra = max(0.0, needed - height)
        return width, height + self.extra

    def _label_height(self, limit: float) -> float:
        if self.label is None:
            return 0.0
        return float(self.label.wrapOn(None, styles.columns(3), limit)[1])

    def draw(self) -> None:
        canvas = self.canv
        if self.label is not None:
            top = self.height + self.extra
            self.label.drawOn(canvas, 0, top - self.label.height)
        canvas.saveState()
        canvas.translate(0, self.extra)
        super().draw()
        canvas.restoreState()

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        parts = super().split(availWidth, availHeight)
        if len(parts) > 1:
            parts[0].label = self.label
        return parts


def labelled(label: str, content: str, style: ParagraphStyle = styles.BODY) -> Labelled:
    made = Labelled(markup(content), _aside(style))
    made.label = text(label, _label_style(style))
    return made


@lru_cache(maxsize=64)
def _label_style(style: ParagraphStyle) -> ParagraphStyle:
    """Quiet, on the baseline of the text beside it."""
    return ParagraphStyle("label-aside", parent=styles.LABEL, leading=style.leading)


def labelled_texts(label: str, texts: Sequence[Text]) -> list[Text]:
    """The label beside the first of several paragraphs made by beside()."""
    if texts:
        texts[0].label = text(label, _label_style(styles.CARD))
    return list(texts)


def labelled_list(label: str, items: Iterable[str]) -> list[Text]:
    return labelled_texts(label, [beside(item) for item in items])


def beside(content: str, mark: str = "", is_markup: bool = False) -> Labelled:
    """A paragraph of a list in the text columns, without a label so far."""
    style = _aside(styles.CARD, MARK_WIDTH if mark else 0)
    made = Labelled(content if is_markup else markup(content), style)
    made.mark = mark
    return made
