"""The fixed words of what changed since an earlier assessment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangesWords:
    tier: str
    condition: str
    then: str
    now: str
    asked_for: str
    asked_before: str
    moved: str
    verdicts: str
    scores: str
    score: str
    change: str
    facts: str
    fact: str
    answers: str
    question: str
    asked_anew: str
    no_longer_asked: str
    reworded: str
    limits: str
    more: str  # with the number of rows left out
    kinds: dict[str, str]


EN = ChangesWords(
    tier="Tier",
    condition="Condition",
    then="Then",
    now="Now",
    asked_for="Asked for",
    asked_before="before",
    moved="Moved",
    verdicts="Verdicts that moved",
    scores="Scores and AI shares",
    score="Score",
    change="Change",
    facts="Facts of the plant that changed",
    fact="Fact",
    answers="Answers that moved",
    question="Question",
    asked_anew="Questions asked anew",
    no_longer_asked="Questions no longer asked",
    reworded="Questions asked in other words",
    limits="How to read this",
    more="Rows left out here and listed in the full report: %(n)s",
    kinds={"eligibility": "who may file", "advice": "advice"},
)

ZH = ChangesWords(
    tier="级别",
    condition="条件",
    then="当时",
    now="现在",
    asked_for="要求",
    asked_before="原为",
    moved="变动",
    verdicts="有变动的条件结论",
    scores="得分率与人工智能占比",
    score="得分率",
    change="变化",
    facts="有变动的工厂情况",
    fact="项目",
    answers="有变动的答案",
    question="题目",
    asked_anew="新增的题目",
    no_longer_asked="不再询问的题目",
    reworded="问法有变的题目",
    limits="如何看待这些变化",
    more="此处略去%(n)s行，完整版报告全部列出",
    kinds={"eligibility": "申报资格", "advice": "建议"},
)


def changes_words(locale: str) -> ChangesWords:
    return EN if locale == "en" else ZH
