"""As if steps of the road were done: tier, AI share and conditions, at once and unstored.

Not a whole Report: the line beside the steps asks for this at every tick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import partial

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Assessment
from assessments.reports.build import counts, rows, words
from assessments.reports.build.composing import chosen_target
from assessments.reports.build.conditions import name_of
from assessments.reports.build.headline import tier_in_sentence
from assessments.reports.build.numbers import percent_span
from assessments.reports.build.source import Facts, Source
from assessments.reports.report.as_if import AsIfPart, AsIfRow, AsIfStep
from assessments.sheet import read_sheet
from maturity.engine.edition import SCENARIO_PREFIX, Condition, Edition, Measure, Tier
from maturity.engine.scoring import Scorecard, Sheet, read_scorecard, score
from maturity.engine.what_if import answers_after, what_if
from maturity.publishing import engine_edition

AI = "ai"


def build_as_if(
    assessment: Assessment, *, steps: Iterable[str], language: str, target: str | None = None
) -> AsIfPart:
    """Against the stored scorecard of a submitted assessment; an open one is scored as it stands.
    Raises StepError for a step that this plant's edition does not have."""
    edition = engine_edition(assessment.edition_id)
    sheet = read_sheet(assessment, edition)
    if assessment.is_submitted:
        card = read_scorecard(assessment.result.scorecard)
    else:
        card = score(edition, sheet)
    name = assessment.facts.get("name") or assessment.plant.name
    return as_if(
        edition,
        sheet,
        card,
        tuple(dict.fromkeys(steps)),
        language=language,
        target=target,
        plant_name=name,
    )


def as_if(
    edition: Edition,
    sheet: Sheet,
    card: Scorecard,
    steps: Sequence[str],
    *,
    language: str,
    target: str | None = None,
    plant_name: str = "",
) -> AsIfPart:
    """Raises StepError. Steps that change nothing leave the scorecard given as it is."""
    chosen = chosen_target(edition, card, target)
    changes = answers_after(edition, sheet, steps)
    sheet_then, card_then = what_if(edition, sheet, changes) if changes else (sheet, card)
    facts = Facts(plant_name=plant_name)
    key = chosen.key if chosen else ""
    now = Source(edition, sheet, card, facts, key)
    then = Source(edition, sheet_then, card_then, facts, key)
    with translation.override(language):
        return _told(now, then, steps)


def _told(now: Source, then: Source, steps: Sequence[str]) -> AsIfPart:
    target = now.target
    asked = _asked_of(now, target)
    count = len(steps)
    return AsIfPart(
        plant_name=now.facts.plant_name,
        target_key=now.target_key,
        target_name=words.said(target.name) if target else "",
        headline=ngettext("As if %(n)s step were done", "As if %(n)s steps were done", count)
        % {"n": count},
        rows=tuple(_rows(now, then)),
        newly_met=_named(now, asked, lambda c: not _is_met(now, c) and _is_met(then, c)),
        lost=_named(now, asked, lambda c: _is_met(now, c) and not _is_met(then, c)),
        still_open=_named(now, asked, lambda c: not _is_met(then, c)),
        proof=_proof(steps),
        assumed=_("Each row is taken to hold as widely as it has to."),
        steps=tuple(_step(now, step) for step in steps),
    )


def _rows(now: Source, then: Source) -> Iterable[AsIfRow]:
    yield _row("tier", _("Conditions by self-check"), now, then, _tier)
    measures = _ai_measures(now)
    for measure in measures:
        about = words.in_brackets(words.said(measure.name)) if len(measures) > 1 else ""
        yield _row("share", _("AI share") + about, now, then, partial(_share, measure=measure))
    if now.target is not None:
        label = _("Conditions met of the %(tier)s tier") % {"tier": tier_in_sentence(now.target)}
        yield _row("met", label, now, then, _met)


def _row(key: str, label: str, now: Source, then: Source, tell: Callable[[Source], str]) -> AsIfRow:
    return AsIfRow(key, label, tell(now), tell(then))


def _tier(source: Source) -> str:
    if not source.edition.tiers:
        return _("none in this edition")
    return words.said(source.reached.name) if source.reached else _("none shown yet")


def _ai_measures(source: Source) -> list[Measure]:
    """The AI shares that a condition in force compares."""
    asked = {result.measure for result in source.results.values()}
    return [
        measure
        for measure in source.edition.measures
        if measure.key in asked
        and measure.aggregate == "share"
        and measure.where is not None
        and measure.where.tag == AI
    ]


def _share(source: Source, measure: Measure) -> str:
    """25 % (5 of 20)"""
    result = next(c for c in source.results.values() if c.measure == measure.key)
    found = counts.heads(source, measure)
    facts = {"hits": found.hits, "among": found.among, "minimum": measure.minimum}
    if result.low is None or result.high is None:
        if measure.minimum and counts.is_share_of_tagged(measure):
            return _("only %(among)s in use; a share needs %(minimum)s") % facts
        return _("nothing to count")
    told = percent_span(Fraction(result.low), Fraction(result.high))
    return told + words.in_brackets(_("%(hits)s of %(among)s") % facts)


def _met(source: Source) -> str:
    """Of the target's own criteria, as the ladder counts them."""
    own = [c for c in _criteria(source, source.target) if c.key in source.results]
    facts = {"hits": sum(_is_met(source, c) for c in own), "among": len(own)}
    return _("%(hits)s of %(among)s") % facts


def _criteria(source: Source, tier: Tier | None) -> list[Condition]:
    return [c for c in tier.conditions if c.kind == "criterion"] if tier else []


def _asked_of(source: Source, target: Tier | None) -> list[Condition]:
    """All criteria up to the target: the tiers below count as well."""
    tiers = source.up_to(target) if target else source.edition.tiers
    return [c for tier in tiers for c in _criteria(source, tier) if c.key in source.results]


def _named(
    source: Source, asked: Sequence[Condition], chosen: Callable[[Condition], bool]
) -> tuple[str, ...]:
    """Each name once: several tiers may ask the same."""
    return tuple(dict.fromkeys(name_of(source, c) for c in asked if chosen(c)))


def _is_met(source: Source, condition: Condition) -> bool:
    return bool(source.results[condition.key].verdict == "met")


def _proof(steps: Sequence[str]) -> str:
    if not any(step.startswith(SCENARIO_PREFIX) for step in steps):
        return ""
    return _(
        "Instance cards still have to bear it out: regular use, and for the AI share a complete "
        "model card."
    )


def _step(source: Source, step: str) -> AsIfStep:
    key, _colon, row = step.partition(":")
    question = source.edition.question(key)
    return AsIfStep(step, words.said(question.text), rows.told(question, row))
