"""What a page says after an act that also sends a letter."""

from django.contrib import messages
from django.utils.translation import gettext as _

from assessments.mailing import Delivery
from assessments.views.request import PersonRequest


def say(request: PersonRequest, done: str, delivery: Delivery) -> None:
    """What was stored first, then whether the letter about it went out."""
    level = messages.SUCCESS if delivery.outcome in ("sent", "needless") else messages.WARNING
    words = _words(delivery.outcome) % {"person": delivery.person}
    messages.add_message(request, level, f"{done} {words}".strip())


def _words(outcome: str) -> str:
    return {
        "sent": _("%(person)s was told by e-mail."),
        "failed": _("The e-mail to %(person)s could not be sent: please tell them yourself."),
        "no_address": _("%(person)s has no e-mail address here: please tell them yourself."),
        "left": _("%(person)s is no longer a member and was not told."),
    }.get(outcome, "")
