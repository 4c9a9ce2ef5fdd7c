"""Run an edition against stored answers. Stores nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from maturity.management.editions import find_edition
from maturity.management.terminal import visible
from maturity.publishing import edition_by_slug
from maturity.rubric_file import RubricFileError

if TYPE_CHECKING:
    from assessments.rescore import Rescored

LISTED = 20


class Command(BaseCommand):
    help = "Score the stored answers of a rubric's assessments once more; stores nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("rubric", metavar="RUBRIC[@EDITION[.REVISION]]")
        parser.add_argument(
            "--with",
            dest="other",
            metavar="FILE_OR_FOLDER_OR_SLUG",
            help="the edition to score with; default: each assessment's own",
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        # Imported here, so that no other command loads the arrays.
        from assessments.rescore import assessments_named, rescore

        name, other = options["rubric"], options["other"]
        try:
            edition = find_edition(other)[0] if other else None
            edition_by_slug(name)
            told = rescore(assessments_named(name), edition)
        except (OSError, LookupError, RubricFileError) as error:
            raise CommandError(visible(str(error))) from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(asdict(told), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_lines(name, other, told)))


def _lines(name: str, other: str | None, told: Rescored) -> list[str]:
    lines = [f"{name}, scored with {other or 'the editions of the assessments'}"]
    lines.append(f"{told.assessments} assessments, {told.submitted} of them submitted")
    if told.cells:
        lines += _table(told)
    lines.append(f"{told.differing} of {told.submitted} come to another tier than was stored")
    lost = f"{told.lost_answers} of {told.answers} answers"
    lines.append(f"{lost} are not known there: taken as open")
    lines += [
        f"  {answer.question} {answer.option or '(not applicable)'}: {answer.assessments}"
        for answer in told.lost[:LISTED]
    ]
    if len(told.lost) > LISTED:
        lines.append(f"  and {len(told.lost) - LISTED} more kinds of answers")
    if told.lost_exceptions:
        lines.append(f"{told.lost_exceptions} stated exceptions are not allowed there: left out")
    if told.exact:
        lines.append(f"{told.exact} assessments needed the exact engine")
    return lines


def _table(told: Rescored) -> list[str]:
    """Rows: the tier stored; columns: the tier now."""
    columns = ["", *told.tiers]
    numbers = {(cell.before, cell.now): cell.assessments for cell in told.cells}
    rows = list(dict.fromkeys(cell.before for cell in told.cells))
    lines = [f"{'stored / now':20}" + "".join(f"{now or 'no tier':>14}" for now in columns)]
    for before in rows:
        title = "(not submitted)" if before is None else before or "no tier"
        cells = "".join(f"{numbers.get((before, now), 0):>14}" for now in columns)
        lines.append(f"{title:20}{cells}")
    return lines
