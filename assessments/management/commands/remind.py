from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from assessments.actions.reminding import remind_all


class Command(BaseCommand):
    help = "Remind people by e-mail of questions due within two days or overdue; run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        outcomes = Counter(delivery.outcome for delivery in remind_all())
        self.stdout.write(
            f"{outcomes['sent']} reminded, {outcomes['failed']} could not be sent, "
            f"{outcomes['no_address']} without an e-mail address."
        )
