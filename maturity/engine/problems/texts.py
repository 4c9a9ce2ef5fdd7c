"""Texts: there, and in both languages."""

from __future__ import annotations

from maturity.engine.edition import Edition, Text
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.walking import walk


def find_in_texts(edition: Edition, notebook: Notebook) -> None:
    for place, value in walk(edition):
        if not isinstance(value, Text):
            continue
        if not value:
            notebook.error(place, "is an empty text")
        elif value.missing_languages:
            notebook.warn(place, f"is not there in {', '.join(value.missing_languages)}")
