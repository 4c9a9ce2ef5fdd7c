"""What the national edition of 2025 promises: its numbers, its names, its sources."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maturity.engine.problems import problems
from maturity.rubric_file import load_edition, load_rubric_file

SEED = Path(__file__).parent.parent / "seeds" / "smart-factory-2025"
TIERS = ("basic", "advanced", "excellence", "leading")
THREE = ("production_operation", "production_management", "operations_management")
ALL_FIVE = (*THREE, "factory_construction", "rd_design")
COVERED = {"basic": THREE[:1], "advanced": THREE, "excellence": ALL_FIVE, "leading": ALL_FIVE}

GATES = [
    ("basic.cmmm", "cmmm_level", 2, "criterion"),
    ("advanced.cmmm", "cmmm_level", 2, "criterion"),
    ("excellence.cmmm", "cmmm_level", 3, "criterion"),
    ("leading.cmmm", "cmmm_level", 4, "criterion"),
    ("basic.position", "position", 1, "criterion"),
    ("advanced.position", "position", 2, "criterion"),
    ("excellence.position", "position", 3, "criterion"),
    ("leading.position", "position", 4, "criterion"),
    ("excellence.ai_share", "ai_share", "0.2", "criterion"),
    ("leading.ai_share", "ai_share", "0.6", "criterion"),
    ("advanced.prior_tier", "prior_tier", 1, "eligibility"),
    ("excellence.prior_tier", "prior_tier", 2, "eligibility"),
    ("leading.prior_tier", "prior_tier", 3, "eligibility"),
    ("basic.build_state", "eligible.build_state", 1, "eligibility"),
    ("excellence.build_state", "eligible.build_state", 2, "eligibility"),
    ("basic.size", "eligible.size", 1, "eligibility"),
    ("basic.clean_years", "eligible.clean_years", 1, "eligibility"),
    ("basic.inventory", "eligible.inventory", 2, "eligibility"),
    ("basic.organisation", "eligible.organisation", 2, "eligibility"),
    ("basic.talent", "eligible.talent", 1, "eligibility"),
    ("basic.legal_person", "eligible.legal_person", 1, "eligibility"),
    ("basic.on_site", "eligible.on_site", 1, "eligibility"),
    ("basic.cmmm_report", "cmmm_report", 2, "advice"),
    ("advanced.replication", "replication", 2, "advice"),
    ("excellence.replication", "replication", 3, "advice"),
    ("leading.replication", "replication", 4, "advice"),
]
OFFICIAL_NAMES = {
    "FC": "工厂数字化规划设计 数字基础设施建设 数字孪生工厂构建",
    "RD": "产品数字化设计 产品虚拟验证",
    "PD": "工艺数字化设计 制造工程优化",
    "PM": "生产计划优化 车间智能排产 生产进度跟踪 生产动态调度 仓储智能管理 "
    "物料精准配送 危险作业自动化 安全一体化管控 能源智能管控 碳资产全生命周期管理 "
    "污染在线管控 网络协同制造",
    "PO": "柔性产线快速换产 工艺动态优化 先进过程控制 人机协同作业 在线智能检测 "
    "质量精准追溯 质量分析与改进 设备运行监控 设备故障诊断与预测 设备维修维护",
    "OM": "智能经营决策 数智精益管理 规模化定制 产品精准营销",
    "PS": "远程运维服务 产品增值服务 客户主动服务",
    "SC": "供应商数字化管理 采购计划优化协同 供应链风险预警与调度 供应链物流智能配送",
}


NATIONAL = load_rubric_file(SEED).data


def by_key(section: str) -> dict[str, Any]:
    return {entry["key"]: entry for entry in NATIONAL[section]}


def conditions() -> dict[str, Any]:
    return {c["key"]: c for tier in NATIONAL["tiers"] for c in tier["conditions"]}


def demands() -> dict[str, Any]:
    return {d["key"]: d for tier in NATIONAL["tiers"] for d in tier["demands"]}


def walk(node: object, place: str = "") -> Iterator[tuple[str, Any]]:
    yield place, node
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from walk(inner, f"{place}.{name}")
    elif isinstance(node, list):
        for number, inner in enumerate(node):
            yield from walk(inner, f"{place}[{number}]")


def texts() -> list[tuple[str, dict[str, str]]]:
    return [(p, n) for p, n in walk(NATIONAL) if isinstance(n, dict) and {"en", "zh-hans"} & set(n)]


def test_nothing_stands_against_publishing() -> None:
    assert problems(load_edition(SEED), publishing=True) == []


def test_tiers_join_lowest_first() -> None:
    assert tuple(tier["key"] for tier in NATIONAL["tiers"]) == TIERS


@pytest.mark.parametrize(("key", "measure", "number", "kind"), GATES, ids=[g[0] for g in GATES])
def test_a_gate_is_the_published_number(key: str, measure: str, number: object, kind: str) -> None:
    found = conditions()[key]
    assert (found["measure"], found["at_least"], found["kind"]) == (measure, number, kind)
    assert "at_most" not in found


def test_there_is_no_condition_but_these_gates_and_coverage() -> None:
    parts = ("core", "others", "scenarios")
    covered = {f"{t}.covered.{a}.{part}" for t in TIERS for a in COVERED[t] for part in parts}
    assert set(conditions()) == covered | {gate[0] for gate in GATES}


@pytest.mark.parametrize("tier", TIERS)
def test_an_aspect_is_covered_by_core_questions_most_others_and_one_scenario(tier: str) -> None:
    assert [d for d in demands() if d.startswith(tier)] == [
        f"{tier}.covered.{aspect}" for aspect in COVERED[tier]
    ]
    for aspect in COVERED[tier]:
        key = f"{tier}.covered.{aspect}"
        core, others, scenarios = (conditions()[c] for c in demands()[key]["conditions"])
        assert (core["measure"], core["at_least"]) == (f"core_share.{tier}.{aspect}", 1)
        assert (others["measure"], others["at_least"]) == (f"other_share.{tier}.{aspect}", "0.8")
        assert (scenarios["measure"], scenarios["at_least"]) == (f"in_use.{aspect}", 1)
        assert demands()[key]["narrow"] == [scenarios["key"]]
        assert {c["basis"] for c in (core, others, scenarios)} == {"ours"}


def test_the_ai_share_counts_scenarios_in_use_and_needs_five() -> None:
    share = by_key("measures")["ai_share"]
    assert (share["where"], share["among"], share["minimum"]) == (
        {"tag": "ai"},
        {"tag": "deployed"},
        5,
    )
    assert share["basis"] == "ours"


def test_only_in_principle_allows_an_exception() -> None:
    excepted = {key for key, demand in demands().items() if demand["may_be_excepted"]}
    assert excepted == {
        "excellence.covered.factory_construction",
        "excellence.covered.rd_design",
    }
    assert not [c for c in conditions().values() if c["may_be_excepted"]]
    for key in excepted:
        assert "in principle" in demands()[key]["text"]["en"]
        assert "原则上" in demands()[key]["text"]["zh-hans"]


def test_not_compared_leaves_the_position_open() -> None:
    position = by_key("questions")["standing.position"]
    assert [o["key"] for o in position["options"] if o.get("open")] == ["not_compared"]


def test_the_forty_official_names_stand_in_eight_areas() -> None:
    scenarios = NATIONAL["scenarios"]
    official = [(area, name) for area, names in OFFICIAL_NAMES.items() for name in names.split()]
    assert [(s["area"], s["name"]["zh-hans"]) for s in scenarios] == official
    assert list(Counter(area for area, _ in official).values()) == [3, 2, 2, 12, 10, 4, 3, 4]
    assert {s["key"]: s["aspect"] for s in scenarios} == {
        s["key"]: by_key("areas")[s["area"]]["aspect"] for s in scenarios
    }


def test_scenarios_point_only_at_what_exists() -> None:
    rows = {q["key"]: {o["key"] for o in q["options"]} for q in NATIONAL["questions"]}
    named = [r for s in NATIONAL["scenarios"] for r in s["requires"] + s["ai_requires"]]
    assert all(r["at_least"] in rows[r["question"]] for r in named if "question" in r)
    assert len([r for r in named if "question" in r]) > 100
    for section in ("indicators", "obstacles", "overlay"):
        used = {key for s in NATIONAL["scenarios"] for key in s.get(section, [])}
        assert used <= set(by_key(section))


def test_the_ai_overlay_has_sixteen_items_and_scenarios_name_them_back() -> None:
    overlay = by_key("overlay")
    assert len(overlay) == 16
    back = {
        key: {s["key"] for s in NATIONAL["scenarios"] if key in s.get("overlay", [])}
        for key in overlay
    }
    assert back == {key: set(item["scenarios"]) for key, item in overlay.items()}


def test_every_evidence_claim_is_direct_dated_and_sourced() -> None:
    claims = [claim for s in NATIONAL["scenarios"] for claim in s.get("evidence", [])]
    assert len(claims) > 20
    for claim in claims:
        assert claim["direct"] is True
        assert re.fullmatch(r"20\d\d(-\d\d){0,2}", claim["date"])
        assert "http" in claim["source"]
        assert ("company statement" in claim["claim"]["en"]) == (claim["kind"] == "company")
        assert ("企业自述" in claim["claim"]["zh-hans"]) == (claim["kind"] == "company")


def test_six_levels_say_what_is_only_inferred() -> None:
    assert len(NATIONAL["levels"]) == 6
    for level in NATIONAL["levels"]:
        inferred = level["basis"]["summary"] == "inferred"
        assert ("Inferred:" in level["summary"]["en"]) == inferred
        assert ("推断" in level["summary"]["zh-hans"]) == inferred


@pytest.mark.parametrize("section", ["scenarios", "overlay", "yardsticks", "policies", "notes"])
def test_every_fact_has_basis_and_source(section: str) -> None:
    assert NATIONAL[section]
    assert not [entry["key"] for entry in NATIONAL[section] if not entry.get("basis")]
    assert not [entry["key"] for entry in NATIONAL[section] if not entry.get("source")]


def test_every_condition_demand_and_tier_has_basis_and_source() -> None:
    entries = [*NATIONAL["tiers"], *conditions().values(), *demands().values()]
    assert not [e["key"] for e in entries if not (e.get("basis") and e.get("source"))]


def test_what_rests_on_one_source_family_says_so() -> None:
    leading = conditions()["leading.cmmm"]
    assert leading["basis"] == "secondary"
    assert "One source family" in leading["text"]["en"]


def test_policies_and_notes_are_dated() -> None:
    dated = NATIONAL["policies"] + NATIONAL["notes"] + NATIONAL["yardsticks"]
    date = re.compile(r"20\d\d(-\d\d){0,2}")
    for entry in dated:
        given = [entry[f] for f in ("valid_from", "valid_to", "date") if f in entry]
        assert given, entry["key"]
        assert all(date.fullmatch(value) for value in given), entry["key"]


def test_no_text_lacks_a_language() -> None:
    assert len(texts()) > 1000
    assert not [place for place, text in texts() if not (text.get("en") and text.get("zh-hans"))]


def test_only_units_are_written_without_a_language() -> None:
    people = {"name", "text", "summary", "help", "term", "note", "for_what", "amount", "claim"}
    plain = [p for p, n in walk(NATIONAL) if p.split(".")[-1] in people and isinstance(n, str)]
    assert not [place for place in plain if ".basis." not in place]


def test_chinese_uses_full_width_punctuation() -> None:
    half_width = re.compile(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]")
    wrong = [text["zh-hans"] for _, text in texts() if half_width.search(text.get("zh-hans", ""))]
    assert not wrong


def test_tiers_never_claim_a_verdict_of_an_authority() -> None:
    own = [text for place, text in texts() if place.startswith(".tiers")]
    assert len(own) > 100
    english = re.compile(r"recogni[sz]ed|certified|passed|awarded", re.IGNORECASE)
    assert not [t["en"] for t in own if english.search(t["en"])]
    assert not [t["zh-hans"] for t in own if re.search("获评|认定|达标|通过", t["zh-hans"])]


def test_uncorroborated_thresholds_are_no_conditions() -> None:
    numbers = {str(c["at_least"]) for c in conditions().values()}
    assert numbers == {"1", "2", "3", "4", "0.2", "0.6", "0.8"}
    told = " ".join(c["text"]["en"] for c in conditions().values())
    assert set(re.findall(r"(\d+) %", told)) == {"20", "60", "80"}
    assert not re.search(r"numerical|patent|revenue|R&D (share|spend)|network(ed|ing) rate", told)


def test_no_indicator_carries_a_minimum() -> None:
    allowed = {"key", "class", "reference", "name", "unit", "better", "basis", "source"}
    assert len([i for i in NATIONAL["indicators"] if i.get("reference")]) == 20
    assert all(set(indicator) <= allowed for indicator in NATIONAL["indicators"])


def test_no_seed_file_is_too_long_to_review() -> None:
    paths = list(SEED.glob("*.yaml"))
    assert len(paths) > 20
    assert max(len(p.read_text(encoding="utf-8").splitlines()) for p in paths) <= 700
