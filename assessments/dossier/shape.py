"""What stands beside the answers, as plain data: frozen with the result when it is submitted.

Dates are ISO texts, months as 2024-03, people by the name they had that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class SystemNote:
    """A system or piece of equipment of the plant's register."""

    id: int
    kind: str
    name: str
    maker: str = ""
    live_since: str = ""


@dataclass(frozen=True, slots=True)
class ModelNote:
    """A model card as stated; `overruled` None: not stated."""

    kind: str = ""
    decides: str = ""
    data: str = ""
    data_since: str = ""
    quality: str = ""
    measured_how: str = ""
    overruled: int | None = None
    runs_on: str = ""
    made_by: str = ""
    is_complete: bool = False


@dataclass(frozen=True, slots=True)
class InstanceNote:
    """An instance card. `bears_out`: planned, in_use or in_use_ai."""

    id: int
    scenario: str
    name: str
    place: str = ""
    systems: tuple[int, ...] = ()  # ids among Dossier.systems
    live_since: str = ""
    last_used: str = ""
    weekly_users: int | None = None
    used_outside_team: bool | None = None
    figure: str = ""
    unit: str = ""
    before: str = ""
    before_period: str = ""
    after: str = ""
    after_period: str = ""
    data_source: str = ""
    role: str = ""
    stated_on: str = ""
    to_confirm: bool = False
    bears_out: str = "planned"
    model: ModelNote | None = None


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """A file (`file_name`, `size` in bytes, `sha256`) or a link, and what it proves."""

    id: int
    title: str
    link: str = ""
    file_name: str = ""
    size: int = 0
    sha256: str = ""
    dated: str = ""
    expires: str = ""
    questions: tuple[str, ...] = ()
    instances: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingNote:
    """`is_current`: the answer is still the one the reviewer looked at."""

    question: str
    verdict: str
    option: str
    reason: str
    by: str
    on: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class RaisedNote:
    """An answer raised after a result was first seen; `was` and `now` are option keys, `now` is
    empty where the question was then said not to apply."""

    question: str
    was: str
    now: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class AnsweredNote:
    """Somebody, and how many answers stand as this person gave or last changed them."""

    by: str
    answers: int


@dataclass(frozen=True, slots=True)
class Dossier:
    systems: tuple[SystemNote, ...] = ()
    instances: tuple[InstanceNote, ...] = ()
    evidence: tuple[EvidenceNote, ...] = ()
    findings: tuple[FindingNote, ...] = ()
    raised: tuple[RaisedNote, ...] = ()
    known: Mapping[str, int] | None = None  # how many answers are known in each way
    unsure: tuple[str, ...] = ()  # questions answered "don't know yet"
    to_confirm: tuple[str, ...] = ()  # questions whose answer was taken over, not looked at again
    result_seen_on: str = ""
    origin: str = "new"
    reopened_because: str = ""
    answered_by: tuple[AnsweredNote, ...] = ()  # most answers first; empty: stored before it was

    def to_data(self) -> dict[str, Any]:
        return asdict(self)


EMPTY = Dossier()


def read_dossier(data: Mapping[str, Any]) -> Dossier:
    """What `to_data` wrote; fields a later version added have their defaults."""
    plain = dict(data)
    for name, shape in _LISTS.items():
        plain[name] = tuple(_read(shape, one) for one in plain.get(name, ()))
    return _read(Dossier, plain)


_LISTS: dict[str, type] = {
    "systems": SystemNote,
    "instances": InstanceNote,
    "evidence": EvidenceNote,
    "findings": FindingNote,
    "raised": RaisedNote,
    "answered_by": AnsweredNote,
}


def _read(shape: type, data: Mapping[str, Any]) -> Any:
    known = {field.name for field in fields(shape)}
    given = {name: _tupled(value) for name, value in data.items() if name in known}
    if given.get("model"):
        given["model"] = _read(ModelNote, given["model"])
    return shape(**given)


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
