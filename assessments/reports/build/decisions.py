"""Page one: where the plant stands, what can be filed, what to decide, how sure, who answered."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.build import efforts, filing, headline, words
from assessments.reports.build.conditions import name_of
from assessments.reports.build.keeping import gaps_to
from assessments.reports.build.proposals import proposals
from assessments.reports.build.source import Source
from assessments.reports.build.standings import standings_part, verified_count
from assessments.reports.report import Decision, DecisionsPart, Fact, Verdict
from maturity.engine.edition import Tier
from maturity.engine.gaps import Gap

MOST = 3  # decisions on page one
NAMED = 6  # so many people are named, the others counted


def decisions_part(source: Source) -> DecisionsPart | None:
    """None in editions without tiers: they have scores, and nothing is filed by them."""
    if not source.edition.tiers:
        return None
    return DecisionsPart(
        stands=headline.conditions_line(source),
        stands_verdict=_stands(source),
        files=filing.filing_answer(source),
        files_verdict=filing.filing(source),
        blocked_by=_blocked_by(source),
        decisions=_chosen(source),
        effort=_effort(source),
        sure=_sure(source),
        answered_by=_answered_by(source),
    )


def _stands(source: Source) -> Verdict:
    """Of the tier shown; where none is, of the lowest one."""
    if source.reached is not None:
        return words.verdict("met")
    return words.verdict(source.tiers[source.edition.tiers[0].key].verdict)


def _chosen(source: Source) -> tuple[Decision, ...]:
    """What opens the way to most comes first; fewer than three where there is no more to decide."""
    ordered = sorted(proposals(source), key=lambda one: -one.unlocks)
    told: set[str] = set()
    return tuple(_told_once(one.decision, told) for one in ordered[:MOST])


def _told_once(decision: Decision, told: set[str]) -> Decision:
    """The same support is not named beside two decisions."""
    if decision.support in told:
        return replace(decision, support="")
    told.add(decision.support)
    return decision


def _blocked_by(source: Source) -> tuple[str, ...]:
    """Of the tier shown if it cannot be filed yet, else of the one above."""
    tier = _next_to_file(source)
    if tier is None:
        return ()
    gaps = gaps_to(source, tier)
    filed = gaps_to(source, tier, "eligibility")
    return (*_conditions_line(tier, len(gaps)), *(_blocking(source, gap) for gap in filed))


def _next_to_file(source: Source) -> Tier | None:
    if source.reached is not None and filing.filing(source).key != "met":
        return source.reached
    rank = source.edition.tier_rank(source.reached.key) + 1 if source.reached else 0
    return source.edition.tiers[rank] if rank < len(source.edition.tiers) else None


def _conditions_line(tier: Tier, count: int) -> tuple[str, ...]:
    if not count:
        return ()
    said = ngettext(
        "%(n)s condition of the %(tier)s tier, not met or undecided",
        "%(n)s conditions of the %(tier)s tier, not met or undecided",
        count,
    )
    return (said % {"n": count, "tier": headline.tier_in_sentence(tier)},)


def _blocking(source: Source, gap: Gap) -> str:
    hardest = source.edition.condition(gap.conditions[-1].result.key)
    state = words.verdict(gap.verdict).word.lower()
    return name_of(source, hardest) + words.in_brackets(state)


def _effort(source: Source) -> str:
    road = source.road
    if road is None or not road.steps:
        return ""
    return _("Road to the %(tier)s tier: %(road)s") % {
        "tier": headline.tier_in_sentence(source.edition.tier(road.target)),
        "road": efforts.taken(road, source.plans.unit),
    }


def _sure(source: Source) -> tuple[Fact, ...]:
    """The same answers read as far as there are readings, and how many a reviewer verified."""
    part = standings_part(source)
    told = {row.key: (row.name, row.tier) for row in part.rows} if part else {}
    if not told:
        name = words.said(source.reached.name) if source.reached else _("none")
        told = {"self": (_("As answered"), name)}
    verified = _("%(verified)s of %(given)s") % {
        "verified": verified_count(source),
        "given": len(source.sheet.answers),
    }
    rows = (Fact(_("Tier by self-check") + words.in_brackets(n), t) for n, t in told.values())
    return (*rows, Fact(_("Answers a reviewer verified"), verified))


def _answered_by(source: Source) -> tuple[Fact, ...]:
    notes = source.facts.dossier.answered_by
    shown = notes if len(notes) <= NAMED + 1 else notes[:NAMED]
    rows = [Fact(note.by, str(note.answers)) for note in shown]
    rest = notes[len(shown) :]
    if rest:
        label = _("%(count)s others") % {"count": words.counted(len(rest))}
        rows.append(Fact(label, str(sum(note.answers for note in rest))))
    return tuple(rows)
