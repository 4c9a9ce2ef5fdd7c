"""Type and measure of the report: A4, twelve columns, two weights, body 9.5 on 15 points."""

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from .. import palette
from .fonts import BOLD, REGULAR

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE, TOP, BOTTOM = 18 * mm, 20 * mm, 20 * mm
WIDTH = PAGE_WIDTH - 2 * SIDE
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
GUTTER = 4 * mm
COLUMN = (WIDTH - 11 * GUTTER) / 12
HAIR = 0.5

INK = HexColor(palette.INK)
SECONDARY = HexColor(palette.SECONDARY)
HAIRLINE = HexColor(palette.HAIRLINE)
WASH = HexColor(palette.WASH)
ACCENT = HexColor(palette.ACCENT)


def columns(count: int) -> float:
    """Width of so many columns with the gutters between them."""
    return count * COLUMN + (count - 1) * GUTTER


ASIDE = columns(3) + GUTTER  # where running text begins; headings stand out to its left


def style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    """`role` is the kind of element the text becomes in the tagged document."""
    given = {
        "fontName": REGULAR,
        "bulletFontName": REGULAR,
        "bulletFontSize": size,
        "textColor": INK,
        "wordWrap": "CJK",
        "allowWidows": 0,
        "allowOrphans": 0,
        "role": "P",
        **more,
    }
    return ParagraphStyle(name, fontSize=size, leading=leading, **given)


COVER_TITLE = style("cover-title", 19, 27, fontName=BOLD, role="H1")
LEAD = style("lead", 13, 21, fontName=BOLD)
# Headings are kept with what follows by asking for room (setting.py): keepWithNext would move a
# whole table to the next page.
H1 = style("h1", 15.2, 22, fontName=BOLD, role="H1", spaceBefore=24, spaceAfter=8)
H2 = style("h2", 11.9, 18, fontName=BOLD, role="H2", spaceBefore=11, spaceAfter=3)
H3 = style("h3", 9.5, 15, fontName=BOLD, role="H3", spaceBefore=8, spaceAfter=2)
H2_SMALL = style("h2-small", 9.5, 15, fontName=BOLD, role="H2", spaceBefore=8, spaceAfter=2)
BODY = style("body", 9.5, 15, spaceAfter=5)
INTRO = style("intro", 9.5, 15, spaceAfter=6, rightIndent=columns(2))
STRONG = style("strong", 9.5, 15, fontName=BOLD, spaceAfter=3)
LABEL = style("label", 8, 12, textColor=SECONDARY)
SMALL = style("small", 8, 12, textColor=SECONDARY)
FINE = style("fine", 8.5, 13, spaceAfter=3)
CONTENTS = style("contents", 9.5, 15, fontName=BOLD, spaceAfter=3)
CARD = style("card", 8.2, 12, spaceAfter=2)
CELL = style("cell", 8, 11.5)
CELL_STRONG = style("cell-strong", 8, 11.5, fontName=BOLD)
CELL_HEAD = style("cell-head", 7.5, 11, textColor=SECONDARY)
CELL_NOTE = style("cell-note", 7, 10, textColor=SECONDARY)
