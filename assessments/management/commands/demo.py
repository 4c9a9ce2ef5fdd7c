from typing import Any

from django.core.management.base import BaseCommand

from assessments.demo import PASSWORD, replay


class Command(BaseCommand):
    help = "Make the demo's people, plants and assessments (safe to run twice)."

    def handle(self, *args: Any, **options: Any) -> None:
        people = replay()
        self.stdout.write(f"Demo log-ins (password {PASSWORD}):")
        for person in people:
            self.stdout.write(f"  {person.username:12} {person.display_name}")
