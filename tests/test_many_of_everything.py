"""However much a plant has written down, no page asks the database more often for it."""

from datetime import date
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from assessments.actions import Change, create_plant, save_answers, start, submit
from assessments.actions.history import open_result
from assessments.actions.plants import Facts
from assessments.models import (
    Assignment,
    Evidence,
    EvidenceUse,
    Finding,
    ModelCard,
    ScenarioInstance,
    System,
)
from maturity.publishing import publish_data
from tests.cast import Cast
from tests.large_rubric import large_answers, large_rubric
from tests.letting_out import PROOF, confirm
from tests.queries import counted

# How often a page asks does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

FEW, MANY = 2, 20
ROOMS = (
    "overview",
    "questions",
    "scenarios",
    "facts",
    "review",
    "result",
    "road",
    "scan",
    "history",
    "confirm",
    "instances",
    "instance",
    "evidence",
    "evidence_zip",
    "documents",
    "release",
    "colleagues",
    "assignment",
    "findings",
    "finding",
    "reopen",
    "workbook",
    "workbook_in",
    "mine",
    "systems",
    "system",
    "plant",
    "home",
)


class Crowded:
    """One plant with so many of everything, written without the acts: they would take minutes."""

    def __init__(self, cast: Cast, many: int) -> None:
        self.by, self.many = cast.manager, many
        self.colleagues = [cast.contributor, cast.reviewer, cast.owner]
        facts = Facts(name=f"Plant with {many}", production="discrete", province="jiangsu")
        plant = create_plant(organisation=cast.organisation, by=self.by, facts=facts)
        self.assessment = start(plant=plant, by=self.by, rubric=DATA["rubric"])
        self._answer()
        self._register()
        self._prove()
        self._give()
        open_result(assessment=self.assessment, by=self.by)

    def _answer(self) -> None:
        answers = large_answers(DATA)["answers"]
        given = [Change(key, option=row) for key, row in answers.items() if isinstance(row, str)]
        self.keys = [change.question for change in given if change.question.startswith("q")]
        self.keys = self.keys[: self.many]
        kept = [c for c in given if c.question in self.keys or not c.question.startswith("q")]
        save_answers(assessment=self.assessment, by=self.by, changes=kept)
        for number, key in enumerate(self.keys):
            again = Change(key, option="r0", note=f"note {number}", revision=1)
            person = self.colleagues[number % 2]
            save_answers(assessment=self.assessment, by=person, changes=[again])
        self.assessment.answers.update(to_confirm=True)

    def _register(self) -> None:
        plant, by = self.assessment.plant, self.by
        System.objects.bulk_create(
            System(plant=plant, name=f"system {n}", changed_by=by) for n in range(self.many)
        )
        self.systems = list(plant.systems.all())
        ScenarioInstance.objects.bulk_create(
            ScenarioInstance(
                assessment=self.assessment,
                scenario=f"S{n % 4}",
                name=f"instance {n}",
                live_since="2024-03",
                stated_at=timezone.now(),
                stated_by=self.colleagues[n % 3],
            )
            for n in range(self.many)
        )
        self.instances = list(self.assessment.instances.order_by("pk"))
        ModelCard.objects.bulk_create(
            ModelCard(instance=card, kind="vision") for card in self.instances[::2]
        )
        for card, system in zip(self.instances, self.systems, strict=True):
            card.systems.add(system)

    def _prove(self) -> None:
        pieces = Evidence.objects.bulk_create(
            Evidence(
                plant=self.assessment.plant,
                title=f"piece {n}",
                link=f"https://example.org/{n}",
                expires=date(2025, 1, 1),
                added_by=self.colleagues[n % 3],
            )
            for n in range(self.many)
        )
        common = {"assessment": self.assessment, "added_by": self.by}
        for piece, key, card in zip(pieces, self.keys, self.instances, strict=True):
            EvidenceUse.objects.create(evidence=piece, question=key, **common)
            EvidenceUse.objects.create(evidence=piece, question="standing.cmmm", **common)
            EvidenceUse.objects.create(evidence=piece, instance=card, **common)

    def _give(self) -> None:
        Finding.objects.bulk_create(
            Finding(
                assessment=self.assessment,
                question=key,
                answer_revision=2,
                verdict=("agree", "another_row")[n % 2],
                option=("", "r1")[n % 2],
                reason="seen",
                found_at=timezone.now(),
                found_by=self.colleagues[n % 3],
            )
            for n, key in enumerate(self.keys)
        )
        Assignment.objects.bulk_create(
            Assignment(
                assessment=self.assessment,
                person=self.by if n % 2 else self.colleagues[0],
                scope="questions",
                keys=[key],
                given_at=timezone.now(),
                given_by=self.colleagues[n % 3],
            )
            for n, key in enumerate(self.keys)
        )

    def address(self, room: str) -> str:
        plant, card = self.assessment.plant_id, self.instances[0].pk
        given = self.assessment.assignments.first()
        args: dict[str, list[object]] = {
            "questions": ["production", 1],
            "scenarios": ["area0"],
            "instance": [card],
            "assignment": [given.pk if given else 0],
            "finding": [self.keys[0]],
        }
        if room in ("mine", "home"):
            return reverse(f"assessments:{room}")
        if room in ("systems", "plant"):
            return reverse(f"assessments:{room}", args=[plant])
        if room == "system":
            return reverse("assessments:system", args=[plant, self.systems[0].pk])
        query = "?kind=evidence" if room == "release" else ""
        address = reverse(f"assessments:{room}", args=[self.assessment.pk, *args.get(room, [])])
        return address + query


DATA = large_rubric(60)


def asked_by_each_room(crowded: Crowded, reader: User) -> dict[str, int]:
    client = Client()
    client.force_login(reader)

    confirm(crowded.assessment, crowded.by, PROOF)

    def read(room: str) -> None:
        response = client.get(crowded.address(room))
        assert response.status_code == 200, (room, response.status_code)

    read("overview")
    return {room: len(counted(partial(read, room))) for room in ROOMS}


@pytest.mark.parametrize("is_done", [False, True], ids=["open", "submitted"])
def test_no_room_asks_the_database_more_often_the_more_there_is(cast: Cast, is_done: bool) -> None:
    publish_data(DATA, by=cast.platform_admin, reason="test")
    asked = []
    for number in (FEW, MANY):
        crowded = Crowded(cast, number)
        if is_done:
            submit(assessment=crowded.assessment, by=cast.manager, confirmed_open=True)
        asked.append(asked_by_each_room(crowded, cast.manager))
    few, many = asked
    assert {room: (few[room], many[room]) for room in ROOMS if many[room] > few[room]} == {}
