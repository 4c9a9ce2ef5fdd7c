"""Third block of the form: what is advanced, what came of it, what follows; then the papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assessments.reports.pack.draft import Draft
from assessments.reports.pack.lettering import NOTE
from assessments.reports.pack.pieces import Both, Cell, Line, Piece, Table
from assessments.reports.pack.scenes import in_use
from assessments.reports.report import IndicatorRow

BLOCK = Both("3  Results", "三、智能工厂建设成效")
ADVANCED = Both("3.1  What is advanced and what is special", "（一）先进性与特色")
SHARES = Both(
    "By self-check: {used} scenarios in use, {ai} of them with AI.",
    "按自查：在用场景{used}个，其中应用人工智能{ai}个。",
)
COMPARED = Both(
    "comparison with the same industry, with publisher and year",
    "与同行业的对比数据（注明发布单位和年份）",
)
SPECIAL = Both("two or three features, each with its instance", "两到三项特色做法，对应到具体实例")
EFFECTS = Both("3.2  Effects", "（二）实施成效")
EFFECT_HEAD = (
    Both("Indicator", "指标"),
    Both("Unit", "单位"),
    Both("Before (period)", "建设前（期间）"),
    Both("After (period)", "建设后（期间）"),
    Both("Change", "变化"),
    Both("Source of the data", "数据来源"),
)
BEFORE, AFTER = Both("value before", "建设前数值"), Both("value after", "建设后数值")
SOURCE = Both("source", "数据来源")
NO_INDICATORS = Both(
    "main technical and economic indicators before and after", "主要技术经济指标（建设前后）"
)
SAME_EVERYWHERE = Both(
    "The same number has to stand in every chapter, picture and table.",
    "同一数据在各章、截图和表格中须一致。",
)
SOCIAL = Both("what others took over from it", "对上下游和同行业的带动作用")
PLAN = Both("3.3  What follows", "（三）后续实施计划")
PLANNED = Both("Planned or on trial, as stated:", "按自查所填，计划中或试运行的场景：")
SUGGESTED = Both(
    "Steps that the self-check leads to, towards the {tier} tier. Suggested by a tool, promised "
    "by nobody:",
    "由自查得出、面向{tier}的步骤，仅供参考，不是承诺：",
)
STEP_HEAD = (Both("Phase", "阶段"), Both("Step", "步骤"), Both("Aim", "做到什么程度"))
WHO = Both("who, until when, with what means", "责任部门、完成时间和投入")
PAPERS = Both("Papers to attach", "附件材料")
PAPERS_NOTE = Both(
    "As notices and secondary sources name them; the local notice of the year goes first.",
    "以下见于部分通知和二手来源，以当地当年通知为准。",
)
ASKED_PAPERS = (
    Both(
        "this year's CMMM report of the applicant (c3mep.cn)",
        "申报主体当年的智能制造能力成熟度评估报告",
    ),
    Both("financial statements of the last three years", "近三年财务报表"),
    Both("the commitment, sealed", "盖章的承诺书"),
    Both(
        "whatever the province asks beyond that (a video, for instance)",
        "所在省（区、市）另外要求的材料（如视频）",
    ),
)
INDEX = Both(
    "Index of evidence (numbers as in the archive)", "佐证材料目录（编号与证据压缩包一致）"
)
INDEX_HEAD = (
    Both("No.", "编号"),
    Both("Put to", "对应内容"),
    Both("Title", "名称"),
    Both("Date", "日期"),
)
NO_DATE, NO_PIECES = Both("date", "日期"), Both("evidence for each scene", "各场景的佐证材料")


def results(draft: Draft) -> Iterable[Piece]:
    yield draft.heading(1, BLOCK)
    yield draft.heading(2, ADVANCED)
    yield from _advanced(draft)
    yield draft.heading(2, EFFECTS)
    yield from _effects(draft)
    yield draft.heading(2, PLAN)
    yield from _plan(draft)
    yield draft.heading(1, PAPERS)
    yield from _papers(draft)


def _advanced(draft: Draft) -> Iterable[Piece]:
    used = in_use(draft)
    ai = sum(scene.state_key == "in_use_ai" for scene in used)
    if used:
        yield Line((draft.say(SHARES, used=len(used), ai=ai),))
    colon = draft.say(Both(": ", "："))
    for fact in draft.report.ai_shares:
        yield Line((f"{fact.label}{colon}{fact.value}",), "List Bullet")
    yield draft.to_add(COMPARED)
    yield draft.to_add(SPECIAL)


def _effects(draft: Draft) -> Iterable[Piece]:
    rows = draft.report.indicators
    if rows:
        head = [draft.say(name) for name in EFFECT_HEAD]
        told = [_indicator(draft, row) for row in rows]
        yield Table(head, told, (2.4, 1.0, 1.8, 1.8, 1.2, 1.8))
        yield draft.line(SAME_EVERYWHERE, NOTE)
    else:
        yield draft.to_add(NO_INDICATORS)
    yield draft.to_add(SOCIAL)


def _indicator(draft: Draft, row: IndicatorRow) -> Sequence[Cell]:
    return (
        (row.name,),
        (row.unit,),
        draft.either(_with_period(draft, row.before, row.before_period), BEFORE),
        draft.either(_with_period(draft, row.after, row.after_period), AFTER),
        (row.change or "–",),
        draft.either(row.source, SOURCE),
    )


def _with_period(draft: Draft, value: str, period: str) -> str:
    """A period without a value states nothing."""
    brackets = draft.say(Both(" ({period})", "（{period}）"), period=period)
    return value + brackets if value and period else value


def _plan(draft: Draft) -> Iterable[Piece]:
    part = draft.report.application
    planned = [one for one in part.scenes if one.state_key == "planned"] if part else []
    if planned:
        yield draft.line(PLANNED)
    for scene in planned:
        yield Line((f"{scene.area} — {scene.name}" if scene.area else scene.name,), "List Bullet")
    yield from _steps(draft)
    yield draft.to_add(WHO)


def _steps(draft: Draft) -> Iterable[Piece]:
    road = draft.report.road
    if road is None or not road.steps:
        return
    yield Line((draft.say(SUGGESTED, tier=draft.in_sentence(road.target_name)),))
    rows = [
        ((phase.name,), (step.title,), (step.needed,))
        for phase in road.phases
        for step in phase.steps
    ]
    yield Table([draft.say(name) for name in STEP_HEAD], rows, (1.5, 4.5, 4.0))


def _papers(draft: Draft) -> Iterable[Piece]:
    yield draft.line(PAPERS_NOTE, NOTE)
    for paper in ASKED_PAPERS:
        yield Line((draft.missing(paper),), "List Bullet")
    yield draft.heading(2, INDEX)
    if not draft.report.evidence:
        yield draft.to_add(NO_PIECES)
        return
    head = [draft.say(name) for name in INDEX_HEAD]
    rows = [
        ((row.number,), (row.label,), (row.title,), draft.either(row.dated, NO_DATE))
        for row in draft.report.evidence
    ]
    yield Table(head, rows, (1.0, 4.0, 4.0, 1.8))
