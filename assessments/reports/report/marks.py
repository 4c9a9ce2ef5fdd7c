"""What every part is told with: verdicts, how sure a statement is, labelled lines."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as key (for shape and colour) and word (what people read)."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """The number in the text beside it, rounded as there; `low` and `high` differ where it is
    still open. `unit`: percent, points, months, or what is counted (questions, scenarios, steps);
    the plant's own unit as it typed it; "" for a bare number."""

    low: Decimal
    high: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """Heads behind a number: `hits` of `among` judged answers; `open` ones could still join.
    `among` is None where nothing is divided."""

    hits: int
    among: int | None
    open: int


@dataclass(frozen=True, slots=True)
class Basis:
    """How sure a statement is: key, word in the report's language, and where it stands."""

    key: str
    word: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line: plant facts, counts, method data."""

    label: str
    value: str
    number: Quantity | None = None  # that `value` tells


@dataclass(frozen=True, slots=True)
class Term:
    term: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Something to list: an open question, a not-applicable answer, a contradiction, a policy."""

    key: str
    text: str
    detail: str = ""
    basis: Basis | None = None  # of what is published: policies, notes of the edition
    mark: str = ""  # what the plant says of it: "don't know yet"
