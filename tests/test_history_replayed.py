"""Whatever way an answer was changed, its history replayed comes to exactly what is stored."""

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, follow_up, save_answers, submit
from assessments.actions.answers import BLANK, content_of
from assessments.actions.history import confirm_answers
from assessments.actions.reopening import reopen
from assessments.forms.shown_answer import UNSURE
from assessments.models import Answer, AnswerChange, Assessment
from tests import workbooks
from tests.cast import Cast
from tests.form_data import sent_back

# Question, the rows it offers, the page it stands on.
ASKED = {
    "device.state": (("unseen", "shown", "messaged"), ("questions", "equipment", 1)),
    "workshop.sequence": (("told", "listed", "proposed"), ("questions", "planning", 1)),
    "standing.cmmm_level": (("none", "level_2", "level_3"), ("standing",)),
    "scenario.PO27": (("none", "planned", "in_use", "in_use_ai"), ("scenarios", "PO")),
}
Walk = tuple[Client, Assessment, random.Random, str]


def replayed(assessment: Assessment) -> dict[str, dict[str, Any]]:
    """Each line begins where the one before it ended, and is the next revision."""
    told: dict[str, list[AnswerChange]] = {}
    for line in assessment.changes.order_by("revision"):
        told.setdefault(line.question, []).append(line)
    for lines in told.values():
        assert [line.revision for line in lines] == list(range(1, len(lines) + 1))
        assert lines[0].before is None
        assert all(later.before == earlier.after for earlier, later in pairwise(lines))
    return {key: {**lines[-1].after, "revision": len(lines)} for key, lines in told.items()}


def stored(assessment: Assessment) -> dict[str, dict[str, Any]]:
    rows = Answer.objects.filter(assessment=assessment)
    return {row.question: {**content_of(row), "revision": row.revision} for row in rows}


def typed(dice: random.Random, key: str) -> dict[str, str]:
    row = dice.choice([*ASKED[key][0], UNSURE])
    known = dice.choice(Answer.Known.values)
    note = dice.choice(["", "Hall 2", "看过"])
    return {f"{key}-option": row, f"{key}-note": note, f"{key}-known": known}


def by_page(walk: Walk) -> None:
    client, assessment, dice, key = walk
    name, *more = ASKED[key][1]
    address = reverse(f"assessments:{name}", args=[assessment.pk, *more])
    shown = sent_back(client.get(address).content.decode())
    client.post(address, shown | typed(dice, key))


def by_itself(walk: Walk) -> None:
    """Ten times the same: a browser that did not hear the first answer."""
    client, assessment, dice, key = walk
    revision = stored(assessment).get(key, {"revision": 0})["revision"]
    address = reverse("assessments:answer", args=[assessment.pk, key])
    body = {f"{key}-state": f"{dice.choice([0, *[revision] * 5])}.x", **typed(dice, key)}
    for _ in range(dice.choice([1, 3])):
        client.post(address, body)


def by_scan(walk: Walk) -> None:
    client, assessment, dice, key = walk
    address = reverse("assessments:scan", args=[assessment.pk]) + f"?question={key}"
    shown = sent_back(client.get(address).content.decode())
    client.post(address, shown | typed(dice, key) | {"then": dice.choice(["next", "skip"])})


def by_workbook(walk: Walk) -> None:
    client, assessment, dice, key = walk
    book = workbooks.taken(assessment, assessment.started_by)
    row = str(dice.randrange(1, len(ASKED[key][0]) + 1))
    workbooks.write(book, "answers", key, option=row, note=dice.choice([None, "Line 3"]))
    workbooks.confirm(client, assessment, workbooks.bring(client, assessment, book))


def taken_back(walk: Walk) -> None:
    client, assessment, dice, _key = walk
    lines = list(assessment.changes.all())
    if lines:
        line = dice.choice(lines)
        revision = stored(assessment)[line.question]["revision"]
        address = reverse("assessments:take_back", args=[assessment.pk, line.pk])
        client.post(address, {"revision": str(dice.choice([revision, revision, 0]))})


def confirmed(walk: Walk) -> None:
    client, assessment, dice, _key = walk
    waiting = assessment.answers.filter(to_confirm=True)
    sent = [f"{row.question}:{row.revision}" for row in waiting if dice.random() < 0.7]
    client.post(reverse("assessments:confirm", args=[assessment.pk]), {"confirm": sent})


WAYS: list[Callable[[Walk], None]] = [
    by_page, by_itself, by_scan, by_workbook, taken_back, confirmed
]  # fmt: skip


def walk_on(walk: Walk, steps: int) -> set[str]:
    """Which ways made a change; every step leaves a history that comes to what is stored."""
    client, assessment, dice, _key = walk
    used = set()
    for _ in range(steps):
        way, before = dice.choice(WAYS), assessment.changes.count()
        way((client, assessment, dice, dice.choice(list(ASKED))))
        assert replayed(assessment) == stored(assessment)
        if assessment.changes.count() > before:
            used.add(way.__name__)
    return used


@pytest.mark.parametrize("seed", range(2))
def test_a_history_replayed_comes_to_what_is_stored(
    assessment: Assessment, cast: Cast, seed: int
) -> None:
    dice, client = random.Random(seed), workbooks.as_person(cast.owner)  # noqa: S311
    used = walk_on((client, assessment, dice, ""), 24)
    submit(assessment=assessment, by=cast.owner, confirmed_open=True)
    old = Assessment.objects.get(pk=assessment.pk)
    frozen = stored(old)
    again = reopen(assessment=old, by=cast.owner, reason="Counted twice.")
    used |= walk_on((client, again, dice, ""), 6)
    submit(assessment=again, by=cast.owner, confirmed_open=True)
    begun = follow_up(assessment=Assessment.objects.get(pk=again.pk), by=cast.owner)
    assert replayed(begun) == stored(begun)
    confirmed((client, begun, dice, ""))
    assert replayed(begun) == stored(begun)
    used |= walk_on((client, begun, dice, ""), 12)
    assert replayed(old) == stored(old) == frozen
    assert used | {"confirmed"} == {way.__name__ for way in WAYS}
    assert begun.changes.filter(act="confirmed").exists()


def test_blank_is_what_stands_before_the_first_line(assessment: Assessment, cast: Cast) -> None:
    change = Change("device.state", unsure=True)
    save_answers(assessment=assessment, by=cast.owner, changes=[change])
    assert stored(assessment) == {"device.state": {**BLANK, "unsure": True, "revision": 1}}
    assert (
        confirm_answers(assessment=assessment, by=cast.owner, questions={"device.state": 1}).keys
        == ()
    )
    assert replayed(assessment) == stored(assessment)
