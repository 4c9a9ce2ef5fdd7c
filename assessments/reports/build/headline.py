"""Where we stand: one sentence, then the two lines of equal size."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.reports.build import words
from assessments.reports.build.conditions import name_of
from assessments.reports.build.keeping import Keeping, keeping_from, open_conditions
from assessments.reports.build.source import Source
from maturity.engine.edition import Tier


def headline(source: Source) -> str:
    said = _standing(source)
    if not source.facts.is_draft:
        return said
    return _("Draft: %(sentence)s") % {"sentence": said}


def _standing(source: Source) -> str:
    if not source.edition.tiers:
        return _("%(plant)s: this edition has scores and no tiers.") % {
            "plant": source.facts.plant_name
        }
    if source.reached is None:
        return _none_reached(source)
    target = source.target
    if target is None or source.edition.tier_rank(target.key) <= _rank(source.reached, source):
        return _top_reached(source, source.reached)
    return _reached_and_next(source, source.reached, target)


def _rank(tier: Tier, source: Source) -> int:
    return source.edition.tier_rank(tier.key)


def tier_in_sentence(tier: Tier) -> str:
    return words.tier_word(words.said(tier.name))


def _none_reached(source: Source) -> str:
    lowest = source.edition.tiers[0]
    if source.best is None:
        return _below_lowest(source, lowest)
    only = _only_comparison(source, source.best)
    facts = {"plant": source.facts.plant_name, "best": tier_in_sentence(source.best)}
    if only:
        return _(
            "%(plant)s meets the conditions of the %(best)s tier by self-check in all but one: "
            "%(open)s, which is not compared yet. Until it is, no tier is shown."
        ) % {**facts, "open": only}
    return _(
        "What %(plant)s has answered so far shows no tier yet and leaves tiers up to %(best)s open."
    ) % {**facts}


def _below_lowest(source: Source, lowest: Tier) -> str:
    keeping = keeping_from(source, lowest)
    facts = {"plant": source.facts.plant_name, "tier": tier_in_sentence(lowest)}
    if keeping.not_met == 1:
        return _(
            "%(plant)s does not meet the conditions of the %(tier)s tier by self-check; "
            "one condition keeps it from there."
        ) % {**facts}
    return _(
        "%(plant)s does not meet the conditions of the %(tier)s tier by self-check; "
        "%(count)s conditions keep it from there."
    ) % {**facts, "count": words.counted(keeping.not_met)}


def _top_reached(source: Source, tier: Tier) -> str:
    return _(
        "%(plant)s meets the conditions of the %(tier)s tier by self-check, the highest of this "
        "edition."
    ) % {"plant": source.facts.plant_name, "tier": tier_in_sentence(tier)}


def _reached_and_next(source: Source, reached: Tier, target: Tier) -> str:
    facts = {
        "plant": source.facts.plant_name,
        "tier": tier_in_sentence(reached),
        "next": tier_in_sentence(target),
    }
    exception = _exception_sentence(source, facts)
    return exception or _keeping_sentence(keeping_from(source, target), facts)


def _exception_sentence(source: Source, facts: dict[str, str]) -> str:
    """Exceptions prove no tier; the sentence says what they would do."""
    excepted = source.edition.tiers_by_key.get(source.card.with_exception.tier or "")
    if excepted is None or excepted.key == source.card.tier:
        return ""
    return _(
        "%(plant)s meets the conditions of the %(tier)s tier by self-check, and those of "
        "%(excepted)s with the exceptions it states; whether these hold, the reviewer decides."
    ) % {**facts, "excepted": tier_in_sentence(excepted)}


def _keeping_sentence(keeping: Keeping, facts: dict[str, str]) -> str:
    if keeping.not_met == 0:
        return _undecided_sentence(keeping, facts)
    if keeping.not_met == 1:
        said = _(
            "%(plant)s meets the conditions of the %(tier)s tier by self-check; "
            "one condition keeps it from %(next)s."
        ) % {**facts}
    else:
        said = _(
            "%(plant)s meets the conditions of the %(tier)s tier by self-check; "
            "%(count)s conditions keep it from %(next)s."
        ) % {**facts, "count": words.counted(keeping.not_met)}
    return words.sentences(said, _also_open(keeping))


def _also_open(keeping: Keeping) -> str:
    if keeping.undecided == 0:
        return ""
    if keeping.undecided == 1:
        return _("One more is undecided.")
    return _("%(count)s more are undecided.") % {
        "count": words.opened_with_capital(words.counted(keeping.undecided))
    }


def _undecided_sentence(keeping: Keeping, facts: dict[str, str]) -> str:
    if keeping.undecided == 1:
        return _(
            "%(plant)s meets the conditions of the %(tier)s tier by self-check; %(next)s is "
            "undecided, because one condition waits for answers."
        ) % {**facts}
    return _(
        "%(plant)s meets the conditions of the %(tier)s tier by self-check; %(next)s is "
        "undecided, because %(count)s conditions wait for answers."
    ) % {**facts, "count": words.counted(keeping.undecided)}


def _only_comparison(source: Source, best: Tier) -> str:
    """The name of what was answered "not compared", if nothing else is open up to that tier."""
    waiting = open_conditions(source, best)
    keys = {key for condition in waiting for key in source.results[condition.key].open}
    rows = [source.option(key) for key in keys]
    if len({c.measure for c in waiting}) != 1 or not all(row and row.open for row in rows):
        return ""
    return words.inside(name_of(source, waiting[0]))


def conditions_line(source: Source) -> str:
    if not source.edition.tiers:
        return words.labelled(_("Conditions by self-check"), _("none in this edition"))
    parts = [words.said(source.reached.name) if source.reached else _("none shown yet")]
    following = _next_tier(source)
    if following is not None and source.tiers[following.key].verdict in OPEN_WORDS:
        verdict = words.verdict(source.tiers[following.key].verdict).word.lower()
        parts.append(tier_in_sentence(following) + words.in_brackets(verdict))
    return words.labelled(_("Conditions by self-check"), words.clauses(parts))


OPEN_WORDS = ("undecided", "with_exception")


def _next_tier(source: Source) -> Tier | None:
    rank = _rank(source.reached, source) + 1 if source.reached else 0
    return source.edition.tiers[rank] if rank < len(source.edition.tiers) else None
