"""What to ask next, as lines for a terminal and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from maturity.engine.edition import Edition
from maturity.engine.edition.text import nearest_language
from maturity.engine.scan.shape import Scan
from maturity.engine.scoring.printing import MOST_NAMED, Line, laid_out


@dataclass(frozen=True, slots=True)
class Words:
    decided: str
    out_of_reach: str
    tier: str
    prove: str
    refute: str
    never_proven: str
    never_refuted: str
    estimated: str
    next: str
    more: str
    comma: str


ENGLISH = Words(
    decided="Every tier is decided: nothing is left to ask for the tier.",
    out_of_reach="Not met by the answers given, whatever is answered to the rest: {tiers}",
    tier="Lowest undecided tier: {tier}",
    prove="Open questions whose best answers would prove it, at the fewest: {number}",
    refute="Open questions whose worst answers would refute it, at the fewest: {number}",
    never_proven="No answers to what is open prove it.",
    never_refuted="No answers to what is open refute it.",
    estimated="There are too many ways to count them all: numbers and order are an estimate.",
    next="Ask first:",
    more="... and {number} more",
    comma=", ",
)

CHINESE = Words(
    decided="各级均已判定，无须再为定级作答。",
    out_of_reach="按现有答案未达到（未答各题怎样作答都不会改变）：{tiers}",
    tier="最低的待定等级：{tier}",
    prove="若答案最好，至少答几题即可判定达到：{number}",
    refute="若答案最差，至少答几题即可判定未达到：{number}",
    never_proven="未答各题无论怎样作答，都不能判定达到。",
    never_refuted="未答各题无论怎样作答，都不能判定未达到。",
    estimated="组合太多，无法逐一计数：题数和顺序为估计。",
    next="先问：",
    more="……另有 {number} 题",
    comma="、",
)


def scan_lines(
    edition: Edition, found: Scan, language: str = "en", most_named: int | None = MOST_NAMED
) -> Iterator[str]:
    """At most so many questions are named (None: all of them)."""
    words = CHINESE if nearest_language(language) == "zh-hans" else ENGLISH
    return laid_out(_lines(edition, found, language, words, most_named))


def _lines(
    edition: Edition, found: Scan, language: str, words: Words, most_named: int | None
) -> Iterator[Line]:
    if found.out_of_reach:
        names = _tier_names(edition, found.out_of_reach, language)
        yield Line(0, words.out_of_reach.format(tiers=words.comma.join(names)))
    if found.tier is None:
        yield Line(0, words.decided)
        return
    yield Line(0, words.tier.format(tier=_tier_names(edition, (found.tier,), language)[0]))
    for number, some, none in (
        (found.to_prove, words.prove, words.never_proven),
        (found.to_refute, words.refute, words.never_refuted),
    ):
        if number is not None:
            yield Line(1, some.format(number=number))
        elif found.is_exact:
            yield Line(1, none)
    if not found.is_exact:
        yield Line(1, words.estimated)
    yield Line(0, words.next)
    for key in found.next[:most_named]:
        yield Line(1, f"{edition.question(key).text.in_language(language)} [{key}]", "·")
    rest = len(found.next) - len(found.next[:most_named])
    if rest:
        yield Line(1, words.more.format(number=rest))


def _tier_names(edition: Edition, keys: Sequence[str], language: str) -> list[str]:
    return [edition.tier(key).name.in_language(language) for key in keys]


def scan_data(found: Scan) -> dict[str, Any]:
    return asdict(found)
