"""What one cell may hold: how a stored value is shown in it, and how a typed text is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from assessments.wording import page_language
from assessments.workbook.cells import cell_text
from assessments.workbook.typed import (
    Unreadable,
    read_date,
    read_decimal,
    read_month,
    read_whole,
)
from maturity.engine.edition import LANGUAGES, Text

FieldKind = Literal["choice", "several", "text", "lines", "whole", "decimal", "month", "date"]
Value = Any  # what JSON carries: a text, a whole number, a list of texts, or None

# Excel cuts longer entries of a drop-down, and would then refuse what it offered itself.
LONGEST_LABEL = 240
_SHOWN_ALLOWED, _MOST_PIECES = 12, 60
SEPARATOR = "; "
# The languages of a Text, in the order of LANGUAGES.
_FIELDS = ("en", "zh_hans")


@dataclass(frozen=True, slots=True)
class Choice:
    """`text` is what the drop-down offers; `names` are read as well."""

    value: str
    text: Text
    names: frozenset[str] = frozenset()

    def label(self, language: str) -> str:
        return self.text.in_language(language)


@dataclass(frozen=True, slots=True)
class Field:
    """`is_open`: people may fill it; what stands in a closed cell must stay as it was written."""

    key: str
    kind: FieldKind = "text"
    heading: Any = ""
    choices: tuple[Choice, ...] = ()
    longest: int = 0
    unit: str = ""
    is_open: bool = True
    blank: Value = field(default="")

    def show(self, value: Value, language: str) -> str:
        """As the cell holds it."""
        if value in (None, "", [], ()):
            return ""
        if self.kind == "choice":
            return cell_text(self._label(value, language))
        if self.kind == "several":
            return cell_text(SEPARATOR.join(self._label(one, language) for one in value))
        return cell_text(str(value))

    def read(self, text: str) -> Value:
        """Raises Unreadable, which says what could be written instead."""
        if not text:
            return [] if self.kind == "several" else self.blank
        if self.kind == "choice":
            return self._chosen(text)
        if self.kind == "several":
            return self._all_chosen(text)
        if self.kind == "decimal":
            return read_decimal(text, unit=self.unit)
        if self.kind == "text":
            return self._typed(" ".join(text.split()))
        if self.kind == "lines":
            return self._typed(text)
        return _READERS[self.kind](text)

    def _typed(self, text: str) -> str:
        if len(text) > self.longest:
            raise Unreadable(
                _("This is %(length)s signs long; %(longest)s fit.")
                % {"length": len(text), "longest": self.longest}
            )
        return text

    def _label(self, value: str, language: str) -> str:
        found = next((choice for choice in self.choices if choice.value == value), None)
        return found.label(language) if found else value

    def _chosen(self, text: str) -> str:
        """As offered, in any language; else any way of naming it that means one entry only."""
        exact, loose = _index(self.choices)
        found = exact.get(text) or loose.get(_folded(text)) or frozenset()
        if len(found) == 1:
            return next(iter(found))
        raise Unreadable(
            _("“%(typed)s” is none of the entries of the list. Allowed: %(allowed)s")
            % {"typed": text[:80], "allowed": self._allowed() or "–"}
        )

    def _all_chosen(self, text: str) -> list[str]:
        # A name may hold a semicolon itself.
        is_one = _folded(text) in _index(self.choices)[1]
        pieces = [text] if is_one else text.replace("；", ";").replace("\n", ";").split(";")
        if len(pieces) > _MOST_PIECES:
            raise Unreadable(_("Name at most %(most)s.") % {"most": _MOST_PIECES})
        wanted = {self._chosen(piece.strip()) for piece in pieces if piece.strip()}
        return [choice.value for choice in self.choices if choice.value in wanted]

    def _allowed(self) -> str:
        labels = [choice.label(page_language()) for choice in self.choices]
        more = ["…"] if len(labels) > _SHOWN_ALLOWED else []
        return " · ".join([*labels[:_SHOWN_ALLOWED], *more])


_READERS: dict[str, Callable[[str], Value]] = {
    "whole": read_whole,
    "month": read_month,
    "date": read_date,
}


def numbered(texts: Iterable[tuple[str, Text | None]]) -> tuple[Choice, ...]:
    """Rows of a question: the number tells two apart that read alike, and may be typed alone."""
    choices = []
    for number, (key, text) in enumerate(texts, start=1):
        said = [(text or Text()).in_language(language) for language in LANGUAGES]
        offered = Text(**{_FIELDS[n]: _cut(f"{number}. {one}") for n, one in enumerate(said)})
        choices.append(Choice(key, offered, frozenset([*said, str(number)])))
    return tuple(choices)


def worded(labels: Iterable[tuple[str, Any]]) -> tuple[Choice, ...]:
    """From translatable labels of a model's choices."""
    return tuple(Choice(value, in_every_language(label)) for value, label in labels)


def in_every_language(label: Any) -> Text:
    said = {}
    for language, name in zip(LANGUAGES, _FIELDS, strict=True):
        with override(language):
            said[name] = str(label)
    return Text(**said)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"


Index = dict[str, frozenset[str]]


@lru_cache(maxsize=256)
def _index(choices: tuple[Choice, ...]) -> tuple[Index, Index]:
    exact: dict[str, set[str]] = defaultdict(set)
    loose: dict[str, set[str]] = defaultdict(set)
    for choice in choices:
        labels = [choice.label(language) for language in LANGUAGES]
        for label in labels:
            exact[cell_text(label)].add(choice.value)
        for name in (*labels, *choice.names):
            loose[_folded(name)].add(choice.value)
    return _frozen(exact), _frozen(loose)


def _frozen(index: Mapping[str, set[str]]) -> Index:
    return {name: frozenset(values) for name, values in index.items()}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
