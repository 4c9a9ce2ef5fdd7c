"""All that is stored of one assessment, row by row, and every act that could change it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.apps import apps

from assessments import actions
from assessments.actions import (
    Change,
    Facts,
    IndicatorChange,
    assigning,
    evidence,
    findings,
    history,
    instances,
    proving,
)
from assessments.actions.bringing_in import bring_in
from assessments.actions.evidence import About
from assessments.actions.instance_facts import InstanceFacts, ModelFacts
from assessments.actions.proving import Proves
from assessments.models import Assessment, Evidence, ModelCard, ScenarioInstance
from assessments.workbook.reading import read_workbook
from tests import proof_files, workbooks
from tests.cast import Cast
from tests.furnished import Furnished

Act = Callable[[], object]


@dataclass(frozen=True)
class Given:
    """The furnished assessment, and it and its people as an act needs them."""

    furnished: Furnished
    cast: Cast

    @property
    def of(self) -> dict[str, Any]:
        return {"assessment": self.furnished.assessment, "by": self.cast.owner}


def stored_of(assessment: Assessment) -> dict[str, list[dict[str, Any]]]:
    """No table is left out: every model that names its assessment, and what hangs on those."""
    rows = {"Assessment": Assessment.objects.filter(pk=assessment.pk)}
    for model in apps.get_app_config("assessments").get_models():
        if any(field.name == "assessment" for field in model._meta.fields):
            rows[model.__name__] = model._base_manager.filter(assessment=assessment.pk)
    rows["ModelCard"] = ModelCard.objects.filter(instance__assessment=assessment.pk)
    through = ScenarioInstance.systems.through
    rows["runs on"] = through.objects.filter(scenarioinstance__assessment=assessment.pk)
    rows["Evidence"] = Evidence.objects.filter(uses__assessment=assessment.pk).distinct()
    return {name: list(found.order_by("pk").values()) for name, found in rows.items()}


def _answered(g: Given) -> Act:
    change = Change("device.state", option="shown", count=40, revision=2)
    return lambda: actions.save_answers(**g.of, changes=[change])


def _measured(g: Given) -> Act:
    change = IndicatorChange("defect_rate", before=Decimal(3), before_period="2024")
    return lambda: actions.save_indicators(**g.of, changes=[change])


def _excepted(g: Given) -> Act:
    told: dict[str, Any] = {"exceptions": {"advanced.covered": "One line is shut."}}
    revision = g.furnished.assessment.revision
    return lambda: actions.save_exceptions(**g.of, **told, revision=revision)


def _told_facts(g: Given) -> Act:
    facts = Facts(name="Another name", production="process", province="anhui")
    return lambda: actions.save_facts(**g.of, facts=facts, totals={"machines": 77})


def _confirmed(g: Given) -> Act:
    g.furnished.assessment.answers.filter(question="device.state").update(to_confirm=True)
    return lambda: history.confirm_answers(**g.of, questions={"device.state": 2})


def _taken_back(g: Given) -> Act:
    change = g.furnished.assessment.changes.get(pk=g.furnished.change)
    return lambda: history.take_back(**g.of, change=change, revision=2)


def _brought_in(g: Given) -> Act:
    assessment = g.furnished.assessment
    book = workbooks.taken(assessment, g.cast.owner)
    workbooks.write(book, "answers", "workshop.sequence", note="Seen on the spot")
    seen = workbooks.planned(assessment, book).digest
    _stamp, brought = read_workbook(workbooks.packed(book))
    return lambda: bring_in(**g.of, brought=brought, seen=seen, choices={})


def _card(name: str) -> InstanceFacts:
    return InstanceFacts(name, used_outside_team=False)


def _card_changed(g: Given) -> Act:
    wanted: dict[str, Any] = {
        "card": _card("Welding"),
        "model": ModelFacts(kind="other"),
        "revision": 1,
    }
    one = g.furnished.instance
    return lambda: instances.save_instance(**g.of, scenario="PO27", instance=one, **wanted)


def _piece_added(g: Given) -> Act:
    told: dict[str, Any] = {"proves": Proves("workshop.sequence"), "about": About("List")}
    file = proof_files.upload(proof_files.PDF, "list.pdf")
    return lambda: evidence.add_file(**g.of, upload=file, **told)


def _piece_changed(g: Given) -> Act:
    about = About("Another title", dated=date(2026, 1, 3))
    piece = g.furnished.evidence
    return lambda: evidence.change_evidence(
        evidence=piece, by=g.cast.owner, about=about, revision=1
    )


def _piece_used(g: Given) -> Act:
    piece = g.furnished.evidence
    return lambda: proving.use(**g.of, evidence=piece, proves=Proves("workshop.sequence"))


def _piece_unused(g: Given) -> Act:
    use = g.furnished.assessment.evidence_uses.first()
    return lambda: proving.unuse(**g.of, use=use)


def _given(g: Given) -> Act:
    told: dict[str, Any] = {
        "person": g.cast.contributor,
        "scope": "departments",
        "keys": ["planning"],
    }
    return lambda: assigning.assign(**g.of, **told)


def _given_again(g: Given) -> Act:
    told: dict[str, Any] = {
        "assignment": g.furnished.assignment,
        "revision": 1,
        "person": g.cast.manager,
    }
    return lambda: assigning.give_again(**g.of, **told)


def _found(g: Given) -> Act:
    told: dict[str, Any] = {"verdict": "not_checked", "reason": "Shut.", "answer_revision": 2}
    revision = g.furnished.finding.revision
    return lambda: findings.save_finding(**g.of, question="device.state", **told, revision=revision)


def _withdrawn(g: Given) -> Act:
    revision = g.furnished.finding.revision
    return lambda: findings.withdraw_finding(**g.of, question="device.state", revision=revision)


# By the name of the act. Each changes the furnished assessment while it is open.
ACTS: dict[str, Callable[[Given], Act]] = {
    "save_answers": _answered,
    "save_indicators": _measured,
    "save_exceptions": _excepted,
    "save_facts": _told_facts,
    "confirm_answers": _confirmed,
    "take_back": _taken_back,
    "open_result": lambda g: lambda: history.open_result(**g.of),
    "bring_in": _brought_in,
    "save_instance": _card_changed,
    "save_instance, a new one": lambda g: (
        lambda: instances.save_instance(**g.of, scenario="PO28", card=_card("New"))
    ),
    "restate": lambda g: (
        lambda: instances.restate(**g.of, instance=g.furnished.instance, revision=1)
    ),
    "remove_instance": lambda g: (
        lambda: instances.remove_instance(**g.of, instance=g.furnished.instance, revision=1)
    ),
    "add_file": _piece_added,
    "add_link": lambda g: (
        lambda: evidence.add_link(
            **g.of,
            link="https://example.org/list",
            proves=Proves(instance=g.furnished.instance.pk),
            about=About("List"),
        )
    ),
    "change_evidence": _piece_changed,
    "use": _piece_used,
    "unuse": _piece_unused,
    "assign": _given,
    "hand_back": lambda g: (
        lambda: assigning.hand_back(**g.of, assignment=g.furnished.assignment, revision=1)
    ),
    "give_again": _given_again,
    "close": lambda g: (
        lambda: assigning.close(**g.of, assignment=g.furnished.assignment, revision=1)
    ),
    "save_finding": _found,
    "withdraw_finding": _withdrawn,
    "submit": lambda g: lambda: actions.submit(**g.of, confirmed_open=True),
}
