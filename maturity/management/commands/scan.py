"""Which open question of an answers file to ask next; needs no database when given a file."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from maturity.engine.scan import scan, scan_data, scan_lines
from maturity.engine.scoring import SheetError
from maturity.management.editions import find_edition
from maturity.management.terminal import visible
from maturity.rubric_file import RubricFileError, read_answers


class Command(BaseCommand):
    help = "Name the open questions that decide the lowest undecided tier soonest."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rubric", required=True, metavar="FILE_OR_FOLDER_OR_SLUG")
        parser.add_argument("--answers", required=True, metavar="FILE.json")
        parser.add_argument("--format", choices=("json", "text"), default="json")
        parser.add_argument("--language", choices=("en", "zh-hans"), default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            edition, _ = find_edition(options["rubric"])
            found = scan(edition, read_answers(options["answers"]))
        except (OSError, LookupError, RubricFileError, SheetError) as error:
            raise CommandError(visible(str(error))) from error
        except DatabaseError as error:
            name = options["rubric"]
            raise CommandError(f"{name} is no file, and the database has no editions") from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(scan_data(found), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(scan_lines(edition, found, options["language"])))
