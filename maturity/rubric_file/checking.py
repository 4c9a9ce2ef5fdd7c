"""A rubric file with everything that is wrong with it, in one go."""

from __future__ import annotations

from pathlib import Path

from maturity.engine.edition import Edition, EditionError, Problem, extend_edition
from maturity.engine.edition.reader import Reader
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
    return _examined(path, base, publishing=publishing, today=today)[1]


def load_sound(path: Path | str, base: Edition | None = None) -> Edition:
    """An edition fit for scoring; raises RubricFileError with all errors, or OSError."""
    edition, found = _examined(path, base)
    errors = [problem for problem in found if problem.severity == "error"]
    if errors or edition is None:
        raise RubricFileError(errors)
    return edition


def _examined(
    path: Path | str,
    base: Edition | None,
    *,
    publishing: bool = False,
    today: str | None = None,
) -> tuple[Edition | None, list[Problem]]:
    """What could be read of it, and all that is wrong, errors first."""
    try:
        file = load_rubric_file(path)
    except RubricFileError as error:
        return None, list(error.problems)
    edition, reader = Edition.read(file.data)
    told = [*file.faults, *(file.located(problem) for problem in reader.problems)]
    if not isinstance(edition, Edition):
        return None, told
    if base is not None:
        return _on_top(base, edition, file, told, publishing, today)
    found = problems(
        edition,
        publishing=publishing,
        today=today,
        unread=reader.unread,
        lost_questions=not reader.kept.keys().isdisjoint(("questions", "scenarios")),
    )
    return edition, [*told, *_in_file(file, reader, found)]


def _in_file(file: RubricFile, reader: Reader, found: list[Problem]) -> list[Problem]:
    """With file and line, and without what only comes from what could not be read."""
    placed = (
        Problem(problem.severity, reader.in_data(problem.place), problem.message)
        for problem in found
    )
    return [file.located(problem) for problem in placed if not reader.is_told(problem.place)]


def _on_top(
    base: Edition,
    edition: Edition,
    file: RubricFile,
    told: list[Problem],
    publishing: bool,
    today: str | None,
) -> tuple[Edition | None, list[Problem]]:
    """Places count the entries of the base first, so they are no lines of this file; and what
    cannot be read is not laid on anything."""
    if told:
        return None, told
    try:
        whole = extend_edition(base, edition)
    except EditionError as error:
        return None, [file.located(problem) for problem in error.problems]
    return whole, problems(whole, publishing=publishing, today=today)
