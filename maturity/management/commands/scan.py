"""Which open question of an answers file to ask next; needs no database when given a file."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from maturity.engine.scan import scan, scan_data, scan_lines
from maturity.management.editions import ask_for_answers, find_edition, refused_plainly
from maturity.rubric_file import read_answers


class Command(BaseCommand):
    help = "Name the open questions that decide the lowest undecided tier soonest."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        ask_for_answers(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with refused_plainly(options["rubric"]):
            edition, _ = find_edition(options["rubric"])
            found = scan(edition, read_answers(options["answers"]))
        if options["format"] == "json":
            self.stdout.write(json.dumps(scan_data(found), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(scan_lines(edition, found, options["language"])))
