"""The fixed words of the printed report. What is said about the plant comes with the Report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    locale: str
    draft: str
    draft_word: str
    contents: str
    pages: str
    colon: str
    comma: str
    separator: str
    # parts
    summary: str
    conditions: str
    profile: str
    gaps: str
    scenarios: str
    figures: str
    answers: str
    method: str
    glossary: str
    sources: str
    # facts
    plant: str
    organisation: str
    edition: str
    submitted: str
    submitted_by: str
    checksum: str
    facts: str
    counts: str
    # where we stand
    ladder: str
    reached: str
    target: str
    met_of: str
    keeping: str
    more_gaps: str
    heeded: str
    # conditions
    conditions_intro: str
    condition: str
    counted: str
    threshold: str
    distance: str
    result: str
    basis: str
    waits_for: str
    narrow: str
    excepted_because: str
    may_be_excepted: str
    other_criteria: str
    eligibility: str
    advice: str
    no_gap: str
    # profile
    profile_intro: str
    levels: str
    aspects: str
    heat: str
    heat_intro: str
    level: str
    aspect: str
    score: str
    questions: str
    about_it: str
    radar_of: str
    nothing_asked: str
    # gaps and scenarios
    gaps_intro: str
    gap: str
    now: str
    needed: str
    question: str
    department: str
    effort: str
    not_in_own_hands: str
    what_helps: str
    closed_by: str
    also_eligibility: str
    scenarios_intro: str
    state: str
    why: str
    what: str
    add_ai: str
    prerequisites: str
    obstacles: str
    techniques: str
    indicators: str
    evidence: str
    # lists
    indicator: str
    before: str
    after: str
    change: str
    source: str
    yardsticks: str
    date: str
    tier: str
    register: str
    checks: str
    open_questions: str
    not_applicable: str
    notes: str
    policies: str
    limits: str
    basis_legend: str
    lost_characters: str
    none_listed: str


EN = Words(
    locale="en",
    draft="Draft: not submitted, may still change",
    draft_word="Draft",
    contents="Contents",
    pages="page {page} of {pages}",
    colon=": ",
    comma=", ",
    separator="; ",
    summary="Summary",
    conditions="The ladder, condition by condition",
    profile="Profile",
    gaps="Gaps to the {tier} tier",
    scenarios="Scenarios that close gaps",
    figures="Indicators and yardsticks",
    answers="What was entered",
    method="Method and limits",
    glossary="Terms",
    sources="Sources",
    plant="Plant",
    organisation="Organisation",
    edition="Edition",
    submitted="Submitted",
    submitted_by="Submitted by",
    checksum="Checksum of the edition",
    facts="The plant",
    counts="What was answered",
    ladder="The ladder",
    reached="here now",
    target="next",
    met_of="{met} of {count} conditions met",
    keeping="What keeps the plant from the {tier} tier",
    more_gaps="and {count} more in the part on gaps",
    heeded="To be heeded",
    conditions_intro=(
        "For each tier: what is asked, what was counted from the answers, the threshold, the "
        "distance, and how sure the condition itself is. A tier is reached when its own conditions "
        "and those of all lower tiers are met. Numbers in brackets lead to the sources at the end."
    ),
    condition="Condition",
    counted="Compared",
    threshold="Threshold",
    distance="Distance",
    result="Result",
    basis="Basis",
    waits_for="Waits for: ",
    narrow="In the narrow reading: {word}.",
    excepted_because="Exception, reason given: ",
    may_be_excepted="May be excepted with a reason.",
    other_criteria="Further conditions",
    eligibility="Can the {tier} tier be filed now?",
    advice="Recommended",
    no_gap="No condition keeps the plant from this tier.",
    profile_intro=(
        "Shares of what the questions ask for, by level and by aspect. They show where the plant "
        "is strong and where it is not; they decide no tier."
    ),
    levels="Six levels",
    aspects="Five aspects",
    heat="Levels by aspects",
    heat_intro=(
        "The darker the cell, the higher what is sure of its score. A dash: nothing is asked there."
    ),
    level="Level",
    aspect="Aspect",
    score="Score",
    questions="Questions",
    about_it="What it takes in",
    radar_of="Radar chart. {values}",
    nothing_asked="–",
    gaps_intro=(
        "What is not met or still undecided, with the answers that would have to be deeper and the "
        "scenarios that help. Efforts are estimates of this tool."
    ),
    gap="Gap",
    now="Today",
    needed="Needed",
    question="Question",
    department="Department",
    effort="Effort",
    not_in_own_hands="Not in the plant's own hands",
    what_helps="What helps",
    closed_by="Scenarios",
    also_eligibility="Who may file",
    scenarios_intro=(
        "Only scenarios that serve a gap above, those with the fewest missing prerequisites first."
    ),
    state="Today",
    why="Why here",
    what="What it is",
    add_ai="The step is to add AI to it; it is in use already.",
    prerequisites="Prerequisites",
    obstacles="Usual obstacles",
    techniques="Techniques",
    indicators="Moves",
    evidence="Seen elsewhere",
    indicator="Indicator",
    before="Before",
    after="After",
    change="Change",
    source="Source",
    yardsticks="How others stand",
    date="Date",
    tier="Tier",
    register="Scenario register",
    checks="Answers that do not fit together",
    open_questions="Not answered yet",
    not_applicable="Not applicable, with the reason given",
    notes="Notes written beside answers",
    policies="Published policies",
    limits="Limits",
    basis_legend="How sure a statement is",
    lost_characters="Characters that cannot be printed stand as □ in this report: {codes}.",
    none_listed="–",
)

ZH = Words(
    locale="zh-CN",
    draft="草稿：尚未提交，内容可能变动",
    draft_word="草稿",
    contents="目录",
    pages="第 {page} 页，共 {pages} 页",
    colon="：",
    comma="，",
    separator="；",
    summary="总体结论",
    conditions="梯度与逐项条件",
    profile="能力画像",
    gaps="与{tier}的差距",
    scenarios="可弥补差距的场景",
    figures="指标与参照",
    answers="填报内容",
    method="方法与局限",
    glossary="术语",
    sources="资料来源",
    plant="工厂",
    organisation="单位",
    edition="标准版本",
    submitted="提交日期",
    submitted_by="提交人",
    checksum="版本校验码",
    facts="工厂概况",
    counts="作答情况",
    ladder="梯度",
    reached="目前所在",
    target="下一级",
    met_of="{count} 项条件达到 {met} 项",
    keeping="距{tier}还差什么",
    more_gaps="另有 {count} 项，见“差距”部分",
    heeded="请注意",
    conditions_intro=(
        "每一级依次列出：要求什么、依据回答得出的数值、阈值、差多少，以及该条件本身的依据有多可靠。"
        "某一级的条件及其以下各级的条件全部达到，才算处在该级。方括号内的数字对应文末的资料来源。"
    ),
    condition="条件",
    counted="比较的数值",
    threshold="阈值",
    distance="差距",
    result="结论",
    basis="依据",
    waits_for="待答：",
    narrow="按从严口径：{word}。",
    excepted_because="例外，所填理由：",
    may_be_excepted="说明理由后可作例外。",
    other_criteria="其他条件",
    eligibility="目前能否申报{tier}？",
    advice="建议做到",
    no_gap="没有条件阻碍达到这一级。",
    profile_intro=("按层面和方面计算的得分率，用来看强项与短板，不决定所处的级。"),
    levels="六个层面",
    aspects="五个方面",
    heat="层面与方面对照",
    heat_intro="颜色越深，已确定的得分率越高；横线表示没有相应问题。",
    level="层面",
    aspect="方面",
    score="得分率",
    questions="题数",
    about_it="涵盖内容",
    radar_of="雷达图。{values}",
    nothing_asked="–",
    gaps_intro="列出未达到或待定的条件、需要做得更深的回答，以及有帮助的场景。投入为本工具的估计。",
    gap="差距",
    now="现状",
    needed="需要",
    question="问题",
    department="部门",
    effort="投入",
    not_in_own_hands="不由工厂自行决定",
    what_helps="建议",
    closed_by="相关场景",
    also_eligibility="申报资格",
    scenarios_intro="只列出能弥补上述差距的场景，缺少前提最少的排在前面。",
    state="现状",
    why="为何列入",
    what="内容",
    add_ai="该场景已在用，这一步是为其加上人工智能。",
    prerequisites="前提",
    obstacles="常见障碍",
    techniques="技术",
    indicators="影响的指标",
    evidence="他处实例",
    indicator="指标",
    before="改造前",
    after="改造后",
    change="变化",
    source="数据来源",
    yardsticks="其他工厂的情况",
    date="日期",
    tier="级",
    register="场景登记",
    checks="相互矛盾的回答",
    open_questions="尚未回答",
    not_applicable="不适用及所填理由",
    notes="填写时的备注",
    policies="已公布的政策",
    limits="局限",
    basis_legend="依据的可靠程度",
    lost_characters="本报告无法印出的字符以 □ 代替：{codes}。",
    none_listed="–",
)


def words_of(language: str) -> Words:
    return ZH if language.lower().startswith("zh") else EN
