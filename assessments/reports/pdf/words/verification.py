"""The fixed words of the sheet for an on-site check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerificationWords:
    title: str
    number: str
    claim: str
    check: str
    found: str
    notes: str
    agrees: str
    differs: str
    unseen: str
    date: str
    expert: str
    unit: str
    company: str
    by_hand: str
    evidence: str
    minutes: str
    sums: str
    signature: str


EN = VerificationWords(
    title="Sheet for an on-site check",
    number="No.",
    claim="Claim of the plant",
    check="Two-minute check",
    found="Found",
    notes="Seen, by hand",
    agrees="agrees",
    differs="does not",
    unseen="not seen",
    date="Date, from and until",
    expert="Expert",
    unit="Organisation",
    company="Accompanied by",
    by_hand="To be filled in by hand",
    evidence="Evidence no. {numbers}",
    minutes="{aspect}: about {minutes} minutes",
    sums="What came of it",
    signature="Signature",
)

ZH = VerificationWords(
    title="现场核对单",
    number="序号",
    claim="工厂自述",
    check="两分钟核对方法",
    found="核对结果",
    notes="现场所见（手写）",
    agrees="相符",
    differs="不符",
    unseen="未看到",
    date="日期、起止时间",
    expert="专家",
    unit="单位",
    company="陪同人员",
    by_hand="以下手工填写",
    evidence="证据编号：{numbers}",
    minutes="{aspect}：约{minutes}分钟",
    sums="核对汇总",
    signature="签字",
)


def words_for(locale: str) -> VerificationWords:
    return ZH if locale.startswith("zh") else EN
