"""The words of the tree itself; everything else is said by the edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maturity.engine.edition.text import nearest_language


@dataclass(frozen=True, slots=True)
class Words:
    legend: str
    none: str
    proven: str
    best: str
    excepting: str
    narrow: str
    answered: str
    verdict: Mapping[str, str]
    filing: str
    criteria_none: str
    eligibility: str
    advice: str
    basis: Mapping[str, str]
    region: str
    exception: str
    counted: str
    inside: str
    about: str
    span: str
    empty: str
    percent: str
    asked: str
    all_of_them: str
    op: Mapping[str, str]
    short: str
    more_needed: str
    over: str
    undecided: str
    held_back: str
    chosen: str
    no_answer: str
    not_applicable: str
    open: str
    more: str
    quoted: str
    colon: str
    comma: str
    semicolon: str
    checks: str
    flag: Mapping[str, str]


ENGLISH = Words(
    legend="Marks: + met, - not met, ? undecided, ! with exception",
    none="none",
    proven="Tier proven by the answers: {tier}",
    best="Highest tier not ruled out: {tier}",
    excepting="With the exceptions asked for: {tier}, not ruled out: {best}",
    narrow="In the narrow reading: {tier}, not ruled out: {best}",
    answered="{answered} of {asked} questions answered, {not_applicable} do not apply, {open} open",
    verdict={
        "met": "met",
        "not_met": "not met",
        "undecided": "undecided",
        "with_exception": "with exception",
    },
    filing="who may file: {verdict}",
    criteria_none="no criteria of its own",
    eligibility="Who may file (does not decide the tier)",
    advice="Advice (decides nothing)",
    basis={
        "official": "official",
        "secondary": "secondary source",
        "inferred": "inferred",
        "ours": "our own rule",
    },
    region="only in {region}",
    exception="Exception asked for: {reason}",
    counted="{hits} of {inside}",
    inside="{text} ({more})",
    about="about {number}",
    span="{low} to {high}",
    empty="nothing to count",
    percent="{number} %",
    asked="asked: {wanted}",
    all_of_them="all",
    op={"at_least": "at least {number}", "at_most": "at most {number}"},
    short="short by {number}",
    more_needed="{number} more needed; {text}",
    over="too much by {number}",
    undecided="depends on what is open",
    held_back="Held back by these answers:",
    chosen="now: {row}",
    no_answer="not answered",
    not_applicable="does not apply",
    open="Open questions:",
    more="... and {number} more",
    quoted="“{text}”",
    colon=": ",
    comma=", ",
    semicolon="; ",
    checks="Answers that contradict one another:",
    flag={
        "breadth_below": "Too few for the row chosen, so these stay open:",
        "count_missing": "The count is missing here, so how widely the row holds was not judged:",
        "not_asked": "Not asked of this type of plant, so left aside:",
    },
)

CHINESE = Words(
    legend="标记：+ 达到，- 未达到，? 待定，! 例外",
    none="无",
    proven="按答案已可判定的等级：{tier}",
    best="尚未排除的最高等级：{tier}",
    excepting="计入所申请的例外：{tier}，尚未排除：{best}",
    narrow="按从窄口径：{tier}，尚未排除：{best}",
    answered="共 {asked} 题，已答 {answered}，不适用 {not_applicable}，未答 {open}",
    verdict={
        "met": "达到",
        "not_met": "未达到",
        "undecided": "待定",
        "with_exception": "例外",
    },
    filing="申报条件：{verdict}",
    criteria_none="没有单独的条件",
    eligibility="申报条件（不影响等级判定）",
    advice="提示（不影响任何判定）",
    basis={
        "official": "官方",
        "secondary": "二手来源",
        "inferred": "推断",
        "ours": "本工具自定",
    },
    region="仅限{region}",
    exception="申请例外：{reason}",
    counted="{inside} 项中有 {hits} 项",
    inside="{text}（{more}）",
    about="约 {number}",
    span="{low}至{high}",
    empty="无可计项",
    percent="{number}%",
    asked="要求：{wanted}",
    all_of_them="全部",
    op={"at_least": "至少 {number}", "at_most": "至多 {number}"},
    short="还差 {number}",
    more_needed="还须 {number} 项；{text}",
    over="超出 {number}",
    undecided="取决于未答的题",
    held_back="受下列答案所限：",
    chosen="现答：{row}",
    no_answer="未答",
    not_applicable="不适用",
    open="未答的题：",
    more="……另有 {number} 项",
    quoted="“{text}”",
    colon="：",
    comma="，",
    semicolon="；",
    checks="相互矛盾的答案：",
    flag={
        "breadth_below": "下列各题数量不足以支持所选档次，仍按未答处理：",
        "count_missing": "下列各题缺少数量，未判断覆盖面：",
        "not_asked": "本类型工厂不问下列各题，未采用：",
    },
)


def words_in(language: str) -> Words:
    return CHINESE if nearest_language(language) == "zh-hans" else ENGLISH
