"""Systems and scenario instances as rows of the workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, cast

from django.db.models import Field as Column
from django.utils.translation import gettext_lazy

from assessments.actions.instance_facts import InstanceFacts, ModelFacts
from assessments.actions.systems import SystemFacts
from assessments.models import ModelCard, ScenarioInstance, System
from assessments.workbook.answers import YES
from assessments.workbook.fields import Choice, Field, worded
from assessments.workbook.figures import HEADINGS as FIGURES
from assessments.workbook.figures import figures_in, figures_on
from assessments.workbook.shape import FILLED, MODEL, Line, blank_content
from maturity.engine.edition import LANGUAGES, Edition, Question, Scenario, Text

NO = "no"
_MONTHS = ("live_since", f"{MODEL}data_since")
_COUNTS = ("weekly_users", f"{MODEL}overruled")


@dataclass(frozen=True, slots=True)
class Named:
    """A system as instances may name it; `value` is its id, or + and its place when it is new."""

    value: str
    kind: str
    name: str
    also: str = ""


def headings(kind: str) -> Mapping[str, Any]:
    if kind == "systems":
        return {key: _label(System, key) for key in FILLED["systems"]}
    named = {key: _instance_label(key) for key in FILLED["instances"]}
    return {**named, **FIGURES}


def system_lines(systems: Iterable[System]) -> Iterator[Line]:
    for system in systems:
        content = {key: getattr(system, key) for key in FILLED["systems"]}
        yield Line(
            kind="systems",
            sheet="systems",
            key=str(system.pk),
            name=system.name,
            fields=system_fields(),
            content=content,
            revision=system.revision,
            by=str(system.changed_by),
            at=system.changed_at,
        )


def new_system() -> Line:
    fields = system_fields()
    # An empty row shows nothing; that it is a system is read from what is left empty.
    return Line("systems", "systems", "", "", fields, {**blank_content(fields), "kind": ""})


def system_fields() -> tuple[Field, ...]:
    return (
        Field("kind", "choice", choices=_system_kinds(), blank=System.Kind.SYSTEM.value),
        Field("name", longest=120),
        Field("maker", longest=120),
        Field("live_since", "month"),
    )


def instance_lines(
    instances: Iterable[ScenarioInstance], edition: Edition, systems: Sequence[Named]
) -> Iterator[Line]:
    """With `stated_by`, model card and systems."""
    for instance in instances:
        fields = instance_fields(_scenarios(edition, [instance.scenario]), systems, is_new=False)
        order = [named.value for named in systems]
        used = {str(system.pk) for system in instance.systems.all()}
        yield Line(
            kind="instances",
            sheet="instances",
            key=str(instance.pk),
            name=f"{instance.scenario} {instance.name}",
            fields=fields,
            content=_content(instance, [value for value in order if value in used]),
            revision=instance.revision,
            by=str(instance.stated_by),
            at=instance.stated_at,
        )


def new_instance(edition: Edition, asked: Sequence[Question], systems: Sequence[Named]) -> Line:
    """`asked`: the scenarios' questions that a new instance may belong to."""
    keys = [question.scenario_key for question in asked if question.scenario_key]
    fields = instance_fields(_scenarios(edition, keys), systems, is_new=True)
    return Line("instances", "instances", "", "", fields, blank_content(fields))


def instance_fields(
    scenarios: tuple[Choice, ...], systems: Sequence[Named], *, is_new: bool
) -> tuple[Field, ...]:
    """In the order of FILLED."""
    choices = {
        "used_outside_team": _yes_or_no(),
        "model_kind": _model_kinds(),
    }
    special = {
        "scenario": Field("scenario", "choice", choices=scenarios, is_open=is_new),
        "systems": system_named(Field("systems", "several"), systems),
        "last_used": Field("last_used", "date"),
        **{key: Field(key, "choice", choices=offered) for key, offered in choices.items()},
        **{key: Field(key, "month") for key in _MONTHS},
        **{key: Field(key, "whole", blank=None) for key in _COUNTS},
        **{key: Field(key, "decimal", blank=None) for key in ("before", "after")},
    }
    return tuple(
        special.get(key) or Field(key, longest=_longest(key)) for key in FILLED["instances"]
    )


