"""The answers of one plant, as far as they matter for a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

PLANT_TYPES = ("discrete", "process")
PLANT_FIELDS = {"name", "sector", "size", "ownership", "type", "province", "totals"}
ANSWER_FIELDS = {"option", "count", "of", "not_applicable", "reason", "note"}


class SheetError(ValueError):
    """The answers cannot be scored: what is wrong, and where."""

    def __init__(self, place: str, message: str) -> None:
        self.place = place
        self.message = message
        super().__init__(f"{place}: {message}")


@dataclass(frozen=True, slots=True)
class Plant:
    """`type` None: asked everything. `totals`: what breadth is counted against."""

    type: str | None = None
    province: str | None = None
    totals: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """An option (with a count where breadth is asked), or "not applicable" with its reason."""

    option: str | None = None
    count: int | None = None
    of: int | None = None
    not_applicable: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    plant: Plant = field(default_factory=Plant)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    exceptions: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: object) -> Sheet:
        """The form of an answers file; raises SheetError with the place of what does not fit."""
        known = {"plant", "answers", "exceptions"}
        whole = _map(data, "the answers file", known)
        answers = _map(whole.get("answers", {}), "answers")
        exceptions = _map(whole.get("exceptions", {}), "exceptions")
        return cls(
            plant=_plant(_map(whole.get("plant", {}), "plant", PLANT_FIELDS)),
            answers={key: _answer(answer, f"answers.{key}") for key, answer in answers.items()},
            exceptions={key: _text(text, f"exceptions.{key}") for key, text in exceptions.items()},
        )


def _plant(data: dict[str, Any]) -> Plant:
    """Name, sector, size and ownership may stand in the file; no score depends on them."""
    type_, province = data.get("type"), data.get("province")
    if type_ is not None and type_ not in PLANT_TYPES:
        _refuse("plant.type", f"must be one of {', '.join(PLANT_TYPES)}")
    if province is not None:
        _text(province, "plant.province")
    totals = _map(data.get("totals") or {}, "plant.totals")
    return Plant(
        type_, province, {key: _number(n, f"plant.totals.{key}") for key, n in totals.items()}
    )


def _answer(data: object, place: str) -> Answer:
    if isinstance(data, str):
        return Answer(option=data)
    fields = _map(data, place, ANSWER_FIELDS)
    option, not_applicable = fields.get("option"), fields.get("not_applicable", False)
    if not isinstance(not_applicable, bool):
        _refuse(f"{place}.not_applicable", "must be true or false")
    if not_applicable == (option is not None):
        _refuse(place, 'needs either an option or "not_applicable": true')
    return Answer(
        option=None if option is None else _text(option, f"{place}.option"),
        count=_optional_number(fields, "count", place),
        of=_optional_number(fields, "of", place),
        not_applicable=not_applicable,
        reason=_text(fields.get("reason", ""), f"{place}.reason"),
    )


def _optional_number(fields: dict[str, Any], name: str, place: str) -> int | None:
    number = fields.get(name)
    return None if number is None else _number(number, f"{place}.{name}")


def _map(data: object, place: str, known: set[str] | None = None) -> dict[str, Any]:
    if not isinstance(data, dict):
        _refuse(place, "must be a map")
    for name in data:
        if not isinstance(name, str) or (known is not None and name not in known):
            _refuse(place, f"unknown field {str(name)[:80]!r}")
    return data


def _text(data: object, place: str) -> str:
    if not isinstance(data, str):
        _refuse(place, "must be a text")
    return data


def _number(data: object, place: str) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or not 0 <= data < 10**12:
        _refuse(place, "must be a whole number, 0 or more")
    return data


def _refuse(place: str, message: str) -> NoReturn:
    raise SheetError(place[:200], message)
