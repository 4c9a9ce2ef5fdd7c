"""Which claims are looked at in two hours: those the result hangs on, then AI that the cards do
not bear out, then a spread; every aspect occurs. A rule of this tool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, zip_longest
from math import ceil

from django.utils.translation import gettext as _

from assessments.reports.build import counts, words
from assessments.reports.build.claims import AI
from assessments.reports.build.compared import single_question
from assessments.reports.build.conditions import name_of
from assessments.reports.build.source import Source
from assessments.reports.build.verification_claims import Claim
from maturity.engine.edition import Condition, Measure
from maturity.engine.scoring.selecting import is_among, is_hit

MINUTES = 120
EACH = 2  # minutes for a claim
WALK = 3  # minutes to the next place
NARROW = 1  # a condition that two lower answers would lose counts as hanging on each of them


@dataclass(frozen=True, slots=True)
class Chosen:
    claim: Claim
    because: str


def choose(source: Source, claims: Iterable[Claim]) -> list[Chosen]:
    """As many as fit; a claim at a place visited anyway may fit where the one before did not."""
    left, seen, chosen = MINUTES, set(), []
    for one in _aspects_first(list(_ranked(source, claims))):
        place = (one.claim.aspect, one.claim.stop)
        cost = EACH + (0 if place in seen else WALK)
        if cost <= left:
            left -= cost
            seen.add(place)
            chosen.append(one)
    return chosen


def _aspects_first(ranked: list[Chosen]) -> list[Chosen]:
    """The foremost of each aspect, then all others as ranked."""
    first = {one.claim.aspect: one for one in reversed(ranked) if one.claim.aspect}
    opening = [one for one in ranked if first.get(one.claim.aspect) is one]
    return opening + [one for one in ranked if first.get(one.claim.aspect) is not one]


def _ranked(source: Source, claims: Iterable[Claim]) -> Iterator[Chosen]:
    """Class by class, in each class the aspects in turn."""
    fragile, carrying = _fragile(source), _carrying(source)
    classes: list[list[Chosen]] = [[], [], [], []]
    for claim in claims:
        key = claim.question.key
        if key in fragile:
            classes[0].append(Chosen(claim, fragile[key]))
        elif key in carrying:
            classes[1].append(Chosen(claim, carrying[key]))
        elif claim.lost:
            classes[2].append(Chosen(claim, _not_borne_out(claim)))
        else:
            classes[3].append(Chosen(claim, _for_the_spread(claim)))
    return chain.from_iterable(_in_turn(one) for one in classes)


def _fragile(source: Source) -> dict[str, str]:
    found = source.sensitivity
    if found is None or source.reached is None:
        return {}
    facts = {"tier": words.tier_word(words.said(source.reached.name))}
    told = _("The result hangs on it (%(tier)s tier).") % facts
    return {answer.question: told for answer in found.answers}


def _carrying(source: Source) -> dict[str, str]:
    """Answers behind criteria that are met narrowly, the highest tier shown first."""
    reasons: dict[str, str] = {}
    tiers = source.up_to(source.reached) if source.reached else ()
    for tier in reversed(tiers):
        for condition in tier.conditions:
            if condition.kind != "criterion" or not _is_met(source, condition):
                continue
            told = words.labelled(words.said(tier.name), name_of(source, condition))
            reason = _("Carries a condition that is met narrowly. %(condition)s")
            for key in _bearers(source, condition):
                reasons.setdefault(key, reason % {"condition": told})
    return reasons


def _is_met(source: Source, condition: Condition) -> bool:
    result = source.results.get(condition.key)
    return result is not None and result.verdict == "met"


def _bearers(source: Source, condition: Condition) -> Iterable[str]:
    measure = source.edition.measure(condition.measure)
    alone = single_question(source, measure)
    if alone is not None:
        return [alone.key]
    if condition.op != "at_least" or not counts.counts_questions(measure):
        return []
    found = counts.heads(source, measure)
    if found.hits - ceil(condition.threshold * _whole(found, measure.aggregate)) > NARROW:
        return []
    return _hits(source, measure)


def _hits(source: Source, measure: Measure) -> list[str]:
    rows = ((q, source.judged(q.key)) for q in source.questions_of(measure) if source.is_asked(q))
    return [
        question.key
        for question, row in rows
        if row is not None
        and is_among(measure, row.tags)
        and is_hit(source.edition, question, measure, row.value or Fraction(0), row.tags)
    ]


def _whole(found: counts.Heads, aggregate: str) -> int:
    return 1 if aggregate == "count" else found.among


def _not_borne_out(claim: Claim) -> str:
    if claim.lost == AI:
        return _("AI is claimed, but no instance in regular use has a complete model card.")
    return _("Claimed in use, but by its instance cards it is planned or tried out.")


def _for_the_spread(claim: Claim) -> str:
    return _("A core question of this aspect.") if claim.question.core else _("For the spread.")


def _in_turn(claims: list[Chosen]) -> Iterator[Chosen]:
    """One of each aspect in turn; AI that is not borne out, core questions, other AI, then the
    highest rows claimed."""
    queues: dict[str, list[Chosen]] = {}
    for one in sorted(claims, key=_weight):
        queues.setdefault(one.claim.aspect, []).append(one)
    turns = chain.from_iterable(zip_longest(*queues.values()))
    return (one for one in turns if one is not None)


def _weight(one: Chosen) -> tuple[bool, bool, bool, Fraction]:
    claim = one.claim
    return claim.lost != AI, not claim.question.core, not claim.has_ai, -claim.value
