from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from assessments.actions.plants import NATIONAL
from assessments.actions.refusals import NoCurrentEdition


class Command(BaseCommand):
    help = "Write synthetic assessments in the national mix of tiers, for benchmarks and demos."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--plants", type=int, required=True, metavar="N")
        parser.add_argument("--seed", type=int, required=True, metavar="S")
        parser.add_argument("--open", action="store_true", help="answers only, nothing submitted")
        parser.add_argument("--rubric", default=NATIONAL, metavar="SLUG")
        parser.add_argument("--by", metavar="USERNAME", help="who acts, and may see the plants")

    def handle(self, *args: Any, **options: Any) -> None:
        # Imported here, so that no other command loads the arrays.
        from assessments.simulate import AlreadySimulated, simulate

        if not 1 <= options["plants"] <= 200_000 or options["seed"] < 0:
            raise CommandError("--plants is from 1 to 200000, and --seed is not negative.")
        try:
            made = simulate(
                plants=options["plants"],
                seed=options["seed"],
                by=_person(options["by"]),
                rubric=options["rubric"],
                leave_open=options["open"],
            )
        except AlreadySimulated as error:
            raise CommandError(f"{error}.") from error
        except NoCurrentEdition as error:
            raise CommandError(f"{options['rubric']} has no published edition.") from error
        self.stdout.write(
            f"{made.organisation.name}: {made.plants} plants of {made.edition.slug}, "
            f"{made.answers} answers."
        )
        for tier, number in made.tiers.items():
            self.stdout.write(f"  {tier or 'no tier':20} {number:>7}")


def _person(username: str | None) -> User | None:
    if username is None:
        return None
    found = User.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f"There is nobody with the username {username}.")
    return found
