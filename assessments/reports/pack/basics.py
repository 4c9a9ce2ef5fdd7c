"""First block of the form: the applicant and the factory."""

from __future__ import annotations

from collections.abc import Iterable

from assessments.reports.pack.draft import Draft
from assessments.reports.pack.pieces import Both, Cell, Piece, Table

BLOCK = Both("1  Applicant and factory", "一、申报主体和智能工厂基本信息")
APPLICANT = Both("1.1  Applicant", "（一）申报主体信息")
FACTORY = Both("1.2  Factory", "（二）工厂基本信息")
STATED = Both(
    "1.3  Basic requirements and standing, as stated", "（三）基础要求和现有情况（按自查所填）"
)
STATED_NOTE = Both(
    "As answered in the self-check; each has to be proved by the paper named beside it.",
    "以下按自查所填，每一项均须附右栏所列佐证材料。",
)
ASKED, ANSWERED, PAPERS = (
    Both("Asked", "内容"),
    Both("Stated", "所填情况"),
    Both("Papers to attach", "佐证材料"),
)
NOT_STATED = Both("answer still open", "尚未作答或待定")

NAME = Both("Full legal name", "单位全称")
PLANT = Both("Name of the factory", "工厂名称")

# Label, and what to add; nothing of it is asked in the self-check.
OF_THE_APPLICANT = (
    (Both("Unified social credit code", "统一社会信用代码"), Both("18 digits", "18位代码")),
    (Both("Date of foundation", "成立时间"), Both("date", "成立时间")),
    (Both("Legal representative", "法定代表人"), Both("name", "姓名")),
    (Both("Registered address", "注册地址"), Both("address", "注册地址")),
    (
        Both("Contact", "联系人"),
        Both("name, post, telephone, e-mail", "姓名、职务、电话、邮箱"),
    ),
    (
        Both("Industry (GB/T 4754)", "所属行业（GB/T 4754）"),
        Both("division, group and code", "行业大类、中类及代码"),
    ),
    (
        Both("Main business and products", "主营业务和主要产品"),
        Both("products, market share with its source", "主要产品及市场占有率（注明出处）"),
    ),
    (
        Both("Revenue and profit, last three years", "近三年营业收入和利润"),
        Both("by year, as in the statements", "分年度填写，与财务报表一致"),
    ),
    (
        Both("Spending on R&D, last three years", "近三年研发投入"),
        Both("by year", "分年度填写"),
    ),
    (
        Both("Staff", "职工人数"),
        Both("total, of these in smart manufacturing", "总数及智能制造专业人员数"),
    ),
)
OF_THE_FACTORY = (
    (Both("Address of the factory", "工厂地址"), Both("address", "工厂地址")),
    (
        Both("Time of building", "建设起止时间"),
        Both("begun and completed, as in the acceptance papers", "开工、建成年月，与验收材料一致"),
    ),
    (
        Both("Investment", "建设投资"),
        Both("total, of these equipment and software", "总投资及其中设备、软件投资"),
    ),
    (
        Both("Main products and yearly capacity", "主要产品和年产能"),
        Both("by product", "分产品填写"),
    ),
    (
        Both("CMMM report", "智能制造能力成熟度评估报告"),
        Both(
            "number and date of this year's report of the applicant",
            "申报主体当年报告的编号和日期",
        ),
    ),
)


def basics(draft: Draft) -> Iterable[Piece]:
    report = draft.report
    yield draft.heading(1, BLOCK)
    yield draft.heading(2, APPLICANT)
    name = (draft.say(NAME), draft.either(report.organisation_name, NAME))
    yield draft.entries([name, *_to_add(draft, OF_THE_APPLICANT)])
    yield draft.heading(2, FACTORY)
    stated: list[tuple[str, Cell]] = [(fact.label, (fact.value,)) for fact in report.plant_facts]
    plant = (draft.say(PLANT), draft.either(report.plant_name, PLANT))
    yield draft.entries([plant, *stated, *_to_add(draft, OF_THE_FACTORY)])
    yield from _stated(draft)


def _to_add(draft: Draft, asked: Iterable[tuple[Both, Both]]) -> list[tuple[str, Cell]]:
    return [(draft.say(label), (draft.missing(what),)) for label, what in asked]


def _stated(draft: Draft) -> Iterable[Piece]:
    part = draft.report.application
    if part is None or not part.stated:
        return
    yield draft.heading(2, STATED)
    yield draft.line(STATED_NOTE)
    rows = [
        ((row.question,), draft.either(row.answer, NOT_STATED), (row.evidence,))
        for row in part.stated
    ]
    yield Table([draft.say(one) for one in (ASKED, ANSWERED, PAPERS)], rows, (4.0, 3.0, 3.0))
