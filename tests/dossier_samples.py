"""A report with everything that can stand behind the answers, made without a database.

The plant claims three scenarios with AI of fifteen in use. One of the three has a model card with
a field missing, and one scenario in use is only tried out by its card: two of fourteen are left.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assessments.dossier import (
    Dossier,
    EvidenceNote,
    FindingNote,
    InstanceNote,
    ModelNote,
    RaisedNote,
    SystemNote,
)
from assessments.readings import Readings, readings_of
from assessments.reports.build import Facts, compose
from assessments.reports.report import Report
from assessments.sheet import Sheets
from maturity.engine.scoring import Answer, Sheet, score
from tests.reporting import NAMES, SUBMITTED, case, national
from tests.test_worked_cases import sheet_of

CLAIMED = {"scenario.PO28": "in_use_ai", "scenario.PO27": "in_use"}
COUNTED = {"scenario.PO28": "in_use", "scenario.PO27": "planned"}
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

SYSTEMS = (
    SystemNote(1, "system", "MES 制造执行系统", "宝信软件", "2023-04"),
    SystemNote(2, "equipment", "AOI-3 自动光学检测机", "", "2024-01"),
    SystemNote(3, "system", "SCADA"),
)
COMPLETE = ModelNote(
    kind="vision",
    decides="判定表面缺陷，可疑件送人工复判",
    data="三条线的检测图像",
    data_since="2023-11",
    quality="漏检率 0.3%",
    measured_how="与人工复判结果逐件对照",
    overruled=14,
    runs_on="产线边缘服务器",
    made_by="本厂与设备商共同开发",
    is_complete=True,
)
INSTANCES = (
    InstanceNote(
        11,
        "PO27",
        "空压站状态监视",
        place="动力车间",
        live_since="2026-08",
        last_used="2026-09-01",
        weekly_users=2,
        used_outside_team=False,
        stated_on="2026-09-10",
    ),
    InstanceNote(
        12,
        "PO24",
        "壳体外观检测",
        place="二车间 3 号线",
        systems=(1, 2),
        live_since="2024-03",
        last_used="2026-09-09",
        weekly_users=12,
        used_outside_team=True,
        figure="一次合格率",
        unit="%",
        before="91.25",
        before_period="2023",
        after="96.8",
        after_period="2025",
        data_source="质量月报",
        role="质检主管",
        stated_on="2026-09-10",
        bears_out="in_use_ai",
        model=COMPLETE,
    ),
    InstanceNote(
        13,
        "PO28",
        "主轴故障诊断",
        place="一车间",
        systems=(3,),
        live_since="2025-06",
        last_used="2026-09-08",
        weekly_users=1,
        used_outside_team=True,
        figure="故障停机",
        unit="h",
        before="1204",
        before_period="2024 H1",
        after="903",
        after_period="2026 H1",
        stated_on="2026-09-10",
        to_confirm=True,
        bears_out="in_use",
        model=replace(COMPLETE, kind="diagnosis", overruled=None, is_complete=False),
    ),
    InstanceNote(14, "PM12", "周排产", stated_on="2026-09-10", bears_out="in_use"),
)
EVIDENCE = (
    EvidenceNote(
        21,
        "设备台账",
        file_name="台账 2026.xlsx",
        size=20_480,
        sha256=DIGEST,
        dated="2026-08-30",
        questions=("device.connection", "device.abnormality"),
    ),
    EvidenceNote(
        22,
        "检测记录一天",
        file_name="AOI 2026-09-01.csv",
        size=9_000,
        sha256=DIGEST[::-1],
        dated="2026-09-01",
        expires="2026-09-14",
        instances=(12,),
    ),
    EvidenceNote(
        23,
        "成熟度评估报告",
        link="https://example.org/reports/cmmm?id=7",
        dated="2023-05-01",
        expires="2026-05-01",
        questions=("standing.cmmm_level",),
    ),
)
FINDINGS = (
    FindingNote("scenario.PO24", "agree", "", "", "Chen Li", "2026-09-12", True),
    FindingNote(
        "workshop.sequence",
        "another_row",
        "listed",
        "The proposal is there, but nobody works by it.",
        "Chen Li",
        "2026-09-12",
        True,
    ),
    FindingNote(
        "device.abnormality", "not_checked", "", "Screen was off.", "Chen Li", "2026-09-12", True
    ),
    FindingNote("line.inspection", "agree", "", "", "Chen Li", "2026-09-11", False),
)
RAISED = (
    RaisedNote("workshop.sequence", "listed", "recomputed", "Wang Fang", "2026-09-08"),
    RaisedNote("line.changeover", "from_memory", "", "Wang Fang", "2026-09-09"),
)
DOSSIER = Dossier(
    systems=SYSTEMS,
    instances=INSTANCES,
    evidence=EVIDENCE,
    findings=FINDINGS,
    raised=RAISED,
    known={"claimed": 60, "documented": 20, "system_data": 8},
    unsure=("line.process_control",),
    to_confirm=("workshop.trace", "device.maintenance"),
    result_seen_on="2026-09-05",
    origin="reopened",
    reopened_because="三号线已完成改造",
)
FACTS: Mapping[str, Any] = {
    "submitted_on": SUBMITTED,
    "dossier": DOSSIER,
    "claimed": CLAIMED,
    "begun_on": date(2026, 9, 1),
}


def sheets(dossier: Dossier = DOSSIER) -> Sheets:
    """As assessments.sheet makes them from rows of the database."""
    claimed = sheet_of(national(), {**case("excellence"), "open": ["line.process_control"]})
    own = _with(claimed, {key: Answer(option=row) for key, row in COUNTED.items()})
    reviewed, proven = dict(own.answers), {}
    for note in dossier.findings:
        found = _found(note, own)
        if note.is_current and found is None:
            reviewed.pop(note.question)
        if note.is_current and found is not None:
            reviewed[note.question] = proven[note.question] = found
    return Sheets(
        own=own,
        all_claims=claimed,
        reviewed=replace(own, answers=reviewed) if dossier.findings else None,
        proven=replace(own, answers=proven),
    )


def _with(sheet: Sheet, answers: Mapping[str, Answer]) -> Sheet:
    return replace(sheet, answers={**sheet.answers, **answers})


def _found(note: FindingNote, own: Sheet) -> Answer | None:
    if note.verdict == "not_checked":
        return None
    given = own.answers[note.question]
    return replace(given, option=note.option) if note.option else given


def behind(
    language: str = "en",
    *,
    dossier: Dossier = DOSSIER,
    readings: Readings | None = None,
    **facts: Any,
) -> Report:
    """`facts` replace those of FACTS; `readings` what would be scored from the sheets."""
    made = sheets(dossier)
    known = {"plant_name": NAMES[language], **FACTS, "dossier": dossier, **facts}
    return compose(
        national(),
        made.own,
        score(national(), made.own),
        Facts(**known),
        language=language,
        readings=readings or readings_of(national(), made),
    )
