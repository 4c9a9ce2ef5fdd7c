"""The register of instances and the index of evidence, as the report lists them."""

from dataclasses import replace
from typing import Any

import pytest

from assessments.dossier import EvidenceNote, InstanceNote
from assessments.reports.report import EvidenceRow, InstanceRow
from tests.dossier_samples import COMPLETE, DIGEST, DOSSIER, behind
from tests.reporting import national

CARD = DOSSIER.instances[1]


def row(**changed: Any) -> InstanceRow:
    dossier = replace(DOSSIER, instances=(replace(CARD, **changed),), evidence=())
    return behind(dossier=dossier).instances[0]


def told(made: InstanceRow) -> dict[str, str]:
    return {fact.label: fact.value for fact in made.facts}


def piece(**changed: Any) -> EvidenceRow:
    dossier = replace(DOSSIER, evidence=(replace(DOSSIER.evidence[0], **changed),))
    return behind(dossier=dossier).evidence[0]


def test_instances_stand_in_the_order_and_with_the_labels_of_the_official_form():
    assert [made.label for made in behind("zh-hans").instances] == [
        "生产管理—仓储智能管理—周排产",
        "生产作业—在线智能检测—壳体外观检测",
        "生产作业—设备运行监控—空压站状态监视",
        "生产作业—设备故障诊断与预测—主轴故障诊断",
    ]
    assert behind().instances[1].label == (
        "Production operation — Online intelligent inspection — 壳体外观检测"
    )


def test_an_instance_tells_where_with_what_since_when_by_whom_and_what_came_of_it():
    assert told(row()) == {
        "Where": "二车间 3 号线",
        "Systems and equipment": (
            "MES 制造执行系统 (宝信软件, live since 2023-04); AOI-3 自动光学检测机 "
            "(live since 2024-01)"
        ),
        "Use": (
            "live since 2024-03; last used 2026-09-09; 12 users a week; also outside the project "
            "team"
        ),
        "Before and after": (
            "一次合格率 (%): 91.25 (2023) → 96.8 (2025), +5.6 percentage points; source: 质量月报"
        ),
        "Role in charge": "质检主管",
    }


def test_what_is_not_stated_has_no_line():
    bare = InstanceNote(1, "PO24", "检测")
    dossier = replace(DOSSIER, instances=(bare,), evidence=())
    made = behind(dossier=dossier).instances[0]
    assert (made.facts, made.model, made.model_line) == ((), (), "")
    assert made.state == "planned or tried out, not in regular use"


@pytest.mark.parametrize(
    ("changed", "figure"),
    [
        (
            {"unit": "h", "before": "1204", "after": "903"},
            "一次合格率 (h): 1,204 (2023) → 903 (2025), -25 %",
        ),
        ({"before": ""}, "一次合格率 (%): – (2023) → 96.8 (2025)"),
        ({"unit": "", "before": "0", "after": "0.0312"}, "一次合格率: 0 (2023) → 0.0312 (2025)"),
        ({"before": "", "after": ""}, "一次合格率 (%)"),
        ({"figure": "", "unit": "", "before": "2", "after": "1"}, "2 (2023) → 1 (2025), -50 %"),
    ],
    ids=["relative", "no-before", "nothing-to-divide-by", "no-numbers", "no-name"],
)
def test_a_figure_is_told_as_it_was_written_down(changed, figure):
    assert told(row(**changed, data_source=""))["Before and after"] == figure


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"bears_out": "in_use"}, "in regular use; stated on 2026-09-10"),
        ({"to_confirm": True}, "in regular use, with AI; stated on 2026-09-10; to be confirmed"),
        ({"bears_out": "planned", "stated_on": ""}, "planned or tried out, not in regular use"),
    ],
)
def test_the_state_is_told_in_words(changed, state):
    assert row(**changed).state == state


def test_a_model_card_is_told_with_whether_it_is_complete():
    made = row()
    assert made.model_line == "Model card complete"
    assert {fact.label: fact.value for fact in made.model}["From which data"] == (
        "三条线的检测图像, since 2023-11"
    )
    lacking = row(model=replace(COMPLETE, overruled=None, is_complete=False))
    assert "does not count for the AI share" in lacking.model_line
    assert "Overruled last month" not in {fact.label for fact in lacking.model}


def test_overruled_no_time_is_stated_all_the_same():
    facts = {fact.label: fact.value for fact in row(model=replace(COMPLETE, overruled=0)).model}
    assert facts["Overruled last month"] == "0 times"


def test_an_instance_of_a_scenario_the_edition_does_not_have_comes_last_under_its_key():
    lost = replace(CARD, id=99, scenario="XX99", name="old")
    dossier = replace(DOSSIER, instances=(lost, *DOSSIER.instances))
    assert behind(dossier=dossier).instances[-1].label == "XX99 — old"


def test_each_piece_stands_once_at_each_place_in_the_order_of_the_archive():
    more = EvidenceNote(24, "周计划", questions=("scenario.PM12", "workshop.sequence"))
    rows = behind("zh-hans", dossier=replace(DOSSIER, evidence=(*DOSSIER.evidence, more))).evidence
    questions = ("device.abnormality", "device.connection", "workshop.sequence")
    texts = [national().question(key).text.in_language("zh-hans") for key in questions]
    assert [(one.number, one.label, one.title) for one in rows[:5]] == [
        ("1", "仓储智能管理", "周计划"),
        ("2", "生产作业—在线智能检测—壳体外观检测", "检测记录一天"),
        ("3", texts[0], "设备台账"),
        ("4", texts[1], "设备台账"),
        ("5", texts[2], "周计划"),
    ]
    assert [one.title for one in rows[5:]] == ["成熟度评估报告"]


def test_pieces_at_one_place_stand_by_title():
    same = [EvidenceNote(key, title, instances=(12,)) for key, title in ((1, "b"), (2, "a"))]
    rows = behind(dossier=replace(DOSSIER, evidence=tuple(same))).evidence
    assert [one.title for one in rows] == ["a", "b"]


@pytest.mark.parametrize(
    ("expires", "word"),
    [("", ""), ("2026-09-13", "expired"), ("2026-09-14", ""), ("2027-01-01", "")],
    ids=["never", "the-day-before", "on-the-day", "later"],
)
def test_evidence_has_expired_as_of_the_day_of_the_report(expires, word):
    assert piece(expires=expires).expired == word


def test_a_file_is_named_with_the_beginning_of_its_checksum():
    made = piece()
    assert (made.where, made.checksum) == ("台账 2026.xlsx", DIGEST[:12])


def test_a_link_is_told_as_text_and_has_no_checksum():
    made = behind().evidence[-1]
    assert made.where == "https://example.org/reports/cmmm?id=7"
    assert made.checksum == ""
