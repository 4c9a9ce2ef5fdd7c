"""Name every problem of a rubric file or folder."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from maturity.management.terminal import visible
from maturity.rubric_file import RubricFileError, check_file, load_sound


class Command(BaseCommand):
    help = "Check a rubric file or folder; ends with 1 if there is an error."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="FILE_OR_FOLDER")
        parser.add_argument("--base", help="file or folder of the edition that this one extends")
        parser.add_argument("--publishing", action="store_true", help="as strict as publishing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            base = load_sound(options["base"]) if options["base"] else None
            today = timezone.localdate().isoformat()
            found = check_file(
                options["path"], base=base, publishing=options["publishing"], today=today
            )
        except (OSError, RubricFileError) as error:
            raise CommandError(visible(str(error))) from error
        for problem in found:
            self.stdout.write(visible(str(problem)))
        errors = sum(problem.severity == "error" for problem in found)
        summary = f"{errors} errors, {len(found) - errors} warnings"
        if errors:
            raise CommandError(summary)
        self.stdout.write(summary)
