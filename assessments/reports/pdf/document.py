"""The report and the sheet for a visit as bytes of a PDF.

Several reports are the languages of one document, each a volume of its own, and one page count.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, PageBreak

from ..report import Report
from . import styles
from .answers import answers
from .changes import changes
from .closing import closing
from .conditions import conditions
from .cover import PRODUCT, cover
from .decisions import decisions
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
from .verification import verification
from .volume import headed, one_page, volume

# The first begins on a new page; the others go on where there is room for a good piece of them.
PARTS = {
    "summary": (),
    "standard": (
        conditions,
        behind,
        profile,
        gaps,
        road,
        sensitivity,
        scenarios,
        figures,
        answers,
        changes,
        method,
        sources,
        closing,
    ),
    "full": (
        conditions,
        behind,
        profile,
        gaps,
        road,
        sensitivity,
        scenarios,
        figures,
        answers,
        changes,
        register,
        method,
        glossary,
        sources,
        closing,
    ),
}
HEADING = 60.0
ROOM_TO_FLOW = styles.HEIGHT * 0.2


def render(report: Report, *more: Report, length: str = "full") -> bytes:
    """The same reports give the same bytes, on any day."""
    register_fonts()
    settings = settings_for((report, *more), length)
    story = [piece for setting in settings for piece in volume(setting, _story(setting))]
    return write(story, [_foot(setting) for setting in settings], _metadata(settings))


def render_verification(report: Report, *more: Report) -> bytes:
    """The sheet for a visit: a document of its own, taken along alone."""
    register_fonts()
    settings = settings_for((report, *more), "full")
    told = [(setting, verification(setting) or cover(setting)) for setting in settings]
    story = [piece for setting, sheet in told for piece in volume(setting, sheet)]
    return write(story, [_foot(setting) for setting in settings], _metadata(settings))


def _story(setting: Setting) -> list[Any]:
    """Page one is made first, for its sources have the first numbers; the list of contents last,
    when every part has its own."""
    head = cover(setting)
    front = [*head, *decisions(setting, head)]
    opening = setting.open_part(setting.words.summary)
    parts = _parts(setting)
    second = summary(setting, opening)
    if setting.is_summary:
        front, second = one_page(front), one_page(second)
    return [*front, PageBreak(), *second, *parts]


def _parts(setting: Setting) -> list[Any]:
    story: list[Any] = []
    for part in PARTS[setting.length]:
        made = part(setting)
        if made:
            room, kept = _kept(made)
            story += [CondPageBreak(room) if story else PageBreak(), *headed(kept)]
    return story


def _kept(made: list[Any]) -> tuple[float, list[Any]]:
    """The room a part asks for, and the part. A section that begins it asks for its own room: were
    that asked after the heading of the part, the heading could be left alone."""
    if isinstance(made[0], CondPageBreak):
        return 0, made
    if isinstance(made[1], CondPageBreak):
        return max(ROOM_TO_FLOW, HEADING + made[1].height), [made[0], *made[2:]]
    return ROOM_TO_FLOW, made


def _foot(setting: Setting) -> Foot:
    report = setting.report
    draft = setting.words.draft_word if report.is_draft else ""
    told = (draft, _audience(setting), report.plant_name, report.edition_name)
    left = " · ".join(part for part in told if part)
    return Foot(left, setting.words.pages, setting.newer())


def _audience(setting: Setting) -> str:
    """For whom it is, in a word: the foot of every page says it, page one what was left out."""
    words = setting.words
    return {"authority": words.for_authority, "headquarters": words.for_headquarters}.get(
        setting.report.audience, ""
    )


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
