from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.models import Assessment
from assessments.reports.build import build_report
from maturity.publishing import engine_edition


class Command(BaseCommand):
    help = "Write the gap report of an assessment as a PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("assessment_id", type=int)
        parser.add_argument("--language", choices=("zh-hans", "en"), default="zh-hans")
        parser.add_argument("--target", help="the tier the gaps lead to; default: the next one")
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        # Imported here, so that no other command loads the PDF library.
        from assessments.reports.pdf.document import render

        found = Assessment.objects.with_names().filter(pk=options["assessment_id"]).first()
        if found is None:
            raise CommandError(f"There is no assessment {options['assessment_id']}.")
        tiers = engine_edition(found.edition_id).tiers_by_key
        if options["target"] and options["target"] not in tiers:
            raise CommandError(f"No such tier; the edition has {', '.join(tiers)}.")
        report = build_report(found, language=options["language"], target=options["target"])
        try:
            options["out"].write_bytes(render(report))
        except OSError as error:
            raise CommandError(f"Cannot write {options['out']}: {error.strerror}.") from error
        self.stdout.write(f"Written to {options['out']}.")
