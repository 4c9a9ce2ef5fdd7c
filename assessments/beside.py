"""What stands beside the questions of a page: proof, finding, cards, and who has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.assigned import names_of
from assessments.models import Assessment, Evidence, Finding, ScenarioInstance
from maturity.engine.edition import Question


@dataclass(frozen=True, slots=True)
class Beside:
    evidence: tuple[Evidence, ...] = ()
    finding: Finding | None = None
    instances: tuple[ScenarioInstance, ...] = ()
    assigned_to: tuple[str, ...] = ()


NOTHING = Beside()


def read_beside(assessment: Assessment, questions: Sequence[Question]) -> Mapping[str, Beside]:
    """At most four queries, by question key, whatever the number of questions."""
    keys = [question.key for question in questions]
    found = assessment.findings.filter(question__in=keys).select_related("found_by")
    findings = {finding.question: finding for finding in found}
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for use in assessment.evidence_uses.filter(question__in=keys).select_related("evidence"):
        evidence[use.question].append(use.evidence)
    instances = _instances(assessment, questions)
    assigned = names_of(assessment, questions)
    return {
        question.key: Beside(
            evidence=tuple(evidence[question.key]),
            finding=findings.get(question.key),
            instances=tuple(instances.get(question.scenario_key or "", ())),
            assigned_to=assigned.get(question.key, ()),
        )
        for question in questions
    }


def _instances(
    assessment: Assessment, questions: Sequence[Question]
) -> Mapping[str, list[ScenarioInstance]]:
    scenarios = [question.scenario_key for question in questions if question.scenario_key]
    by_scenario: dict[str, list[ScenarioInstance]] = defaultdict(list)
    if scenarios:
        cards = assessment.instances.filter(scenario__in=scenarios)
        for card in cards.select_related("model_card"):
            by_scenario[card.scenario].append(card)
    return by_scenario
