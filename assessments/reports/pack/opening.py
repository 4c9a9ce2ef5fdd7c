"""What stands before the form: a sheet for whoever goes on writing, the cover, the commitment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assessments.reports.pack.draft import Draft
from assessments.reports.pack.lettering import COVER, LINE, NOTE
from assessments.reports.pack.pieces import Both, Heading, Line, NewPage, Piece, Table
from assessments.reports.report import ConditionRow, DemandRow, TierRow

FRONT = Both("For whoever goes on writing (take out before filing)", "编写说明（申报前删去本页）")
DRAFT = Both(
    "A draft made from a self-check, not an application. Nobody has examined it; it says nothing "
    "about whether an application would be accepted.",
    "本稿由自查答案生成，是草稿，不是申报书；未经任何人审核，也不说明申报会有什么结果。",
)
LAYOUT = Both(
    "Layout: the four blocks of the form as public secondary sources give them (one source family; "
    "the official form was not read). The current form of the authority goes first: carry the text "
    "over into it, block by block.",
    "版式依据：申报书的四个组成部分取自公开的二手来源（只见于一个来源，未能读到官方申报书原文）。"
    "以主管部门当年下发的申报书为准，请按块誊入正式文本。",
)
FILLED = Both(
    "Filled in: only what was stated in the self-check, in the register of systems and on the "
    "instance cards, as it was stated. What is missing is marked like this and was not invented: ",
    "已填内容只来自自查答案、系统与设备登记和实例卡，照原样录入。缺的内容用以下标记标出，没有代拟：",
)
EXAMPLE = Both("what to add", "需补充的内容")
SECRET = Both(
    "Before it leaves the house: no state secrets, no work secrets; trade secrets and personal "
    "data treated as your rules ask; faces and places taken out of pictures.",
    "报出之前请确认：不涉及国家秘密和工作秘密；商业秘密和个人信息已按本单位规定处理；"
    "照片和截图已去除人脸和地理位置信息。",
)
BY_SELF_CHECK = Both("Where the plant stands by self-check", "按自查的现状")
NOT_MET = Both(
    "Conditions of the tier aimed at that are not met or still undecided by self-check",
    "按自查，拟申报级别尚未达到或待定的条件",
)
CONDITION, VERDICT = Both("Condition", "条件"), Both("By self-check", "自查结论")
COUNTS = Both("Still to be added", "待补充内容统计")
SECTION, PLACES = Both("Section", "部分"), Both("Places", "处数")
SUM = Both("Together", "合计")

TITLE = Both("Application for a smart factory (draft)", "智能工厂申报书（草稿）")
TIER = Both("Tier aimed at: {tier}", "拟申报级别：{tier}")
NO_TIER = Both("Tier aimed at: ", "拟申报级别：")
WHICH_TIER = Both("the tier", "申报级别")
APPLICANT = Both("Applicant (seal): ", "申报主体（盖章）：")
LEGAL_NAME = Both("full legal name", "单位全称")
FACTORY = Both("Factory: ", "工厂名称：")
FACTORY_NAME = Both("name of the factory", "工厂名称")
RECOMMENDED = Both("Recommended by (seal): ", "推荐单位（盖章）：")
RECOMMENDER = Both(
    "authority or central enterprise that recommends", "推荐的主管部门或中央企业集团"
)
DATE = Both("Date: ", "申报日期：")
DAY = Both("day of filing", "申报日期")

COMMITMENT = Both("Commitment to truthfulness and confidentiality", "真实性及保密承诺")
PLACEHOLDER = Both(
    "A neutral stand-in: put the authority's own wording here, word for word.",
    "以下为占位文字，请逐字换成主管部门规定的承诺书文本。",
)
PROMISES = (
    Both(
        "1. What is entered here and in the papers attached is true, accurate and complete, and "
        "can be shown on request.",
        "一、本申报书所填内容及所附材料真实、准确、完整，可供查证。",
    ),
    Both(
        "2. The papers hold no state secrets and no work secrets; trade secrets and personal data "
        "in them have been treated as the rules ask.",
        "二、所附材料不涉及国家秘密和工作秘密；涉及商业秘密和个人信息的内容已按规定处理。",
    ),
    Both(
        "3. We accept verification on the spot and take part in technical promotion and the "
        "exchange of cases.",
        "三、愿意接受现场核查，配合开展技术推广和案例交流。",
    ),
)
SIGNED = Both(
    "Legal representative (signature): ____________________",
    "法定代表人（签字）：____________________",
)
SEALED = Both("Applicant (seal): ____________________", "申报主体（盖章）：____________________")
DATED = Both("Date: ____________________", "日期：______年______月______日")


def front(draft: Draft, counts: Sequence[tuple[str, int]]) -> Iterable[Piece]:
    report = draft.report
    yield draft.heading(1, FRONT)
    yield draft.line(DRAFT)
    yield draft.line(LAYOUT)
    yield Line((draft.say(FILLED), _mark(draft)))
    yield draft.line(SECRET)
    yield draft.heading(2, BY_SELF_CHECK)
    yield Line((report.conditions_line,))
    yield Line((report.filing_line,))
    if report.application and report.application.tier_line:
        yield Line((report.application.tier_line,))
    yield from _not_met(draft)
    yield draft.heading(2, COUNTS)
    yield _counted(draft, counts)
    yield Line((report.disclaimer,), NOTE)
    yield NewPage()


def _mark(draft: Draft) -> str:
    """Shown as text: an example is no missing place and is not counted."""
    shown = Both("[to be added: {what}]", "【待补充：{what}】")
    return draft.say(shown, what=draft.say(EXAMPLE))


def _not_met(draft: Draft) -> Iterable[Piece]:
    rows = [((name,), (word,)) for name, word in unmet(draft)]
    if rows:
        yield Line((draft.say(NOT_MET),))
        yield Table((draft.say(CONDITION), draft.say(VERDICT)), rows, (8.0, 2.0))


def unmet(draft: Draft) -> list[tuple[str, str]]:
    """Demands and conditions of that tier and of all lower ones, as judged by self-check."""
    found: dict[str, str] = {}
    for tier in _up_to(draft):
        rows: list[DemandRow | ConditionRow] = [*tier.demands, *tier.criteria, *tier.eligibility]
        for row in rows:
            if row.verdict.key not in ("met", "excepted"):
                found.setdefault(row.name or row.text, row.verdict.word)
    return list(found.items())


def _up_to(draft: Draft) -> Sequence[TierRow]:
    tiers = draft.report.tiers
    names = [tier.name for tier in tiers]
    return tiers[: names.index(draft.tier) + 1] if draft.tier in names else ()


def _counted(draft: Draft, counts: Sequence[tuple[str, int]]) -> Table:
    rows = [((title,), (str(count),)) for title, count in counts]
    rows.append(((draft.say(SUM),), (str(sum(count for _title, count in counts)),)))
    return Table((draft.say(SECTION), draft.say(PLACES)), rows, (8.0, 2.0))


def cover(draft: Draft) -> Iterable[Piece]:
    report = draft.report
    yield Line((draft.say(TITLE),), "Title")
    if draft.tier:
        yield Line((draft.say(TIER, tier=draft.tier),), COVER)
    else:
        yield Line((draft.say(NO_TIER), draft.missing(WHICH_TIER)), COVER)
    for label, value, what in (
        (APPLICANT, report.organisation_name, LEGAL_NAME),
        (FACTORY, report.plant_name, FACTORY_NAME),
        (RECOMMENDED, "", RECOMMENDER),
        (DATE, "", DAY),
    ):
        yield Line((draft.say(label), *draft.either(value, what)), COVER)
    yield draft.line(DRAFT, NOTE)
    yield NewPage()


def cover_heading(draft: Draft) -> Heading:
    """What is missing on the cover is counted under its own name."""
    return draft.heading(1, Both("Cover", "封面"))


def commitment(draft: Draft) -> Iterable[Piece]:
    yield draft.heading(1, COMMITMENT)
    yield draft.line(PLACEHOLDER, NOTE)
    yield draft.to_add(Both("the authority's own wording", "主管部门规定的承诺书文本"))
    for promise in PROMISES:
        yield draft.line(promise)
    for text in (SIGNED, SEALED, DATED):
        yield draft.line(text, LINE)
    yield NewPage()
