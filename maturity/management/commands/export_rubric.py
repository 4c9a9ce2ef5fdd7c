"""Write a draft or an edition as a rubric file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from maturity.engine.edition import EditionError
from maturity.management.terminal import visible
from maturity.publishing import NoSuchEdition, content_of
from maturity.rubric_file import dump_edition


class Command(BaseCommand):
    help = "Export a rubric: SLUG is the draft, SLUG@EDITION[.REVISION] what was published."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="SLUG[@EDITION[.REVISION]]")
        parser.add_argument("--out", type=Path, metavar="FILE", help="instead of the screen")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            text = dump_edition(content_of(options["name"]))
            if options["out"]:
                options["out"].write_bytes(text.encode())
            else:
                self.stdout.write(text, ending="")
        except (NoSuchEdition, EditionError, OSError) as error:
            raise CommandError(visible(str(error))) from error
