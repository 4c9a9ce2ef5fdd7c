"""Store a rubric file or folder as draft rows, and publish it if asked to."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from maturity.catalogue import CannotLoad, load_file
from maturity.publishing import CannotPublish, ReasonMissing, publish


class Command(BaseCommand):
    help = "Load a rubric file or folder; a second time changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="FILE_OR_FOLDER")
        parser.add_argument("--publish", action="store_true", help="make it the current edition")
        parser.add_argument("--reason", default="Loaded from a rubric file.", help="why")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rubric, is_changed = load_file(options["path"])
            self.stdout.write(f"{rubric.slug}: draft {'stored' if is_changed else 'unchanged'}")
            if options["publish"]:
                edition = publish(rubric, by=None, reason=options["reason"])
                self.stdout.write(f"{edition.slug} is the current edition")
        except (CannotLoad, CannotPublish, ReasonMissing) as error:
            raise CommandError(str(error)) from error
