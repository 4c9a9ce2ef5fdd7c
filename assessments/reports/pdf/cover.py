"""The cover: whose report, on which edition, draft or not, where the plant stands, contents."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Spacer

from . import styles
from .aside import labelled
from .blocks import Text, text
from .page import contents
from .setting import Setting
from .shapes import Rule

PRODUCT = "Tidu 梯度"
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


def cover(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    draft: list[Any] = [text(words.draft, DRAFT), Spacer(0, 6)] if report.is_draft else []
    return [
        text(PRODUCT, styles.STRONG),
        Spacer(0, 4),
        Rule(styles.INK, 0.8),
        Spacer(0, 70),
        *draft,
        text(report.title, styles.COVER_TITLE),
        Spacer(0, 4),
        text(report.plant_name, styles.LEAD),
        Spacer(0, 26),
        *_facts(setting),
        Spacer(0, 26),
        text(report.conditions_line, styles.STRONG),
        text(report.filing_line),
        Spacer(0, 30),
        text(words.contents, styles.LABEL),
        Rule(),
        *contents(setting.parts),
        Spacer(0, 16),
        text(report.disclaimer, styles.SMALL),
    ]


def _facts(setting: Setting) -> list[Text]:
    report, words = setting.report, setting.words
    edition = f"{report.edition_name}{words.separator}{words.checksum} {report.checksum}"
    rows = (
        (words.organisation, report.organisation_name),
        (words.edition, edition),
        ("", report.edition_note),
        (words.submitted, report.dated),
        (words.submitted_by, report.submitted_by),
    )
    return [labelled(label, value) for label, value in rows if value]
