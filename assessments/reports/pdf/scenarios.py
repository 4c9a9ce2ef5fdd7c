"""Cards of the scenarios that would close a gap: why here, what they need first."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak

from ..report import EvidenceClaim, Prerequisite, ScenarioCard
from . import styles
from .aside import beside, labelled, labelled_list, labelled_texts
from .blocks import Text, text, together
from .fonts import markup
from .setting import Setting

ROOM_FOR_CARD = 150.0
ROOM_TO_BEGIN = ROOM_FOR_CARD + 110.0  # the part's heading is not left without a card
PLACE = styles.style("place", 8, 12, textColor=styles.SECONDARY, spaceAfter=4)


def scenarios(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    if not report.scenarios:
        return []
    head = [CondPageBreak(ROOM_TO_BEGIN), *setting.open_part(words.scenarios)]
    story = [*head, text(words.scenarios_intro, styles.INTRO)]
    told: dict[str, int] = {}
    for number, card in enumerate(report.scenarios, start=1):
        needs = together(_needs(setting, number, card))
        story += [CondPageBreak(ROOM_FOR_CARD), needs, *_more(setting, number, card, told)]
    return story


def _needs(setting: Setting, number: int, card: ScenarioCard) -> list[Any]:
    """Why here and what it needs first: read at one glance, so on one page."""
    words = setting.words
    names = dict.fromkeys((_official(card), card.area, card.aspect))
    place = " · ".join(name for name in names if name)
    return [
        setting.section(f"{setting.part}.{number}  {card.name}")[1],
        text(place, PLACE),
        *_one(words.what, card.summary),
        *_one(words.why, card.why),
        *_one(words.state, card.state),
        *labelled_texts(words.prerequisites, [_prerequisite(one) for one in card.prerequisites]),
    ]


def _more(setting: Setting, number: int, card: ScenarioCard, told: dict[str, int]) -> list[Any]:
    words = setting.words
    return [
        *_one(words.effort, card.effort),
        *_one(words.techniques, words.separator.join(card.techniques) * setting.is_full),
        *_one(words.indicators, words.separator.join(card.indicators)),
        *labelled_list(words.obstacles, _obstacles(setting, number, card, told)),
        *labelled_texts(words.evidence, _claims(setting, card.evidence)),
        *_one(words.basis, _basis(setting, card)),
    ]


def _official(card: ScenarioCard) -> str:
    return "" if card.official_name == card.name else card.official_name


def _one(label: str, content: str) -> list[Text]:
    return [labelled(label, content, styles.CARD)] if content else []


def _obstacles(
    setting: Setting, number: int, card: ScenarioCard, told: dict[str, int]
) -> list[str]:
    """In full where they first come; on later cards the name, with the card that says more."""
    shown = []
    for obstacle in card.obstacles:
        first = told.setdefault(obstacle, number)
        name = obstacle.partition("：")[0].partition(": ")[0]
        place = setting.words.see.format(place=f"{setting.part}.{first}")
        shown.append(obstacle if first == number or name == obstacle else f"{name}{place}")
    return shown


def _prerequisite(one: Prerequisite) -> Text:
    return beside(_with_quiet(one.text, one.word), mark=one.state, is_markup=True)


def _claims(setting: Setting, claims: Sequence[EvidenceClaim]) -> list[Text]:
    return [
        beside(_with_quiet(claim.text, _origin(setting, claim)), is_markup=True) for claim in claims
    ]


def _origin(setting: Setting, claim: EvidenceClaim) -> str:
    number = setting.cited(part for part in claim.source.split("; ") if part)
    told = setting.words.comma.join(part for part in (claim.kind, claim.date) if part)
    return f"{told} {number}".strip()


def _with_quiet(content: str, quiet: str) -> str:
    colour = styles.SECONDARY.hexval().replace("0x", "#")
    return f'{markup(content)} <font color="{colour}">· {markup(quiet)}</font>'


def _basis(setting: Setting, card: ScenarioCard) -> str:
    words = setting.words
    told = words.separator.join(f"{fact.label}{words.colon}{fact.value}" for fact in card.basis)
    return f"{told} {setting.cited(card.sources)}".strip()
