"""Runs the checks one after another; what builds on sound keys waits until the keys are sound."""

from __future__ import annotations

from collections.abc import Collection

from maturity.engine.edition import Edition, Problem
from maturity.engine.problems.bases import find_in_bases
from maturity.engine.problems.checks import find_in_checks
from maturity.engine.problems.circles import find_circles
from maturity.engine.problems.contradictions import find_contradictions
from maturity.engine.problems.keys import find_in_keys
from maturity.engine.problems.measures import find_in_measures
from maturity.engine.problems.notebook import Notebook
from maturity.engine.problems.policies import find_in_policies
from maturity.engine.problems.questions import find_in_questions
from maturity.engine.problems.reach import find_out_of_reach
from maturity.engine.problems.references import find_dangling
from maturity.engine.problems.scenarios import find_in_scenarios
from maturity.engine.problems.texts import find_in_texts
from maturity.engine.problems.tiers import find_in_tiers, find_unsourced


def problems(
    edition: Edition,
    *,
    publishing: bool = False,
    today: str | None = None,
    unread: Collection[str] = (),
    lost_questions: bool = False,
) -> list[Problem]:
    """Errors first, else in the order of the file. `publishing` makes errors of conditions
    without source or basis; `today` (as 2026-01-31) lets expired policies be found. `unread` and
    `lost_questions`: what the reader of the file could not read, see Notebook."""
    notebook = Notebook(unread, lost_questions=lost_questions)
    if edition.extends is not None:
        base = f"{edition.extends.rubric}@{edition.extends.edition}"
        notebook.error("extends", f"can only be checked and scored on top of {base}")
    for find in (
        find_in_keys,
        find_dangling,
        find_in_questions,
        find_in_measures,
        find_in_tiers,
        find_contradictions,
        find_in_scenarios,
        find_circles,
        find_in_checks,
        find_in_texts,
        find_in_bases,
    ):
        find(edition, notebook)
    find_unsourced(edition, notebook, publishing=publishing)
    find_in_policies(edition, notebook, today)
    if edition.extends is None:
        find_out_of_reach(edition, notebook)
    return notebook.sorted()
