"""Page one, the changes since last time and the visit, made by hand, for what only shows them."""

from collections.abc import Callable
from typing import Any

from assessments.reports.report import (
    AnswerRow,
    Basis,
    ChangedAnswer,
    ChangedVerdict,
    ChangesPart,
    Decision,
    DecisionsPart,
    Fact,
    Verdict,
    VerificationAspect,
    VerificationPart,
    VerificationRow,
)

Judged = Callable[[str], Verdict]
CODE = "7Q4M-K2ZD-9XVA-HT3E"
ADDRESS = f"https://tidu.example.org/check/{CODE}/"


def front(verdict: Judged, sentence: str, basis: Basis) -> dict[str, Any]:
    """Fields of a Report."""
    return dict(
        audience="internal",
        code=CODE,
        check_address=ADDRESS,
        decisions=decisions(verdict, sentence, basis),
        verification=verification(sentence),
        changes=changes(verdict, sentence),
    )


def decisions(verdict: Judged, sentence: str, basis: Basis) -> DecisionsPart:
    return DecisionsPart(
        stands="按自查，先进级的条件全部具备；距卓越级还差两项。",
        stands_verdict=verdict("met"),
        files="先进级：可以申报；卓越级：暂不能。",
        files_verdict=verdict("not_met"),
        blocked_by=(
            "研发设计环节未覆盖",
            "应用人工智能的场景占 12.5%，要求 20%",
            "上一级尚无文件可证",
        ),
        decisions=(
            Decision(
                "ai",
                f"年内在两个场景加入人工智能。{sentence}",
                "占比由 12.5% 升至 25%，卓越级要求 20%",
                "须先于省级申报通知所定日期",
                "约 10 个月的工作量",
                basis,
            ),
            Decision(
                "cmmm", "启动成熟度自评", "卓越级要求三级", "2026年9月30日", "约 4 个月的工作量"
            ),
            Decision("exception", "确认研发设计环节的例外", "由集团承担，须书面说明", "", ""),
        ),
        effort="约 24 个月的工作量（本工具估计）",
        sure=(
            Fact("按回答", "先进级"),
            Fact("复核之后", "基础级"),
            Fact("有佐证", "未达到任何一级"),
        ),
        answered_by=(Fact("设备部", "41 题"), Fact("生产作业", "30 题"), Fact("其他", "22 题")),
    )


def verification(sentence: str) -> VerificationPart:
    rows = tuple(
        VerificationRow(
            number=str(number),
            key=f"q{number}",
            claim=sentence,
            count="40 台关键设备中的 30 台" if number % 2 else "",
            place="二车间，设备科",
            check="任选三台，看采集画面的时间是否在走。",
            proof="E-001" if number % 3 else "",
            because="卓越级的核心题",
            about="关键设备的数据怎么取？",
            stop="二车间" if number < 4 else "中控室",
            company="设备科",
        )
        for number in range(1, 6)
    )
    aspects = (
        VerificationAspect("device", "生产作业", rows, 10),
        VerificationAspect("plan", "生产管理", rows[:2], 4),
    )
    return VerificationPart(
        intro=("挑选结论所取决的回答。", "现场核对不代替主管部门的评审。"),
        aspects=aspects,
        minutes=14,
        minutes_line="共 7 项，约 14 分钟。",
        left_line="另有 81 个回答未列入。",
    )


def changes(verdict: Judged, sentence: str) -> ChangesPart:
    met, failed = verdict("met"), verdict("not_met")
    return ChangesPart(
        title="与上次自查相比",
        since="2025年3月1日提交的自查，2025年版",
        headline="上次为基础级，本次为先进级。",
        counts=(Fact("升高", "6"), Fact("降低", "1"), Fact("新增题目", "2")),
        verdicts=(
            ChangedVerdict(
                "c1", "先进级", "联网率", failed, met, "60%", "85%", "不低于 80%", "rose"
            ),
            ChangedVerdict(
                "c2", "卓越级", "覆盖率", met, failed, "5 / 7", "4 / 7", "5 / 7", "fell"
            ),
            ChangedVerdict(
                "c3", "卓越级", "人工智能占比", None, failed, "", "12.5%", "20%", "asked_anew"
            ),
            ChangedVerdict("c4", "基础级", "旧条件", met, None, "是", "", "", "no_longer_asked"),
        ),
        answers=(
            ChangedAnswer("q1", "设备之间怎么传数据？", "人工抄录", "自动采集", "rose"),
            ChangedAnswer("q2", sentence, "系统记录", "纸面记录", "fell"),
            ChangedAnswer("q3", "谁在用？", "", "全员", "given"),
        ),
        asked_anew=(AnswerRow("q4", "模型由谁维护？"),),
        no_longer_asked=(AnswerRow("q5", "是否有传真？"),),
        limits=("两次所用版本不同，仅比较两版都有的题目。",),
    )
