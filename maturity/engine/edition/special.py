"""The few types whose plain form is not simply a map of their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast, get_args

from maturity.engine.edition.entry import Basis, BasisWord
from maturity.engine.edition.exact import read_exact, write_exact
from maturity.engine.edition.measures import NotApplicable, Weights
from maturity.engine.edition.text import LANGUAGES, UNWRITABLE, Text

Refuse = Callable[[str, str], None]
BASIS_WORDS = get_args(BasisWord)


@dataclass(frozen=True, slots=True)
class Form:
    read: Callable[[object, str, Refuse], Any]
    write: Callable[[Any], Any]


def _read_text(data: object, place: str, refuse: Refuse) -> Text | None:
    if isinstance(data, str):
        _refuse_unwritable(data, place, refuse)
        return Text(plain=data)
    if not isinstance(data, dict):
        refuse(place, "must be a text, or a map of languages")
        return None
    for language, text in data.items():
        if language not in LANGUAGES:
            refuse(
                f"{place}.{str(language)[:80]}", f"unknown language; known: {', '.join(LANGUAGES)}"
            )
        elif not isinstance(text, str):
            refuse(f"{place}.{language}", "must be a text")
        else:
            _refuse_unwritable(text, f"{place}.{language}", refuse)
    english, chinese = data.get("en") or None, data.get("zh-hans") or None
    # One meaning, one form: else a draft of the same words would have another checksum.
    return Text(plain=english) if english == chinese and english else Text(None, english, chinese)


def _refuse_unwritable(text: str, place: str, refuse: Refuse) -> None:
    if UNWRITABLE.search(text):
        refuse(place, "holds a control character")


def _write_text(text: Text) -> object:
    if text.plain is not None:
        return text.plain
    return {code: words for code, words in text.by_language() if words is not None}


def _read_basis(data: object, place: str, refuse: Refuse) -> Basis | None:
    if data in BASIS_WORDS and isinstance(data, str):
        return Basis(word=cast(BasisWord, data))
    if not isinstance(data, dict):
        refuse(place, f"must be one of {', '.join(BASIS_WORDS)}, or a map of fields to them")
        return None
    for field, word in data.items():
        if word not in BASIS_WORDS:
            refuse(f"{place}.{str(field)[:80]}", f"must be one of {', '.join(BASIS_WORDS)}")
    return Basis(by_field=tuple(data.items()))


def _write_basis(basis: Basis) -> object:
    return dict(basis.by_field) if basis.word is None else basis.word


def _read_policy(data: object, place: str, refuse: Refuse) -> NotApplicable | None:
    if data in ("exclude", "full", "zero"):
        return NotApplicable(word=data)
    value = read_exact(data["value"]) if isinstance(data, dict) and set(data) == {"value"} else None
    if value is None:
        refuse(place, 'must be exclude, full, zero, or a map such as {value: "3"}')
        return None
    return NotApplicable(word="value", value=value)


def _write_policy(policy: NotApplicable) -> object:
    return policy.word if policy.value is None else {"value": write_exact(policy.value)}


def _read_weights(data: object, place: str, refuse: Refuse) -> Weights | None:
    if not isinstance(data, dict):
        refuse(place, "must be a map of keys to numbers")
        return None
    weights: list[tuple[str, Fraction]] = []
    for key, number in data.items():
        weight = read_exact(number)
        if weight is None:
            refuse(f"{place}.{str(key)[:80]}", "must be an integer, or a decimal as a string")
        else:
            weights.append((key, weight))
    return Weights(tuple(weights))


def _write_weights(weights: Weights) -> object:
    return {key: write_exact(weight) for key, weight in weights.by_key}


SPECIAL: dict[Any, Form] = {
    Text: Form(_read_text, _write_text),
    Basis: Form(_read_basis, _write_basis),
    NotApplicable: Form(_read_policy, _write_policy),
    Weights: Form(_read_weights, _write_weights),
}
