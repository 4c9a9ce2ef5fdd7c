"""A basis given by field names fields that there are."""

from __future__ import annotations

from dataclasses import fields

from maturity.engine.edition import Edition, Entry
from maturity.engine.edition.plain import plain_name
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.walking import walk


def find_in_bases(edition: Edition, notebook: Notebook) -> None:
    for place, entry in walk(edition):
        if not isinstance(entry, Entry) or entry.basis is None:
            continue
        known = {plain_name(field) for field in fields(entry)}
        for name, _word in entry.basis.by_field:
            if name not in known:
                notebook.error(f"{place}.basis.{name[:80]}", "there is no such field")
        if entry.basis.word is None and not entry.basis.by_field:
            notebook.error(f"{place}.basis", "is an empty map")
