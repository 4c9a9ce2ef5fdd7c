"""An assessment of the national edition with everything that can stand behind its answers."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from assessments.actions import Change, save_answers, submit
from assessments.actions.evidence import About, Proves, add_file, add_link, use
from assessments.actions.findings import save_finding
from assessments.actions.history import open_result
from assessments.actions.instances import InstanceFacts, ModelFacts, save_instance
from assessments.actions.systems import SystemFacts, add_system
from assessments.models import Answer, Assessment, ScenarioInstance
from tests.cast import Cast
from tests.proof_files import PDF, upload

HOSTILE = "R&D <b>x</b> <img src=x onerror=alert(1)>"
ANSWERS = [
    Change("device.abnormality", option="messaged", count=30, known="system_data"),
    Change("device.connection", option="collected", count=30, known="documented"),
    Change("device.maintenance", unsure=True),
    Change("workshop.sequence", option="listed", count=2),
    Change("standing.cmmm_level", option="level_2"),
    Change("scenario.PO24", option="in_use_ai"),
    Change("scenario.PO27", option="in_use"),
    Change("scenario.PO28", option="in_use_ai"),
]


def stand_behind(assessment: Assessment, cast: Cast) -> Assessment:
    """Still open; a draft of the result was opened and one answer raised since."""
    save_answers(assessment=assessment, by=cast.manager, changes=ANSWERS)
    instances = _register(assessment, cast.manager)
    _prove(assessment, cast.manager, instances)
    open_result(assessment=assessment, by=cast.manager)
    raised = Change("workshop.sequence", option="proposed", count=2, revision=1)
    save_answers(assessment=assessment, by=cast.contributor, changes=[raised])
    _review(assessment, cast.reviewer)
    assessment.answers.filter(question="device.connection").update(to_confirm=True)
    return Assessment.objects.with_names().get(pk=assessment.pk)


def submitted_behind(assessment: Assessment, cast: Cast) -> Assessment:
    stand_behind(assessment, cast)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=assessment.pk)


def _register(assessment: Assessment, by: User) -> list[ScenarioInstance]:
    mes = add_system(
        plant=assessment.plant,
        by=by,
        facts=SystemFacts(f"MES {HOSTILE}", maker="宝信", live_since="2023-04"),
    )
    seen = InstanceFacts(
        "壳体外观检测",
        place=HOSTILE,
        live_since="2024-03",
        last_used=timezone.localdate() - timedelta(days=1),
        weekly_users=12,
        used_outside_team=True,
        figure="一次合格率",
        unit="%",
        before=Decimal("91.25"),
        after=Decimal(97),
        data_source="质量月报",
        role="质检主管",
    )
    kinds = ("decides", "data", "quality", "measured_how", "runs_on", "made_by")
    model = ModelFacts("vision", data_since="2023-11", overruled=3, **dict.fromkeys(kinds, HOSTILE))
    save: dict[str, Any] = {"assessment": assessment, "by": by}
    return [
        save_instance(**save, scenario="PO24", card=seen, model=model, systems=[mes.pk]),
        save_instance(
            **save, scenario="PO27", card=InstanceFacts("空压站监视", used_outside_team=False)
        ),
    ]


def _prove(assessment: Assessment, by: User, instances: list[ScenarioInstance]) -> None:
    acts: dict[str, Any] = {"assessment": assessment, "by": by}
    dates = {"dated": date(2020, 5, 1), "expires": date(2021, 5, 1)}
    ledger = add_file(
        **acts,
        upload=upload(PDF, "台账.pdf"),
        proves=Proves("device.connection"),
        about=About(f"台账 {HOSTILE}", **dates),
    )
    use(**acts, evidence=ledger.evidence, proves=Proves("device.abnormality"))
    report = add_link(
        **acts,
        link="https://example.org/r?id=7&x=1",
        proves=Proves("standing.cmmm_level"),
        about=About("评估报告", **dates),
    )
    use(**acts, evidence=report.evidence, proves=Proves(instance=instances[0].pk))


def _review(assessment: Assessment, by: User) -> None:
    found = (
        ("device.abnormality", "agree", "", ""),
        ("workshop.sequence", "another_row", "listed", HOSTILE),
        ("scenario.PO27", "not_checked", "", "Shut that day."),
    )
    answers = Answer.objects.filter(assessment=assessment)
    revisions = dict(answers.values_list("question", "revision"))
    for question, verdict, option, reason in found:
        save_finding(
            assessment=assessment,
            by=by,
            question=question,
            verdict=verdict,
            option=option,
            reason=reason,
            answer_revision=revisions[question],
            revision=0,
        )
