"""One condition as a row of the report."""

from __future__ import annotations

from collections.abc import Iterable

from assessments.reports.build import compared, distances, words
from assessments.reports.build.source import Source
from assessments.reports.report import ConditionRow
from maturity.engine.edition import Condition
from maturity.engine.scoring import ConditionResult


def condition_rows(source: Source, conditions: Iterable[Condition]) -> tuple[ConditionRow, ...]:
    """Those that hold here; a condition of another province has no result."""
    return tuple(
        condition_row(source, condition)
        for condition in conditions
        if condition.key in source.results
    )


def condition_row(source: Source, condition: Condition) -> ConditionRow:
    result = source.results[condition.key]
    measure = source.edition.measure(condition.measure)
    found = compared.number(source, result, measure)
    asked = compared.threshold(source, condition, measure)
    lacking = distances.distance(source, condition, result, measure)
    return ConditionRow(
        key=condition.key,
        kind=condition.kind,
        name=name_of(source, condition),
        text=words.said(condition.text),
        verdict=words.verdict(verdict_key(result)),
        measure=words.said(measure.name) or measure.key,
        number=found.text,
        threshold=asked.text,
        distance=lacking.text,
        basis=words.basis_of(condition),
        open_questions=tuple(question_text(source, key) for key in result.open),
        binding=tuple(_said_answer(source, key) for key in result.binding),
        exact=compared.exact(source, result, measure),
        exception_reason=_own_exception(source, result),
        region=source.facts.region_names.get(condition.region or "", condition.region or ""),
        value=found.value,
        asked=asked.number,
        asked_as=condition.op,
        counted=found.counted,
        lacking=lacking.number,
    )


def _own_exception(source: Source, result: ConditionResult) -> str:
    """A reason stated for the whole demand stands with the demand."""
    demand = source.demand_results.get(result.demand or "")
    stated = demand.exception if demand else None
    return "" if result.exception == stated else result.exception or ""


def verdict_key(result: ConditionResult) -> str:
    """A stated reason sets a condition that is not met aside; one that is met needs none."""
    is_excepted = result.is_excepted and result.verdict == "not_met"
    return "excepted" if is_excepted else str(result.verdict)


def name_of(source: Source, condition: Condition) -> str:
    """Short enough for a sentence."""
    measure = source.edition.measures_by_key.get(condition.measure)
    named = words.said(condition.name) or words.said(measure.name if measure else None)
    return named or words.said(condition.text) or condition.key


def question_text(source: Source, key: str) -> str:
    question = source.edition.questions_by_key.get(key)
    return words.said(question.text) if question else key


def _said_answer(source: Source, key: str) -> str:
    option = source.option(key)
    return words.answered(question_text(source, key), words.said(option.text) if option else "")
