"""What is drawn rather than written: figures, bars, lines, and things side by side."""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable

from . import styles
from .tags import Shared


class Figure(Flowable):
    """A drawing with words for those who cannot see it. `paint` draws from the lower left."""

    def __init__(
        self, width: float, height: float, alternative: str, paint: Callable[[Any], None]
    ) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.alternative, self.paint = alternative, paint

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        box = f"{x:.2f} {y:.2f} {x + self.width:.2f} {y + self.height:.2f}"
        element = Shared("Figure", Alt=self.alternative, BBox=box).on(canvas)
        with canvas.tagged(element):
            canvas.saveState()
            self.paint(canvas)
            canvas.restoreState()


class Rule(Flowable):
    """A line across; it says nothing, so it is an artifact."""

    def __init__(self, colour: Any = styles.HAIRLINE, weight: float = styles.HAIR) -> None:
        super().__init__()
        self.colour, self.weight = colour, weight

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, self.weight
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        with canvas.artifact():
            canvas.saveState()
            canvas.setStrokeColor(self.colour)
            canvas.setLineWidth(self.weight)
            canvas.line(0, 0, self.width, 0)
            canvas.restoreState()


class Bar(Flowable):
    """From `low` to `high` of a scale of 0 to 1; the number itself stands beside it as text."""

    def __init__(self, low: float, high: float, width: float, height: float = 5) -> None:
        super().__init__()
        self.low, self.high, self.width, self.height = low, high, width, height

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        if canvas.is_marking:
            return
        with canvas.artifact():
            canvas.saveState()
            self._paint(canvas)
            canvas.restoreState()

    def _paint(self, canvas: Any) -> None:
        canvas.setStrokeColor(styles.SECONDARY)
        canvas.setLineWidth(styles.HAIR)
        canvas.setFillColor(styles.WASH)
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(styles.ACCENT)
        canvas.rect(0, 0, self.width * self.low, self.height, stroke=0, fill=1)
        if self.high > self.low:
            reach = self.width * (self.high - self.low)
            canvas.rect(self.width * self.low, 0, reach, self.height, stroke=1, fill=0)


class Beside(Flowable):
    """Things side by side, tops level. A layout, not a table: nothing is tagged but the things."""

    def __init__(self, parts: Sequence[Sequence[Any]], widths: Sequence[float]) -> None:
        super().__init__()
        self.parts, self.widths = parts, widths

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.sizes = [
            [_size(item, width, availHeight) for item in part]
            for part, width in zip(self.parts, self.widths, strict=True)
        ]
        self.width = sum(self.widths)
        self.height = max(sum(sizes) for sizes in self.sizes)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Never in parts, unless it is higher than a page: then one thing under the other."""
        if self.height <= styles.HEIGHT:
            return []
        return [item for part in self.parts for item in part]

    def draw(self) -> None:
        x = 0.0
        for part, sizes, width in zip(self.parts, self.sizes, self.widths, strict=True):
            y = self.height
            for item, height in zip(part, sizes, strict=True):
                item.drawOn(self.canv, x, y - height + item.getSpaceAfter())
                y -= height
            x += width


def height(story: Sequence[Any]) -> float:
    """What all of it takes on a page, at most: spaces between two things are counted in full."""
    spaces = sum(part.getSpaceBefore() + part.getSpaceAfter() for part in story)
    return float(spaces + sum(part.wrap(styles.WIDTH, styles.HEIGHT)[1] for part in story))


def _size(item: Any, width: float, height: float) -> float:
    return float(item.wrapOn(None, width, height)[1]) + float(item.getSpaceAfter())
