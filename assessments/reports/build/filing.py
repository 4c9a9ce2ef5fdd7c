"""Can it be filed now: yes, no or undecided, and because of what."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.reports.build import words
from assessments.reports.build.conditions import name_of
from assessments.reports.build.headline import tier_in_sentence
from assessments.reports.build.keeping import blocking_eligibility
from assessments.reports.build.source import Source
from assessments.reports.report import Verdict
from maturity.engine.edition import Tier


def filing(source: Source) -> Verdict:
    """Of the tier shown by self-check; where none is, of the lowest one, whose conditions count."""
    if not source.edition.tiers:
        return words.filing_verdict("undecided")
    if source.reached:
        return words.filing_verdict(source.tiers[source.reached.key].eligible)
    lowest = source.tiers[source.edition.tiers[0].key]
    both = {lowest.verdict, lowest.eligible}
    return words.filing_verdict("not_met" if "not_met" in both else "undecided")


def filing_answer(source: Source) -> str:
    """Of the tier shown, without the reasons."""
    tier, verdict = source.reached or source.edition.tiers[0], filing(source)
    return words.labelled(_label(tier), _answer(verdict))


def _label(tier: Tier) -> str:
    return _("Can be filed now") + words.in_brackets(tier_in_sentence(tier))


def _answer(verdict: Verdict) -> str:
    if verdict.key == "met":
        return _("%(answer)s, by the answers given") % {"answer": verdict.word}
    return verdict.word


def filing_line(source: Source) -> str:
    if not source.edition.tiers:
        return words.labelled(_("Can be filed now"), _("not asked by this edition"))
    tier = source.reached or source.edition.tiers[0]
    verdict = filing(source)
    reasons = _filing_reasons(source, tier)
    answer = _answer(verdict)
    if reasons:
        answer = _("%(answer)s, because of: %(reasons)s") % {
            "answer": verdict.word,
            "reasons": words.joined(reasons),
        }
    return words.clauses([words.labelled(_label(tier), answer), _filing_of_target(source)])


def _filing_reasons(source: Source, tier: Tier) -> list[str]:
    names = [words.inside(name_of(source, c)) for c in blocking_eligibility(source, tier)]
    if source.reached is None:
        conditions = _("the conditions of the %(tier)s tier") % {"tier": tier_in_sentence(tier)}
        return [conditions, *names]
    return names


def _filing_of_target(source: Source) -> str:
    """What would still be missing, in the answers and on paper, for the tier aimed at."""
    target = source.target
    if target is None or source.reached is None:
        return ""
    already = {c.measure for c in blocking_eligibility(source, source.reached)}
    names = [
        words.inside(name_of(source, c))
        for c in blocking_eligibility(source, target)
        if c.measure not in already
    ]
    result = source.tiers[target.key]
    is_excepted = result.verdict == "with_exception"
    first = _("the exceptions stated") if is_excepted else _("its conditions")
    facts = {"tier": tier_in_sentence(target), "reasons": words.joined([first, *names])}
    both = {"undecided" if is_excepted else result.strict, result.eligible}
    if "not_met" in both:
        return _("%(tier)s: not yet, because of: %(reasons)s") % facts
    return _("%(tier)s: undecided, because of: %(reasons)s") % facts
