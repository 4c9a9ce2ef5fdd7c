"""The fixed words of the charts: the same on the page and on paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartWords:
    colon: str
    comma: str
    separator: str
    # ladder
    ladder: str
    reached: str
    target: str
    met_of: str
    # profile
    levels: str
    aspects: str
    heat: str
    heat_open: str
    heat_none: str
    steps: tuple[str, str, str, str, str]
    radar: str
    sure: str
    possible: str
    spread: str
    spread_dot: str
    spread_open: str
    spread_score: str
    open_counted: str
    told: str
    nothing: str
    # road
    road: str
    work: str
    phase_bar: str
    place_bar: str
    reaches: str
    outside: str
    start: str
    # indicators
    indicator: str
    before: str
    after: str
    reported: str
    leads_to: str


EN = ChartWords(
    colon=": ",
    comma=", ",
    separator="; ",
    ladder="The ladder",
    reached="by self-check",
    target="next tier",
    met_of="{met} of {count} single conditions met",
    levels="Levels",
    aspects="Aspects",
    heat="Levels by aspects",
    heat_open="dashed: still open, painted by what is sure",
    heat_none="–: nothing asked",
    steps=("below 20 %", "from 20 %", "from 40 %", "from 60 %", "from 80 %"),
    radar="{title} as a radar",
    sure="sure",
    possible="possible",
    spread="{title}: where the questions lie",
    spread_dot="one question",
    spread_open="still open",
    spread_score="score",
    open_counted="{count} open",
    told="{count} questions, lowest {lowest}, middle {middle}, highest {highest}",
    nothing="–",
    road="The road in phases",
    work="Length is work summed over the steps, not elapsed time.",
    phase_bar="whole phase",
    place_bar="by department or area",
    reaches="{tier}: all in the plant's hands met",
    outside="Not in the plant's own hands; no length, no step moves it:",
    start="start",
    indicator="{name}, before and after",
    before="before",
    after="after",
    reported="Reported of others ({date}): {change}. {text}",
    leads_to="from this plant's figure before it would lead to {value}",
)

ZH = ChartWords(
    colon="：",
    comma="，",
    separator="；",
    ladder="梯度",
    reached="自查位置",
    target="下一级",
    met_of="{count} 项细分条件达到 {met} 项",
    levels="层面",
    aspects="环节",
    heat="层面与环节对照",
    heat_open="虚线框：尚未定，按已确定部分着色",
    heat_none="–：没有相应题目",
    steps=("不足 20%", "20% 起", "40% 起", "60% 起", "80% 起"),
    radar="{title}雷达图",
    sure="已确定",
    possible="可能",
    spread="{title}：各题分布",
    spread_dot="一道题",
    spread_open="待答",
    spread_score="得分率",
    open_counted="{count} 题待答",
    told="{count} 题，最低 {lowest}，居中 {middle}，最高 {highest}",
    nothing="–",
    road="分阶段路线",
    work="长度为各步骤工作量之和，不是历时。",
    phase_bar="整个阶段",
    place_bar="按部门或领域",
    reaches="{tier}：工厂自身能做的条件全部达到",
    outside="不由工厂自行决定，没有长度，任何步骤都改变不了：",
    start="起点",
    indicator="{name}：改造前后",
    before="改造前",
    after="改造后",
    reported="他厂情况（据报道，{date}）：{change}。{text}",
    leads_to="按本厂改造前的数值推算为 {value}",
)


def words_in(language: str) -> ChartWords:
    return ZH if language.startswith("zh") else EN
