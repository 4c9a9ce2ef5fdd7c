"""A road and a sensitivity made by hand, for what only shows them."""

from assessments.reports.report import (
    AnswerRow,
    ConditionRow,
    Fact,
    FragileRow,
    OutsideRow,
    RoadPart,
    RoadPhaseRow,
    RoadStepRow,
    SensitivityPart,
)

SENTENCE = "读数越限，消息自动发到指定的人；上月的报警清单能看到每条是怎么处理的。"


def step(number: int, **changed: object) -> RoadStepRow:
    told: dict[str, object] = {
        "key": f"device.q{number}:shown",
        "title": f"关键设备出现异常，是怎么发现的？（{number}）",
        "place": "设备部",
        "act": "",
        "now": "靠人听",
        "needed": SENTENCE,
        "effort": "约 4 个月",
        "marks": (),
        "closes": ("生产作业：核心题", "生产作业：其余题目"),
        "prepares": (),
    }
    return RoadStepRow(**{**told, **changed})  # type: ignore[arg-type]


def phase(number: int, steps: tuple[RoadStepRow, ...]) -> RoadPhaseRow:
    return RoadPhaseRow(
        name=f"第 {number} 阶段",
        steps=steps,
        count=f"{len(steps)} 步",
        effort="约 12 个月",
        share_at=0.5,
        who=(Fact("设备部", "2"), Fact("生产作业", "1")),
        reaches="先进级" if number == 2 else "",
        reaches_line="完成后，先进级中工厂自身能做的条件全部达到。" if number == 2 else "",
    )


def road(condition: ConditionRow) -> RoadPart:
    first = step(1, closes=(), prepares=("在线智能检测",), marks=("先作答", "扩大使用范围"))
    scenario = step(3, key="scenario.PO24:in_use_ai", title="在线智能检测", act="加入人工智能")
    return RoadPart(
        status="planned",
        target_key="excellence",
        target_name="卓越级",
        headline="按所列工作量计最省力的路线：3 步，约 24 个月的工作量，分 2 个阶段。",
        efforts_line="月数是本工具所列的工作量，属于估计。",
        proof="已证明不存在更省力的步骤组合。",
        phases=(phase(1, (first, step(2))), phase(2, (scenario,))),
        outside=(OutsideRow(condition, SENTENCE), OutsideRow(condition, "")),
        unmet=(condition,),
        unmet_line="以下条件仍未达到：",
        excepted=(AnswerRow("excellence.covered", "覆盖研发设计", "本厂不做研发。"),),
        budget_line="",
        assumed_line="有 2 道待答题按最低一档起算。",
        counted_line="有 1 步未列工作量，按 1 计。",
    )


def sensitivity() -> SensitivityPart:
    row = FragileRow(
        "q1", "首件检验怎么做？", "质量部", "系统记录", "纸面记录", "基础级", ("核心题",)
    )
    return SensitivityPart(
        tier_name="先进级",
        headline="请备好以下证据：这 2 个回答中任何一个低一档，先进级的条件就不再达到。",
        answers=(row, row),
        moved=("“其余题目”的要求若由 80% 改为 88%，只达到基础级。",),
        moved_line="各项要求和权重逐一上下移动十分之一，以下会改变级别：",
    )
