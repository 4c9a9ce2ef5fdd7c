"""The least-effort road of an answers file; needs no database when the rubric is a file."""

import json
from fractions import Fraction
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from maturity.engine.edition import Edition, read_exact
from maturity.engine.roadmap import (
    Road,
    SolverError,
    WishError,
    Wishes,
    best_within_budget,
    plan_road,
    read_estimates,
    road_data,
    road_lines,
)
from maturity.engine.scoring import Sheet
from maturity.management.editions import ask_for_answers, find_edition, refused_plainly
from maturity.rubric_file import read_answers
from maturity.rubric_file.bounded import read_at_most

LARGEST_ESTIMATES = 1_000_000


class Command(BaseCommand):
    help = "Plan the least-effort road from an answers file to a tier."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        ask_for_answers(parser)
        parser.add_argument("--target", metavar="TIER", help="default: the tier above")
        parser.add_argument("--fix", action="append", default=[], metavar="QUESTION:ROW")
        parser.add_argument("--forbid", action="append", default=[], metavar="QUESTION:ROW")
        parser.add_argument("--per-phase", type=int, metavar="N")
        parser.add_argument("--estimates", metavar="FILE.json")
        parser.add_argument("--budget", metavar="N", help="the best road that costs no more")
        parser.add_argument("--plan-excepted", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        with refused_plainly(options["rubric"], SolverError, WishError):
            edition, _ = find_edition(options["rubric"])
            road = _road(edition, read_answers(options["answers"]), options)
        self.stdout.write(_written(edition, road, options))


def _road(edition: Edition, sheet: Sheet, options: dict[str, Any]) -> Road:
    wishes, target = _wishes(options), options["target"]
    if target is not None and target not in edition.tiers_by_key:
        raise WishError("target", f"unknown tier; known: {', '.join(edition.tiers_by_key)}")
    if not edition.tiers:
        raise WishError("target", "the rubric has no tiers")
    if wishes.budget is None:
        return plan_road(edition, sheet, target, wishes)
    if target is not None:
        raise WishError("budget", "looks for the tier itself; leave out the target")
    return best_within_budget(edition, sheet, wishes)


def _written(edition: Edition, road: Road, options: dict[str, Any]) -> str:
    if options["format"] == "json":
        return json.dumps(road_data(road), ensure_ascii=False, indent=1)
    return "\n".join(road_lines(edition, road, options["language"]))


def _wishes(options: dict[str, Any]) -> Wishes:
    path = options["estimates"]
    return Wishes(
        fixed=frozenset(options["fix"]),
        forbidden=frozenset(options["forbid"]),
        estimates=read_estimates(read_at_most(path, LARGEST_ESTIMATES)) if path else {},
        budget=_budget(options["budget"]),
        per_phase=options["per_phase"],
        plan_excepted=options["plan_excepted"],
    )


def _budget(text: str | None) -> Fraction | None:
    if text is None:
        return None
    number = read_exact(text)
    if number is None:
        raise WishError("budget", "must be a number such as 12 or 2.5")
    return number
