"""A rubric file with everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from maturity.engine.edition import Edition, EditionError, Problem, extend_edition
from maturity.engine.problems import problems
from maturity.rubric_file.loading import RubricFile, RubricFileError, load_rubric_file


def check_file(
    path: Path | str,
    *,
    base: Edition | None = None,
    publishing: bool = False,
    today: str | None = None,
) -> list[Problem]:
    """Every problem with file and line. `base` is what the rubric extends. Raises OSError."""
    try:
        file = load_rubric_file(path)
        edition = _on_top(file, base)
    except RubricFileError as error:
        return list(error.problems)
    found = problems(edition, publishing=publishing, today=today)
    # On top of another edition places count that edition's entries first: no line of this file.
    return found if base else [file.located(problem) for problem in found]


def load_sound(path: Path | str, base: Edition | None = None) -> Edition:
    """An edition fit for scoring; raises RubricFileError with all errors, or OSError."""
    file = load_rubric_file(path)
    edition = _on_top(file, base)
    errors = [problem for problem in problems(edition) if problem.severity == "error"]
    if errors:
        raise RubricFileError(errors if base else [file.located(error) for error in errors])
    return edition


def _on_top(file: RubricFile, base: Edition | None) -> Edition:
    edition = file.edition()
    if base is None:
        return edition
    try:
        return extend_edition(base, edition)
    except EditionError as error:
        raise RubricFileError(file.located(problem) for problem in error.problems) from error
