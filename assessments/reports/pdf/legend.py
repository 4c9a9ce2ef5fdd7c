"""Every verdict with its shape, so that the shapes can be read in black and white."""

from typing import Any

from . import styles
from .blocks import Text, text, verdict
from .lines import char_width
from .marks import MARK_WIDTH
from .setting import Setting
from .shapes import Beside

GAP = 16.0
STYLE = styles.CELL


def legend(setting: Setting) -> list[Any]:
    verdicts = setting.report.legend
    if not verdicts:
        return []
    label = f"{setting.words.legend}{setting.words.colon}".rstrip()
    told: list[Text] = [text(label, STYLE)]
    told += [verdict(one.key, one.word, STYLE) for one in verdicts]
    widths = [_width(label)] + [_width(one.word) + MARK_WIDTH for one in verdicts]
    room = styles.WIDTH / len(widths)
    return [Beside([[one] for one in told], [min(width, room) for width in widths])]


def _width(words: str) -> float:
    return sum(char_width(char, STYLE.fontName, STYLE.fontSize) for char in words) + GAP
