"""The AI share twice, with all claims and with complete model cards; scenarios in use likewise."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.build import compared, words
from assessments.reports.build.conditions import question_text
from assessments.reports.build.numbers import counted_fact
from assessments.reports.build.source import Source
from assessments.reports.report import Fact
from maturity.engine.edition import Measure

AI, DEPLOYED = "ai", "deployed"


def ai_share_facts(source: Source) -> tuple[Fact, ...]:
    return tuple(_shares(source)) if _is_at_stake(source) else ()


def claim_facts(source: Source) -> tuple[Fact, ...]:
    return (*_without(source), *_in_use(source)) if _is_at_stake(source) else ()


def _is_at_stake(source: Source) -> bool:
    """Not where answers are from before there were cards, nor where nothing is claimed in use."""
    if source.readings.all_claims is None or not source.facts.counts_by_cards:
        return False
    return _count(source.as_claimed) > 0


def _shares(source: Source) -> Iterable[Fact]:
    measures = _compared(source)
    for measure in measures:
        about = words.said(measure.name) if len(measures) > 1 else ""
        brackets = words.in_brackets(about) if about else ""
        yield _share(_("AI share, all AI claims") + brackets, source.as_claimed, measure)
        yield _share(_("AI share, AI with a complete model card") + brackets, source, measure)


def _compared(source: Source) -> list[Measure]:
    """Those that a condition in force compares, in the edition's order."""
    asked = {result.measure for result in source.results.values()}
    return [
        measure
        for measure in source.edition.measures
        if measure.key in asked
        and measure.aggregate == "share"
        and measure.where is not None
        and measure.where.tag == AI
    ]


def _share(label: str, source: Source, measure: Measure) -> Fact:
    result = next(c for c in source.results.values() if c.measure == measure.key)
    found = compared.number(source, result, measure)
    return Fact(label, found.text, found.value)


def _without(source: Source) -> Iterable[Fact]:
    names = _named(source, AI)
    if names:
        label = _("AI claimed, but no instance in regular use has a complete model card")
        yield Fact(label, words.clauses(names))


def _in_use(source: Source) -> Iterable[Fact]:
    """Only where the cards change the count."""
    names = _named(source, DEPLOYED)
    if names:
        yield counted_fact(_("Scenarios in use, as claimed"), _count(source.as_claimed))
        yield counted_fact(_("Scenarios in use, by their instance cards"), _count(source))
        label = _("Claimed in use, but planned or tried out by the instance cards")
        yield Fact(label, words.clauses(names))


def _count(source: Source) -> int:
    rows = (source.judged(scenario.question_key) for scenario in source.edition.scenarios)
    return sum(row is not None and DEPLOYED in row.tags for row in rows)


def _named(source: Source, tag: str) -> list[str]:
    """Scenarios whose claimed row carries the tag and whose counted row does not."""
    keys = (scenario.question_key for scenario in source.edition.scenarios)
    return [question_text(source, key) for key in keys if _lost(source, key, tag)]


def _lost(source: Source, key: str, tag: str) -> bool:
    claimed, counted = source.as_claimed.judged(key), source.judged(key)
    has = claimed is not None and tag in claimed.tags
    return has and (counted is None or tag not in counted.tags)
