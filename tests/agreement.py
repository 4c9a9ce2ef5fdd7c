"""Every number a Report tells, and whether workbook, JSON and its own words say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook

from assessments.reports.build.words import SMALL_NUMBERS
from assessments.reports.report import (
    ConditionRow,
    Counted,
    Dot,
    Fact,
    IndicatorRow,
    Quantity,
    Report,
    RoadPart,
    RoadPhaseRow,
    RoadStepRow,
    ScenarioCard,
    ScoreRow,
    Step,
    every_text,
)

DIGITS = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
WORDS = {word: Decimal(n) for n, word in enumerate(SMALL_NUMBERS) if word}
NOT_SAID = {Decimal(0)}  # nobody writes "0 open"
WORDS |= {"all": Decimal(100), "全部": Decimal(100), "一": Decimal(1), "两": Decimal(2)}


class Pair(NamedTuple):
    """A number and the words that tell it; `beside`: what stands in its row of the workbook where
    the words do not."""

    number: Quantity
    text: str
    counted: Counted | None = None
    beside: str = ""


def every(part: Any, kind: type) -> list[Any]:
    found = [part] if isinstance(part, kind) else []
    if isinstance(part, tuple):
        return found + [one for inner in part for one in every(inner, kind)]
    if is_dataclass(part):
        return found + [one for f in fields(part) for one in every(getattr(part, f.name), kind)]
    return found


def pairs(report: Report) -> list[Pair]:
    """Every number of the Report with its text."""
    return [pair for pair in _pairs(report) if pair.number is not None]


def _pairs(report: Report) -> Iterator[Pair]:
    for row in every(report, ConditionRow):
        yield Pair(row.value, row.number, row.counted)
        yield Pair(row.asked, row.threshold)
        yield Pair(row.lacking, row.distance)
    for told in every(report, Step) + every(report, ScenarioCard) + every(report, RoadStepRow):
        yield Pair(told.effort_value, told.effort)
    yield from (Pair(one.effort_value, one.effort) for one in every(report, RoadPhaseRow))
    yield from (Pair(one.effort_value, one.headline) for one in every(report, RoadPart))
    for figure in every(report, IndicatorRow):
        yield Pair(figure.before_value, figure.before, beside=figure.name)
        yield Pair(figure.after_value, figure.after, beside=figure.name)
        yield Pair(figure.change_value, figure.change)
    yield from (Pair(row.score, row.display) for row in every(report, ScoreRow))
    yield from (Pair(dot.score, dot.display, beside=dot.key) for dot in every(report, Dot))
    for row in (*report.levels, *report.aspects):
        found = row.spread
        if found is not None:
            yield Pair(found.lowest_value, found.lowest, beside=row.name)
            yield Pair(found.middle_value, found.middle, beside=row.name)
            yield Pair(found.highest_value, found.highest, beside=row.name)
    yield from (Pair(f.number, f.value, beside=f.label) for f in every(report, Fact))


def told(report: Report) -> set[str]:
    """Every display string that page and PDF must both show."""
    rows: list[ConditionRow] = every(report.tiers, ConditionRow)
    said = {part for r in rows for part in (r.number, r.threshold, r.distance, r.verdict.word)}
    said |= {row.display for row in every((report.levels, report.aspects, report.heat), ScoreRow)}
    said |= {fact.value for fact in (*report.counts, *report.known, *report.plant_facts)}
    said |= {str(tier.met_count) for tier in report.tiers}
    said |= {part for s in every(report.gaps, Step) for part in (s.needed, s.effort)}
    said |= {report.headline, report.edition_note}
    said |= {*report.warnings, *report.readings, report.edition_name}
    said |= {row.text for row in report.yardsticks} | {row.detail for row in report.policies}
    said |= {card.effort for card in report.scenarios}
    said |= {part for row in report.indicators for part in (row.before, row.after, row.change)}
    return {one for one in said | _of_road(report.road) | _of_decisions(report) if one}


def _of_road(road: RoadPart | None) -> set[str]:
    if road is None:
        return set()
    said = {road.headline, road.efforts_line, road.assumed_line, road.counted_line}
    said |= {part for phase in road.phases for part in (phase.count, phase.effort)}
    return said | {part for step in road.steps for part in (step.needed, step.effort)}


def _of_decisions(report: Report) -> set[str]:
    """Page one; a result from before decisions were kept has the two lines instead."""
    found = report.decisions
    if found is None:
        return {report.conditions_line, report.filing_line}
    said = {found.stands, found.files}
    said |= {part for d in found.decisions for part in (d.text, d.why, d.by_when, d.effort)}
    return said | {fact.value for fact in (*found.sure, *found.answered_by)} | {found.effort}


def numerals(text: str) -> set[Decimal]:
    """In digits or as a small number in words."""
    spelt = {number for word, number in WORDS.items() if _says(word, text)}
    return spelt | {Decimal(one.replace(",", "")) for one in DIGITS.findall(text)}


def _says(word: str, text: str) -> bool:
    pattern = rf"\b{word}\b" if word.isascii() else word
    return re.search(pattern, text, re.IGNORECASE) is not None


def untold(report: Report) -> list[Pair]:
    """Pairs whose words say another number."""
    return [pair for pair in pairs(report) if not _is_told(pair)]


def _is_told(pair: Pair) -> bool:
    ends = {pair.number.low, pair.number.high}
    heads = pair.counted
    if heads is not None and heads.among is None:
        return ends == {Decimal(heads.hits), Decimal(heads.hits + heads.open)}
    if heads is not None:
        among = {Decimal(heads.hits), Decimal(heads.among or 0)} | {
            Decimal(heads.open or heads.hits)
        }
        ends |= among
    if pair.text.startswith("0 ") or pair.text.startswith("0个"):
        return ends <= numerals(pair.text) | {Decimal(0)}
    return ends <= numerals(pair.text)


# The workbook.


def shown(value: Any, form: str) -> str:
    """A cell as a spreadsheet shows it."""
    if not isinstance(value, int | float):
        return "" if value is None else str(value)
    places = len(form.split(";")[0].partition(".")[2].rstrip("%"))
    number = Decimal(repr(value)) * (100 if "%" in form else 1)
    said = f"{number:,.{places}f}"
    # More digits than are shown are a rounding of its own.
    return said if Decimal(said.replace(",", "")) == number else f"{number}"


def rows_of(book: Workbook) -> Iterator[list[Any]]:
    for page in book:
        yield from page.iter_rows(min_row=2)


def apart_in_workbook(report: Report, content: bytes) -> list[Any]:
    """Pairs that no row tells as numbers beside their words, then numbers and texts of the
    workbook that the Report does not tell."""
    rows = [_Row(cells) for cells in rows_of(load_workbook(BytesIO(content)))]
    by_text: dict[str, list[_Row]] = {}
    for row in rows:
        for text in row.texts:
            by_text.setdefault(text, []).append(row)
    missing: list[Any] = [p for p in pairs(report) if not _stands(p, by_text)]
    known = told_numbers(report)
    return missing + [one for row in rows for one in row.numbers if one not in known]


class _Row:
    def __init__(self, cells: Iterable[Any]) -> None:
        filled = [cell for cell in cells if cell.value is not None]
        said = [(cell, shown(cell.value, cell.number_format)) for cell in filled]
        self.texts = {text for cell, text in said if cell.data_type == "s"}
        self.numbers = {Decimal(t.replace(",", "")) for c, t in said if c.data_type == "n"}


def _stands(pair: Pair, by_text: dict[str, list[_Row]]) -> bool:
    ends = {pair.number.low, pair.number.high}
    return any(ends <= row.numbers for row in by_text.get(pair.beside or pair.text, ()))


def told_numbers(report: Report) -> set[Decimal]:
    texts = " \n".join(every_text(report))
    told = numerals(texts) | {end for q in every(report, Quantity) for end in (q.low, q.high)}
    return told | {Decimal(n) for n in every(report, int) if not isinstance(n, bool)}


# JSON.


def apart_in_json(report: Report, text: str) -> list[str]:
    told = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    return list(_apart(report, told["report"], "report"))


def _apart(part: Any, told: Any, place: str) -> Iterator[str]:
    if is_dataclass(part):
        known = {field.name: field for field in fields(part)}
        positions = {n for n, field in known.items() if field.type in (float, float | None)}
        if set(told) != set(known) - positions:
            yield f"{place}: {set(told) ^ (set(known) - positions)}"
        for name in set(told) & set(known):
            yield from _apart(getattr(part, name), told[name], f"{place}.{name}")
    elif isinstance(part, tuple):
        if len(part) != len(told):
            yield f"{place}: {len(told)} of {len(part)}"
        for number, (one, other) in enumerate(zip(part, told, strict=False)):
            yield from _apart(one, other, f"{place}[{number}]")
    elif type(part) is int:
        if told != Decimal(part):
            yield f"{place}: {told!r} for {part!r}"
    elif told != part or type(told) is not type(part):
        yield f"{place}: {told!r} for {part!r}"
