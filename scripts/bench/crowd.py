"""Twenty people saving at once, over sockets, against two workers on SQLite. Wall clock.

To be imported once Django is set up.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from accounts.models import Membership, User
from assessments.models import Assessment
from maturity.publishing import engine_edition
from scripts.bench.timing import Figure, seconds
from tests.crowd import Person, Server, at_work, served

PEOPLE = 20
SECONDS = 10
PEER = 13  # saves a second of the nearest peer, measured on two processors as well


def crowd_figures() -> list[Figure]:
    """The floor is a page of the same server that stores nothing: session, person, redirect."""
    with served() as server:
        bare = _rate(_people(server, looking=True))
        busy = _people(server)
        rate = _rate(busy)
        calm = _people(server, think=1.0)
        with at_work(calm):
            time.sleep(2 * SECONDS)
    waits = sorted(wait for one in calm for wait in one.waits)
    slowest = waits[int(len(waits) * 0.99)]
    troubles = sum(len(one.troubles) + one.lost_contact for one in (*busy, *calm))
    return [
        Figure(
            f"{PEOPLE} people saving without a pause, SQLite, 2 workers",
            f"{rate:.0f} saves/s",
            f"bare requests {bare:.0f}/s; nearest peer {PEER}/s",
            bare / rate,
            "at least 200/s",
            rate >= 200,
        ),
        Figure("the same: refused or failed", str(troubles), "", None, "none", troubles == 0),
        Figure(
            f"{PEOPLE} people, one second of thought: slowest of a hundred",
            seconds(slowest),
            f"of {len(waits)} saves, middle {seconds(waits[len(waits) // 2])}",
            None,
            "under 100 ms",
            slowest < 0.1,
        ),
    ]


def _rate(people: list[Person]) -> float:
    begin = time.perf_counter()
    with at_work(people):
        time.sleep(SECONDS)
    spent = time.perf_counter() - begin
    return sum(len(one.waits) for one in people) / spent


def _people(server: Server, *, think: float = 0, looking: bool = False) -> list[Person]:
    """Colleagues on one assessment, each with questions of their own."""
    assessment = Assessment.objects.open().order_by("pk").first()
    if assessment is None:
        raise RuntimeError("the demo has no open assessment")
    shares = _shares(assessment)
    return [
        Person(user, assessment.pk, share, server.port, think, looking=looking)
        for user, share in zip(_users(assessment), shares, strict=True)
    ]


def _shares(assessment: Assessment) -> Iterable[list[tuple[str, str]]]:
    edition = engine_edition(assessment.edition_id)
    production = assessment.facts.get("production") or None
    asked = [q for q in edition.all_questions if q.is_asked_of(production)]
    each = len(asked) // PEOPLE
    for at in range(PEOPLE):
        yield [(q.key, q.options[0].key) for q in asked[at * each : (at + 1) * each]]


def _users(assessment: Assessment) -> Iterable[User]:
    home = assessment.plant.organisation
    for number in range(PEOPLE):
        user, _ = User.objects.get_or_create(username=f"crowd-{number}")
        Membership.objects.get_or_create(
            user=user, organisation=home, defaults={"role": "contributor"}
        )
        yield user
