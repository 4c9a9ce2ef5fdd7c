"""The fixed words of the report: verdicts, bases, lists, in the language that is active."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_noop, pgettext
from django.utils.translation import gettext as _

from assessments.reports.report import Basis, Term, Verdict
from maturity.engine.edition import Entry, Text

VERDICT_WORDS = {
    "met": gettext_noop("Met"),
    "not_met": gettext_noop("Not met"),
    "undecided": gettext_noop("Undecided"),
    "with_exception": gettext_noop("With exception"),
    "excepted": gettext_noop("Excepted"),
}
BASIS_WORDS = {
    "official": gettext_noop("official"),
    "secondary": gettext_noop("secondary"),
    "inferred": gettext_noop("inferred"),
    "ours": gettext_noop("ours"),
}
BASIS_TEXTS = {
    "official": gettext_noop("It stands in the text of a government notice that was read."),
    "secondary": gettext_noop(
        "It comes from public secondary sources; the official text was not read."
    ),
    "inferred": gettext_noop("It was read between the lines of the sources."),
    "ours": gettext_noop("It is a rule of this tool; nothing official stands behind it."),
}
OWN_RULE = "own rule of this tool"
OWN_NOTES = re.compile(r"(?P<file>docs/[\w-]+\.md), sections? (?P<sections>\d+( and \d+)*)")
SMALL_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)


def is_chinese() -> bool:
    return (get_language() or "en").lower().startswith("zh")


def language() -> str:
    return "zh-hans" if is_chinese() else "en"


def said(text: Text | None) -> str:
    """A text of the edition in the active language."""
    return text.in_language(language()) if text else ""


def verdict(key: str) -> Verdict:
    return Verdict(key, _(VERDICT_WORDS[key]))


def filing_verdict(key: str) -> Verdict:
    """The answer to "can it be filed now"."""
    words = {
        "met": pgettext("can be filed now", "yes"),
        "not_met": pgettext("can be filed now", "no"),
        "undecided": pgettext("can be filed now", "undecided"),
    }
    return Verdict(key, words[key])


def basis_of(entry: Entry, field: str = "text") -> Basis:
    key = entry.basis_of(field) or "ours"
    return Basis(key, _(BASIS_WORDS[key]), split_sources(entry.source))


def split_sources(stored: str | None) -> tuple[str, ...]:
    """Sources stand in one line, apart by " ; "; our own rules are told by the basis already."""
    parts = (part.strip() for part in (stored or "").split(" ; "))
    return tuple(_source(part) for part in parts if part and not part.startswith(OWN_RULE))


def _source(part: str) -> str:
    """Our own notes are named in the reader's language, addresses as they are."""
    sections = OWN_NOTES.match(part)
    if sections is None:
        return part
    return _("criteria notes of this tool (%(file)s), section %(sections)s") % {
        "file": sections["file"],
        "sections": joined(sections["sections"].split(" and ")),
    }


def legend() -> tuple[Verdict, ...]:
    return tuple(verdict(key) for key in VERDICT_WORDS if key != "excepted")


def basis_legend() -> tuple[Term, ...]:
    return tuple(Term(_(BASIS_WORDS[key]), _(BASIS_TEXTS[key])) for key in BASIS_WORDS)


def counted(number: int) -> str:
    """Small numbers as English words; Chinese takes digits."""
    if is_chinese() or number >= len(SMALL_NUMBERS):
        return str(number)
    return SMALL_NUMBERS[number]


def joined(parts: Sequence[str]) -> str:
    """A list as people read it: "a, b and c" or 甲、乙、丙."""
    if is_chinese():
        return "、".join(parts)
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def clauses(parts: Iterable[str]) -> str:
    return ("；" if is_chinese() else "; ").join(part for part in parts if part)


def sentences(*parts: str) -> str:
    return ("" if is_chinese() else " ").join(part for part in parts if part)


def labelled(label: str, value: str) -> str:
    return f"{label}：{value}" if is_chinese() else f"{label}: {value}"


def dated(day: date) -> str:
    """Inside a sentence; tables have dates as they are written down."""
    return date_format(day, "Y年n月j日" if is_chinese() else "j F Y")


def answered(question: str, row: str) -> str:
    """A question with the row that answers it; a question mark needs no colon after it."""
    if not row:
        return question
    if not question.endswith(("?", "？")):
        return labelled(question, row)
    return question + row if is_chinese() else f"{question} {row}"


def in_brackets(words: str) -> str:
    return f"（{words}）" if is_chinese() else f" ({words})"


def opened_with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def inside(name: str) -> str:
    """A name inside a sentence; one that begins with an abbreviation keeps its capitals."""
    return name if is_chinese() or name[1:2].isupper() else name[:1].lower() + name[1:]


def tier_word(name: str) -> str:
    """A tier's name inside a sentence."""
    return name if is_chinese() else name.lower()
