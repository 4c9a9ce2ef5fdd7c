"""What to have ready for the CMMM self-assessment, sub-domain by sub-domain. Predicts no level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assessments.reports.pack.draft import Draft
from assessments.reports.pack.lettering import NOTE
from assessments.reports.pack.paper import About, write
from assessments.reports.pack.pieces import Both, Cell, Heading, Line, Missing, Piece, Table
from assessments.reports.report import Report
from assessments.reports.report.preparation import BearingRow, PreparationPart, SubdomainRow

TITLE = Both(
    "Preparing the CMMM self-assessment (GB/T 39116-2020)",
    "智能制造能力成熟度自评估准备清单（GB/T 39116-2020）",
)
HEADER = Both(
    "Preparation list made from a self-check, no assessment · {plant}",
    "由自查生成的准备清单，不是评估结果 · {plant}",
)
WHOSE = Both("{plant} · {edition} · {day}", "{plant} · {edition} · {day}")
DRAFT_DAY = Both("not submitted yet", "尚未提交")
LEVEL = Both("What the tier aimed at asks", "拟申报级别的成熟度要求")
NO_LEVEL = Both(
    "This edition names no CMMM level for the tier aimed at.", "本版未对拟申报级别写明成熟度等级。"
)
BASIS = Both("Basis of the names: {word}", "名称依据：{word}")
OVERVIEW = Both("At a glance", "一览")
OVERVIEW_HEAD = (
    Both("Element", "能力要素"),
    Both("Sub-domain", "能力子域"),
    Both("Who", "牵头部门"),
    Both("Answers", "相关答案数"),
    Both("With evidence", "其中已有证据"),
    Both("Missing", "尚缺"),
)
WHO = Both("Who: {who}", "牵头部门：{who}")
READY = Both("To have ready:", "需准备：")
SAYS_HEAD = (
    Both("What this self-check asked", "自查问到的内容"),
    Both("What it says today", "目前所填"),
    Both("What proves it", "佐证材料"),
    Both("Evidence no.", "证据编号"),
)
NOTHING_ASKED = Both("No answer of this self-check bears on it.", "本次自查没有相关答案。")
NONE_YET = Both("no evidence yet", "暂无证据")
NOTHING_MISSING = Both("nothing noted", "未见缺项")


def write_preparation(report: Report) -> bytes:
    """A Word file in the report's language."""
    draft = Draft(report)
    about = About(
        language=report.language,
        title=f"{draft.say(TITLE)} · {report.plant_name}",
        header=draft.say(HEADER, plant=report.plant_name),
        dated=report.dated_iso,
    )
    return write(about, _pieces(draft))


def _pieces(draft: Draft) -> Iterable[Piece]:
    report, part = draft.report, draft.report.preparation
    yield Line((draft.say(TITLE),), "Title")
    day = report.dated or draft.say(DRAFT_DAY)
    yield Line(
        (draft.say(WHOSE, plant=report.plant_name, edition=report.edition_name, day=day),), NOTE
    )
    if part is None:
        return
    yield draft.heading(1, LEVEL)
    for told in part.level_lines or (draft.say(NO_LEVEL),):
        yield Line((told,))
    for told in part.intro:
        yield Line((told,))
    yield from _basis(draft, part)
    yield draft.heading(1, OVERVIEW)
    yield _overview(draft, part)
    yield Line((part.unasked_line,), NOTE)
    yield from _all(draft, part)
    yield Line((report.disclaimer,), NOTE)


def _basis(draft: Draft, part: PreparationPart) -> Iterable[Piece]:
    yield Line((draft.say(BASIS, word=part.basis.word),), NOTE)
    for source in part.basis.sources:
        yield Line((source,), NOTE)


def _overview(draft: Draft, part: PreparationPart) -> Table:
    head = [draft.say(name) for name in OVERVIEW_HEAD]
    rows = [_glance(draft, row) for row in part.rows]
    return Table(head, rows, (1.4, 2.4, 1.8, 1.1, 1.1, 3.0))


def _glance(draft: Draft, row: SubdomainRow) -> Sequence[Cell]:
    comma = draft.say(Both("; ", "；"))
    proven = sum(bool(one.proof) for one in row.bearing)
    return (
        (row.element,),
        (_named(row),),
        (row.who,),
        (str(len(row.bearing)),),
        (str(proven),),
        (comma.join(row.missing) or draft.say(NOTHING_MISSING),),
    )


def _named(row: SubdomainRow) -> str:
    return row.name if row.name == row.official_name else f"{row.name} ({row.official_name})"


def _all(draft: Draft, part: PreparationPart) -> Iterable[Piece]:
    element = ""
    for row in part.rows:
        if row.element != element:
            element = row.element
            yield Heading(1, (element,))
        yield from _subdomain(draft, row)


def _subdomain(draft: Draft, row: SubdomainRow) -> Iterable[Piece]:
    dash = draft.say(Both(" — ", "—"))
    yield Heading(2, (dash.join(part for part in (row.domain, _named(row)) if part),))
    yield Line((draft.say(WHO, who=row.who),))
    yield draft.line(READY)
    for ready in row.ready:
        yield Line((ready,), "List Bullet")
    if row.bearing:
        head = [draft.say(name) for name in SAYS_HEAD]
        yield Table(head, [_says(draft, one) for one in row.bearing], (3.4, 3.0, 2.8, 1.2))
    else:
        yield draft.line(NOTHING_ASKED)
    for missing in row.missing:
        yield Line((Missing(missing, is_noted=True),))


def _says(draft: Draft, row: BearingRow) -> Sequence[Cell]:
    none = draft.say(NONE_YET) if row.lacks_proof else "–"
    return (row.question,), (row.answer,), (row.ready or "–",), (row.proof or none,)
