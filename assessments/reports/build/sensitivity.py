"""How firmly the tier stands, as a director needs it: which evidence to have ready."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.build import rows, words
from assessments.reports.build.compared import is_ratio
from assessments.reports.build.conditions import name_of, question_text
from assessments.reports.build.headline import tier_in_sentence
from assessments.reports.build.numbers import percent, places_exact, rounded
from assessments.reports.build.source import Source
from assessments.reports.report import FragileRow, SensitivityPart
from maturity.engine.edition import Measure, Tier
from maturity.engine.sensitivity import FragileAnswer, MovedThreshold, MovedWeight

WEIGHT_PLACES = 4


def sensitivity_part(source: Source) -> SensitivityPart | None:
    """None where no tier is proven: nothing could be lost."""
    tier = source.reached
    found = source.sensitivity
    if found is None or tier is None:
        return None
    moved = [_threshold(source, one) for one in found.thresholds]
    moved += [_weight(source, one) for one in found.weights]
    return SensitivityPart(
        tier_name=words.said(tier.name),
        headline=_headline(tier, len(found.answers)),
        answers=tuple(_fragile(source, answer) for answer in found.answers),
        moved=tuple(moved),
        moved_line=_moved_line(bool(moved)),
    )


def _headline(tier: Tier, count: int) -> str:
    facts = {"n": count, "tier": tier_in_sentence(tier)}
    if not count:
        return _(
            "No single answer carries the result: if any one of them were judged one row lower, "
            "the conditions of the %(tier)s tier would still be met."
        ) % {**facts}
    return ngettext(
        "Have the evidence for this one ready: if this answer were judged one row lower, the "
        "conditions of the %(tier)s tier would no longer be met.",
        "Have the evidence for these ready: if any one of these %(n)s answers were judged one row "
        "lower, the conditions of the %(tier)s tier would no longer be met.",
        count,
    ) % {**facts}


def _moved_line(is_any: bool) -> str:
    if is_any:
        return _(
            "Each weight, and each bar that is a share or a mean, was moved up and down by a "
            "tenth; these matter:"
        )
    return _(
        "No weight, and no bar that is a share or a mean, moved up or down by a tenth, would "
        "change the tier."
    )


def _fragile(source: Source, answer: FragileAnswer) -> FragileRow:
    question = source.edition.question(answer.question)
    department = source.edition.departments_by_key.get(question.department or "")
    area = source.edition.areas_by_key.get(question.area or "")
    place = department or area
    names = (name_of(source, source.edition.condition(key)) for key in answer.lost)
    return FragileRow(
        question_key=answer.question,
        question=words.said(question.text),
        department=words.said(place.name) if place else "",
        now=rows.told(question, answer.option),
        below=rows.told(question, answer.lower_option),
        left=_left(source, answer.tier_then),
        lost=tuple(dict.fromkeys(names)),
    )


def _left(source: Source, tier_key: str | None) -> str:
    tier = source.edition.tiers_by_key.get(tier_key or "")
    return words.said(tier.name) if tier else _("none")


def _then(source: Source, tier_key: str | None) -> str:
    """What would be left, inside a sentence."""
    tier = source.edition.tiers_by_key.get(tier_key or "")
    if tier is None:
        return _("no tier's conditions would be met")
    return _("the conditions would be met up to: %(tier)s") % {"tier": tier_in_sentence(tier)}


def _threshold(source: Source, moved: MovedThreshold) -> str:
    condition = source.edition.condition(moved.condition)
    measure = source.edition.measure(condition.measure)
    return _('If the bar for "%(name)s" stood at %(moved)s instead of %(bar)s, %(then)s.') % {
        "name": name_of(source, condition),
        "bar": _bar(measure, moved.threshold),
        "moved": _bar(measure, moved.moved),
        "then": _then(source, moved.tier_then),
    }


def _bar(measure: Measure, value: Fraction) -> str:
    if is_ratio(measure):
        return percent(value, places_exact(value * 100))
    return rounded(value, WEIGHT_PLACES)


def _weight(source: Source, moved: MovedWeight) -> str:
    facts = {
        "input": _input_name(source, moved),
        "weight": rounded(moved.weight, WEIGHT_PLACES),
        "moved": rounded(moved.moved, WEIGHT_PLACES),
        "then": _then(source, moved.tier_then),
    }
    measure = source.edition.measures_by_key.get(moved.measure or "")
    if measure is None:
        return _('If the weight of "%(input)s" were %(moved)s instead of %(weight)s, %(then)s.') % {
            **facts
        }
    return _(
        'If the weight of "%(input)s" in "%(measure)s" were %(moved)s instead of %(weight)s, '
        "%(then)s."
    ) % {**facts, "measure": words.said(measure.name) or measure.key}


def _input_name(source: Source, moved: MovedWeight) -> str:
    """A measure of measures weighs these; all others weigh questions."""
    measure = source.edition.measures_by_key.get(moved.measure or "")
    if measure is None or measure.of.measures is None:
        return question_text(source, moved.input)
    return words.said(source.edition.measure(moved.input).name) or moved.input
