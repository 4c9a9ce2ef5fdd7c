"""The whole report: `render(report)` gives the bytes of the PDF.

Several reports are the languages of one document, each a volume of its own, and one page count.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, PageBreak

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
from .setting import Setting, settings_for
from .standings import behind
from .summary import summary
from .volume import volume

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


def render(report: Report, *more: Report, length: str = "full") -> bytes:
    """The same reports give the same bytes, on any day."""
    register_fonts()
    settings = settings_for((report, *more), length)
    story = [piece for setting in settings for piece in volume(setting, _volume(setting))]
    return write(story, [_foot(setting) for setting in settings], _metadata(settings))


def _volume(setting: Setting) -> list[Any]:
    body = _body(setting)
    return [*cover(setting), *body]


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


def _metadata(settings: Sequence[Setting]) -> Metadata:
    first = settings[0].report
    titles = dict.fromkeys(setting.report.title for setting in settings)
    return Metadata(
        title=printable(" · ".join([*titles, first.plant_name])),
        author=PRODUCT,
        subject=printable(first.edition_name),
        language=settings[0].words.locale,
        dated=first.dated_iso,
    )
