"""The road to the tier aimed at, in words: what it takes, what it cannot move, what is proven."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.build import efforts, words
from assessments.reports.build.advice import advice_on
from assessments.reports.build.conditions import condition_row, question_text
from assessments.reports.build.headline import tier_in_sentence
from assessments.reports.build.road_steps import phase_rows
from assessments.reports.build.source import Source
from assessments.reports.report import AnswerRow, ConditionRow, OutsideRow, RoadPart
from maturity.engine.edition import Condition, Tier
from maturity.engine.roadmap import Road

NAMED = 4  # so many steps or questions are named, the others counted


def road_part(source: Source) -> RoadPart | None:
    """None where no tier lies above: nothing to plan."""
    road = source.road
    if road is None:
        return None
    target = source.edition.tier(road.target)
    return RoadPart(
        status=road.status,
        target_key=target.key,
        target_name=words.said(target.name),
        headline=_headline(source, road, target),
        efforts_line=_efforts_line(source, road),
        proof=_proof(road),
        phases=phase_rows(source, road),
        outside=_outside(source, road),
        unmet=_rows(source, road.unmet),
        unmet_line=_unmet_line(source, road),
        excepted=_excepted(source, road),
        budget_line=_budget_line(source, road),
        assumed_line=_assumed_line(source, road),
        counted_line=_counted_line(source, road),
        effort_value=efforts.effort_value(road.effort if road.steps else None, source.plans.unit),
    )


def _headline(source: Source, road: Road, target: Tier) -> str:
    facts = {"tier": tier_in_sentence(target), "road": _taken(source, road)}
    if road.status == "there":
        return _(
            "Everything in the plant's hands for the %(tier)s tier is met by the answers given: "
            "no step is left to plan."
        ) % {**facts}
    if road.status == "planned" and not road.cheaper_is_impossible:
        return _("The least effort found, by the points stated: %(road)s.") % facts
    if road.status == "planned":
        return _("The least effort by the points stated: %(road)s.") % facts
    if road.status == "out_of_reach":
        return _out_of_reach(source, facts)
    if not road.steps and road.cheaper_is_impossible:
        return _("Within the limits set, no further condition of the %(tier)s tier can be met.") % {
            **facts
        }
    if not road.cheaper_is_impossible:
        return _(
            "Within the limits set, no way was found to meet all that is in the plant's hands for "
            "the %(tier)s tier. What comes nearest of what was found: %(road)s."
        ) % {**facts}
    return _(
        "Within the limits set, not all that is in the plant's hands for the %(tier)s tier can be "
        "met. What comes nearest, with the least effort by the points stated: %(road)s."
    ) % {**facts}


def _out_of_reach(source: Source, facts: dict[str, str]) -> str:
    if source.plans.wishes.forbidden:
        return _(
            "With what is left out here, no steps meet everything in the plant's hands for the "
            "%(tier)s tier."
        ) % {**facts}
    return _(
        "No steps, however many, meet everything in the plant's hands for the %(tier)s tier."
    ) % {**facts}


def _taken(source: Source, road: Road) -> str:
    """14 steps, about 31 months of work in 3 phases"""
    count, phases = len(road.steps), len(road.phases)
    return _("%(steps)s, %(effort)s in %(phases)s") % {
        "steps": ngettext("%(n)s step", "%(n)s steps", count) % {"n": count},
        "effort": efforts.summed(road.effort, source.plans.unit),
        "phases": ngettext("%(n)s phase", "%(n)s phases", phases) % {"n": phases},
    }


def _efforts_line(source: Source, road: Road) -> str:
    if not road.steps:
        return ""
    if source.plans.unit:
        return _(
            "Efforts are in %(unit)s: the plant's own estimates, and where none is given this "
            "tool's months at %(month)s each; summed over the steps, not elapsed time: steps of "
            "one phase can run side by side."
        ) % {"unit": source.plans.unit, "month": efforts.stated(_month(source), source.plans.unit)}
    return _(
        "Months are the efforts this tool states for each step: an estimate, summed over the "
        "steps, not elapsed time: steps of one phase can run side by side."
    )


def _budget_line(source: Source, road: Road) -> str:
    budget = source.plans.wishes.budget
    if budget is None or not road.steps:
        return ""
    facts = {"budget": efforts.stated(budget, source.plans.unit)}
    if road.effort <= budget:
        return _("It stays within the budget (%(budget)s).") % facts
    return _(
        "It costs more than the budget (%(budget)s). To see how far the budget goes, choose the "
        "highest tier that it reaches."
    ) % {**facts}


def _month(source: Source) -> Fraction:
    return Fraction(0) if source.plans.month is None else source.plans.month


def _proof(road: Road) -> str:
    if not road.steps:
        return ""
    if not road.cheaper_is_impossible:
        return _(
            "No cheaper set of steps was found; that there is none could not be shown with the "
            "work allowed for it."
        )
    if road.status == "partly":
        return _("A cheaper set of steps that meets as many conditions was shown not to exist.")
    return _("A cheaper set of steps was shown not to exist.")


def _outside(source: Source, road: Road) -> tuple[OutsideRow, ...]:
    """Each subject once, for the hardest condition of the way that asks it."""
    hardest: dict[str, Condition] = {}
    for found in road.out_of_hand:
        condition = source.edition.condition(found.condition)
        hardest[condition.measure] = condition
    return tuple(
        OutsideRow(condition_row(source, c), words.sentences(*advice_on(source, [c])))
        for c in hardest.values()
    )


def _rows(source: Source, keys: Iterable[str]) -> tuple[ConditionRow, ...]:
    return tuple(
        condition_row(source, source.edition.condition(key))
        for key in keys
        if key in source.results
    )


def _unmet_line(source: Source, road: Road) -> str:
    if road.status == "partly":
        return _("These conditions stay open:")
    if road.status != "out_of_reach":
        return ""
    if road.unmet and source.plans.wishes.forbidden:
        return _("With what is left out here, these conditions cannot be met:")
    if road.unmet:
        return _("No step, however deep, meets these conditions:")
    return _("Each condition can be met by some steps, but no steps meet all of them together.")


def _excepted(source: Source, road: Road) -> tuple[AnswerRow, ...]:
    """By demand, where a reason was stated for one."""
    told: dict[str, AnswerRow] = {}
    for key in road.excepted:
        result = source.results[key]
        demand = source.edition.demands_by_key.get(result.demand or "")
        row = condition_row(source, source.edition.condition(key))
        name = words.said(demand.name) if demand else row.name
        about = demand.key if demand else key
        told.setdefault(about, AnswerRow(about, name or row.name, result.exception or ""))
    return tuple(told.values())


def _assumed_line(source: Source, road: Road) -> str:
    count = len(road.assumed_worst)
    if not count or not road.steps:
        return ""
    return ngettext(
        "One open question starts at its lowest row here: answering it can only shorten the "
        "road. It is: %(names)s",
        "%(n)s open questions start at their lowest row here: answering them can only shorten the "
        "road. Among them: %(names)s",
        count,
    ) % {"n": count, "names": _named(source, road.assumed_worst)}


def _counted_line(source: Source, road: Road) -> str:
    count = len(road.counted_as_one)
    if not count:
        return ""
    return ngettext(
        "For one step no effort is stated: it counts as one.",
        "For %(n)s steps no effort is stated: each counts as one.",
        count,
    ) % {"n": count}


def _named(source: Source, keys: Iterable[str]) -> str:
    texts = [question_text(source, key) for key in keys]
    return " / ".join(texts[:NAMED])
