"""What is published about others and for plants like this one: yardsticks, policies, notes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.reports.build import words
from assessments.reports.build.context import NEWER_EDITION
from assessments.reports.build.numbers import span
from assessments.reports.build.source import Source
from assessments.reports.report import AnswerRow, Yardstick
from maturity.engine import edition as parts


def yardstick_rows(source: Source) -> tuple[Yardstick, ...]:
    """Of the tier shown and the tier aimed at, the newest count of each; what is said of no tier
    at all if it is a result and no aim."""
    return tuple(_row(source, one) for one in source.edition.yardsticks if is_near(source, one))


def is_near(source: Source, yardstick: parts.Yardstick) -> bool:
    if yardstick.tier is None:
        return yardstick.about == "results"
    if yardstick.tier not in _near_tiers(source):
        return False
    return yardstick.about != "factories" or yardstick.date == _newest(source, yardstick)


def _near_tiers(source: Source) -> set[str]:
    reached = {source.reached.key} if source.reached else set()
    return reached | {source.target_key}


def _newest(source: Source, yardstick: parts.Yardstick) -> str | None:
    """Dates are written as year, month, day, so the last one in the alphabet is the newest."""
    same = (one for one in source.edition.yardsticks if one.about == yardstick.about)
    dates = [one.date for one in same if one.tier == yardstick.tier and one.date]
    return max(dates, default=None)


def _row(source: Source, yardstick: parts.Yardstick) -> Yardstick:
    tier = source.edition.tiers_by_key.get(yardstick.tier or "")
    return Yardstick(
        about=yardstick.about,
        tier=words.said(tier.name) if tier else "",
        text=_yardstick_text(yardstick),
        date=yardstick.date or "",
        source="; ".join(words.split_sources(yardstick.source)),
        basis=words.basis_of(yardstick),
    )


def _yardstick_text(yardstick: parts.Yardstick) -> str:
    said = words.labelled(words.said(yardstick.text), reported_amount(yardstick))
    return words.clauses([said, words.said(yardstick.note).rstrip("。.")])


def reported_amount(yardstick: parts.Yardstick) -> str:
    """As reported: more than so many, about so many percent."""
    value = span(yardstick.value, yardstick.value if yardstick.to is None else yardstick.to)
    return _bounded(value, yardstick)


def _bounded(value: str, yardstick: parts.Yardstick) -> str:
    unit = words.said(yardstick.unit)
    space = "" if words.is_chinese() or not unit else " "
    amount = f"{value}{space}{unit}"
    forms = {
        "more_than": _("more than %(amount)s"),
        "less_than": _("less than %(amount)s"),
        "about": _("about %(amount)s"),
    }
    return forms.get(yardstick.bound or "", "%(amount)s") % {"amount": amount}


def policy_rows(source: Source) -> tuple[AnswerRow, ...]:
    """Policies and notes that concern this plant, the one on a newer edition left to its place."""
    entries = (*source.edition.notes, *source.edition.policies)
    return tuple(
        AnswerRow(
            entry.key, words.said(entry.name), _policy_text(entry), basis=words.basis_of(entry)
        )
        for entry in entries
        if entry.key != NEWER_EDITION and _concerns(source, entry.concerns)
    )


def _policy_text(entry: parts.Policy) -> str:
    """What it says, for what and how much, since when and until when, how sure."""
    terms = words.clauses([words.said(entry.for_what), words.said(entry.amount)])
    basis = words.basis_of(entry).word
    return words.said(entry.text) + words.in_brackets(words.clauses([terms, *_dates(entry), basis]))


def _dates(entry: parts.Policy) -> list[str]:
    valid_from = _("valid from %(date)s") % {"date": entry.valid_from} if entry.valid_from else ""
    valid_to = _("valid to %(date)s") % {"date": entry.valid_to} if entry.valid_to else ""
    return [valid_from, valid_to]


def _concerns(source: Source, concerns: parts.Concerns | None) -> bool:
    """An empty list means everybody; a fact the plant did not state hides nothing."""
    if concerns is None:
        return True
    facts = source.facts
    asked = (
        (concerns.provinces, source.sheet.plant.province),
        (concerns.sectors, facts.sector),
        (concerns.ownership, facts.ownership),
        (concerns.size, facts.size),
    )
    near = not concerns.tiers or not _near_tiers(source).isdisjoint(concerns.tiers)
    return near and all(not named or not own or own in named for named, own in asked)
