"""Letters about assignments, each in its recipient's language, sent once the act is stored."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import partial
from typing import Literal

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from accounts.permissions import Right
from assessments.access import rights_in
from assessments.assigned import covered, titles
from assessments.models import Assignment
from assessments.pages import plan
from maturity.publishing import engine_edition

log = logging.getLogger(__name__)

MOST_NAMED = 10
Letter = Literal["given", "given_again", "handed_back", "reminder"]
Outcome = Literal["waiting", "needless", "sent", "failed", "no_address", "left"]


@dataclass(slots=True)
class Delivery:
    """`waiting` until the transaction around it ends; `needless`: to whoever did the act."""

    person: User
    outcome: Outcome = "waiting"

    @property
    def is_told(self) -> bool:
        return self.outcome in ("sent", "needless")


def tell_given(assignment: Assignment, *, by: User) -> Delivery:
    return _tell("given", assignment, assignment.person, by)


def tell_given_again(assignment: Assignment, *, by: User) -> Delivery:
    return _tell("given_again", assignment, assignment.person, by)


def tell_handed_back(assignment: Assignment, *, by: User) -> Delivery:
    return _tell("handed_back", assignment, assignment.given_by, by)


def remind(assignment: Assignment) -> Delivery:
    return _tell("reminder", assignment, assignment.person, None)


def _tell(letter: Letter, assignment: Assignment, to: User, by: User | None) -> Delivery:
    delivery = Delivery(to)
    if by is not None and to.pk == by.pk:
        delivery.outcome = "needless"
    elif Right.SEE_PLANT not in rights_in(to, assignment.assessment.plant.organisation).held:
        delivery.outcome = "left"
    elif not to.email:
        delivery.outcome = "no_address"
    else:
        message = _written(letter, assignment, to, by)
        transaction.on_commit(partial(_send, message, delivery))
    return delivery


def _send(message: EmailMessage, delivery: Delivery) -> None:
    try:
        message.send()
    except Exception:
        # Whatever a mail back end raises: the act is stored, and the page says what was not sent.
        log.exception("A letter to %s could not be sent.", delivery.person.username)
        delivery.outcome = "failed"
    else:
        delivery.outcome = "sent"


def _written(letter: Letter, assignment: Assignment, to: User, by: User | None) -> EmailMessage:
    with translation.override(to.language or settings.LANGUAGE_CODE):
        context = _context(assignment, to, by)
        folder = "assessments/mail"
        subject = render_to_string(f"{folder}/{letter}_subject.txt", context)
        body = render_to_string(f"{folder}/{letter}.txt", context)
    # One line, whatever signs a plant's name brings along.
    return EmailMessage(" ".join(subject.split()), _closed_up(body), to=[to.email])


def _closed_up(body: str) -> str:
    """What a template leaves out leaves empty lines behind."""
    return re.sub(r"\n{3,}", "\n\n", body.strip()) + "\n"


def _context(assignment: Assignment, to: User, by: User | None) -> dict[str, object]:
    assessment = assignment.assessment
    edition = engine_edition(assessment.edition_id)
    asked = plan(edition, assessment.facts.get("production") or None)
    named = titles(assignment, edition)
    path = reverse("assessments:assignment", args=[assessment.pk, assignment.pk])
    return {
        "to": to,
        "by": by,
        "assignment": assignment,
        "plant": assessment.plant,
        "titles": named[:MOST_NAMED],
        "more": max(0, len(named) - MOST_NAMED),
        "questions": len(covered(assignment, asked)),
        "link": f"{settings.SITE_ADDRESS}{path}",
    }
