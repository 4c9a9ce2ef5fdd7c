"""By when to decide: days this edition knows for the plant's province, judged at submission."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from assessments.reports.build import words
from assessments.reports.build.headline import tier_in_sentence
from assessments.reports.build.source import Source
from assessments.reports.report import Basis
from maturity.engine.edition import Policy, Tier

NAMED = 3  # so many programmes of support are named

# What notes of the edition say in words, as days: one that had passed is not to be met any more.
FILING_DAYS: Mapping[str, Mapping[str, tuple[date, ...]]] = {
    "liaoning_2026": {
        "basic": (date(2026, 4, 10), date(2026, 12, 30)),
        "advanced": (date(2026, 4, 10),),
        "excellence": (date(2026, 5, 30),),
        "leading": (date(2026, 5, 30),),
    },
    "beijing_2026": {
        "excellence": (date(2026, 8, 15),),
        "leading": (date(2026, 8, 15),),
    },
}


def before_filing(source: Source, tier: Tier) -> tuple[str, Basis | None]:
    """A published day that had not passed, or only what has to come first."""
    facts = {"tier": tier_in_sentence(tier)}
    note = _note_on_days(source, tier)
    if note is not None:
        return _by_note(source, note, tier), words.basis_of(note)
    if not source.sheet.plant.province:
        return _(
            "Before filing for the %(tier)s tier; the plant states no province, so no day is named."
        ) % {**facts}, None
    return _(
        "Before filing for the %(tier)s tier; this edition knows no day of the province's filing "
        "window."
    ) % {**facts}, None


def _by_note(source: Source, note: Policy, tier: Tier) -> str:
    facts = {"tier": tier_in_sentence(tier), "note": words.said(note.name)}
    days, submitted = FILING_DAYS[note.key][tier.key], source.facts.submitted_on
    if submitted is None:
        return _(
            "Before filing for the %(tier)s tier; days published for the province: see %(note)s."
        ) % {**facts}
    ahead = [day for day in days if day >= submitted]
    if ahead:
        return _("Before filing for the %(tier)s tier: by %(day)s (%(note)s).") % {
            **facts,
            "day": words.dated(ahead[0]),
        }
    return _(
        "Before filing for the %(tier)s tier; the last day published for the province, %(day)s "
        "(%(note)s), lay before the submission of this self-check."
    ) % {**facts, "day": words.dated(days[-1])}


def _note_on_days(source: Source, tier: Tier) -> Policy | None:
    """Of a draft nobody knows the day on which it will be judged: it only points to the note."""
    submitted = source.facts.submitted_on
    found = (
        note
        for note in source.edition.notes
        if tier.key in FILING_DAYS.get(note.key, {})
        and _is_of_province(source, note)
        and (submitted is None or is_valid(note, submitted))
    )
    return next(found, None)


def support(source: Source) -> str:
    """Programmes of the plant's province that end, the first to end first; what they might pay
    stands among the policies. A draft has no day on which they could be judged."""
    ending = [policy for policy in source.edition.policies if _is_ending(source, policy)]
    if not ending:
        return ""
    named = sorted(ending, key=lambda policy: (policy.valid_to or "", policy.key))[:NAMED]
    return _(
        "Published support in the province that ends: %(programmes)s. Whether it is open to this "
        "plant, the authority says."
    ) % {"programmes": words.clauses(_programme(policy) for policy in named)}


def _is_ending(source: Source, policy: Policy) -> bool:
    submitted = source.facts.submitted_on
    if submitted is None or not policy.valid_to or not policy.for_what:
        return False
    return _is_of_province(source, policy) and is_valid(policy, submitted)


def _programme(policy: Policy) -> str:
    until = _("valid to %(date)s") % {"date": policy.valid_to}
    told = words.clauses([until, words.basis_of(policy).word])
    return words.said(policy.name) + words.in_brackets(told)


def is_valid(entry: Policy, day: date) -> bool:
    """Ends may be written as a year or a month: these count whole."""
    written = day.isoformat()
    begins, ends = entry.valid_from or "", entry.valid_to or ""
    has_begun = written[: len(begins)] >= begins
    return has_begun and (not ends or written[: len(ends)] <= ends)


def _is_of_province(source: Source, entry: Policy) -> bool:
    province = source.sheet.plant.province
    concerned = entry.concerns.provinces if entry.concerns else ()
    return bool(province) and province in concerned
