"""The register of scenario instances, in the order and with the labels of the official form."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from assessments.dossier import InstanceNote, ModelNote, SystemNote
from assessments.models import ModelCard
from assessments.reports.build import words
from assessments.reports.build.numbers import (
    DASH,
    grouped,
    percent_change,
    points_change,
)
from assessments.reports.build.source import Source
from assessments.reports.report import Fact, InstanceRow

STATES = {
    "planned": gettext_noop("planned or tried out, not in regular use"),
    "in_use": gettext_noop("in regular use"),
    "in_use_ai": gettext_noop("in regular use, with AI"),
}
STORED_PLACES = 4


def instance_rows(source: Source) -> tuple[InstanceRow, ...]:
    systems = {system.id: system for system in source.facts.dossier.systems}
    return tuple(_row(source, note, systems) for note in in_order(source))


def in_order(source: Source) -> list[InstanceNote]:
    """By area and scenario as the edition lists them, then by name."""
    areas = {key: place for place, key in enumerate(source.edition.areas_by_key)}
    places = {
        scenario.key: (areas.get(scenario.area or "", len(areas)), place)
        for place, scenario in enumerate(source.edition.scenarios)
    }
    last = (len(areas), len(places))
    notes = source.facts.dossier.instances
    return sorted(notes, key=lambda note: (places.get(note.scenario, last), note.name, note.id))


def label_of(source: Source, note: InstanceNote) -> str:
    """环节—场景—实例"""
    return _dashed(_place(source, note), note.name)


def _place(source: Source, note: InstanceNote) -> str:
    scenario = source.edition.scenarios_by_key.get(note.scenario)
    if scenario is None:
        return note.scenario
    area = source.edition.areas_by_key.get(scenario.area or "")
    return _dashed(words.said(area.name) if area else "", words.said(scenario.name))


def _dashed(*parts: str) -> str:
    dash = "—" if words.is_chinese() else " — "
    return dash.join(part for part in parts if part)


def _row(source: Source, note: InstanceNote, systems: dict[int, SystemNote]) -> InstanceRow:
    return InstanceRow(
        label=label_of(source, note),
        place=_place(source, note),
        name=note.name,
        state=_state(note),
        facts=_told(_facts(note, systems)),
        model=_told(_model(note.model)) if note.model else (),
        model_line=_model_line(note.model) if note.model else "",
        key=note.scenario,
        state_key=note.bears_out,
        missing=tuple(label for label, is_stated in _asked(note) if not is_stated),
    )


def _state(note: InstanceNote) -> str:
    said = _(STATES.get(note.bears_out, STATES["planned"]))
    stated = _("stated on %(day)s") % {"day": note.stated_on} if note.stated_on else ""
    return words.clauses([said, stated, _("to be confirmed") if note.to_confirm else ""])


def _told(facts: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(label, value) for label, value in facts if value)


def _facts(note: InstanceNote, systems: dict[int, SystemNote]) -> Iterable[tuple[str, str]]:
    used = (systems[key] for key in note.systems if key in systems)
    yield _("Where"), note.place
    yield _("Systems and equipment"), words.clauses(_system(system) for system in used)
    yield _("Use"), words.clauses(_use(note))
    yield _("Before and after"), _figure(note)
    yield _("Role in charge"), note.role


def _asked(note: InstanceNote) -> Iterable[tuple[str, bool]]:
    yield _("Where"), bool(note.place)
    yield _("Systems and equipment"), bool(note.systems)
    yield _("month it went live"), bool(note.live_since)
    yield _("users per week"), note.weekly_users is not None
    yield _("Before and after"), bool(note.before and note.after)
    yield _("source of the data"), bool(note.data_source)
    yield _("Role in charge"), bool(note.role)


def _system(system: SystemNote) -> str:
    about = _listed([system.maker, _live(system.live_since)])
    return system.name + (words.in_brackets(about) if about else "")


def _live(month: str) -> str:
    return _("live since %(month)s") % {"month": month} if month else ""


def _listed(parts: Iterable[str]) -> str:
    return ("，" if words.is_chinese() else ", ").join(part for part in parts if part)


def _use(note: InstanceNote) -> Iterable[str]:
    """Since when, the last day, by how many and by whom."""
    users = note.weekly_users
    yield _live(note.live_since)
    yield _("last used %(day)s") % {"day": note.last_used} if note.last_used else ""
    if users is not None:
        yield ngettext("%(n)s user a week", "%(n)s users a week", users) % {"n": users}
    if note.used_outside_team is not None:
        outside, inside = _("also outside the project team"), _("only inside the project team")
        yield outside if note.used_outside_team else inside


def _figure(note: InstanceNote) -> str:
    if not (note.figure or note.before or note.after):
        return ""
    name = note.figure + (words.in_brackets(note.unit) if note.unit else "")
    values = f"{_value(note.before, note.before_period)} → {_value(note.after, note.after_period)}"
    source = words.labelled(_("source"), note.data_source) if note.data_source else ""
    if not (note.before or note.after):
        return words.clauses([name, source])
    told = _listed([values, _change(note)])
    return words.clauses([words.labelled(name, told) if name else told, source])


def _value(number: str, period: str) -> str:
    """As it was written down: a plant's own figure is not rounded."""
    said = grouped(Fraction(number), STORED_PLACES) if number else DASH
    return said + (words.in_brackets(period) if period else "")


def _change(note: InstanceNote) -> str:
    if not (note.before and note.after):
        return ""
    change = points_change if note.unit.strip() in ("%", "％") else percent_change
    return change(Fraction(note.before), Fraction(note.after))


def _model(model: ModelNote) -> Iterable[tuple[str, str]]:
    kinds = {key: force_str(label) for key, label in ModelCard.Kind.choices}
    yield _("Kind of model"), kinds.get(model.kind, model.kind)
    yield _("Decides or proposes"), model.decides
    yield _("From which data"), _listed([model.data, _since(model.data_since)])
    yield _("How good last month"), _listed([model.quality, model.measured_how])
    yield _("Overruled last month"), _times(model.overruled)
    yield _("Runs on"), model.runs_on
    yield _("Made by"), model.made_by


def _since(month: str) -> str:
    return _("since %(month)s") % {"month": month} if month else ""


def _times(count: int | None) -> str:
    if count is None:
        return ""
    return ngettext("%(n)s time", "%(n)s times", count) % {"n": count}


def _model_line(model: ModelNote) -> str:
    if model.is_complete:
        return _("Model card complete")
    return _("Model card not complete: it does not count for the AI share")
