"""How far a condition is from being met, in words: questions, scenarios, rows or points."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.build import counts, words
from assessments.reports.build.compared import is_ratio, single_question
from assessments.reports.build.counts import Heads
from assessments.reports.build.numbers import (
    NOTHING_TOLD,
    Told,
    amount,
    places_shown,
    points_text,
    span_text,
)
from assessments.reports.build.source import Source
from maturity.engine.edition import Condition, Measure, Question
from maturity.engine.scoring import ConditionResult


def distance(
    source: Source, condition: Condition, result: ConditionResult, measure: Measure
) -> Told:
    """Empty when met. What is open may still change how much is lacking, so no number then."""
    if result.verdict == "met":
        return NOTHING_TOLD
    question = single_question(source, measure)
    if question is not None:
        return _rows_apart(source, question, condition)
    if result.verdict == "undecided":
        return Told(_("depends on what is open"))
    if condition.op == "at_most":
        return _too_much(source, condition, result, measure)
    if counts.counts_questions(measure):
        return _heads_short(source, condition, measure)
    if result.low is None:
        return NOTHING_TOLD
    far = _apart(condition.threshold - result.low, measure)
    return Told(_("%(far)s short") % {"far": far.text}, far.number)


def _apart(difference: Fraction, measure: Measure) -> Told:
    """Between two percentages lie points; however small, it is more than nothing."""
    if not is_ratio(measure):
        found = amount(difference, places=places_shown(difference))
        return Told(span_text(found), found)
    points = difference * 100
    found = amount(points, "points", places_shown(points))
    return Told(points_text(found), found)


def _too_much(
    source: Source, condition: Condition, result: ConditionResult, measure: Measure
) -> Told:
    if result.high is None:
        return NOTHING_TOLD
    if counts.counts_questions(measure) and not counts.is_share_of_tagged(measure):
        return _heads_over(source, condition, measure)
    far = _apart(result.high - condition.threshold, measure)
    return Told(_("too much by %(far)s") % {"far": far.text}, far.number)


def _heads_over(source: Source, condition: Condition, measure: Measure) -> Told:
    found = counts.heads(source, measure)
    among = 1 if measure.aggregate == "count" else found.among
    over = found.hits - floor(condition.threshold * among)
    said = {"n": words.counted(over)}
    if _counts_scenarios(measure):
        text = ngettext("%(n)s scenario too many", "%(n)s scenarios too many", over) % said
        return Told(text, amount(over, "scenarios"))
    text = ngettext("%(n)s question too many", "%(n)s questions too many", over) % said
    return Told(text, amount(over, "questions"))


def _rows_apart(source: Source, question: Question, condition: Condition) -> Told:
    option = source.judged(question.key)
    if option is None or option.value is None:
        return Told(_("an answer is missing"))
    if question.kind == "eligibility":
        return Told(_("one of these is needed"))
    needed = condition.threshold
    values = {o.value for o in question.closed_options if o.value is not None}
    if condition.op == "at_most":
        steps = sum(1 for value in values if needed < value <= option.value)
        said = {"n": words.counted(steps)}
        text = ngettext("%(n)s step too high", "%(n)s steps too high", steps) % said
        return Told(text, amount(steps, "steps"))
    steps = sum(1 for value in values if option.value < value <= needed)
    text = _("%(steps)s steps short") % {"steps": words.counted(steps)}
    return Told(_("one step short") if steps == 1 else text, amount(steps, "steps"))


def _heads_short(source: Source, condition: Condition, measure: Measure) -> Told:
    found = counts.heads(source, measure)
    if counts.is_share_of_tagged(measure):
        return Told(_tagged_short(found, condition, measure))
    gap = source.condition_gaps.get(condition.key)
    missing = gap.needed if gap and gap.needed else counts.missing_hits(found, condition, measure)
    if _counts_scenarios(measure):
        text = (
            _("one more scenario in use")
            if missing == 1
            else _("%(missing)s more scenarios in use") % {"missing": words.counted(missing)}
        )
        return Told(text, amount(missing, "scenarios"))
    text = _("%(missing)s questions short") % {"missing": words.counted(missing)}
    return Told(_("one question short") if missing == 1 else text, amount(missing, "questions"))


def _counts_scenarios(measure: Measure) -> bool:
    return measure.of.kind == "scenario"


def _tagged_short(found: Heads, condition: Condition, measure: Measure) -> str:
    """AI added to scenarios already in use, after as many more as the smallest share needs."""
    more = max(0, (measure.minimum or 1) - found.among)
    parts = []
    if more:
        parts.append(
            _("%(missing)s more in use") % {"missing": words.counted(more)}
            if more > 1
            else _("one more in use")
        )
    missing = counts.missing_hits(
        Heads(found.hits, found.among + more, found.open), condition, measure
    )
    if missing:
        parts.append(
            _("one more of them with AI")
            if missing == 1
            else _("%(missing)s more of them with AI") % {"missing": words.counted(missing)}
        )
    return words.joined(parts)
