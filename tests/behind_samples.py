"""What stands behind a result, made by hand, for what only shows it."""

from collections.abc import Callable
from typing import Any

from assessments.reports.report import (
    AnswerRow,
    EvidenceRow,
    Fact,
    FindingRow,
    InstanceRow,
    PartingRow,
    RaisedPart,
    RaisedRow,
    ReadingRow,
    ReadingsPart,
    Verdict,
)

TIERS = ("基础级", "先进级", "卓越级", "领航级")
SAYS = "只计复核人核实过的回答，其余一律视为未答：共88个回答，已核实0个。"
LONG = "二车间北侧三号线末端与四号线共用的壳体外观在线检测工位" * 3


def behind(verdict: Callable[[str], Verdict], sentence: str) -> dict[str, Any]:
    """Fields of a Report."""
    return dict(
        standings=_standings(verdict, sentence),
        ai_shares=(
            Fact("应用人工智能占比（按全部所填）", "在用15个场景中3个应用人工智能，20%"),
            Fact("应用人工智能占比（只计模型卡完整的）", "在用14个场景中2个，14.3%"),
        ),
        claims=(Fact("填了应用人工智能，但没有模型卡完整的在用实例", "设备故障诊断与预测"),),
        known=(Fact("仅为所填", "60"), Fact("有文件", "20"), Fact("经复核人核实", "0")),
        origin=("结果提交后于2026年2月1日重新打开，原结果照原样保留。理由：产线已改造。",),
        findings=(
            FindingRow(
                sentence, "自动上屏", "改选另一行：靠人听", sentence, "陈立", "2026-02-20", ""
            ),
            FindingRow(sentence, "自动上屏", "同意", "", "陈立", "2026-02-20", "已过时"),
        ),
        raised=RaisedPart(
            line="2026年2月5日首次查看结果，此后有1个回答调高。",
            rows=(RaisedRow(sentence, "口头", "系统里有作业计划", "王芳", "2026-02-11"),),
        ),
        to_confirm=(AnswerRow("q7", "哪台设备下一个做哪张工单？"),),
        instances=(_instance("壳体外观检测"), _instance(LONG), _instance("周排产", "计划排程")),
        evidence=tuple(_piece(number) for number in range(1, 41)),
    )


def _standings(verdict: Callable[[str], Verdict], sentence: str) -> ReadingsPart:
    states = {
        "self": ("met", "met", "not_met", "not_met"),
        "reviewed": ("met", "undecided", "not_met", "not_met"),
        "proven": ("undecided", "undecided", "undecided", "undecided"),
    }
    names = {"self": "按自查回答", "reviewed": "复核后", "proven": "按已核实"}
    rows = tuple(
        ReadingRow(key, names[key], "先进级", "卓越级", tuple(map(verdict, told)), SAYS)
        for key, told in states.items()
    )
    part = PartingRow(
        "先进级", "联网率", verdict("met"), verdict("undecided"), (sentence, sentence)
    )
    return ReadingsPart(TIERS, rows, "复核后有1项条件的结论不同：", (part,))


def _instance(name: str, scenario: str = "在线智能检测") -> InstanceRow:
    place = f"生产作业—{scenario}"
    facts = (Fact("位置", LONG), Fact("使用情况", "2024-03投用；每周12人使用"))
    model = (Fact("模型类型", "机器视觉"), Fact("所用数据", LONG * 2))
    return InstanceRow(f"{place}—{name}", place, name, "在用", facts, model, "模型卡完整")


def _piece(number: int) -> EvidenceRow:
    return EvidenceRow(
        number=str(number),
        label="设备之间怎么传数据？" if number % 2 else "生产作业—在线智能检测—壳体外观检测",
        title=f"检测记录之{number}",
        dated="2026-02-01",
        expires="有效期至2026-02-28" if number % 3 else "",
        expired="已过期" if number % 3 else "",
        where="AOI_export_line3_2026-02-01_full_day_with_images_" * 2 + ".csv",
        checksum="9f86d081884c",
    )
