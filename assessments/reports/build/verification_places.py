"""Where to stand, and with whom: from level, aspect and department of a question. Ours."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from assessments.dossier import InstanceNote
from assessments.reports.build import words
from assessments.reports.build.source import Source
from maturity.engine.edition import Question


class Stop(NamedTuple):
    """`rank` orders stops as a visitor walks: from the machine to the offices."""

    rank: int
    text: str


FLOOR = {
    "device": gettext_noop("At a key machine that the visitor picks from the list"),
    "production_line": gettext_noop("At a production line that the visitor picks"),
    "workshop": gettext_noop("In a workshop that the visitor picks, where the shift is led from"),
}
UNIT = gettext_noop("At a process unit that the visitor picks, or in its control room")
WAREHOUSE = gettext_noop("In the store, and where material waits at the line")
CONTROL_ROOM = gettext_noop("In the control room, or where the whole plant is watched")
OFFICE = gettext_noop("At the desk of whoever answers for it")
AT_WORK = gettext_noop("Where it is in use: have the place named first")

# Keys of the national edition; what another edition calls otherwise is shown in an office.
AT_A_DESK = ("rd_design", "operations_management")
OFFICES = 5
WATCHED = ("safety_environment", "energy")


def stop_of(source: Source, question: Question) -> Stop:
    if question.aspect in AT_A_DESK:
        return _office(source, question)
    if question.department == "warehouse":
        return Stop(3, _(WAREHOUSE))
    if question.level in FLOOR:
        rank = list(FLOOR).index(question.level)
        is_unit = question.level == "production_line" and source.sheet.plant.type == "process"
        return Stop(rank, _(UNIT) if is_unit else _(FLOOR[question.level]))
    if question.level == "factory" and question.department in WATCHED:
        return Stop(4, _(CONTROL_ROOM))
    return _office(source, question)


def _office(source: Source, question: Question) -> Stop:
    named = _department(source, question)
    if not named:
        return Stop(7, _(OFFICE))
    return Stop(
        OFFICES, _("In the office of the department: %(department)s") % {"department": named}
    )


def company_of(source: Source, question: Question) -> str:
    """An office names its department already."""
    if stop_of(source, question).rank == OFFICES:
        return ""
    named = _department(source, question)
    return _("with somebody from: %(department)s") % {"department": named} if named else ""


def _department(source: Source, question: Question) -> str:
    found = source.edition.departments_by_key.get(question.department or "")
    return words.said(found.name) if found else ""


def stop_of_instances(instances: list[InstanceNote]) -> Stop:
    """Where the first one is; the expert may ask for any other."""
    places = list(dict.fromkeys(note.place for note in instances if note.place))
    if not places:
        return Stop(6, _(AT_WORK))
    more = len(places) - 1
    told = ngettext("and %(n)s more place", "and %(n)s more places", more) % {"n": more}
    where = places[0] + (words.in_brackets(told) if more else "")
    return Stop(6, _("Where it is in use: %(place)s") % {"place": where})


def company_of_instances(instances: list[InstanceNote]) -> str:
    role = next((note.role for note in instances if note.role), "")
    return _("with the role in charge: %(role)s") % {"role": role} if role else ""
