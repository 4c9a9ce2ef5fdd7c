"""An open assessment with something in every room, built through the acts of the product."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from assessments.actions import Change, save_answers
from assessments.actions.assigning import assign
from assessments.actions.evidence import About, add_link
from assessments.actions.findings import save_finding
from assessments.actions.instance_facts import InstanceFacts, ModelFacts
from assessments.actions.instances import save_instance
from assessments.actions.proving import Proves, use
from assessments.actions.systems import SystemFacts, add_system
from assessments.models import (
    Assessment,
    Assignment,
    Evidence,
    Finding,
    ScenarioInstance,
    System,
)
from tests.cast import ALL_BEST, Cast


@dataclass(frozen=True)
class Furnished:
    assessment: Assessment
    system: System
    instance: ScenarioInstance
    evidence: Evidence
    assignment: Assignment
    finding: Finding
    change: int


def furnish(assessment: Assessment, cast: Cast) -> Furnished:
    """The manager answers, the contributor helps, the reviewer agrees."""
    save_answers(assessment=assessment, by=cast.manager, changes=ALL_BEST)
    seen = Change("device.state", option="messaged", count=40, revision=1)
    save_answers(assessment=assessment, by=cast.contributor, changes=[seen])
    system, instance = _running(assessment, cast)
    finding = save_finding(
        assessment=assessment,
        by=cast.reviewer,
        question="device.state",
        verdict="agree",
        answer_revision=2,
        revision=0,
    )
    return Furnished(
        system=system,
        instance=instance,
        evidence=_proven(assessment, cast, instance),
        assignment=_given(assessment, cast),
        finding=finding,
        change=assessment.changes.get(question="device.state", revision=2).pk,
        assessment=Assessment.objects.get(pk=assessment.pk),
    )


def _running(assessment: Assessment, cast: Cast) -> tuple[System, ScenarioInstance]:
    """Equipment monitoring in regular use on the MES, its model card only begun."""
    facts = SystemFacts("MES", live_since="2024-03")
    system = add_system(plant=assessment.plant, by=cast.manager, facts=facts)
    card = InstanceFacts(
        name="Welding",
        live_since="2024-05",
        last_used=timezone.localdate() - timedelta(days=2),
        used_outside_team=True,
    )
    instance = save_instance(
        assessment=assessment,
        by=cast.manager,
        scenario="PO27",
        card=card,
        model=ModelFacts(kind="vision"),
        systems=[system.pk],
    )
    return system, instance


def _proven(assessment: Assessment, cast: Cast, instance: ScenarioInstance) -> Evidence:
    """One link for an answer and for the instance."""
    piece = add_link(
        assessment=assessment,
        by=cast.manager,
        link="https://example.org/screen",
        proves=Proves(question="device.state"),
        about=About("Screen", dated=date(2026, 1, 2)),
    ).evidence
    use(assessment=assessment, by=cast.manager, evidence=piece, proves=Proves(instance=instance.pk))
    return piece


def _given(assessment: Assessment, cast: Cast) -> Assignment:
    return assign(
        assessment=assessment,
        by=cast.manager,
        person=cast.contributor,
        scope="departments",
        keys=["equipment"],
    )
