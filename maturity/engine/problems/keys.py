"""Keys: written as they must be, and each given once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from maturity.engine.edition import SCENARIO_PREFIX, Edition
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.walking import SECTIONS, entries

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
LONGEST_KEY = 120


def find_in_keys(edition: Edition, notebook: Notebook) -> None:
    _check_written(notebook, "rubric", edition.rubric)
    _check_written(notebook, "edition", edition.edition)
    for section in SECTIONS:
        keys = ((f"{place}.key", entry.key) for place, entry in entries(edition, section))
        _check_once(notebook, keys)
    _check_tiers(edition, notebook)
    for place, scenario in entries(edition, "scenarios"):
        if len(scenario.question_key) > LONGEST_KEY:
            room = LONGEST_KEY - len(SCENARIO_PREFIX)
            notebook.error(f"{place}.key", f"is longer than {room} characters")
    for place, question in entries(edition, "questions"):
        options = enumerate(question.options)
        _check_once(notebook, ((f"{place}.options[{i}].key", o.key) for i, o in options))
        if question.key.startswith(SCENARIO_PREFIX):
            notebook.error(
                f"{place}.key", f"{SCENARIO_PREFIX} is kept for the scenarios' questions"
            )


def _check_tiers(edition: Edition, notebook: Notebook) -> None:
    """Exceptions name a demand or a condition, so these share one set of keys."""
    named: list[tuple[str, str]] = []
    for place, tier in entries(edition, "tiers"):
        named += [(f"{place}.demands[{i}].key", d.key) for i, d in enumerate(tier.demands)]
        named += [(f"{place}.conditions[{i}].key", c.key) for i, c in enumerate(tier.conditions)]
    _check_once(notebook, named)


def _check_once(notebook: Notebook, keys: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for place, key in keys:
        _check_written(notebook, place, key)
        if key in seen:
            notebook.error(place, f"duplicate key {key!r}: also {seen[key]}")
        seen.setdefault(key, place)


def _check_written(notebook: Notebook, place: str, key: str) -> None:
    if not KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        notebook.error(place, f"{key[:80]!r} is no key: letters, digits, dot, dash, underscore")
