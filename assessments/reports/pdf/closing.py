"""The end of the document: how it is known again, and what a check of it says and does not say."""

from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.platypus import CondPageBreak, Spacer

from . import styles
from .blocks import Run, link, runs, text
from .setting import Setting
from .shapes import Beside, Figure, Rule

QR_SIZE = 74.0
QUIET = 4  # modules of white around it, as the standard asks
ROOM = QR_SIZE + 60
CODE = styles.style("code", 9.5, 15, spaceAfter=2)


def closing(setting: Setting) -> list[Any]:
    """A draft is not checked: it may still change."""
    report, words = setting.report, setting.words
    if not report.code or report.is_draft:
        return []
    code = Run(report.code, is_bold=True)
    told: list[Any] = [
        runs([Run(f"{words.code}{words.colon.rstrip()}"), Run(" "), code], CODE),
        text(words.code_says if report.check_address else words.code_alone, styles.SMALL),
    ]
    head = [CondPageBreak(ROOM), Spacer(0, 10), Rule(styles.INK, 0.8), Spacer(0, 6)]
    if not report.check_address:
        return [*head, *told]
    told.insert(1, link(report.check_address, report.check_address, styles.SMALL))
    widths = [QR_SIZE, styles.GUTTER, styles.WIDTH - QR_SIZE - styles.GUTTER]
    return [*head, Beside([[_qr(setting)], [], told], widths)]


def _qr(setting: Setting) -> Figure:
    """Drawn as squares: it is sharp at every size and needs no picture."""
    address = setting.report.check_address
    rows = _modules(address)
    return Figure(
        QR_SIZE,
        QR_SIZE,
        setting.words.qr_alternative.format(address=address),
        lambda canvas: _paint(canvas, rows),
    )


def _modules(address: str) -> list[list[bool]]:
    code = QrCodeWidget(address, barLevel="M")
    code.qr.make()
    return [[bool(dark) for dark in row] for row in code.qr.modules]


def _paint(canvas: Any, rows: list[list[bool]]) -> None:
    side = QR_SIZE / (len(rows) + 2 * QUIET)
    canvas.setFillColor(styles.INK)
    path = canvas.beginPath()
    for number, row in enumerate(rows, start=1):
        y = QR_SIZE - (number + QUIET) * side
        for start, length in _bars(row):
            path.rect((QUIET + start) * side, y, length * side, side)
    canvas.drawPath(path, stroke=0, fill=1)


def _bars(row: list[bool]) -> list[tuple[int, int]]:
    """Dark modules beside one another are one bar: start and length."""
    bars: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if bars and sum(bars[-1]) == place:
            bars[-1] = (bars[-1][0], bars[-1][1] + 1)
        else:
            bars.append((place, 1))
    return bars
