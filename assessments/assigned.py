"""Which questions an assignment covers, and who has a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from assessments.models import Assessment, Assignment
from maturity.engine.edition import Question


def covers(assignment: Assignment, question: Question) -> bool:
    if assignment.scope == Assignment.Scope.DEPARTMENTS:
        return question.kind != "scenario" and question.department in assignment.keys
    if assignment.scope == Assignment.Scope.AREAS:
        return question.kind == "scenario" and question.area in assignment.keys
    return question.key in assignment.keys


def names_of(
    assessment: Assessment, questions: Sequence[Question]
) -> Mapping[str, tuple[str, ...]]:
    """By question key, the people who have it now; one query."""
    given = assessment.assignments.filter(status=Assignment.Status.GIVEN)
    names: dict[str, list[str]] = defaultdict(list)
    for assignment in given.select_related("person"):
        for question in questions:
            if covers(assignment, question):
                names[question.key].append(str(assignment.person))
    return {key: tuple(dict.fromkeys(people)) for key, people in names.items()}
