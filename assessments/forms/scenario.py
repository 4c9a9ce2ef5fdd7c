"""What the register tells about a scenario: what it is, builds on, uses, and who says so."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.wording import said
from maturity.engine.edition import Edition, Evidence, Requirement, Scenario

BASIS_WORDS = {
    "official": _("official"),
    "secondary": _("secondary source"),
    "inferred": _("inferred"),
    "ours": _("ours"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    text: str
    date: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    key: str
    summary: str
    summary_basis: str
    requires: tuple[str, ...]
    ai_requires: tuple[str, ...]
    requires_basis: str
    techniques: tuple[str, ...]
    techniques_basis: str
    evidence: tuple[Claim, ...]


def scenario_card(edition: Edition, key: str) -> ScenarioCard:
    scenario = edition.scenario(key)
    return ScenarioCard(
        key=scenario.key,
        summary=said(scenario.summary),
        summary_basis=_basis(scenario, "summary"),
        requires=tuple(_requirement(edition, need) for need in scenario.requires),
        ai_requires=tuple(_requirement(edition, need) for need in scenario.ai_requires),
        requires_basis=_basis(scenario, "requires"),
        techniques=tuple(map(said, scenario.techniques)),
        techniques_basis=_basis(scenario, "techniques"),
        evidence=tuple(_claim(claim) for claim in scenario.evidence),
    )


def _basis(scenario: Scenario, field: str) -> str:
    return str(BASIS_WORDS.get(scenario.basis_of(field) or "", ""))


def _claim(evidence: Evidence) -> Claim:
    sources = (evidence.source or "").split(" ; ")
    return Claim(said(evidence.claim), evidence.date or "", tuple(filter(None, sources)))


def _requirement(edition: Edition, need: Requirement) -> str:
    if need.scenario:
        name = said(edition.scenario(need.scenario).name)
        return gettext("The scenario “%(name)s” in use") % {"name": name}
    if need.question:
        return _asked_row(edition, need)
    return said(need.note)


def _asked_row(edition: Edition, need: Requirement) -> str:
    """The question's text and the first row that is enough for it."""
    question = edition.question(need.question or "")
    for option in question.closed_options:
        if need.at_least is None or str(need.at_least) in (option.key, str(option.value)):
            return gettext("%(question)s At least: %(row)s") % {
                "question": said(question.text),
                "row": said(option.text),
            }
    return said(question.text)
