"""The whole report: `render(report)` gives the bytes of the PDF."""

from typing import Any

from reportlab.platypus import CondPageBreak, NextPageTemplate, PageBreak

from ..report import Report
from . import styles
from .answers import answers
from .conditions import conditions
from .cover import PRODUCT, cover
from .figures import figures
from .fonts import printable, register_fonts
from .gaps import gaps
from .metadata import Metadata
from .method import glossary, method, sources
from .page import Foot, write
from .profile import profile
from .register import register
from .road import road
from .scenarios import scenarios
from .sensitivity import sensitivity
from .setting import Setting, setting_for
from .standings import behind
from .summary import summary
from .words import words_of

# These begin on a new page; the others go on where there is room for a good piece of them.
PARTS = (summary, conditions)
FLOWING = (
    behind,
    profile,
    gaps,
    road,
    sensitivity,
    scenarios,
    figures,
    register,
    answers,
    method,
    glossary,
    sources,
)
ROOM_TO_FLOW = styles.HEIGHT * 0.3


def render(report: Report) -> bytes:
    """The same report gives the same bytes, on any day."""
    register_fonts()
    setting = setting_for(report, words_of(report.language))
    body = _body(setting)
    story = [*cover(setting), NextPageTemplate("page"), *body]
    return write(story, _foot(setting), _metadata(setting))


def _body(setting: Setting) -> list[Any]:
    story: list[Any] = []
    for part in PARTS:
        made = part(setting)
        story += [PageBreak(), *made] if made else []
    for part in FLOWING:
        made = part(setting)
        story += [CondPageBreak(ROOM_TO_FLOW), *made] if made else []
    return story


def _foot(setting: Setting) -> Foot:
    report = setting.report
    names = [report.plant_name, report.edition_name]
    left = " · ".join([setting.words.draft_word, *names] if report.is_draft else names)
    return Foot(left, setting.words.pages, setting.newer())


def _metadata(setting: Setting) -> Metadata:
    report = setting.report
    return Metadata(
        title=printable(f"{report.title} · {report.plant_name}"),
        author=PRODUCT,
        subject=printable(report.edition_name),
        language=setting.words.locale,
        dated=report.dated_iso,
    )
