"""The head of page one: whose report, for whom, on which edition, draft or not."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Spacer

from . import styles
from .blocks import text
from .setting import Setting
from .shapes import Beside, Rule

PRODUCT = "Tidu 梯度"
FACTS_BESIDE = 3
DRAFT = ParagraphStyle(
    "draft",
    parent=styles.STRONG,
    borderWidth=1,
    borderColor=styles.INK,
    borderPadding=(4, 8, 4, 8),
    leftIndent=8,
    rightIndent=8,
    spaceBefore=4,
    spaceAfter=8,
)
PLANT = styles.style("plant", 11.9, 18, fontName=styles.LEAD.fontName)


def cover(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    draft: list[Any] = [text(words.draft, DRAFT), Spacer(0, 4)] if report.is_draft else []
    audience = [text(report.audience_line, styles.CELL)] if report.audience_line else []
    return [
        text(PRODUCT, styles.STRONG),
        Rule(styles.INK, 1.6),
        Spacer(0, 9),
        *draft,
        text(report.title, styles.COVER_TITLE),
        text(report.plant_name, PLANT),
        *audience,
        Spacer(0, 7),
        *_facts(setting),
    ]


def _facts(setting: Setting) -> list[Any]:
    """As the title block of a drawing: small names over their values, three beside one another."""
    report, words = setting.report, setting.words
    rows = (
        (words.organisation, report.organisation_name),
        (words.edition, _edition(setting)),
        (words.status, words.draft_word if report.is_draft else words.submitted_word),
        (words.submitted, report.dated),
        (words.submitted_by, report.submitted_by),
        (words.checksum, report.checksum),
    )
    told = [(label, value) for label, value in rows if value]
    lines = [told[at : at + FACTS_BESIDE] for at in range(0, len(told), FACTS_BESIDE)]
    return [
        piece for line in lines for piece in (Rule(), Spacer(0, 2.5), _line(line), Spacer(0, 3))
    ]


def _edition(setting: Setting) -> str:
    return f"{setting.report.edition_name}{setting.newer()}"


def _line(facts: Sequence[tuple[str, str]]) -> Beside:
    room = styles.columns(4)
    cells: list[list[Any]] = []
    widths: list[float] = []
    for label, value in facts:
        cells += [[text(label, styles.CELL_NOTE), text(value, styles.CELL)], []]
        widths += [room, styles.GUTTER]
    return Beside(cells, widths)
