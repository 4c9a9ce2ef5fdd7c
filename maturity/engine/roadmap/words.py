"""The words of a road on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    head: str
    status: Mapping[str, str]
    total: str
    proven: str
    unproven: str
    phase: str
    none: str
    effort: str
    reason: Mapping[str, str]
    basis: Mapping[str, str]
    comma: str
    step: str
    to: str
    needs: str
    closes: str
    unmet: tuple[str, str]  # within the budget; by any steps
    out_of_hand: str
    verdict: Mapping[str, str]
    excepted: str
    assumed_worst: str
    counted_as_one: str


ENGLISH = Words(
    head="{title} ({rubric}): the road to {tier}",
    status={
        "there": "Everything in the plant's hands is met already.",
        "planned": "These steps meet everything in the plant's hands.",
        "partly": "The budget does not reach the tier; these steps meet the most it allows.",
        "out_of_reach": "No steps meet everything in the plant's hands.",
    },
    total="Least effort by the points stated: {effort}; steps: {steps}; phases: {phases}\n"
    "Efforts are months of work as the rubric states them, or own estimates; summed, not elapsed.",
    proven="Shown by the solver: with less effort it cannot be done.",
    unproven="Nothing cheaper was found; that there is nothing was not shown: too much work.",
    phase="Phase {number} (effort {effort}); tier then reached in the plant's hands: {tier}",
    none="none",
    effort="effort {effort}",
    reason={"raise": "", "answer": "answer first", "widen": "hold it more widely first"},
    basis={"rubric": "", "own": "own estimate", "counted_as_one": "no effort stated"},
    comma=", ",
    step="  {id} ({marks}) {name}",
    to="to: ",
    needs="after: ",
    closes="closes: ",
    unmet=("Still not met:", "Met by no steps at all:"),
    out_of_hand="Not in the plant's hands alone; to be settled beside the road:",
    verdict={"met": "met", "not_met": "not met", "undecided": "undecided"},
    excepted="Left out because an exception is asked for: ",
    assumed_worst="Not answered, counted as the worst row; an answer can shorten the road: ",
    counted_as_one="No effort is stated for these; each counts as 1: ",
)

CHINESE = Words(
    head="{title}（{rubric}）：到{tier}的路线",
    status={
        "there": "工厂自身能做的各项均已达到。",
        "planned": "按下列步骤，工厂自身能做的各项均可达到。",
        "partly": "预算不足以达到该级；下列步骤在预算内达到的条件最多。",
        "out_of_reach": "无论采取哪些步骤，都不能使工厂自身能做的各项全部达到。",
    },
    total="按所列工作量计最省力：{effort}；步骤 {steps} 个；阶段 {phases} 个\n"
    "投入为标准所列的工作月数，或本厂自报数；是各步之和，不是工期。",
    proven="求解器已证明：投入再少就无法做到。",
    unproven="未找到更省力的办法；因计算量超出限度，未能证明不存在更省力的办法。",
    phase="第 {number} 阶段（投入 {effort}）；完成后工厂自身能做的各项达到：{tier}",
    none="尚无",
    effort="投入 {effort}",
    reason={"raise": "", "answer": "先作答", "widen": "先扩大覆盖面"},
    basis={"rubric": "", "own": "本厂估算", "counted_as_one": "未列投入"},
    comma="，",
    step="  {id}（{marks}）{name}",
    to="做到：",
    needs="须先完成：",
    closes="补齐：",
    unmet=("仍未达到：", "任何步骤都不能达到："),
    out_of_hand="不单由工厂决定，须在路线之外另行落实：",
    verdict={"met": "达到", "not_met": "未达到", "undecided": "待定"},
    excepted="已申请例外，未列入路线：",
    assumed_worst="尚未作答，按最低档计；作答后路线可能缩短：",
    counted_as_one="以下步骤未列投入，各按 1 计：",
)

WORDS = {"en": ENGLISH, "zh-hans": CHINESE}
