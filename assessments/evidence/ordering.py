"""The order and the labels of the official application: area, scenario, instance (环节—场景—实例),
then the answers by level, then what the plant shows on paper."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from assessments.models import Assessment, EvidenceUse, ScenarioInstance
from assessments.pages import plan
from assessments.wording import said
from maturity.engine.edition import Edition, Question, Text
from maturity.publishing import engine_edition


@dataclass(frozen=True, slots=True)
class Place:
    """What pieces prove. `group`: the area or level; `number`: that of the scenario or question;
    `instance`: empty for an answer."""

    kind: str  # scenario or answer
    group: str
    group_number: int
    number: str
    name: str
    question: str
    instance: str = ""
    instance_id: int | None = None
    uses: tuple[EvidenceUse, ...] = ()

    @property
    def query(self) -> str:
        """As the evidence page is asked for this place alone; keys need no escaping."""
        return f"instance={self.instance_id}" if self.instance_id else f"question={self.question}"


def places(assessment: Assessment) -> tuple[Place, ...]:
    """Every place that has a piece; one query."""
    uses = assessment.evidence_uses.select_related("evidence", "instance")
    by_place: dict[tuple[str, int], list[EvidenceUse]] = defaultdict(list)
    instances: dict[str, dict[int, ScenarioInstance]] = defaultdict(dict)
    for use in uses:
        by_place[use.question, use.instance_id or 0].append(use)
        if use.instance is not None:
            instances[use.instance.scenario][use.instance.pk] = use.instance
    signs = _Signs.of(assessment)
    found = []
    for question in _in_order(signs.edition):
        found.append(signs.place(question, None, by_place.get((question.key, 0), ())))
        of_scenario = instances.get(question.scenario_key or "", {}).values()
        for one in sorted(of_scenario, key=lambda one: (one.name, one.pk)):
            found.append(signs.place(question, one, by_place["", one.pk]))
    return tuple(place for place in found if place.uses)


def place_of(
    assessment: Assessment, question: Question, instance: ScenarioInstance | None
) -> Place:
    """The place alone, without what stands there."""
    return _Signs.of(assessment).place(question, instance, ())


@dataclass(frozen=True, slots=True)
class _Signs:
    """What places are called and how they are counted."""

    edition: Edition
    numbers: dict[str, int]

    @classmethod
    def of(cls, assessment: Assessment) -> Self:
        edition = engine_edition(assessment.edition_id)
        return cls(edition, plan(edition, assessment.facts.get("production") or None).numbers)

    def place(
        self, question: Question, instance: ScenarioInstance | None, uses: Iterable[EvidenceUse]
    ) -> Place:
        group_number, group = self._group(question)
        return Place(
            kind="scenario" if question.scenario_key else "answer",
            group=group,
            group_number=group_number,
            number=question.scenario_key or str(self.numbers.get(question.key, "")),
            name=said(question.text),
            question=question.key,
            instance=instance.name if instance else "",
            instance_id=instance.pk if instance else None,
            # As the report numbers them.
            uses=tuple(sorted(uses, key=lambda use: (use.evidence.title, use.evidence_id))),
        )

    def _group(self, question: Question) -> tuple[int, str]:
        edition = self.edition
        if question.scenario_key:
            names = {area.key: area.name for area in edition.areas}
            return _counted(names, question.area, _("Other scenarios"))
        names = {level.key: level.name for level in edition.levels}
        if question.kind == "capability":
            return _counted(names, question.level, _("Other questions"))
        return len(names) + 2, _("Standing and eligibility")


def _counted(names: Mapping[str, Text], key: str | None, otherwise: str) -> tuple[int, str]:
    if key is not None and key in names:
        return list(names).index(key) + 1, said(names[key])
    return len(names) + 1, otherwise


def _in_order(edition: Edition) -> Iterator[Question]:
    """Scenarios by area, then the questions by level, then standing and eligibility."""
    areas, levels = list(edition.areas_by_key), list(edition.levels_by_key)
    scenarios = (q for q in edition.all_questions if q.scenario_key)
    yield from sorted(scenarios, key=lambda question: _rank(areas, question.area))
    capability = (q for q in edition.all_questions if q.kind == "capability")
    yield from sorted(capability, key=lambda question: _rank(levels, question.level))
    yield from (q for q in edition.all_questions if q.kind in {"standing", "eligibility"})


def _rank(keys: list[str], key: str | None) -> int:
    return keys.index(key) if key in keys else len(keys)
