"""Reports made by hand, so that what shows a Report is tested without a database.

`full` has every part filled, `hostile` has hostile text in every single text of it, `empty` has
nothing in any list, `draft` is undecided and leans on an exception.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from assessments.reports.report import (
    AnswerRow,
    Basis,
    ConditionRow,
    DemandRow,
    EvidenceClaim,
    Fact,
    GapRow,
    HeatMap,
    IndicatorRow,
    Prerequisite,
    Report,
    ScenarioCard,
    ScoreRow,
    Step,
    Term,
    TierRow,
    Verdict,
    Yardstick,
)
from tests import behind_samples, front_samples, road_samples

PLANT = "内蒙古自治区呼和浩特市土默特左旗金山高新技术产业开发区堃喆镕铸装备制造有限责任公司第二工厂"
SOURCES = (
    "工信部联通装函〔2025〕155号 https://www.miit.gov.cn/zwgk/zcwj/wjfb/tz/art/2025/art_1.html",
    "全国标准信息公共服务平台，GB/T 39116-2020",
    "省厅通知 https://example.org/a/long/address/that/goes/on/and/on/and/does/not/want/to/end.html",
)
KEPT = {"kind", "state", "language", "dated_iso", "audience", "moved", "check_address"}
HOSTILE = 'R&D <b>x <img src="/etc/hostname"/> 😀𠀀 </para>'
PARTS = ("road", "sensitivity", "standings", "raised", "decisions", "verification", "changes")
WORDS = {"met": "达到", "not_met": "未达到", "undecided": "待定", "with_exception": "例外"}
OFFICIAL = Basis("official", "官方", SOURCES[:1])
OURS = Basis("ours", "自定")
SENTENCE = "关键工序设备联网率不低于 80%，主要设备实现“自动采集”与在线监测，并能说明数据的用途。"


def verdict(key: str) -> Verdict:
    return Verdict(key, WORDS.get(key, "例外"))


def condition(key: str, state: str) -> ConditionRow:
    return ConditionRow(
        key=key,
        kind="criterion",
        text=SENTENCE,
        verdict=verdict(state),
        measure="核心题达到该级要求的占比",
        number="4 至 6 / 7（待答）" if state == "undecided" else "5 / 7，71.4%",
        threshold="不低于 80%",
        distance="" if state == "met" else "差 1 题",
        basis=OURS if state == "met" else OFFICIAL,
        open_questions=("设备之间怎么传数据？", "谁在用？", "何时起用？") * (state == "undecided"),
        binding=("首件检验：纸面记录",) * (state == "not_met"),
        region="江苏省" if key.endswith("2") else "",
        name="联网率",
    )


def tier(place: int, states: tuple[str, ...], exception: str = "") -> TierRow:
    key = ("basic", "advanced", "excellence", "leading")[place]
    demands = tuple(
        DemandRow(
            key=f"{key}-{number}",
            name=f"覆盖第{number}方面",
            text=SENTENCE,
            verdict=verdict(state),
            narrow=verdict("met"),
            basis=OFFICIAL,
            conditions=tuple(condition(f"{key}-{number}-{one}", state) for one in range(3)),
            may_be_excepted=number == 2,
            exception_reason=exception if state == "with_exception" else "",
        )
        for number, state in enumerate(states, start=1)
    )
    return TierRow(
        key=key,
        name=("基础级", "先进级", "卓越级", "领航级")[place],
        official_name=("基础级", "先进级", "卓越级", "领航级")[place],
        summary=SENTENCE,
        basis=OFFICIAL,
        verdict=verdict(states[0]),
        narrow=verdict("met"),
        eligible=Verdict("not_met", "否"),
        eligible_because=("上一级",),
        demands=demands,
        criteria=(condition(f"{key}-cmmm", states[-1]),),
        eligibility=(condition(f"{key}-size", "met"), condition(f"{key}-prior", "not_met")),
        advice=(condition(f"{key}-advice", "met"),),
        is_reached=place == 1,
        is_target=place == 2,
        met_count=11 - place,
        criteria_count=12,
    )


def score(key: str, name: str, low: float | None, high: float | None) -> ScoreRow:
    display = "–" if low is None else f"{low:.0%}" if low == high else f"{low:.0%} 至 {high:.0%}"
    return ScoreRow(key, name, display, low, high, 7, SENTENCE, OFFICIAL)


def card(number: int) -> ScenarioCard:
    return ScenarioCard(
        key=f"PO{number}",
        name=f"在线智能检测之{number}",
        official_name="在线智能检测",
        area="生产作业",
        aspect="生产作业",
        summary=SENTENCE,
        state="在用，未应用人工智能",
        state_key="in_use",
        why="弥补：覆盖生产作业",
        with_ai=number % 2 == 0,
        prerequisites=(
            Prerequisite("设备已联网", "met", "具备"),
            Prerequisite("检测数据已留存", "missing", "缺"),
            Prerequisite("样本已标注", "open", "待答"),
            Prerequisite("另需算力", "note", "待核实"),
        ),
        obstacles=(SENTENCE, SENTENCE),
        techniques=("机器视觉", "小样本学习"),
        indicators=("不良率", "人均产值"),
        evidence=(EvidenceClaim(SENTENCE, "新闻", "2025-11", SOURCES[2]),),
        effort="约 6 个月（本工具估计）",
        basis=(Fact("名称", "官方"), Fact("投入", "自定")),
        sources=SOURCES[1:],
    )


def gap(number: int) -> GapRow:
    step = Step("q", SENTENCE, "设备部", "纸面记录", "系统自动记录", "约 4 个月", number == 2)
    return GapRow(
        key=f"gap-{number}",
        title=f"覆盖第{number}方面",
        verdict=verdict("not_met" if number % 2 else "undecided"),
        conditions=(condition("g1", "not_met"), condition("g2", "undecided")),
        steps=(step,) * (number % 3 * 2),
        scenario_keys=("PO1", "PO2", "nowhere"),
        in_own_hands=number != 3,
        advice="" if number == 1 else SENTENCE,
        kind="eligibility" if number == 3 else "criterion",
    )


def full(language: str = "zh-hans") -> Report:
    return Report(
        language=language,
        **_head(),
        **_standing(),
        **_profile(),
        **_lists(),
        **behind_samples.behind(verdict, SENTENCE),
        **front_samples.front(verdict, SENTENCE, OFFICIAL),
    )


def _head() -> dict[str, Any]:
    return dict(
        title="智能工厂梯度自查差距报告",
        is_draft=False,
        plant_name=PLANT,
        organisation_name="堃喆集团",
        plant_facts=(Fact("行业", "通用设备"), Fact("关键设备", "42 台")),
        edition_name="智能工厂梯度培育要素条件（2025年版）自查，第 1 版",
        edition_note="据报道另有更新的版本。",
        checksum="c028d99f1b84",
        dated="2026年3月1日",
        dated_iso="2026-03-01",
        submitted_by="厂长",
    )


def _standing() -> dict[str, Any]:
    return dict(
        headline=f"{PLANT}按自查符合先进级的条件；距卓越级还差两项。",
        tier_key="advanced",
        tier_name="先进级",
        best_tier_name="卓越级",
        is_decided=True,
        target_key="excellence",
        target_name="卓越级",
        conditions_line="按自查条件：先进级",
        filing_line="目前能否申报（卓越级）：否，因为：上一级",
        filing=Verdict("not_met", "否"),
        readings=("按从严口径，结论有所不同。",),
        warnings=("应用人工智能的场景占 12.5%，卓越级要求 20%。",),
        counts=(Fact("应答题", "95"), Fact("已答", "93")),
        tiers=(
            tier(0, ("met",)),
            tier(1, ("met", "met")),
            tier(2, ("not_met", "with_exception", "undecided"), "本厂不做研发，由集团承担。"),
            tier(3, ("not_met", "undecided", "met", "met")),
        ),
    )


def _profile() -> dict[str, Any]:
    levels = tuple(
        score(f"l{n}", name, n / 7, n / 7)
        for n, name in enumerate(("装备", "产线", "车间", "工厂", "企业", "生态"), start=1)
    )
    aspects = tuple(
        score(f"a{n}", name, n / 8, n / 8 + 0.2)
        for n, name in enumerate(("工厂建设", "研发设计", "生产作业", "生产管理", "运营管理"))
    )
    row = (score("c", "", 0.0, 0.0), None, score("c", "", 0.4, 0.6), score("c", "", 1.0, 1.0), None)
    return dict(
        levels=levels,
        aspects=(*aspects[:4], score("a5", "运营管理", None, None)),
        heat=HeatMap(levels, aspects, (row,) * len(levels)),
    )


def _lists() -> dict[str, Any]:
    return dict(
        gaps=tuple(gap(number) for number in range(1, 9)),
        road=road_samples.road(condition("g9", "not_met")),
        sensitivity=road_samples.sensitivity(),
        scenarios=tuple(card(number) for number in range(1, 5)),
        scenario_register=(Fact("在线智能检测", "在用"), Fact("设备运行监控", "计划中")),
        indicators=(
            IndicatorRow("不良率", "%", "1.8", "2023", "1.1", "2025", "-0.7", "质量月报", OURS),
            IndicatorRow("能耗", "", "", "", "", "", "", "", OFFICIAL),
        ),
        yardsticks=(
            Yardstick("factories", "卓越级", SENTENCE, "2025-12", SOURCES[1], OFFICIAL),
            Yardstick("target", "", SENTENCE, "", SOURCES[1], OURS),
        ),
        checks=(AnswerRow("c1", "称已用人工智能，却没有数据。", "设备数据怎么取？"),),
        open_questions=(
            AnswerRow("q1", "谁在用？", mark="暂不清楚"),
            AnswerRow("q2", "何时起用？"),
        ),
        not_applicable=(AnswerRow("q3", "换产怎么做？", "本厂只有一种产品。"),),
        notes=(AnswerRow("q4", "首件检验怎么做？", "第一行\n第二行"),),
        policies=(AnswerRow("p1", "通知", "2025年起"), AnswerRow("p2", "指南")),
        method=(SENTENCE * 4, SENTENCE),
        limits=(SENTENCE, SENTENCE),
        basis_legend=(Term("官方", "见于政府通知。"), Term("自定", "本工具的规则。")),
        glossary=(Term("关键设备", "一停就影响交付的设备。"),),
        sources=SOURCES,
        disclaimer="非官方工具的自查，级别以主管部门的决定为准。",
    )


def draft() -> Report:
    return replace(
        full(),
        is_draft=True,
        is_decided=False,
        dated="",
        dated_iso="",
        submitted_by="",
        tier_key="",
        filing=Verdict("undecided", "待定"),
        code="",
        check_address="",
    )


def empty(language: str = "zh-hans") -> Report:
    """Nothing asked, nothing answered: every list is empty and so is every optional text."""
    sample = full(language)
    kept = {"title", "language", "plant_name", "edition_name", "headline", "conditions_line"}
    bare: dict[str, Any] = {}
    for field in fields(sample):
        value = getattr(sample, field.name)
        if field.name not in kept and isinstance(value, (str, tuple)):
            bare[field.name] = type(value)()
    parts: dict[str, Any] = dict.fromkeys(PARTS)
    return replace(sample, **bare, **parts, heat=HeatMap((), (), ()))


def hostile() -> Report:
    """Hostile text after every text that is shown; keys and dates stay what they are."""
    return _spoiled(full(), "")


def _spoiled(part: Any, name: str) -> Any:
    if isinstance(part, str):
        is_key = name.endswith("key") or name in KEPT
        return part if is_key else part + HOSTILE
    if isinstance(part, tuple):
        return tuple(_spoiled(one, name) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {f.name: _spoiled(getattr(part, f.name), f.name) for f in fields(part)}
        return replace(part, **changed)
    return part
