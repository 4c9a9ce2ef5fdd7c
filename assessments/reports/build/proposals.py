"""What could be decided now, each with how many conditions it opens the way to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.build import efforts, filing, words
from assessments.reports.build.conditions import name_of
from assessments.reports.build.deadlines import before_filing, support
from assessments.reports.build.headline import tier_in_sentence
from assessments.reports.build.keeping import blocking_eligibility
from assessments.reports.build.road_steps import phase_rows
from assessments.reports.build.source import Source
from assessments.reports.report import Decision
from maturity.engine.edition import Condition, Tier
from maturity.engine.scoring import ConditionResult, Scorecard

NAMED = 3  # so many conditions are named, the others counted


@dataclass(frozen=True, slots=True)
class Proposal:
    unlocks: int
    decision: Decision


def proposals(source: Source) -> tuple[Proposal, ...]:
    """Only what there is to decide for this plant; in the order in which one waits for another."""
    makers = (_file, _others, _answer, _begin, _cards, _review)
    return tuple(made for make in makers if (made := make(source)) is not None)


def _file(source: Source) -> Proposal | None:
    """All that the tier asks is met by the answers: whether to file is the plant's to decide."""
    tier = source.reached
    if tier is None or filing.filing(source).key != "met":
        return None
    met = sum(one.kind == "criterion" for step in source.up_to(tier) for one in step.conditions)
    return Proposal(
        met,
        Decision(
            key="file",
            text=_("Decide whether to file for the %(tier)s tier now.") % _facts(tier),
            why=_(
                "By the answers given its %(n)s conditions are met and nothing asked of the "
                "applicant stands against it; the authority decides."
            )
            % {"n": met},
            **_before_filing(source, tier),
            effort="",
            support=support(source),
        ),
    )


def _others(source: Source) -> Proposal | None:
    """What no step of the plant moves: it takes its time, so it begins first."""
    waiting = _in_other_hands(source)
    if not waiting or source.target is None:
        return None
    names = words.joined([words.inside(name_of(source, one)) for one in waiting[:NAMED]])
    return Proposal(
        len(waiting),
        Decision(
            key="others",
            text=_("Settle with those who decide it: %(names)s.") % {"names": names},
            why=ngettext(
                "%(n)s thing the %(tier)s tier asks for is not in the plant's own hands; no step "
                "of the road moves it.",
                "%(n)s things the %(tier)s tier asks for are not in the plant's own hands; no step "
                "of the road moves them.",
                len(waiting),
            )
            % {"n": len(waiting), **_facts(source.target)},
            **_before_filing(source, source.target),
            effort="",
        ),
    )


def _in_other_hands(source: Source) -> list[Condition]:
    """Each subject once, criteria and what is asked of the applicant."""
    if source.target is None:
        return []
    found = {c.measure: c for c in blocking_eligibility(source, source.target)}
    for one in source.road.out_of_hand if source.road else ():
        condition = source.edition.condition(one.condition)
        found[condition.measure] = condition
    return list(found.values())


def _answer(source: Source) -> Proposal | None:
    """Open answers that leave conditions undecided: the cheapest thing to do."""
    waiting = _undecided(source)
    asked = {question for result in waiting for question in result.open}
    if not asked:
        return None
    return Proposal(
        len(waiting),
        Decision(
            key="answer",
            text=ngettext(
                "Answer the %(n)s open question that still decides.",
                "Answer the %(n)s open questions that still decide.",
                len(asked),
            )
            % {"n": len(asked)},
            why=ngettext(
                "%(n)s condition is undecided only because of it.",
                "%(n)s conditions are undecided only because of open answers.",
                len(waiting),
            )
            % {"n": len(waiting)},
            by_when=_("Before this self-check is submitted.")
            if source.facts.is_draft
            else _("With the next self-check; this one is submitted."),
            effort="",
        ),
    )


def _undecided(source: Source) -> list[ConditionResult]:
    if source.target is None:
        return []
    steps = {tier.key for tier in source.up_to(source.target)}
    return [
        result
        for tier in source.card.tiers
        if tier.key in steps
        for result in tier.conditions
        if result.kind != "advice" and result.verdict == "undecided" and result.open
    ]


def _begin(source: Source) -> Proposal | None:
    """The first phase of the road, which the later ones build on."""
    road, target = source.road, source.target
    if road is None or target is None or not road.phases:
        return None
    phase = phase_rows(source, road)[0]
    closed = len({name for step in road.steps for name in step.closes})
    facts = {"steps": efforts.steps(len(phase.steps)), **_facts(target)}
    return Proposal(
        closed,
        Decision(
            key="begin",
            text=_("Begin the first phase of the road to the %(tier)s tier: %(steps)s.") % facts,
            why=ngettext(
                "The whole road, of which this is the first phase, closes %(n)s condition.",
                "The whole road, of which this is the first phase, closes %(n)s conditions.",
                closed,
            )
            % {"n": closed},
            by_when=_("Before the later phases, which build on it, and before filing."),
            effort=phase.effort,
            support=support(source),
        ),
    )


def _cards(source: Source) -> Proposal | None:
    """AI claimed without a complete model card does not count."""
    every = source.readings.all_claims
    if every is None or not source.facts.counts_by_cards or not source.facts.claimed:
        return None
    count, gained = len(source.facts.claimed), _more_met(every, source.card)
    return Proposal(
        gained,
        Decision(
            key="cards",
            text=ngettext(
                "Complete the instance and model cards of %(n)s scenario claimed, or lower the "
                "claim.",
                "Complete the instance and model cards of %(n)s scenarios claimed, or lower the "
                "claims.",
                count,
            )
            % {"n": count},
            why=ngettext(
                "What no card bears out does not count; with all claims %(n)s more condition "
                "would be met.",
                "What no card bears out does not count; with all claims %(n)s more conditions "
                "would be met.",
                gained,
            )
            % {"n": gained},
            by_when=_("Before an expert asks for them on site."),
            effort="",
        ),
    )


def _review(source: Source) -> Proposal | None:
    """A tier stands on answers that nobody but the plant has looked at."""
    proven = source.readings.proven
    if source.reached is None or proven is None or proven.tier == source.card.tier:
        return None
    unproven = _more_met(source.card, proven)
    fragile = len(source.sensitivity.answers) if source.sensitivity else 0
    why = ngettext(
        "%(n)s condition is met by the plant's own answers only.",
        "%(n)s conditions are met by the plant's own answers only.",
        unproven,
    ) % {"n": unproven}
    hangs = ngettext(
        "The tier hangs on %(n)s answer: one row lower, and it is lost.",
        "The tier hangs on %(n)s answers: any of them one row lower, and it is lost.",
        fragile,
    ) % {"n": fragile}
    return Proposal(
        fragile,
        Decision(
            key="review",
            text=_("Have somebody who did not answer check the answers, proof in hand."),
            why=words.sentences(why, hangs if fragile else ""),
            by_when=_("Before filing: an expert on site looks at the same things."),
            effort="",
        ),
    )


def _more_met(more: Scorecard, less: Scorecard) -> int:
    met = {c.key for tier in less.tiers for c in tier.conditions if c.verdict == "met"}
    return sum(
        c.verdict == "met" and c.key not in met and c.kind != "advice"
        for tier in more.tiers
        for c in tier.conditions
    )


def _before_filing(source: Source, tier: Tier) -> dict[str, Any]:
    by_when, basis = before_filing(source, tier)
    return {"by_when": by_when, "basis": basis}


def _facts(tier: Tier) -> dict[str, str]:
    return {"tier": tier_in_sentence(tier)}
