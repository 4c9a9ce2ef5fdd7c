"""Checks across answers: clauses that say what they mean."""

from __future__ import annotations

from maturity.engine.edition import Check, Clause, Edition, read_exact
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.rungs import check_rung
from maturity.engine.problems.walking import entries
from maturity.engine.scoring.selecting import rung_value

# Those of checks.RULES, and those judged where history, register or counts are known.
KNOWN_RULES = {
    "prerequisite_at_lowest",
    "same_row_on_page",
    "one_system_two_dates",
    "count_above_total",
    "indicator_change",
    "raised_after_result",
    "evidence_dates",
}


def find_in_checks(edition: Edition, notebook: Notebook) -> None:
    for place, check in entries(edition, "checks"):
        _check_form(notebook, place, check)
        for number, clause in enumerate(check.if_):
            _check_clause(edition, notebook, f"{place}.if[{number}]", clause)


def _check_form(notebook: Notebook, place: str, check: Check) -> None:
    if (check.rule is None) == (not check.if_):
        notebook.error(place, "needs either if or rule")
    if check.rule is not None and check.rule not in KNOWN_RULES:
        notebook.warn(f"{place}.rule", f"nothing here knows the rule {check.rule[:80]!r}")


def _check_clause(edition: Edition, notebook: Notebook, place: str, clause: Clause) -> None:
    if sum(item is not None for item in (clause.question, clause.scenario, clause.measure)) != 1:
        notebook.error(place, "needs exactly one of question, scenario, measure")
    elif clause.measure is not None:
        _check_measure_clause(edition, notebook, place, clause)
    else:
        _check_question_clause(edition, notebook, place, clause)


def _check_measure_clause(edition: Edition, notebook: Notebook, place: str, clause: Clause) -> None:
    if clause.measure not in edition.measures_by_key and clause.measure not in notebook.unread:
        notebook.error(f"{place}.measure", f"{str(clause.measure)[:80]!r} is not there")
    if clause.tag is not None:
        notebook.error(f"{place}.tag", "a measure has no tags")
    bounds = [b for b in (clause.at_least, clause.at_most) if b is not None]
    if not bounds or any(read_exact(bound) is None for bound in bounds):
        notebook.error(place, "needs at_least or at_most, as a number")


def _check_question_clause(
    edition: Edition, notebook: Notebook, place: str, clause: Clause
) -> None:
    key = clause.question or f"scenario.{clause.scenario}"
    if key not in edition.questions_by_key:
        if key not in notebook.unread and clause.scenario not in notebook.unread:
            notebook.error(place, f"{key[:80]!r} is not there")
        return
    question = edition.question(key)
    for name, rung in (("at_least", clause.at_least), ("at_most", clause.at_most)):
        check_rung(notebook, f"{place}.{name}", question, rung)
    if question.key in notebook.unread:
        return
    if clause.tag is not None and all(clause.tag not in o.tags for o in question.options):
        notebook.error(f"{place}.tag", f"no row of {key} carries the tag {clause.tag[:80]!r}")
    low, high = rung_value(question, clause.at_least), rung_value(question, clause.at_most)
    if low is None and high is None and clause.tag is None:
        notebook.error(place, "needs at_least, at_most or tag")
    if low is not None and high is not None and low > high:
        notebook.error(place, "at_least is larger than at_most")
