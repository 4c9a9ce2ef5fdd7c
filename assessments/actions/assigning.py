"""Giving questions to colleagues, and handing them back. It locks nobody else out."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from accounts.permissions import Right
from assessments.access import rights_in
from assessments.actions.locking import take
from assessments.actions.refusals import Refused, Stale
from assessments.assigned import to_give
from assessments.models import Assessment, Assignment
from assessments.pages import plan
from maturity.publishing import engine_edition

LONGEST = 1000
GIVEN = Assignment.Status.GIVEN


class NotAllowed(Refused):
    """The person may not do this with this assignment, whatever a page offered."""


class AssignmentRefused(Refused):
    """`code` says why: not_a_member, nothing_chosen, unknown_keys, due_past, too_long,
    given_already, not_given."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def assign(
    *,
    assessment: Assessment,
    by: User,
    person: User,
    scope: str,
    keys: Sequence[str],
    due: date | None = None,
    message: str = "",
) -> Assignment:
    """Sent twice it is refused the second time, so that nobody has the same thing twice."""
    with transaction.atomic():
        held = take(assessment)
        _check_giving(held, by, person, due, message)
        wanted = _checked_keys(held, scope, keys)
        _check_new(held, person, scope, wanted)
        given = Assignment.objects.create(
            assessment=held,
            person=person,
            scope=scope,
            keys=wanted,
            due=due,
            message=message.strip(),
            given_at=timezone.now(),
            given_by=by,
        )
        _keep("assign", given, by, message=given.message)
    return given


def hand_back(
    *, assessment: Assessment, by: User, assignment: Assignment, comment: str = "", revision: int
) -> Assignment:
    """Done or not; by whoever has it, or by who assigns."""
    with transaction.atomic():
        held = take(assessment)
        found = _found(held, assignment, revision)
        rights = rights_in(by, held.plant.organisation)
        if not (rights.can_assign or (found.person_id == by.pk and rights.can_answer)):
            raise NotAllowed
        if found.status != GIVEN:
            raise AssignmentRefused("not_given")
        _check_length(comment)
        found.status = Assignment.Status.HANDED_BACK
        found.comment = comment.strip()
        found.handed_back_at = timezone.now()
        _changed(found, "hand_back", by, comment=found.comment)
    return found


def give_again(
    *,
    assessment: Assessment,
    by: User,
    assignment: Assignment,
    person: User | None = None,
    due: date | None = None,
    message: str = "",
    revision: int,
) -> Assignment:
    """The same questions, to the same person or another, with a new message and due date."""
    with transaction.atomic():
        held = take(assessment)
        found = _found(held, assignment, revision)
        _check_giving(held, by, person or found.person, due, message)
        found.person = person or found.person
        _check_new(held, found.person, found.scope, found.keys, but=found)
        found.due, found.message, found.comment = due, message.strip(), ""
        found.status, found.handed_back_at, found.reminded_on = GIVEN, None, None
        found.given_at, found.given_by = timezone.now(), by
        _changed(found, "give_again", by, message=found.message)
    return found


def close(*, assessment: Assessment, by: User, assignment: Assignment, revision: int) -> Assignment:
    with transaction.atomic():
        held = take(assessment)
        found = _found(held, assignment, revision)
        _check_right(held, by)
        found.status = Assignment.Status.CLOSED
        _changed(found, "close_assignment", by)
    return found


def _check_right(held: Assessment, by: User) -> None:
    if Right.ASSIGN not in rights_in(by, held.plant.organisation).held:
        raise NotAllowed


def _check_giving(held: Assessment, by: User, person: User, due: date | None, message: str) -> None:
    _check_right(held, by)
    if not (person.is_active and rights_in(person, held.plant.organisation).can_answer):
        raise AssignmentRefused("not_a_member")
    if due is not None and due < timezone.localdate():
        raise AssignmentRefused("due_past")
    _check_length(message)


def _check_length(text: str) -> None:
    if len(text.strip()) > LONGEST:
        raise AssignmentRefused("too_long")


def _checked_keys(held: Assessment, scope: str, keys: Sequence[str]) -> list[str]:
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        raise AssignmentRefused("nothing_chosen")
    asked = plan(engine_edition(held.edition_id), held.facts.get("production") or None)
    if scope not in Assignment.Scope.values or not set(wanted) <= to_give(asked, scope):
        raise AssignmentRefused("unknown_keys")
    return wanted


def _check_new(
    held: Assessment,
    person: User,
    scope: str,
    keys: Sequence[str],
    *,
    but: Assignment | None = None,
) -> None:
    same = held.assignments.filter(person=person, scope=scope, status=GIVEN)
    others = same.exclude(pk=but.pk) if but else same
    if any(set(known.keys) == set(keys) for known in others):
        raise AssignmentRefused("given_already")


def _found(held: Assessment, assignment: Assignment, revision: int) -> Assignment:
    """As it stands now; refused as Stale if somebody changed or removed it since."""
    found = held.assignments.select_related("person", "given_by").filter(pk=assignment.pk).first()
    if found is None or found.revision != revision:
        raise Stale
    return found


def _changed(found: Assignment, act: str, by: User, **details: str) -> None:
    found.revision += 1
    found.save()
    _keep(act, found, by, **details)


def _keep(act: str, given: Assignment, by: User, **details: str) -> None:
    record(
        act,
        given,
        by=by,
        organisation=given.assessment.plant.organisation,
        assessment=given.assessment_id,
        person=given.person.username,
        scope=given.scope,
        keys=given.keys,
        due=given.due.isoformat() if given.due else "",
        **details,
    )
