"""What must be said beside the verdict: other readings, what is open, the trap of the AI share."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from assessments.reports.build import words
from assessments.reports.build.conditions import question_text
from assessments.reports.build.headline import tier_in_sentence
from assessments.reports.build.numbers import percent, places_apart, places_exact
from assessments.reports.build.source import Source
from maturity.engine.edition import Condition, Tier
from maturity.engine.gaps import ShareTrap

NAMED = 5  # so many scenarios are named, the others counted


def readings(source: Source) -> tuple[str, ...]:
    """Only where they differ from the verdict."""
    parts = [_narrow(source), *_exceptions(source), *_demands_apart(source)]
    return tuple(part for part in parts if part)


def _narrow(source: Source) -> str:
    narrow = source.card.narrow
    if (narrow.tier, narrow.best_tier) == (source.card.tier, source.card.best_tier):
        return ""
    return _(
        "In the narrow reading, where one scenario in use is enough to cover an aspect, the result "
        "would be: %(narrow)s. By our own reading it is: %(own)s."
    ) % {
        "narrow": _reading(source, narrow.tier, narrow.best_tier),
        "own": _reading(source, source.card.tier, source.card.best_tier),
    }


def _reading(source: Source, tier_key: str | None, best_key: str | None) -> str:
    tier = source.edition.tiers_by_key.get(tier_key or "")
    best = source.edition.tiers_by_key.get(best_key or "")
    said = tier_in_sentence(tier) if tier else _("no tier")
    if best is None or best_key == tier_key:
        return said
    return said + words.in_brackets(_("up to %(best)s open") % {"best": tier_in_sentence(best)})


def _demands_apart(source: Source) -> list[str]:
    """Where the two readings part up to the tier aimed at, demand by demand."""
    if source.target is None:
        return []
    apart = [
        words.said(demand.name)
        for tier in source.up_to(source.target)
        for demand in tier.demands
        if _parts(source, demand.key)
    ]
    if not apart:
        return []
    return [
        _(
            "In the narrow reading, where one scenario in use is enough, the verdict differs for: "
            "%(demands)s."
        )
        % {"demands": words.joined(list(dict.fromkeys(apart)))}
    ]


def _parts(source: Source, demand_key: str) -> bool:
    result = source.demand_results[demand_key]
    return bool(result.verdict != result.narrow)


def _exceptions(source: Source) -> list[str]:
    return [
        exception_line(words.said(demand.name), result.exception)
        for demand in source.edition.demands
        if (result := source.demand_results[demand.key]).exception is not None
    ]


def exception_line(demand: str, reason: str) -> str:
    return _(
        'Exception stated for "%(demand)s": %(reason)s The reviewer decides whether it holds.'
    ) % {"demand": demand, "reason": ended(reason)}


def ended(said: str) -> str:
    """A reason as people type it, with or without its full stop."""
    ends = ("。", ".", "!", "！", "?", "？")
    stop = "。" if words.is_chinese() else "."
    return said.strip() if said.strip().endswith(ends) else said.strip() + stop


def warnings(source: Source) -> tuple[str, ...]:
    parts = [_draft(source), _undecided(source), *_shares(source)]
    return tuple(part for part in parts if part)


def _draft(source: Source) -> str:
    if not source.facts.is_draft:
        return ""
    return _("This is a draft: the answers are not submitted and can still change.")


def _undecided(source: Source) -> str:
    waiting = [c for c in source.results.values() if c.verdict == "undecided"]
    criteria = [c for c in waiting if c.kind == "criterion"]
    if not criteria:
        return ""
    questions = {key for condition in criteria for key in condition.open}
    return _(
        "Single conditions undecided: %(conditions)s, because of %(questions)s open questions."
    ) % {"questions": len(questions), "conditions": len(criteria)}


def _shares(source: Source) -> list[str]:
    """Every share whose denominator grows with each scenario put into use."""
    return [warning for trap in source.share_traps if (warning := _share_warning(source, trap))]


def _share_warning(source: Source, trap: ShareTrap) -> str:
    """Where a tier would be lost, or where the tier aimed at compares this share."""
    compared = _tier_comparing(source, trap)
    if trap.share is None or trap.share_after is None or compared is None:
        return ""
    return words.sentences(_trap(trap, *compared), _without_by_name(source, trap), _declare())


def _tier_comparing(source: Source, trap: ShareTrap) -> tuple[Tier, Condition] | None:
    """The highest tier that would be lost, else the one aimed at, if it asks for more than the
    share would then be."""
    asking = {
        condition.key: (tier, condition)
        for tier in source.edition.tiers
        for condition in tier.conditions
        if condition.measure == trap.measure and condition.key in source.results
    }
    lost = [asking[key] for key in trap.lost if key in asking]
    after = trap.share_after or 0
    aimed = [
        (tier, condition)
        for tier, condition in asking.values()
        if tier.key == source.target_key and after < condition.threshold
    ]
    return next(iter(lost[-1:] or aimed), None)


def _trap(trap: ShareTrap, tier: Tier, condition: Condition) -> str:
    facts = {
        "hits": trap.hits,
        "among": trap.inside,
        "share": _beside(condition, trap.share),
        "after": trap.inside + 1,
        "share_after": _beside(condition, trap.share_after),
        "threshold": percent(condition.threshold, places_exact(condition.threshold * 100)),
        "tier": tier_in_sentence(tier),
    }
    if condition.key in trap.lost:
        return (
            _(
                "AI share: %(hits)s of %(among)s scenarios in use have AI, %(share)s. One more in "
                "use without AI makes it %(hits)s of %(after)s, %(share_after)s: below the "
                "%(threshold)s of the %(tier)s tier."
            )
            % facts
        )
    return (
        _(
            "AI share: %(hits)s of %(among)s scenarios in use have AI, %(share)s; the %(tier)s "
            "tier asks for %(threshold)s. One more in use without AI makes it %(hits)s of "
            "%(after)s, %(share_after)s."
        )
        % facts
    )


def _beside(condition: Condition, share: Fraction | None) -> str:
    """A share just below what is asked for must not read like it."""
    found = share or Fraction(0)
    return percent(found, places_apart(found * 100, condition.threshold * 100))


def _without_by_name(source: Source, trap: ShareTrap) -> str:
    names = [question_text(source, key) for key in trap.without]
    if not names:
        return ""
    if len(names) > NAMED + 1:
        others = _("%(count)s others") % {"count": words.counted(len(names) - NAMED)}
        names = [*names[:NAMED], others]
    return _("In use without AI: %(names)s.") % {"names": words.joined(names)}


def _declare() -> str:
    return _("Whatever is in use has to be declared all the same; plan AI together with it.")
