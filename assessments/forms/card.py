"""What a question shows beside its fields, in the language of the page."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from assessments.forms.scenario import ScenarioCard, scenario_card
from assessments.wording import said
from maturity.engine.edition import Edition, Question


@dataclass(frozen=True, slots=True)
class Breadth:
    """How widely a row holds: `total` is the plant's own, None where it is missing or asked."""

    counted: str
    unit: str
    total: int | None
    asks_total: bool
    at_least: Fraction

    def needed(self, total: int) -> int:
        return ceil(total * self.at_least)

    @property
    def needed_of_total(self) -> int | None:
        return None if self.total is None else self.needed(self.total)


@dataclass(frozen=True, slots=True)
class Card:
    key: str
    kind: str
    number: int
    level: str
    text: str
    help: str
    evidence: str
    check: str
    write_down: str
    lowest_options: tuple[str, ...]
    breadth: Breadth | None
    scenario: ScenarioCard | None

    @property
    def has_more(self) -> bool:
        return bool(self.help or self.evidence or self.check)


def card_of(edition: Edition, question: Question, number: int, totals: dict[str, int]) -> Card:
    level = edition.levels_by_key.get(question.level or "")
    return Card(
        key=question.key,
        kind=question.kind,
        number=number,
        level=said(level.name) if level else "",
        text=said(question.text),
        help=said(question.help),
        evidence=said(question.evidence),
        check=said(question.check),
        write_down=said(question.write_down),
        lowest_options=tuple(
            option.key for option in question.closed_options if option.value == question.lowest
        ),
        breadth=_breadth(edition, question, totals),
        scenario=scenario_card(edition, question.scenario_key) if question.scenario_key else None,
    )


def _breadth(edition: Edition, question: Question, totals: dict[str, int]) -> Breadth | None:
    asked = question.breadth
    if asked is None:
        return None
    if asked.count_of is None:
        return Breadth(said(asked.of_how_many), "", None, True, asked.at_least)
    counted = edition.totals_by_key[asked.count_of]
    return Breadth(
        said(counted.name), said(counted.unit), totals.get(counted.key), False, asked.at_least
    )
