"""Score an answers file; needs no database when the rubric is a file or folder."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from maturity.engine.edition import Edition
from maturity.engine.scoring import Scorecard, Sheet, score, tree_lines
from maturity.engine.scoring.printing import MOST_NAMED
from maturity.engine.sensitivity import find_sensitivity, sensitivity_lines
from maturity.management.editions import ask_for_answers, find_edition, refused_plainly
from maturity.rubric_file import read_answers


class Command(BaseCommand):
    help = "Score an answers file against a rubric."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        ask_for_answers(parser)
        parser.add_argument(
            "--sensitivity", action="store_true", help="text: also what the tier hangs on"
        )
        parser.add_argument(
            "--all", action="store_true", help=f"text: name all questions, not {MOST_NAMED} each"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with refused_plainly(options["rubric"]):
            edition, revision = find_edition(options["rubric"])
            sheet = read_answers(options["answers"])
            card = score(edition, sheet, revision=revision)
        if options["format"] == "json":
            self.stdout.write(json.dumps(card.to_data(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_lines(edition, sheet, card, options)))


def _lines(
    edition: Edition, sheet: Sheet, card: Scorecard, options: dict[str, Any]
) -> Iterator[str]:
    language, most = options["language"], None if options["all"] else MOST_NAMED
    yield from tree_lines(edition, card, language, sheet, most)
    if options["sensitivity"]:
        yield ""
        sensed = find_sensitivity(edition, sheet, card)
        yield from sensitivity_lines(edition, sensed, language, most)
