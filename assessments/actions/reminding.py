"""Reminding people of what is due, once a day each."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from accounts.permissions import ORGANISATION_ROLES, Right, roles_with
from assessments import mailing
from assessments.mailing import Delivery
from assessments.models import Assessment, Assignment

DAYS_BEFORE = 2


def remind_all(*, today: date | None = None) -> list[Delivery]:
    """Of what is due within two days or overdue. Who is reminded twice a day reads neither."""
    day = today or timezone.localdate()
    due = list(_due(day))
    return [_remind(assignment, day) for assignment in due if _claim(assignment, day)]


def _due(day: date) -> QuerySet[Assignment]:
    """Not yet reminded of today, of people who can still answer what is still open."""
    due = Assignment.objects.filter(
        status=Assignment.Status.GIVEN,
        due__lte=day + timedelta(days=DAYS_BEFORE),
        assessment__status=Assessment.Status.OPEN,
        person__is_active=True,
        person__memberships__organisation=F("assessment__plant__organisation"),
        person__memberships__role__in=roles_with(Right.ANSWER, ORGANISATION_ROLES),
    )
    named = due.select_related("person", "given_by", "assessment__plant__organisation")
    return named.filter(_not_on(day))


def _not_on(day: date) -> Q:
    return Q(reminded_on=None) | ~Q(reminded_on=day)


def _claim(assignment: Assignment, day: date) -> bool:
    """Of two runs at once one sends."""
    unsent = Assignment.objects.filter(_not_on(day), pk=assignment.pk)
    return unsent.update(reminded_on=day) == 1


def _remind(assignment: Assignment, day: date) -> Delivery:
    delivery = mailing.remind(assignment)
    if delivery.outcome in ("failed", "no_address"):
        # The next run tries again, unless somebody gave it anew meanwhile.
        mine = Assignment.objects.filter(pk=assignment.pk, reminded_on=day)
        mine.update(reminded_on=assignment.reminded_on)
    return delivery
