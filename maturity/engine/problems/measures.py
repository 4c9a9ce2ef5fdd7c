"""Measures that cannot be computed, or that nobody uses."""

from __future__ import annotations

from fractions import Fraction

from maturity.engine.edition import Edition, Measure, Where
from maturity.engine.problems.bands import check_bands
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.walking import entries
from maturity.engine.scoring.selecting import COUNTING, asked_row, select_questions, weight_of


def find_in_measures(edition: Edition, notebook: Notebook) -> None:
    for place, measure in entries(edition, "measures"):
        _check_selector(edition, notebook, place, measure)
        _check_where(notebook, place, measure)
        _check_share(edition, notebook, place, measure)
        _check_weights(edition, notebook, place, measure)
        _check_ratio(edition, notebook, place, measure)
        check_bands(notebook, place, measure)
    _find_unused(edition, notebook)


def _check_selector(edition: Edition, notebook: Notebook, place: str, measure: Measure) -> None:
    of = measure.of
    narrowing = [of.kind, of.level, of.aspect, of.area, of.core, of.questions]
    if of.measures is not None:
        inputs = len(of.measures)
        if any(item is not None for item in narrowing):
            notebook.error(f"{place}.of", "measures stands alone")
    else:
        inputs = len(select_questions(edition, of))
    named = of.measures or of.questions or ()
    if len(set(named)) < len(named):
        notebook.error(f"{place}.of", "names the same input twice")
    if not inputs and not notebook.lost_questions:
        notebook.error(f"{place}.of", "selects nothing")
    if measure.aggregate == "value" and inputs > 1:
        notebook.error(f"{place}.of", f"value needs one input, not {inputs}")
    if measure.aggregate == "cumulative" and of.measures is None:
        notebook.error(f"{place}.of", "cumulative needs a list of measures")


def _check_where(notebook: Notebook, place: str, measure: Measure) -> None:
    where = measure.where
    if where is None:
        if measure.aggregate in ("share", "cumulative"):
            notebook.error(place, f"{measure.aggregate} needs where")
        return
    at = f"{place}.where"
    if measure.aggregate == "cumulative":
        _check_gate(notebook, at, where)
    elif measure.aggregate not in COUNTING:
        notebook.error(at, f"means nothing for {measure.aggregate}")
    elif measure.of.measures is not None and (where.tag or where.reaches):
        notebook.error(at, "of measures only at_least and at_most can be counted")
    bounds = where.at_least is not None or where.at_most is not None
    if bounds + (where.tag is not None) + (where.reaches is not None) != 1:
        notebook.error(at, "needs exactly one of tag, reaches, and at_least or at_most")
    if None not in (where.at_least, where.at_most) and _is_crossed(where):
        notebook.error(at, "at_least is larger than at_most")


def _is_crossed(where: Where) -> bool:
    return (where.at_least or Fraction(0)) > (where.at_most or Fraction(0))


def _check_gate(notebook: Notebook, place: str, where: Where) -> None:
    if where.at_least is None or where.at_most is not None or not 0 < where.at_least <= 1:
        notebook.error(place, "cumulative needs a gate: at_least more than 0 and at most 1")


def _check_share(edition: Edition, notebook: Notebook, place: str, measure: Measure) -> None:
    if measure.aggregate != "share" and measure.minimum is not None:
        notebook.error(f"{place}.minimum", "only a share has a minimum")
    if measure.minimum is not None and measure.minimum < 1:
        notebook.error(f"{place}.minimum", "must be 1 or more")
    counted = measure.where.tag if measure.where else None
    if measure.among is None:
        _check_tag(edition, notebook, place, measure, counted)
        return
    if measure.aggregate != "share" or measure.of.measures is not None:
        notebook.error(f"{place}.among", "only a share of questions has a denominator")
    elif (measure.among.tag is None) == (measure.among.asked_at is None):
        notebook.error(f"{place}.among", "needs either tag or asked_at")
    elif measure.among.asked_at in edition.tiers_by_key:
        asked = [
            asked_row(edition, q, tier)
            for q in select_questions(edition, measure.of)
            if (tier := measure.among.asked_at)
        ]
        if all(row is None for row in asked):
            notebook.error(f"{place}.among", "none of the questions is asked at that tier")
    for tag in (measure.among.tag, counted):
        _check_tag(edition, notebook, place, measure, tag)


def _check_tag(
    edition: Edition, notebook: Notebook, place: str, measure: Measure, tag: str | None
) -> None:
    questions = () if tag is None else select_questions(edition, measure.of)
    if any(question.key in notebook.unread for question in questions):
        return
    if questions and all(tag not in option.tags for q in questions for option in q.options):
        notebook.error(place, f"no row of its questions carries the tag {str(tag)[:80]!r}")


def _check_weights(edition: Edition, notebook: Notebook, place: str, measure: Measure) -> None:
    inputs = {key: Fraction(1) for key in measure.of.measures or ()}
    if measure.of.measures is None:
        inputs = {q.key: q.weight for q in select_questions(edition, measure.of)}
    for key, weight in measure.weights.by_key if measure.weights else ():
        if key not in inputs and key not in notebook.unread:
            notebook.error(f"{place}.weights.{key[:80]}", "is not among the inputs")
        if weight < 0:
            notebook.error(f"{place}.weights.{key[:80]}", "must not be negative")
    weights = [weight_of(measure, key, default) for key, default in inputs.items()]
    if measure.weights and measure.aggregate not in ("mean", "sum"):
        notebook.error(f"{place}.weights", f"never enter a {measure.aggregate}")
    if weights and not any(weights) and measure.aggregate in ("mean", "sum"):
        notebook.error(f"{place}.weights", "are all 0")


def _check_ratio(edition: Edition, notebook: Notebook, place: str, measure: Measure) -> None:
    if measure.as_ == "value":
        return
    if measure.of.measures is not None:
        notebook.error(f"{place}.as", "only answers to questions are rescaled")
        return
    for question in select_questions(edition, measure.of):
        if (
            question.key not in notebook.unread
            and len(question.closed_options) >= 2
            and question.lowest == question.highest
        ):
            notebook.error(f"{place}.as", f"all rows of {question.key} have one value: no scale")


def _find_unused(edition: Edition, notebook: Notebook) -> None:
    used = {condition.measure for condition in edition.conditions}
    used |= {clause.measure for check in edition.checks for clause in check.if_ if clause.measure}
    used |= {key for measure in edition.measures for key in measure.of.measures or ()}
    for place, measure in entries(edition, "measures"):
        if measure.key not in used and not measure.show:
            notebook.warn(place, f"nothing uses {measure.key!r}; show: true if it is for people")
