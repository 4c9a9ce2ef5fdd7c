"""The register, the scenarios and the standing, as the draft of the application lists them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from assessments.models import System
from assessments.reports.build import rows, words
from assessments.reports.build.claims import AI, DEPLOYED
from assessments.reports.build.instances import in_order, label_of
from assessments.reports.build.source import Source
from assessments.reports.report.application import (
    ApplicationPart,
    SceneRow,
    StatedRow,
    SystemRow,
)
from maturity.engine.edition import Option, Scenario

PLANNED = "planned"
PRIOR_TIER = "standing.prior_tier"  # its rows are named like the tiers


def application_part(source: Source) -> ApplicationPart:
    return ApplicationPart(
        systems=tuple(_systems(source)),
        scenes=tuple(_scenes(source)),
        stated=tuple(_stated(source)),
        **_tier(source),
    )


def _tier(source: Source) -> dict[str, str]:
    """Tiers are applied for one by one: the one above what is held on paper. Where that is not
    known, the tier that the report aims at."""
    held = source.judged(PRIOR_TIER)
    tiers = source.edition.tiers
    if held is not None and held.value is not None:
        above = source.edition.tiers_by_key.get(held.key)
        rank = source.edition.tier_rank(above.key) + 1 if above else 0
        named = words.inside(rows.row_text(source.edition.question(PRIOR_TIER), held))
        line = _("Tiers are applied for one by one. Held on paper: %(held)s.") % {
            "held": named.rstrip("。.")
        }
    else:
        aimed = source.target or source.reached
        rank = source.edition.tier_rank(aimed.key) if aimed else len(tiers)
        line = _("Which tier is held on paper is not answered: this is the one aimed at.")
    if rank >= len(tiers):
        return {}
    tier = tiers[rank]
    return {"tier_key": tier.key, "tier_name": words.said(tier.name), "tier_line": line}


def _systems(source: Source) -> Iterable[SystemRow]:
    kinds = {key: force_str(label) for key, label in System.Kind.choices}
    instances = in_order(source)
    for system in source.facts.dossier.systems:
        yield SystemRow(
            name=system.name,
            kind_key=system.kind,
            kind=kinds.get(system.kind, system.kind),
            maker=system.maker,
            live_since=system.live_since,
            used_by=tuple(
                label_of(source, note) for note in instances if system.id in note.systems
            ),
        )


def _scenes(source: Source) -> Iterable[SceneRow]:
    cards = [note.scenario for note in source.facts.dossier.instances]
    for scenario in source.edition.scenarios:
        row = source.as_claimed.judged(scenario.question_key)
        if row is not None and _state(row):
            yield _scene(source, scenario, row, cards.count(scenario.key))


def _scene(source: Source, scenario: Scenario, row: Option, instances: int) -> SceneRow:
    area = source.edition.areas_by_key.get(scenario.area or "")
    return SceneRow(
        key=scenario.key,
        area=words.said(area.name) if area else "",
        name=words.said(scenario.name),
        official_name=scenario.name.in_language("zh-hans"),
        state=words.said(row.text),
        state_key=_state(row),
        instances=instances,
    )


def _state(row: Option) -> str:
    """ "" for what is neither in use nor planned."""
    if AI in row.tags:
        return "in_use_ai"
    if DEPLOYED in row.tags:
        return "in_use"
    return PLANNED if PLANNED in row.tags else ""


def _stated(source: Source) -> Iterable[StatedRow]:
    for question in source.edition.questions:
        if question.kind in ("standing", "eligibility") and source.is_asked(question):
            row = source.judged(question.key)
            yield StatedRow(
                key=question.key,
                question=words.said(question.text),
                answer=rows.row_text(question, row) if row else "",
                evidence=words.said(question.evidence),
            )
