"""Which edition and which answers a command means, and what it says where it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError

from maturity.engine.edition import Edition
from maturity.engine.scoring import SheetError
from maturity.management.terminal import visible
from maturity.rubric_file import RubricFileError, load_sound


def ask_for_answers(parser: CommandParser) -> None:
    """What every command takes that looks at one answers file."""
    parser.add_argument("--rubric", required=True, metavar="FILE_OR_FOLDER_OR_SLUG")
    parser.add_argument("--answers", required=True, metavar="FILE.json")
    parser.add_argument("--format", choices=("json", "text"), default="json")
    parser.add_argument("--language", choices=("en", "zh-hans"), default="en")


@contextmanager
def refused_plainly(rubric: str, *more: type[Exception]) -> Iterator[None]:
    """Faults of files, rubrics and answers, and `more`, as one line and exit code 1."""
    named: tuple[type[Exception], ...] = (OSError, LookupError, RubricFileError, SheetError, *more)
    try:
        yield
    except named as error:
        raise CommandError(visible(str(error))) from error
    except DatabaseError as error:
        raise CommandError(f"{rubric} is no file, and the database has no editions") from error


def find_edition(name: str) -> tuple[Edition, int | None]:
    """With its revision, where it is published. What is no path is the name of a published
    edition; only then a database is asked. Raises OSError, LookupError, RubricFileError."""
    if Path(name).exists():
        return load_sound(name), None
    if "/" in name or name.endswith((".yaml", ".yml")):
        raise FileNotFoundError(f"there is no file or folder {name}")
    from maturity.publishing import edition_by_slug, engine_edition

    found = edition_by_slug(name)
    return engine_edition(found.pk), found.revision
