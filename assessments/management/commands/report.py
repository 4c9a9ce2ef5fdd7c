from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.order import AUDIENCES, BOTH, LANGUAGES, LENGTHS, Order, OrderError
from maturity.publishing import engine_edition


class Command(BaseCommand):
    help = "Write the gap report of an assessment as a PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("assessment_id", type=int)
        parser.add_argument("--language", choices=(*LANGUAGES, BOTH), default="zh-hans")
        parser.add_argument("--length", choices=LENGTHS, default="full")
        parser.add_argument("--audience", choices=AUDIENCES, default="internal")
        parser.add_argument("--target", help="the tier the gaps lead to; default: the next one")
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        found = Assessment.objects.with_names().filter(pk=options["assessment_id"]).first()
        if found is None:
            raise CommandError(f"There is no assessment {options['assessment_id']}.")
        tiers = engine_edition(found.edition_id).tiers_by_key
        if options["target"] and options["target"] not in tiers:
            raise CommandError(f"No such tier; the edition has {', '.join(tiers)}.")
        made = _made(found, _order(options))
        try:
            options["out"].write_bytes(made)
        except OSError as error:
            raise CommandError(f"Cannot write {options['out']}: {error.strerror}.") from error
        self.stdout.write(f"Written to {options['out']}.")


def _order(options: dict[str, Any]) -> Order:
    try:
        return Order(
            language=options["language"],
            length=options["length"],
            audience=options["audience"],
            target=options["target"] or "",
        )
    except OrderError as error:
        told = f"--{error.field} {options[error.field]}"
        raise CommandError(f"A report for {options['audience']} has no {told}.") from error


def _made(found: Assessment, order: Order) -> bytes:
    # Imported here, so that no other command loads the PDF library.
    from assessments.reports.pdf.document import render

    reports = [
        build_report(found, language=language, target=order.target, audience=order.audience)
        for language in order.languages
    ]
    return render(*reports, length=order.length)
