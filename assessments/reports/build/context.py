"""What stands around the verdict: the newer edition, terms, sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from assessments.reports.build import words
from assessments.reports.build.source import Source
from assessments.reports.report import AnswerRow, Term, Yardstick
from maturity.engine import edition as parts

NEWER_EDITION = "newer_edition"  # the note that says so, by its key in the rubric


def edition_note(source: Source) -> str:
    """That a newer edition is reported, as the edition itself says. What was published here
    since then is the page's to tell: a report made again must be the same, byte for byte."""
    noted = [words.said(note.text) for note in source.edition.notes if note.key == NEWER_EDITION]
    return words.sentences(*noted)


def glossary_terms(source: Source, told: Collection[str]) -> tuple[Term, ...]:
    """Those that occur in the texts told, in the edition's order."""
    terms = (Term(words.said(t.term), words.said(t.text)) for t in source.edition.glossary)
    everything = "\n".join(told)
    lowered = everything.lower()
    return tuple(term for term in terms if _occurs(term.term, everything, lowered))


def _occurs(term: str, told: str, lowered: str) -> bool:
    """The term itself, or one of the abbreviations it carries in brackets."""
    name, _bracket, rest = term.partition("（" if "（" in term else "(")
    names = [name.strip(), *re.split(r"[,、\s()（）]+", rest)]
    return any(_is_in(one, told, lowered) for one in names if one)


def _is_in(name: str, told: str, lowered: str) -> bool:
    """Latin words as whole words, so that EAM is not found in "team"; a plural is the same word.

    What does not occur at all needs no search by word: most terms end there.
    """
    if not name.isascii():
        return name in told
    where, what = (told, name) if name.isupper() else (lowered, name.lower())
    return what in where and re.search(rf"\b{re.escape(what)}s?\b", where) is not None


def all_sources(source: Source, published: Iterable[Yardstick | AnswerRow]) -> tuple[str, ...]:
    """Each once, in the order in which the report comes upon them."""
    entries: list[parts.Entry] = []
    for tier in source.edition.tiers:
        entries += [tier, *tier.demands, *tier.conditions]
    entries += [*source.edition.levels, *source.edition.aspects]
    stored = [source.edition.source, *(entry.source for entry in entries)]
    listed = [part for text in stored for part in words.split_sources(text)]
    listed += [part for row in published if row.basis for part in row.basis.sources]
    return tuple(dict.fromkeys(listed))
