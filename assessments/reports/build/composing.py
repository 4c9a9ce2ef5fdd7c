"""Everything together, in one language. No database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.readings import NO_READINGS, Readings
from assessments.reports.build import (
    context,
    filing,
    headline,
    lists,
    method,
    profile,
    published,
    review,
    words,
)
from assessments.reports.build.answers import answered_rows
from assessments.reports.build.application import application_part
from assessments.reports.build.audience import for_audience
from assessments.reports.build.cards import scenario_cards
from assessments.reports.build.changes import changes_part
from assessments.reports.build.claims import ai_share_facts, claim_facts
from assessments.reports.build.decisions import decisions_part
from assessments.reports.build.evidence import evidence_rows
from assessments.reports.build.gaps import gap_rows
from assessments.reports.build.indicators import indicator_rows
from assessments.reports.build.instances import instance_rows
from assessments.reports.build.ladder import tier_rows
from assessments.reports.build.preparation import preparation_part
from assessments.reports.build.road import road_part
from assessments.reports.build.sensitivity import sensitivity_part
from assessments.reports.build.source import Facts, Source
from assessments.reports.build.standings import standings_part
from assessments.reports.build.verification import verification_part
from assessments.reports.build.warnings import readings, warnings
from assessments.reports.report import Report, every_text
from assessments.roads import PLAIN, Plans
from maturity.engine.edition import Edition, Tier
from maturity.engine.scoring import Scorecard, Sheet


def compose(
    edition: Edition,
    sheet: Sheet,
    card: Scorecard,
    facts: Facts,
    *,
    language: str,
    target: str | None = None,
    plans: Plans = PLAIN,
    readings: Readings = NO_READINGS,
    audience: str = "internal",
) -> Report:
    """An unknown target, or one already shown, means the next tier."""
    chosen = chosen_target(edition, card, target)
    target_key = chosen.key if chosen else ""
    source = Source(edition, sheet, card, facts, target_key, plans, readings)
    with translation.override(language):
        report = for_audience(_report(source), audience)
        # The terms of what every form shows; what only one file shows brings none in.
        shown = replace(report, answers=(), verification=None, application=None, preparation=None)
        return replace(report, glossary=context.glossary_terms(source, every_text(shown)))


def chosen_target(edition: Edition, card: Scorecard, target: str | None) -> Tier | None:
    reached = edition.tier_rank(card.tier) if card.tier else -1
    above = edition.tiers[reached + 1 :]
    return next((tier for tier in above if tier.key == target), above[0] if above else None)


def _report(source: Source) -> Report:
    """Whose, where the plant stands, and the parts: three sets of fields, each complete."""
    gaps = gap_rows(source)
    yardsticks, policies = published.yardstick_rows(source), published.policy_rows(source)
    return Report(
        **_cover(source),
        **_standing(source),
        **_around(source),
        **_behind(source),
        tiers=tier_rows(source),
        levels=profile.level_rows(source),
        aspects=profile.aspect_rows(source),
        heat=profile.heat_map(source),
        gaps=gaps,
        road=road_part(source),
        sensitivity=sensitivity_part(source),
        scenarios=scenario_cards(source, gaps),
        scenario_register=lists.register_facts(source),
        indicators=indicator_rows(source),
        yardsticks=yardsticks,
        policies=policies,
        sources=context.all_sources(source, (*yardsticks, *policies)),
        decisions=decisions_part(source),
        verification=verification_part(source),
        application=application_part(source),
        preparation=preparation_part(source),
        changes=changes_part(source),
    )


def _cover(source: Source) -> dict[str, Any]:
    facts = source.facts
    return {
        "language": words.language(),
        "title": _("Gap report by self-check"),
        "is_draft": facts.is_draft,
        "plant_name": facts.plant_name,
        "organisation_name": facts.organisation_name,
        "plant_facts": facts.plant,
        "edition_name": method.edition_name(source),
        "edition_note": context.edition_note(source),
        "checksum": method.short_checksum(source),
        "dated": words.dated(facts.submitted_on) if facts.submitted_on else "",
        "dated_iso": facts.submitted_on.isoformat() if facts.submitted_on else "",
        "submitted_by": facts.submitted_by,
        "disclaimer": method.disclaimer(),
        "code": facts.code,
        "check_address": facts.check_address,
    }


def _standing(source: Source) -> dict[str, Any]:
    return {
        "headline": headline.headline(source),
        "tier_key": source.card.tier or "",
        "tier_name": _name(source.reached),
        "best_tier_name": _name(source.best),
        "is_decided": source.card.is_decided,
        "target_key": source.target_key,
        "target_name": _name(source.target),
        "conditions_line": headline.conditions_line(source),
        "filing_line": filing.filing_line(source),
        "filing": filing.filing(source),
        "readings": readings(source),
        "warnings": warnings(source),
        "counts": lists.count_facts(source),
    }


def _around(source: Source) -> dict[str, Any]:
    return {
        "checks": lists.check_rows(source),
        "open_questions": lists.open_question_rows(source),
        "answers": answered_rows(source),
        "open_by_condition": lists.open_by_condition(source),
        "not_applicable": lists.not_applicable_rows(source),
        "notes": lists.note_rows(source),
        "method": method.method(source),
        "limits": method.limits(source),
        "basis_legend": words.basis_legend(),
        "glossary": (),
        "legend": words.legend(),
    }


def _behind(source: Source) -> dict[str, Any]:
    """What stands behind the answers."""
    return {
        "standings": standings_part(source),
        "ai_shares": ai_share_facts(source),
        "claims": claim_facts(source),
        "known": review.known_facts(source),
        "origin": review.origin_lines(source),
        "findings": review.finding_rows(source),
        "raised": review.raised_part(source),
        "to_confirm": review.to_confirm_rows(source),
        "instances": instance_rows(source),
        "evidence": evidence_rows(source),
    }


def _name(tier: Tier | None) -> str:
    return words.said(tier.name) if tier else ""
