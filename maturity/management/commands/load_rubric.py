"""Store a rubric file or folder as draft rows, and publish it if asked to."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from maturity.catalogue import CannotLoad, read_without_errors, store
from maturity.management.terminal import visible
from maturity.publishing import CannotPublish, ReasonMissing, is_edited, publish


class Command(BaseCommand):
    help = "Load a rubric file or folder; a second time changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="FILE_OR_FOLDER")
        parser.add_argument("--publish", action="store_true", help="make it the current edition")
        parser.add_argument(
            "--unless-edited",
            action="store_true",
            help="leave a rubric alone that people edited or published since",
        )
        parser.add_argument("--reason", default="Loaded from a rubric file.", help="why")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            wanted = read_without_errors(options["path"])
            if options["unless_edited"] and is_edited(wanted.rubric):
                self.stdout.write(f"{wanted.rubric}: left as people edited it")
                return
            rubric, is_changed = store(wanted)
            self.stdout.write(f"{rubric.slug}: draft {'stored' if is_changed else 'unchanged'}")
            if options["publish"]:
                edition = publish(rubric, by=None, reason=options["reason"])
                self.stdout.write(f"{edition.slug} is the current edition")
        except (CannotLoad, CannotPublish, ReasonMissing) as error:
            raise CommandError(visible(str(error))) from error