def system_named(field: Field, systems: Sequence[Named]) -> Field:
    return replace(field, choices=_named(systems))


def system_facts(content: Mapping[str, Any]) -> SystemFacts:
    return SystemFacts(**{key: content[key] for key in FILLED["systems"]})


def card_of(content: Mapping[str, Any]) -> tuple[InstanceFacts, ModelFacts]:
    last_used, outside = content["last_used"], content["used_outside_team"]
    card = InstanceFacts(
        name=content["name"],
        place=content["place"],
        live_since=content["live_since"],
        last_used=date.fromisoformat(last_used) if last_used else None,
        weekly_users=content["weekly_users"],
        used_outside_team=None if not outside else outside == YES,
        figure=content["figure"],
        unit=content["unit"],
        role=content["role"],
        **figures_in(content),
    )
    return card, ModelFacts(**{key: content[MODEL + key] for key in ModelFacts.__slots__})


def named_systems(systems: Iterable[System]) -> list[Named]:
    return [Named(str(system.pk), system.kind, system.name) for system in systems]


def _content(instance: ScenarioInstance, systems: list[str]) -> dict[str, Any]:
    card = getattr(instance, "model_card", None) or ModelCard()
    outside = instance.used_outside_team
    special = {
        "systems": systems,
        "last_used": instance.last_used.isoformat() if instance.last_used else "",
        "used_outside_team": "" if outside is None else YES if outside else NO,
        **figures_on(instance),
        **{MODEL + key: getattr(card, key) for key in ModelFacts.__slots__},
    }
    return {
        key: special[key] if key in special else getattr(instance, key)
        for key in FILLED["instances"]
    }


def _scenarios(edition: Edition, keys: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(_scenario(edition.scenarios_by_key.get(key), key) for key in keys)


def _scenario(scenario: Scenario | None, key: str) -> Choice:
    """The key first: two scenarios of one name are still told apart."""
    if scenario is None:
        return Choice(key, Text(plain=key))
    english, chinese = (scenario.name.in_language(at) for at in LANGUAGES)
    offered = Text(en=f"{key} {english}", zh_hans=f"{key} {chinese}")
    return Choice(key, offered, frozenset([key, english, chinese]))


def _named(systems: Sequence[Named]) -> tuple[Choice, ...]:
    """Two of one name are told apart by their kind."""
    times = Counter(named.name for named in systems)
    kinds = {kind.value: kind for kind in _system_kinds()}
    return tuple(
        _with_kind(named, kinds[named.kind])
        if times[named.name] > 1
        else Choice(named.value, Text(plain=named.name), frozenset([named.also]) - {""})
        for named in systems
    )


def _with_kind(named: Named, kind: Choice) -> Choice:
    english, chinese = (f"{named.name} ({kind.label(at)})" for at in LANGUAGES)
    return Choice(named.value, Text(en=english, zh_hans=chinese))


@cache
def _system_kinds() -> tuple[Choice, ...]:
    return worded(System.Kind.choices)


@cache
def _model_kinds() -> tuple[Choice, ...]:
    return worded(ModelCard.Kind.choices)


@cache
def _yes_or_no() -> tuple[Choice, ...]:
    return worded([(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))])


def _instance_label(key: str) -> Any:
    if key == "scenario":
        return gettext_lazy("Scenario")
    if key == "systems":
        return gettext_lazy("Systems it runs on")
    if key.startswith(MODEL):
        return _label(ModelCard, key.removeprefix(MODEL))
    return _label(ScenarioInstance, key) if key not in FIGURES else ""


def _label(model: type[System | ScenarioInstance | ModelCard], key: str) -> Any:
    return cast("Column[Any, Any]", model._meta.get_field(key)).verbose_name


def _longest(key: str) -> int:
    model = ModelCard if key.startswith(MODEL) else ScenarioInstance
    column = cast("Column[Any, Any]", model._meta.get_field(key.removeprefix(MODEL)))
    return column.max_length or 0
