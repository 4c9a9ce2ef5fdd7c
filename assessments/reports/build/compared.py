"""What a condition compares, in words: the number and the threshold."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from assessments.reports.build import counts, words
from assessments.reports.build.counts import Heads
from assessments.reports.build.numbers import (
    DASH,
    FINE_PLACES,
    Told,
    amount,
    between,
    grouped,
    percent,
    percent_text,
    percentage,
    places_apart,
    places_exact,
    rounded,
    span_text,
)
from assessments.reports.build.source import Source
from assessments.reports.report import Counted, Quantity
from maturity.engine.edition import Condition, Measure, Question
from maturity.engine.scoring import ConditionResult


@dataclass(frozen=True, slots=True)
class Compared:
    """What a condition compares: as a text, as a number, and the heads told in the text."""

    text: str
    value: Quantity | None = None
    counted: Counted | None = None


def number(source: Source, result: ConditionResult, measure: Measure) -> Compared:
    """A row of a question as its text, a share with its counts, anything else as a number."""
    low, high = result.low, result.high
    question = single_question(source, measure)
    if question is not None:
        return Compared(_row_chosen(source, question))
    if measure.aggregate == "share" and counts.counts_questions(measure):
        return _share(source, measure, result)
    if low is None or high is None:
        nothing = _("nothing to count") if counts.counts_questions(measure) else DASH
        return Compared(nothing)
    if is_ratio(measure):
        found = percentage(low, high, _places(result, 100))
        return Compared(percent_text(found), found)
    return _with_open(source, measure, between(low, high, unit(measure), _places(result)))


def unit(measure: Measure) -> str:
    """What is counted; "" for a bare number."""
    if is_ratio(measure):
        return "percent"
    if not counts.counts_questions(measure):
        return ""
    return "scenarios" if measure.of.kind == "scenario" else "questions"


def exact(source: Source, result: ConditionResult, measure: Measure) -> str:
    """Where a number was rounded and no count stands beside it: more of its digits."""
    low = result.low
    if low is None or low != result.high or single_question(source, measure) is not None:
        return ""
    if counts.counts_questions(measure):
        return ""
    ratio = is_ratio(measure)
    number = low * 100 if ratio else low
    if Fraction(rounded(number, _places(result, 100 if ratio else 1))) == number:
        return ""
    fine = percent(low, FINE_PLACES) if ratio else grouped(low, FINE_PLACES)
    return _("%(number)s to six decimals; compared unrounded") % {"number": fine}


def _places(result: ConditionResult, factor: int = 1) -> int:
    """A number just below what is asked for must not read like it."""
    ends = [end for end in (result.low, result.high) if end is not None]
    return max(places_apart(end * factor, result.threshold * factor) for end in ends)


def single_question(source: Source, measure: Measure) -> Question | None:
    """The question whose rows the measure simply passes on."""
    questions = source.questions_of(measure)
    if measure.aggregate == "value" and measure.as_ == "value" and len(questions) == 1:
        return questions[0]
    return None


def is_ratio(measure: Measure) -> bool:
    return measure.as_ == "ratio" or measure.aggregate == "share"


def _row_chosen(source: Source, question: Question) -> str:
    if source.is_not_applicable(question.key):
        return _("does not apply")
    option = source.option(question.key)
    return words.said(option.text) if option else _("not answered yet")


def _share(source: Source, measure: Measure, result: ConditionResult) -> Compared:
    """ "3 of 15 (20 %)"; open answers are named, because they may join."""
    found = counts.heads(source, measure)
    low, high = result.low, result.high
    if low is None or high is None:
        return Compared(_too_few(found, measure))
    share = percentage(low, high, _places(result, 100))
    said = _open_share(found, measure) if found.open else _closed_share(found, measure)
    facts = {"hits": found.hits, "among": found.among, "open": found.open}
    text = said % {**facts, "share": percent_text(share)}
    return Compared(text, share, Counted(found.hits, found.among, found.open))


def _closed_share(found: Heads, measure: Measure) -> str:
    if counts.is_share_of_tagged(measure):
        return _("%(hits)s of %(among)s scenarios in use with AI, %(share)s")
    if found.among == 1:
        return _("%(hits)s of 1 question, %(share)s")
    return _("%(hits)s of %(among)s questions, %(share)s")


def _open_share(found: Heads, measure: Measure) -> str:
    if counts.is_share_of_tagged(measure):
        return _("%(hits)s of %(among)s scenarios in use with AI, %(open)s open: %(share)s")
    return _("%(hits)s of %(among)s questions, %(open)s open: %(share)s")


def _too_few(found: Heads, measure: Measure) -> str:
    if measure.minimum and counts.is_share_of_tagged(measure):
        return _("only %(among)s in use; a share needs %(minimum)s") % {
            "among": found.among,
            "minimum": measure.minimum,
        }
    return _("nothing to count")


def _with_open(source: Source, measure: Measure, found: Quantity) -> Compared:
    if found.low == found.high or not counts.counts_questions(measure):
        return Compared(span_text(found), found)
    heads = counts.heads(source, measure)
    text = _("%(hits)s, %(open)s open") % {"hits": heads.hits, "open": heads.open}
    return Compared(text, found, Counted(heads.hits, None, heads.open))


def threshold(source: Source, condition: Condition, measure: Measure) -> Told:
    """What is asked for, in the same words as the number; a bar is never rounded."""
    question = single_question(source, measure)
    if question is not None:
        return Told(_row_asked(question, condition))
    value = condition.threshold
    if is_ratio(measure):
        found = percentage(value, value, places_exact(value * 100))
        text = percent_text(found)
    else:
        found = amount(value, unit(measure), places_exact(value))
        text = span_text(found)
    if condition.op != "at_least":
        return Told(_("at most %(row)s") % {"row": text}, found)
    if is_ratio(measure) and value == 1:
        return Told(_("all"), found)
    return Told(_("at least %(row)s") % {"row": text}, found)


def _row_asked(question: Question, condition: Condition) -> str:
    value = condition.threshold
    if question.kind == "eligibility":
        return _any_of(question, value)
    row = row_at(question, value)
    if condition.op != "at_least":
        return _("at most %(row)s") % {"row": row}
    return row if value == question.highest else _or_more(row)


def _any_of(question: Question, value: Fraction) -> str:
    """Rows of eligibility are kinds, not steps: all that will do are named."""
    rows = [o for o in question.closed_options if o.value is not None and o.value >= value]
    return " / ".join(words.said(row.text) for row in rows)


def _or_more(row: str) -> str:
    return _("%(row)s, or higher") % {"row": row}


def row_at(question: Question, value: Fraction) -> str:
    """The first row that reaches the value."""
    rows = [o for o in question.closed_options if o.value is not None and o.value >= value]
    lowest = min(rows, key=lambda o: o.value or Fraction(0), default=None)
    return words.said(lowest.text) if lowest else grouped(value)
