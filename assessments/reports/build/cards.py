"""Scenario cards: why here, what it needs first, what is known from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assessments.reports.build import words
from assessments.reports.build.efforts import effort_value, months
from assessments.reports.build.gaps import offered
from assessments.reports.build.prerequisites import prerequisites_of
from assessments.reports.build.source import Source
from assessments.reports.report import EvidenceClaim, Fact, GapRow, ScenarioCard
from maturity.engine.edition import Evidence, Scenario
from maturity.engine.gaps import ScenarioStep

KINDS = {
    "company": gettext_noop("statement of the company"),
    "news": gettext_noop("news report"),
    "secondary": gettext_noop("secondary source"),
    "official": gettext_noop("official source"),
}
WITH_AI = "in_use_ai"  # the row of every scenario
BASIS_FIELDS = (
    ("name", gettext_noop("Name")),
    ("summary", gettext_noop("Description")),
    ("requires", gettext_noop("Prerequisites")),
    ("effort", gettext_noop("Effort")),
)


def scenario_cards(source: Source, gaps: Sequence[GapRow]) -> tuple[ScenarioCard, ...]:
    """Each scenario once, what it builds on and is not in use yet before it."""
    steps = _steps(source, gaps)
    reasons: dict[str, list[str]] = {}
    for gap in gaps:
        for key in gap.scenario_keys:
            reasons.setdefault(key, []).append(gap.title)
    ordered: dict[str, str] = {}
    for key in reasons:
        for first in _missing_scenarios(steps[key]):
            ordered.setdefault(first, _why(source, steps, reasons, first, needed_by=key))
        ordered.setdefault(key, _why(source, steps, reasons, key))
    return tuple(
        _card(source, source.edition.scenario(k), steps, why) for k, why in ordered.items()
    )


def _steps(source: Source, gaps: Sequence[GapRow]) -> dict[str, ScenarioStep]:
    """The step the report speaks of: the deepest one offered for a gap it shows; for a scenario
    that is only needed first, any."""
    shown = {gap.key for gap in gaps}
    steps = {step.scenario: step for gap in source.all_gaps for step in reversed(gap.scenarios)}
    told = [step for gap in source.all_gaps if gap.key in shown for step in offered(gap)]
    for step in sorted(told, key=lambda step: step.to_option == WITH_AI):
        steps[step.scenario] = step
    return steps


def _missing_scenarios(step: ScenarioStep) -> list[str]:
    return [
        item.requirement.scenario
        for item in step.prerequisites
        if item.requirement.scenario is not None and item.state in ("missing", "open")
    ]


def _why(
    source: Source,
    steps: dict[str, ScenarioStep],
    reasons: dict[str, list[str]],
    key: str,
    needed_by: str = "",
) -> str:
    if key not in reasons:
        name = words.said(source.edition.scenario(needed_by).name)
        return _("Needed first by: %(name)s") % {"name": name}
    gaps = words.joined(reasons[key])
    if steps[key].adds_ai_only:
        return _("In use already; with AI it helps with: %(gaps)s") % {"gaps": gaps}
    if steps[key].to_option == WITH_AI:
        return _("Put into use with AI, it helps with: %(gaps)s") % {"gaps": gaps}
    return _("Put into use, it helps with: %(gaps)s") % {"gaps": gaps}


def _card(
    source: Source, scenario: Scenario, steps: dict[str, ScenarioStep], why: str
) -> ScenarioCard:
    edition, step = source.edition, steps.get(scenario.key)
    area = edition.areas_by_key.get(scenario.area or "")
    aspect = edition.aspects_by_key.get(scenario.aspect or "")
    state_key, state = _state(source, scenario)
    effort = _effort(scenario, step)
    return ScenarioCard(
        key=scenario.key,
        name=words.said(scenario.name),
        official_name=scenario.name.in_language("zh-hans"),
        area=words.said(area.name) if area else "",
        aspect=words.said(aspect.name) if aspect else "",
        summary=words.said(scenario.summary),
        state=state,
        state_key=state_key,
        why=why,
        with_ai=step is not None and step.adds_ai_only,
        prerequisites=prerequisites_of(source, step) if step else (),
        obstacles=_obstacles(source, scenario),
        techniques=tuple(words.said(technique) for technique in scenario.techniques),
        indicators=_indicators(source, scenario),
        evidence=tuple(_claim(item) for item in scenario.evidence if item.direct),
        effort=months(effort),
        effort_value=effort_value(effort or None),
        basis=_basis(scenario),
        sources=words.split_sources(scenario.source),
    )


def _effort(scenario: Scenario, step: ScenarioStep | None) -> Fraction | None:
    """Of the step; while the register says nothing, of building it."""
    if step is not None and step.effort is not None:
        return step.effort
    return scenario.effort.build if scenario.effort else None


def _state(source: Source, scenario: Scenario) -> tuple[str, str]:
    if source.is_not_applicable(scenario.question_key):
        return "not_applicable", _("does not apply")
    row = source.option(scenario.question_key)
    return (row.key, words.said(row.text)) if row else ("open", _("not answered yet"))


def _obstacles(source: Source, scenario: Scenario) -> tuple[str, ...]:
    found = [source.edition.obstacles_by_key.get(key) for key in scenario.obstacles]
    known = sorted((o for o in found if o), key=lambda obstacle: not obstacle.settle_first)
    return tuple(_obstacle(words.said(o.name), words.said(o.text)) for o in known)


def _obstacle(name: str, text: str) -> str:
    """A text that begins with its name is not given it twice."""
    return words.labelled(name, text) if name and not text.startswith(name) else text


def _indicators(source: Source, scenario: Scenario) -> tuple[str, ...]:
    found = (source.edition.indicators_by_key.get(key) for key in scenario.indicators)
    return tuple(words.said(indicator.name) for indicator in found if indicator)


def _claim(item: Evidence) -> EvidenceClaim:
    kind = KINDS.get(item.kind or "", "")
    sources = "; ".join(words.split_sources(item.source))
    return EvidenceClaim(words.said(item.claim), _(kind) if kind else "", item.date or "", sources)


def _basis(scenario: Scenario) -> tuple[Fact, ...]:
    """What of the card is official, secondary, inferred or ours."""
    known = ((label, scenario.basis_of(field)) for field, label in BASIS_FIELDS)
    return tuple(Fact(_(label), _(words.BASIS_WORDS[key])) for label, key in known if key)
