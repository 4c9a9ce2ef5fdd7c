"""The server dies while twenty people answer: what it had acknowledged is there, every answer."""

import time

import pytest

from accounts.models import Membership, User
from assessments.models import AnswerChange, Assessment
from maturity.publishing import engine_edition
from tests.cast import Cast, person
from tests.crowd import Person, at_work, served

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 20


def twenty(cast: Cast) -> list[User]:
    users = [person(f"colleague{number}") for number in range(PEOPLE)]
    for user in users:
        Membership.objects.create(user=user, organisation=cast.organisation, role="contributor")
    return users


def shared_out(assessment: Assessment, users: list[User], port: int) -> list[Person]:
    """Each has four questions of their own."""
    edition = engine_edition(assessment.edition_id)
    asked = [q for q in edition.all_questions if q.is_asked_of("discrete")]
    rows = [(q.key, q.options[0].key) for q in asked]
    return [
        Person(user, assessment.pk, rows[at * 4 : at * 4 + 4], port)
        for at, user in enumerate(users)
    ]


def missing(assessment: Assessment, people: list[Person]) -> list[tuple[str, str]]:
    changes = AnswerChange.objects.filter(assessment=assessment).values_list("question", "after")
    stored = {(question, after["note"]) for question, after in changes}
    told = {(q, note) for one in people for q, notes in one.acknowledged.items() for note in notes}
    return sorted(told - stored)


def overtaken(assessment: Assessment, people: list[Person]) -> list[str]:
    """Answers that stand at something older than what was acknowledged last. Newer is possible:
    stored, and the server killed before it could say so."""
    wrong = []
    stored = dict(assessment.answers.values_list("question", "note"))
    for one in people:
        for question, notes in one.acknowledged.items():
            if int(stored[question].split()[-1]) < int(notes[-1].split()[-1]):
                wrong.append(question)
    return wrong


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(national, cast):
    users = twenty(cast)
    with served() as server:
        people = shared_out(national, users, server.port)
        with at_work(people):
            for _ in range(2):
                time.sleep(1.5)
                server.kill()
                time.sleep(0.3)
                server.start()
            time.sleep(1.5)
    told = sum(len(notes) for one in people for notes in one.acknowledged.values())
    assert sum(one.lost_contact for one in people) > 0, "nobody was interrupted"
    assert told > 100
    assert not [trouble for one in people for trouble in one.troubles]
    assert missing(national, people) == []
    assert overtaken(national, people) == []
    assert national.answers.count() == AnswerChange.objects.values("question").distinct().count()
