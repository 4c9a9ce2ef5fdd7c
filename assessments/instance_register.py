"""The register of instances as the official application has it: area, scenario, instance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from assessments.bearing import IN_USE, IN_USE_AI
from assessments.instance_words import counted_in_words, state_in_words, why_not_more
from assessments.models import Assessment, ScenarioInstance
from assessments.wording import said
from maturity.engine.edition import SCENARIO_PREFIX, Edition, Scenario

IN_ANY_USE = (IN_USE, IN_USE_AI)


@dataclass(frozen=True, slots=True)
class CardLine:
    card: ScenarioInstance
    state: str
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """`note`: where the answer counts for less than it says."""

    key: str
    name: str
    option: str
    is_asked: bool
    note: str
    cards: list[CardLine]

    @property
    def is_in_use(self) -> bool:
        return self.option in IN_ANY_USE

    @property
    def lacks_card(self) -> bool:
        return self.is_in_use and not self.cards


@dataclass(frozen=True, slots=True)
class AreaLine:
    key: str
    name: str
    scenarios: list[ScenarioLine]


# No slots: the lists are made once.
@dataclass(frozen=True)
class InstanceRegister:
    """Every scenario that is asked, or has a card from when it was."""

    areas: list[AreaLine]

    @cached_property
    def scenarios(self) -> list[ScenarioLine]:
        return [scenario for area in self.areas for scenario in area.scenarios]

    @cached_property
    def without_card(self) -> list[ScenarioLine]:
        return [scenario for scenario in self.scenarios if scenario.lacks_card]

    @cached_property
    def in_use(self) -> int:
        return sum(scenario.is_in_use for scenario in self.scenarios)

    @property
    def in_use_with_card(self) -> int:
        return self.in_use - len(self.without_card)

    @cached_property
    def with_cards(self) -> list[AreaLine]:
        kept = (
            AreaLine(area.key, area.name, [one for one in area.scenarios if one.cards])
            for area in self.areas
        )
        return [area for area in kept if area.scenarios]


def read_register(assessment: Assessment, edition: Edition) -> InstanceRegister:
    """Two queries, whatever the number of cards."""
    options = dict(
        assessment.answers.filter(question__startswith=SCENARIO_PREFIX).values_list(
            "question", "option"
        )
    )
    cards: dict[str, list[ScenarioInstance]] = defaultdict(list)
    for card in assessment.instances.select_related("model_card", "stated_by"):
        cards[card.scenario].append(card)
    shown = _shown(assessment, edition, cards)
    lines = [(one, _scenario(assessment, one, options, cards[one.key])) for one in shown]
    by_area: dict[str, list[ScenarioLine]] = defaultdict(list)
    for scenario, line in lines:
        by_area[scenario.area or ""].append(line)
    known = [(area.key, said(area.name)) for area in edition.areas if area.key in by_area]
    others = [(key, "") for key in by_area if key not in edition.areas_by_key]
    return InstanceRegister([AreaLine(key, name, by_area[key]) for key, name in [*known, *others]])


def _shown(
    assessment: Assessment, edition: Edition, cards: Mapping[str, Iterable[ScenarioInstance]]
) -> list[Scenario]:
    return [one for one in edition.scenarios if is_asked(assessment, one) or cards.get(one.key)]


def is_asked(assessment: Assessment, scenario: Scenario) -> bool:
    return scenario.as_question().is_asked_of(assessment.facts.get("production") or None)


def _scenario(
    assessment: Assessment,
    scenario: Scenario,
    options: Mapping[str, str],
    cards: Iterable[ScenarioInstance],
) -> ScenarioLine:
    option = options.get(scenario.question_key, "")
    lines = [
        CardLine(card, state_in_words(card), why_not_more(card, claims_ai=option == IN_USE_AI))
        for card in cards
    ]
    asked = is_asked(assessment, scenario)
    note = counted_in_words(assessment, scenario.key, option) if asked else ""
    return ScenarioLine(scenario.key, said(scenario.name), option, asked, note, lines)
