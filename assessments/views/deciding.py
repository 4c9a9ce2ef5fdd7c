"""Which open questions decide most now, and what no answers can reach any more."""

from __future__ import annotations

from dataclasses import dataclass

from assessments import roads
from assessments.models import Assessment
from assessments.views.addresses import page_url
from assessments.walk import Walk
from assessments.wording import said

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Deciding:
    tier: str
    questions: tuple[Asked, ...]
    out_of_reach: tuple[str, ...]  # names of tiers


def deciding(assessment: Assessment, walk: Walk) -> Deciding | None:
    """None where nothing is left to decide, or nothing can be answered any more."""
    if not assessment.is_open:
        return None
    found = roads.scan_of(walk.edition, walk.sheet, walk.scorecard)
    if found.tier is None:
        return None
    return Deciding(
        tier=said(walk.edition.tier(found.tier).name),
        questions=tuple(_asked(assessment, walk, key) for key in found.next[:MOST_NAMED]),
        out_of_reach=tuple(said(walk.edition.tier(key).name) for key in found.out_of_reach),
    )


def _asked(assessment: Assessment, walk: Walk, key: str) -> Asked:
    page = walk.plan.page_of.get(key)
    text = said(walk.edition.question(key).text)
    return Asked(text, page_url(assessment, page, key) if page else "")
