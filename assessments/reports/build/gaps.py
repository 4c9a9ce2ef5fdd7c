"""The gaps towards the tier aimed at: what the plant can work on itself comes first."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.reports.build import rows, words
from assessments.reports.build.advice import advice_on, is_in_own_hands
from assessments.reports.build.compared import single_question
from assessments.reports.build.conditions import condition_rows, name_of
from assessments.reports.build.efforts import effort_value, months
from assessments.reports.build.keeping import gaps_to
from assessments.reports.build.numbers import percent
from assessments.reports.build.source import Source
from assessments.reports.report import GapRow, Step
from maturity.engine.gaps import ConditionGap, Gap, ScenarioStep
from maturity.engine.gaps import Step as FoundStep

FEW = 3  # scenarios shown beyond what is needed, so that there is a choice


def gap_rows(source: Source) -> tuple[GapRow, ...]:
    """Criteria, those others decide after the plant's own; then who may file."""
    if source.target is None:
        return ()
    criteria = [_gap_row(source, gap) for gap in gaps_to(source, source.target)]
    filing = [_gap_row(source, gap) for gap in gaps_to(source, source.target, "eligibility")]
    return (*sorted(criteria, key=lambda gap: not gap.in_own_hands), *filing)


def _gap_row(source: Source, gap: Gap) -> GapRow:
    conditions = [source.edition.condition(c.result.key) for c in gap.conditions]
    demand = source.edition.demands_by_key.get(gap.demand or "")
    return GapRow(
        key=gap.key,
        title=(words.said(demand.name) if demand else "") or name_of(source, conditions[0]),
        verdict=words.verdict(gap.verdict),
        conditions=condition_rows(source, conditions),
        steps=_steps(source, gap),
        scenario_keys=tuple(dict.fromkeys(step.scenario for step in offered(gap))),
        in_own_hands=is_in_own_hands(source, conditions),
        advice=words.sentences(
            *advice_on(source, conditions), *_enough(source, gap), _lowers_share(source, gap)
        ),
        kind=gap.kind,
    )


def _steps(source: Source, gap: Gap) -> tuple[Step, ...]:
    """None where the condition is a row of one question: number and threshold say it all."""
    measures = (source.edition.measure(c.result.measure) for c in gap.conditions)
    if all(single_question(source, measure) for measure in measures):
        return ()
    return tuple(_step(source, step) for step in gap.steps)


def offered(gap: Gap) -> Iterable[ScenarioStep]:
    """As many scenarios as are needed, and a few more to choose from."""
    for condition in gap.conditions:
        if condition.scenarios:
            yield from condition.scenarios[: (condition.needed or 1) + FEW]


def _step(source: Source, step: FoundStep) -> Step:
    question = source.edition.question(step.question)
    department = source.edition.departments_by_key.get(question.department or "")
    needed = rows.needed(question, step.to_option, step.from_option)
    if step.reason == "widen":
        needed = words.labelled(_("held at more of them"), needed)
    return Step(
        question_key=step.question,
        question=words.said(question.text),
        department=words.said(department.name) if department else "",
        now=rows.told(question, step.from_option) or _("not answered yet"),
        needed=needed,
        effort=months(step.effort),
        is_open=step.is_open,
        effort_value=effort_value(step.effort or None),
        option=step.to_option,
    )


def _enough(source: Source, gap: Gap) -> list[str]:
    """Where fewer questions have to rise than fall short, say how many will do."""
    found = (_enough_of(source, condition) for condition in gap.conditions)
    return [said for said in found if said]


def _enough_of(source: Source, condition: ConditionGap) -> str:
    if condition.needed is None or not 0 < condition.needed < len(condition.steps):
        return ""
    return _("%(name)s: %(missing)s of these %(candidates)s questions are enough.") % {
        "name": name_of(source, source.edition.condition(condition.result.key)),
        "missing": words.counted(condition.needed),
        "candidates": words.counted(len(condition.steps)),
    }


def _lowers_share(source: Source, gap: Gap) -> str:
    """The trap, said where it is about to be stepped into: in use, but without AI."""
    if all(step.to_option != "in_use" for step in gap.scenarios):
        return ""
    for trap in source.share_traps:
        if trap.share is not None and trap.share_after is not None:
            return _(
                "Put into use without AI, one more scenario turns the AI share from %(hits)s of "
                "%(among)s into %(hits)s of %(after)s, %(share)s."
            ) % {
                "hits": trap.hits,
                "among": trap.inside,
                "after": trap.inside + 1,
                "share": percent(trap.share_after),
            }
    return ""
