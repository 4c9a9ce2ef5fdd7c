"""The cover: whose report, on which edition, draft or not, where the plant stands, contents."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Spacer

from . import styles
from .aside import labelled
from .blocks import text, verdict
from .page import contents
from .setting import Setting
from .shapes import Rule, height
from .summary import conditions_key

PRODUCT = "Tidu 梯度"
AIR, LEAST_AIR = 64.0, 12.0
DRAFT = ParagraphStyle(
    "draft",
    parent=styles.STRONG,
    borderWidth=1,
    borderColor=styles.INK,
    borderPadding=(4, 8, 4, 8),
    leftIndent=8,
    rightIndent=8,
    spaceAfter=14,
)
FACT = styles.style("fact", 9, 14)


def cover(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    draft: list[Any] = [text(words.draft, DRAFT), Spacer(0, 6)] if report.is_draft else []
    product = [text(PRODUCT, styles.STRONG), Spacer(0, 4), Rule(styles.INK, 1.6)]
    rest = [
        *draft,
        text(report.title, styles.COVER_TITLE),
        Spacer(0, 4),
        text(report.plant_name, styles.LEAD),
        Spacer(0, 28),
        Rule(styles.INK, 0.8),
        *_facts(setting),
        Spacer(0, 14),
        *_standing(setting),
        Spacer(0, 22),
        text(words.contents, styles.STRONG),
        Rule(styles.INK, 0.8),
        *contents(setting.parts),
        Spacer(0, 14),
        text(report.disclaimer, styles.SMALL),
    ]
    return [*product, Spacer(0, _air([*product, *rest])), *rest]


def _air(story: list[Any]) -> float:
    """Over the title: as much as leaves the list of contents on the cover."""
    return max(LEAST_AIR, min(AIR, styles.HEIGHT - height(story)))


def _facts(setting: Setting) -> list[Any]:
    """As the title block of a drawing: a hairline under every row."""
    report, words = setting.report, setting.words
    rows = (
        (words.organisation, report.organisation_name),
        (words.status, words.draft_word if report.is_draft else words.submitted_word),
        (words.submitted, report.dated),
        (words.submitted_by, report.submitted_by),
        (words.edition, report.edition_name),
        ("", report.edition_note),
        (words.checksum, report.checksum),
    )
    told = [(labelled(label, value, FACT), Rule()) for label, value in rows if value]
    return [Spacer(0, 5), *(part for row in told for part in (row[0], row[1], Spacer(0, 4)))]


def _standing(setting: Setting) -> list[Any]:
    """Both lines in equal size, with their verdicts as words and shapes."""
    report = setting.report
    return [
        verdict(conditions_key(report), report.conditions_line, styles.STRONG),
        verdict(report.filing.key, report.filing_line, styles.STRONG),
    ]
