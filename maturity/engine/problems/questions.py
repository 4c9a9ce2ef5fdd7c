"""Questions that could not be answered or valued."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from maturity.engine.edition import Breadth, Edition, Option, Question
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.walking import entries


def find_in_questions(edition: Edition, notebook: Notebook) -> None:
    if not edition.all_questions and edition.extends is None:
        notebook.error("questions", "there is no question and no scenario")
    for place, question in entries(edition, "questions"):
        _check_question(notebook, place, question)
        _check_order(edition, notebook, place, question)
        for number, option in enumerate(question.options):
            _check_option(notebook, f"{place}.options[{number}]", option)


def _check_question(notebook: Notebook, place: str, question: Question) -> None:
    if question.kind == "scenario":
        notebook.error(f"{place}.kind", "questions of kind scenario come from the scenarios")
    if len(question.closed_options) < 2:
        notebook.error(f"{place}.options", "needs at least two rows with a value")
    if question.weight < 0:
        notebook.error(f"{place}.weight", "must not be negative")
    if not question.applies_to:
        notebook.error(f"{place}.applies_to", "is empty: nobody would be asked")
    if question.core and question.kind != "capability":
        notebook.warn(f"{place}.core", "means something for capability questions only")
    if question.breadth:
        _check_breadth(notebook, f"{place}.breadth", question.breadth)


def _check_breadth(notebook: Notebook, place: str, breadth: Breadth) -> None:
    if (breadth.count_of is None) == (breadth.of_how_many is None):
        notebook.error(place, "needs either count_of or of_how_many")
    if not 0 < breadth.at_least <= 1:
        notebook.error(f"{place}.at_least", "must be more than 0 and at most 1")


def _check_option(notebook: Notebook, place: str, option: Option) -> None:
    if option.open == (option.value is not None):
        reason = "an open option has no value" if option.open else "is missing"
        notebook.error(f"{place}.value", reason)
    if option.open and (option.asked_at or option.tags):
        notebook.error(place, "an open option has neither asked_at nor tags")
    if option.effort is not None and option.effort < 0:
        notebook.error(f"{place}.effort", "must not be negative")
    if not option.text:
        notebook.warn(f"{place}.text", "is missing")


def _check_order(edition: Edition, notebook: Notebook, place: str, question: Question) -> None:
    """A row asked at a higher tier than another should not be worth less."""
    highest: dict[int, Fraction] = {}
    lowest: dict[int, Fraction] = {}
    for option in question.closed_options:
        if option.asked_at in edition.tiers_by_key and option.asked_at is not None:
            rank, value = edition.tier_rank(option.asked_at), option.value or Fraction(0)
            highest[rank] = max(value, highest.get(rank, value))
            lowest[rank] = min(value, lowest.get(rank, value))
    ranks = sorted(highest)
    so_far = list(accumulate((highest[rank] for rank in ranks), max))
    if any(before > lowest[rank] for before, rank in zip(so_far, ranks[1:], strict=False)):
        notebook.warn(f"{place}.options", "a row asked at a higher tier has a lower value")
