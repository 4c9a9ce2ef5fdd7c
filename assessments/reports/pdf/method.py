"""How the result was found, what it cannot say, terms, sources."""

import re
from dataclasses import replace
from typing import Any

from ..report import Term, every_text
from . import styles
from .aside import labelled
from .blocks import bullets, link, text
from .fonts import missing_glyphs
from .profile import summaries
from .setting import Setting

# What other documents and the files are made from: it loses nothing here.
NOT_PRINTED: dict[str, Any] = {
    "verification": None,
    "answers": (),
    "application": None,
    "preparation": None,
}
ADDRESS = re.compile(r"https?://[^\s，；、。）]+")


def method(setting: Setting) -> list[Any]:
    report, words = setting.report, setting.words
    if not (report.method or report.limits):
        return []
    story = [*setting.open_part(words.method)]
    story += [text(paragraph, styles.FINE) for paragraph in report.method]
    story += [] if setting.is_full else [text(words.standard_line, styles.FINE)]
    if report.limits:
        story += [*setting.section(words.limits), *bullets(report.limits, styles.FINE)]
    story += _terms(setting, words.basis_legend, report.basis_legend)
    about = summaries(setting) if setting.is_full else []
    return [*story, *about, *lost_characters(setting)]


def glossary(setting: Setting) -> list[Any]:
    terms = setting.report.glossary
    if not terms:
        return []
    told = [labelled(term.term, term.text, styles.CELL) for term in terms]
    return [*setting.open_part(setting.words.glossary), *told]


def sources(setting: Setting) -> list[Any]:
    """Called last: by then every source cited has its number."""
    listed = setting.sources.listed
    if not listed:
        return []
    told = [_source(number, source) for number, source in enumerate(listed, start=1)]
    return [*setting.open_part(setting.words.sources), *told]


SOURCE = styles.style("source", 7, 9.5, leftIndent=20, firstLineIndent=-20, spaceAfter=1)


def _source(number: int, source: str) -> Any:
    address = ADDRESS.search(source)
    told = f"[{number}]  {source}"
    return link(told, address.group(), SOURCE) if address else text(told, SOURCE)


def _terms(setting: Setting, title: str, terms: tuple[Term, ...]) -> list[Any]:
    if not terms:
        return []
    return [
        *setting.section(title),
        *(labelled(term.term, term.text, styles.FINE) for term in terms),
    ]


def lost_characters(setting: Setting, printed: Any = None) -> list[Any]:
    """Of the report, or of what else is printed: a reader is told what the squares stand for."""
    printed = printed or replace(setting.report, **NOT_PRINTED)
    lost = missing_glyphs("".join(every_text(printed)))
    if not lost:
        return []
    codes = ", ".join(f"U+{ord(char):04X}" for char in lost)
    return [text(setting.words.lost_characters.format(codes=codes), styles.INTRO)]
