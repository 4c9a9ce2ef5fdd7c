"""The steps of a road and its phases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from assessments.reports.build import efforts, rows, words
from assessments.reports.build.conditions import name_of
from assessments.reports.build.headline import tier_in_sentence
from assessments.reports.build.numbers import counted_fact
from assessments.reports.build.road_places import place_of, place_rows
from assessments.reports.build.source import Source
from assessments.reports.report import Fact, RoadPhaseRow, RoadStepRow
from maturity.engine.edition import Question, Tier
from maturity.engine.roadmap import Road, RoadPhase, RoadStep


def phase_rows(source: Source, road: Road) -> tuple[RoadPhaseRow, ...]:
    before = source.card.tier
    told, spent = [], Fraction(0)
    for phase in road.phases:
        spent += phase.effort
        is_news = phase.reaches != before
        told.append(_phase_row(source, road, phase, is_news=is_news, spent=spent))
        before = phase.reaches
    return tuple(told)


def _phase_row(
    source: Source, road: Road, phase: RoadPhase, *, is_news: bool, spent: Fraction
) -> RoadPhaseRow:
    steps = tuple(step_row(source, road, road.step(key)) for key in phase.steps)
    reached = _reached(source, road, phase)
    line = ""
    if reached is not None and is_news:
        line = _("After it, all that is in the plant's hands for the %(tier)s tier is met.") % {
            "tier": tier_in_sentence(reached)
        }
    return RoadPhaseRow(
        name=_("Phase %(number)s") % {"number": phase.number},
        steps=steps,
        count=ngettext("%(n)s step", "%(n)s steps", len(steps)) % {"n": len(steps)},
        effort=efforts.stated(phase.effort, source.plans.unit),
        share_at=float(phase.effort / road.effort) if road.effort else 0.0,
        who=_who(steps),
        reaches=words.said(reached.name) if reached else "",
        reaches_line=line,
        places=place_rows(source, road, phase),
        until=efforts.stated(spent, source.plans.unit),
        effort_value=efforts.effort_value(phase.effort, source.plans.unit),
    )


def _reached(source: Source, road: Road, phase: RoadPhase) -> Tier | None:
    """No further than the target: what lies above may ask nothing of the plant's own hands."""
    ranks = source.edition.tier_ranks
    if phase.reaches is None:
        return None
    return source.edition.tiers[min(ranks[phase.reaches], ranks[road.target])]


def _who(steps: Iterable[RoadStepRow]) -> tuple[Fact, ...]:
    """Whose steps they are; most of them first."""
    counted = Counter(step.place for step in steps if step.place)
    return tuple(counted_fact(place, count) for place, count in counted.most_common())


def step_row(source: Source, road: Road, step: RoadStep) -> RoadStepRow:
    question = source.edition.question(step.question)
    return RoadStepRow(
        key=step.id,
        title=words.said(question.text),
        place=place_of(source, question),
        act=_act(step),
        now=rows.told(question, step.from_option) or _("not answered yet"),
        needed=_needed(source, question, step),
        effort=efforts.stated(step.effort, source.plans.unit),
        marks=tuple(_marks(source, step)),
        closes=_closes(source, step),
        prepares=_prepares(source, road, step),
        effort_value=efforts.effort_value(step.effort, source.plans.unit),
    )


def _act(step: RoadStep) -> str:
    if step.scenario is None:
        return ""
    acts = {
        "planned": _("plan it or try it out"),
        "in_use": _("put it into regular use"),
        "in_use_ai": _("add AI to it"),
    }
    return acts.get(step.to_option, "")


def _needed(source: Source, question: Question, step: RoadStep) -> str:
    """The row of today is not told twice; a row that is only reached on the way is told in full."""
    answer = source.answer(step.question)
    today = answer.option if answer else None
    is_today = step.from_option is not None and step.from_option == today
    if step.reason == "widen":
        told = rows.told(question, step.to_option)
        return words.labelled(_("held at more of them"), told)
    if is_today:
        return rows.needed(question, step.to_option, today)
    return rows.told(question, step.to_option)


def _marks(source: Source, step: RoadStep) -> Iterable[str]:
    if step.reason == "answer":
        yield pgettext("road step", "answer first")
    if step.reason == "widen":
        yield pgettext("road step", "hold it more widely")
    if step.effort_basis == "counted_as_one":
        yield pgettext("road step", "no effort stated, counted as one")
    if step.effort_basis == "own" and not source.plans.unit:
        yield pgettext("road step", "own estimate")


def _closes(source: Source, step: RoadStep) -> tuple[str, ...]:
    """Names once each: several tiers may ask the same."""
    names = (name_of(source, source.edition.condition(key)) for key in step.closes)
    return tuple(dict.fromkeys(names))


def _prepares(source: Source, road: Road, step: RoadStep) -> tuple[str, ...]:
    titles = []
    for other in road.steps:
        if step.id not in other.needs:
            continue
        if other.question == step.question:
            titles.append(_("the next row of the same"))
        else:
            titles.append(words.said(source.edition.question(other.question).text))
    return tuple(dict.fromkeys(titles))
