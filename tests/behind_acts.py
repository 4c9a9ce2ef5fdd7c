"""An assessment of the national edition with everything that can stand behind its answers."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from assessments.actions import Change, save_answers, submit
from assessments.actions.findings import save_finding
from assessments.actions.history import open_result
from assessments.actions.instances import InstanceFacts, ModelFacts, save_instance
from assessments.actions.systems import SystemFacts, add_system
from assessments.models import Answer, Assessment, Evidence, EvidenceUse, ScenarioInstance
from tests.cast import Cast

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
    yesterday = timezone.localdate() - timedelta(days=1)
    used = {"live_since": "2024-03", "last_used": yesterday, "used_outside_team": True}
    figure = {"figure": "一次合格率", "unit": "%", "before": Decimal("91.25"), "after": Decimal(97)}
    told = {"place": HOSTILE, "weekly_users": 12, "role": "质检主管", "data_source": "质量月报"}
    seen = InstanceFacts("壳体外观检测", **used, **figure, **told)  # type: ignore[arg-type]
    kinds = ("decides", "data", "quality", "measured_how", "runs_on", "made_by")
    model = ModelFacts("vision", data_since="2023-11", overruled=3, **dict.fromkeys(kinds, HOSTILE))
    save = {"assessment": assessment, "by": by}
    return [
        save_instance(**save, scenario="PO24", card=seen, model=model, systems=[mes.pk]),  # type: ignore[arg-type]
        save_instance(
            **save, scenario="PO27", card=InstanceFacts("空压站监视", used_outside_team=False)
        ),  # type: ignore[arg-type]
    ]


def _prove(assessment: Assessment, by: User, instances: list[ScenarioInstance]) -> None:
    ledger = _piece(assessment, by, f"台账 {HOSTILE}", stored="x/1", file_name="台账.xlsx")
    report = _piece(assessment, by, "评估报告", link="https://example.org/r?id=7&x=1")
    for question in ("device.connection", "device.abnormality"):
        _use(assessment, by, ledger, question=question)
    _use(assessment, by, report, question="standing.cmmm_level")
    _use(assessment, by, report, instance=instances[0])


def _piece(assessment: Assessment, by: User, title: str, **facts: str) -> Evidence:
    digest = "9f86d081884c7d65" * 4 if "stored" in facts else ""
    return Evidence.objects.create(
        plant=assessment.plant,
        title=title,
        sha256=digest,
        dated="2020-05-01",
        expires="2021-05-01",
        added_by=by,
        **facts,
    )


def _use(assessment: Assessment, by: User, piece: Evidence, **to: object) -> None:
    EvidenceUse.objects.create(assessment=assessment, evidence=piece, added_by=by, **to)


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
