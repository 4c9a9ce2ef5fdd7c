"""Score an answers file; needs no database when the rubric is a file or folder."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from maturity.engine.edition import Edition
from maturity.engine.scoring import SheetError, score, tree_lines
from maturity.rubric_file import RubricFileError, load_sound, read_answers


class Command(BaseCommand):
    help = "Score an answers file against a rubric."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rubric", required=True, metavar="FILE_OR_FOLDER_OR_SLUG")
        parser.add_argument("--answers", required=True, metavar="FILE.json")
        parser.add_argument("--format", choices=("json", "text"), default="json")
        parser.add_argument("--language", choices=("en", "zh-hans"), default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            edition, revision = _edition(options["rubric"])
            card = score(edition, read_answers(options["answers"]), revision=revision)
        except (OSError, LookupError, RubricFileError, SheetError) as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            name = options["rubric"]
            raise CommandError(f"{name} is no file, and the database has no editions") from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(card.to_data(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(tree_lines(edition, card, options["language"])))


def _edition(name: str) -> tuple[Edition, int | None]:
    """What is no path is the name of a published edition; only then a database is asked."""
    if Path(name).exists():
        return load_sound(name), None
    if "/" in name or name.endswith((".yaml", ".yml")):
        raise FileNotFoundError(f"there is no file or folder {name}")
    from maturity.publishing import edition_by_slug, engine_edition

    found = edition_by_slug(name)
    return engine_edition(found.pk), found.revision
