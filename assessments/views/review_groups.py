"""What the review page lists: open questions, what hangs on them, what a visitor would ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.contradictions import About, find_doubts
from assessments.dossier import Dossier
from assessments.models import Assessment
from assessments.scenario_claims import read_claims
from assessments.sheet import reason_text
from assessments.views.addresses import page_url, part_title
from assessments.walk import Walk, change_of
from assessments.wording import page_language, said


@dataclass(frozen=True, slots=True)
class Link:
    """A question, where to answer it, and what to say beside it."""

    text: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Folded under its title; `url` is where all of it is put right, called `onward`."""

    title: str
    links: tuple[Link, ...]
    note: str = ""
    url: str = ""
    onward: str = ""


def link_to(assessment: Assessment, walk: Walk, key: str, detail: str = "") -> Link:
    page = walk.plan.page_of.get(key)
    url = page_url(assessment, page, key) if page else ""
    return Link(said(walk.edition.question(key).text), url, detail)


def open_groups(assessment: Assessment, walk: Walk) -> list[Group]:
    """Those still to be answered, part by part; "don't know yet" stands by itself."""
    unsure = set(_unsure(walk))
    groups = []
    for part in walk.plan.parts:
        keys = [key for key in part.keys if key not in walk.answered and key not in unsure]
        if keys:
            groups.append(Group(part_title(part), _all(assessment, walk, keys)))
    return groups


def unsure_links(assessment: Assessment, walk: Walk) -> list[Link]:
    return [link_to(assessment, walk, key, walk.answers[key].note) for key in _unsure(walk)]


def _unsure(walk: Walk) -> list[str]:
    return [key for key in walk.plan.page_of if key in walk.answers and walk.answers[key].unsure]


def undecided_groups(walk: Walk) -> list[Group]:
    """The conditions that open questions keep undecided, tier by tier."""
    groups = []
    for tier in walk.scorecard.tiers:
        waiting = [c for c in tier.conditions if c.verdict == "undecided" and c.open]
        links = tuple(
            Link(said(walk.edition.condition(c.key).text), "", str(len(c.open))) for c in waiting
        )
        if links:
            groups.append(Group(said(walk.edition.tier(tier.key).name), links))
    return groups


def to_see(assessment: Assessment, walk: Walk) -> list[Group]:
    """What to look at again before submitting. Nothing of it keeps anybody from submitting."""
    groups = [_to_confirm(assessment, walk), *_claims(assessment, walk), *_counts(assessment, walk)]
    return [group for group in [*groups, _not_applicable(assessment, walk)] if group.links]


def _to_confirm(assessment: Assessment, walk: Walk) -> Group:
    answered = [key for key in walk.plan.page_of if key in walk.answers]
    return Group(
        _("Taken over from an earlier self-check, still to be confirmed"),
        _all(assessment, walk, [key for key in answered if walk.answers[key].to_confirm]),
        url=reverse("assessments:confirm", args=[assessment.pk]),
        onward=_("Look through them and confirm"),
    )


def _claims(assessment: Assessment, walk: Walk) -> list[Group]:
    questions = map(walk.edition.question, walk.plan.page_of)
    claims = read_claims(questions, walk.answers, assessment.cards)
    register = {
        "url": reverse("assessments:instances", args=[assessment.pk]),
        "onward": _("To the instance cards"),
    }
    told = [
        (_("Said to be in use with AI, counted without it"), claims.without_ai,
         _("No instance in regular use has a complete model card.")),
        (_("Said to be in use, counted as planned"), claims.as_planned,
         _("No instance card shows regular use: live for three months, used in the last 30 days, "
           "by people outside the project team.")),
        (_("Said to be in use, without an instance card"), claims.without_card,
         _("Without a card “in use” counts as claimed; a visitor would ask where.")),
    ]  # fmt: skip
    return [
        Group(title, _all(assessment, walk, keys), note, **register) for title, keys, note in told
    ]


def _counts(assessment: Assessment, walk: Walk) -> list[Group]:
    told = [
        ("breadth_below", _("Counts too small"), _("Below half, so the answer stays open:")),
        ("count_missing", _("Counts or totals missing"),
         _("Count or total missing, so the spread is not judged:")),
    ]  # fmt: skip
    flags = walk.scorecard.flags
    return [
        Group(title, _all(assessment, walk, [f.question for f in flags if f.kind == kind]), note)
        for kind, title, note in told
    ]


def _not_applicable(assessment: Assessment, walk: Walk) -> Group:
    language = page_language()
    links = tuple(
        link_to(
            assessment,
            walk,
            key,
            reason_text(walk.edition.question(key), walk.answers[key].reason, language),
        )
        for key in walk.plan.page_of
        if key in walk.answers and walk.answers[key].not_applicable
    )
    return Group(_("Said not to apply"), links)


def _all(assessment: Assessment, walk: Walk, keys: Iterable[str]) -> tuple[Link, ...]:
    return tuple(link_to(assessment, walk, key) for key in keys)


def check_groups(assessment: Assessment, walk: Walk, dossier: Dossier) -> list[Group]:
    """The checks across answers, then those on figures, register, proof and history."""
    texts = {check.key: check.text for check in walk.edition.checks}
    across = [
        Group(said(texts[found.key]), _all(assessment, walk, found.questions))
        for found in walk.scorecard.checks
    ]
    changes = map(change_of, assessment.indicator_values.all())
    doubts = find_doubts(walk.edition, changes, dossier)
    return across + [
        Group(said(doubt.check.text), tuple(_about(assessment, walk, one) for one in doubt.about))
        for doubt in doubts
    ]


def _about(assessment: Assessment, walk: Walk, about: About) -> Link:
    if about.kind == "question":
        return link_to(assessment, walk, about.key)
    if about.kind == "indicator":
        url = reverse("assessments:indicators", args=[assessment.pk])
        return Link(said(walk.edition.indicators_by_key[about.key].name), url)
    return Link(about.name, _address(assessment, about))


def _address(assessment: Assessment, about: About) -> str:
    if about.kind == "instance":
        return reverse("assessments:instance", args=[assessment.pk, int(about.key)])
    if about.kind == "system":
        return reverse("assessments:systems", args=[assessment.plant_id])
    return reverse("assessments:evidence", args=[assessment.pk])
