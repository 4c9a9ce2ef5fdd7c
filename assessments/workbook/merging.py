"""The texts of one row laid over what is stored: what was filled in, and what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.actions.instance_facts import faults as card_faults
from assessments.actions.systems import month_fault
from assessments.models import System
from assessments.workbook.cells import text_of
from assessments.workbook.current import Current
from assessments.workbook.register import card_of
from assessments.workbook.shape import MODEL, Line
from assessments.workbook.sheets import headings
from assessments.workbook.typed import Unreadable

EXCLUSIVE = ("option", "reason", "unsure")


@dataclass(frozen=True, slots=True)
class Fault:
    """`column` is its heading; empty: the row as a whole."""

    column: str
    words: str


def merge(
    texts: Mapping[str, str], line: Line, language: str, current: Current
) -> tuple[dict[str, Any], list[Fault]]:
    """A cell that shows what is stored means what is stored, whatever it could be read as."""
    told = headings(line.kind)
    content, faults = dict(line.content), []
    for field, shown in zip(line.fields, line.shown(language).values(), strict=True):
        typed = texts.get(field.key, shown)
        if typed == text_of(shown):
            continue
        if not field.is_open:
            faults.append(Fault(told[field.key], _closed(shown)))
            continue
        try:
            content[field.key] = field.read(typed)
        except Unreadable as unreadable:
            faults.append(Fault(told[field.key], str(unreadable)))
    if not faults:
        found = _CHECKS[line.kind](line, content, current)
        faults = [Fault(told.get(key, ""), words) for key, words in found]
    return content, faults


def _closed(shown: str) -> str:
    if shown:
        return _("This cell cannot be changed here; it stays: %(shown)s") % {"shown": shown}
    return _("Nothing is asked here. Empty the cell.")


Found = Iterator[tuple[str, str]]


def _check_answer(line: Line, content: dict[str, Any], current: Current) -> Found:
    given = [key for key in EXCLUSIVE if content[key]]
    touched = [key for key in given if content[key] != line.content[key]]
    if len(given) > 1 and len(touched) == 1:
        # Whichever was filled in last is meant.
        content.update({key: "" for key in given if key not in touched})
    elif len(given) > 1:
        yield (
            "option",
            _(
                "One of three: an answer, a reason why it does not apply, or “don't know yet”. "
                "Empty the others."
            ),
        )
        return
    yield from _check_count(line, content, current)


def _check_count(line: Line, content: dict[str, Any], current: Current) -> Found:
    question = current.edition.question(line.key)
    option = question.option(content["option"]) if content["option"] else None
    is_counted = option is not None and option.value != question.lowest
    if not is_counted:
        if not content["option"] and _is_new(line, content, "count", "of"):
            yield "count", _("There is a number but no answer. Choose a row, or empty the number.")
        # As on the page: the lowest row holds everywhere, and what is open is not counted.
        content["count"] = content["of"] = None
    count, total = content["count"], _total(line, content, current)
    if count is None:
        return
    breadth = question.breadth
    if breadth is not None and not breadth.count_of and total is None:
        yield "of", _("Write how many there are in all.")
    if total is not None and count > total:
        words = _("This is more than the %(total)s there are in all.")
        yield "count", words % {"total": total}


def _is_new(line: Line, content: Mapping[str, Any], *keys: str) -> bool:
    return any(content[key] not in (None, line.content[key]) for key in keys)


def _total(line: Line, content: Mapping[str, Any], current: Current) -> int | None:
    breadth = current.edition.question(line.key).breadth
    if breadth is None:
        return None
    if breadth.count_of:
        return current.assessment.totals.get(breadth.count_of)
    total: int | None = content["of"]
    return total


def _check_figures(line: Line, content: dict[str, Any], current: Current) -> Found:
    for number in ("before", "after"):
        if content[number] is not None and not content[f"{number}_period"]:
            yield f"{number}_period", _("Write the period of this number, such as 2024.")


def _check_system(line: Line, content: dict[str, Any], current: Current) -> Found:
    content["kind"] = content["kind"] or System.Kind.SYSTEM.value
    if not content["name"]:
        yield "name", _("The name is missing.")
    if month_fault(content["live_since"]):
        yield "live_since", _WORDS["ahead"]()


def _check_instance(line: Line, content: dict[str, Any], current: Current) -> Found:
    if not content["scenario"]:
        yield "scenario", _("Choose the scenario it belongs to.")
    elif content["scenario"] not in {one.scenario_key for one in current.scenarios}:
        yield "scenario", _("This scenario is not asked of this kind of plant.")
    card, model = card_of(content)
    for field, code in card_faults(card, model):
        key = field if field in content else MODEL + field
        yield key, _WORDS.get(code, _WORDS["invalid"])()


_WORDS: Mapping[str, Callable[[], str]] = {
    "missing": lambda: _("The name is missing."),
    "ahead": lambda: _("This lies in the future."),
    "before_live": lambda: _("This is before the month it went live."),
    "nobody": lambda: _("No users a week, yet used outside the project team: one is wrong."),
    "invalid": lambda: _("This cannot be stored as it stands."),
}

_CHECKS: Mapping[str, Callable[[Line, dict[str, Any], Current], Found]] = {
    "answers": _check_answer,
    "indicators": _check_figures,
    "systems": _check_system,
    "instances": _check_instance,
}
