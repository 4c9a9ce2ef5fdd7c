"""Which questions an assignment covers, who has a question, and how far an assignment is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from accounts.models import Membership, User
from accounts.permissions import ORGANISATION_ROLES, Right, can, roles_with
from assessments.access import assessments_of
from assessments.models import Assessment, Assignment
from assessments.pages import Plan, Progress
from assessments.walk import Walk
from assessments.wording import said
from maturity.engine.edition import Edition, Question

Scope = Assignment.Scope
MOST_NAMED = 3


def covers(assignment: Assignment, question: Question) -> bool:
    return key_in(assignment.scope, question) in assignment.keys


def key_in(scope: str, question: Question) -> str | None:
    """What a question is called when it is given away so; None: it cannot be."""
    if scope == Scope.DEPARTMENTS:
        return question.department if question.kind != "scenario" else None
    if scope == Scope.AREAS:
        return question.area if question.kind == "scenario" else None
    return question.key


def questions_of(plan: Plan) -> tuple[Question, ...]:
    """All that this plant is asked, in the order of the pages."""
    return tuple(question for page in plan.pages for question in page.questions)


def to_give(plan: Plan, scope: str) -> frozenset[str]:
    """The keys that can be given away."""
    return frozenset(filter(None, (key_in(scope, asked) for asked in questions_of(plan))))


def covered(assignment: Assignment, plan: Plan) -> tuple[Question, ...]:
    return tuple(question for question in questions_of(plan) if covers(assignment, question))


def names_of(
    assessment: Assessment, questions: Sequence[Question]
) -> Mapping[str, tuple[str, ...]]:
    """By question key, the people who have it now; one query. Whoever left has nothing."""
    given = assessment.assignments.filter(
        status=Assignment.Status.GIVEN,
        person__memberships__organisation__plants=assessment.plant_id,
    )
    names: dict[str, list[str]] = defaultdict(list)
    for assignment in given.select_related("person"):
        for question in questions:
            if covers(assignment, question):
                names[question.key].append(str(assignment.person))
    return {key: tuple(dict.fromkeys(people)) for key, people in names.items()}


def given_to(user: User) -> QuerySet[Assignment]:
    """What a person has now, in open assessments they may see; due first."""
    seen = assessments_of(user).open().order_by().values("pk")
    mine = Assignment.objects.filter(person=user, status=Assignment.Status.GIVEN)
    return by_due_date(mine.filter(assessment__in=seen))


def by_due_date(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Said for both databases: what has no due date comes last."""
    return assignments.order_by(F("due").asc(nulls_last=True), "pk")


def people_of(assessment: Assessment) -> list[User]:
    """Who may be given questions, by name as others see it."""
    answering = roles_with(Right.ANSWER, ORGANISATION_ROLES)
    members = User.objects.filter(
        is_active=True,
        memberships__organisation=assessment.plant.organisation_id,
        memberships__role__in=answering,
    )
    return sorted(members, key=lambda person: (str(person).casefold(), person.pk))


def roles_of(assessment: Assessment) -> Mapping[int, str]:
    """By person, for everybody who belongs to the plant's organisation."""
    held = Membership.objects.filter(organisation=assessment.plant.organisation_id)
    return dict(held.values_list("user_id", "role"))


def titles(assignment: Assignment, edition: Edition) -> list[str]:
    """What was given, in the language of the page; a key the edition lost stands as it is."""
    names: dict[str, Mapping[str, object]] = {
        Scope.DEPARTMENTS: edition.departments_by_key,
        Scope.AREAS: edition.areas_by_key,
        Scope.QUESTIONS: edition.questions_by_key,
    }
    return [_title(names[assignment.scope], key) for key in assignment.keys]


def _title(names: Mapping[str, object], key: str) -> str:
    entry = names.get(key)
    return said(getattr(entry, "text", None) or getattr(entry, "name", None)) or key


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one assignment is. `first_open`: the next question to answer, in page order."""

    assignment: Assignment
    titles: tuple[str, ...]
    progress: Progress
    first_open: str
    is_overdue: bool
    role: str

    @property
    def named(self) -> tuple[str, ...]:
        return self.titles[:MOST_NAMED]

    @property
    def more(self) -> int:
        """How many titles a list leaves out."""
        return max(0, len(self.titles) - MOST_NAMED)

    @property
    def is_given(self) -> bool:
        return self.assignment.status == Assignment.Status.GIVEN

    @property
    def has_left(self) -> bool:
        return not self.role

    @property
    def cannot_answer(self) -> bool:
        return bool(self.role) and not can(self.role, Right.ANSWER)


def standing_of(assignment: Assignment, walk: Walk, *, today: date, role: str) -> Standing:
    """`role` of the person in the plant's organisation; empty once they left."""
    keys = [question.key for question in covered(assignment, walk.plan)]
    still_open = [key for key in keys if key not in walk.answered]
    is_late = assignment.due is not None and assignment.due < today
    return Standing(
        assignment=assignment,
        titles=tuple(titles(assignment, walk.edition)),
        progress=Progress(len(keys) - len(still_open), len(keys)),
        first_open=still_open[0] if still_open else "",
        is_overdue=is_late and assignment.status == Assignment.Status.GIVEN,
        role=role,
    )
