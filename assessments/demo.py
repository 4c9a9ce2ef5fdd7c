"""The demo: people, plants and answers described by keys, replayed through actions.

Safe to run twice: what is there already is left as it is.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.models import Membership, Organisation, PlatformRole, User
from assessments.actions import (
    Change,
    Facts,
    IndicatorChange,
    create_plant,
    follow_up,
    save_answers,
    save_facts,
    save_indicators,
    start,
    submit,
)
from assessments.demo_register import state_instance, write_down_systems
from assessments.models import AnswerChange, Assessment, Plant
from maturity.engine.edition import Edition, Question
from maturity.publishing import engine_edition

FIXTURE = settings.BASE_DIR / "fixtures" / "demo.json"
PASSWORD = "tidu-demo-2026"  # noqa: S105 - printed at start; the demo holds nothing to protect

DAYS_BEFORE = 364  # between the self-checks of two years

Described = Mapping[str, Any]


def replay(path: Path = FIXTURE) -> list[User]:
    """Make what is missing of the demo. Returns its people, for printing the log-ins."""
    described = json.loads(path.read_text(encoding="utf-8"))
    people = {key: _person(key, facts) for key, facts in described["people"].items()}
    homes = {
        slug: _organisation(slug, facts, people)
        for slug, facts in described["organisations"].items()
    }
    for plant in described["plants"]:
        home = homes[plant["organisation"]]
        if not Plant.objects.filter(organisation=home, name=plant["facts"]["name"]).exists():
            _plant(plant, home, by=people["manager"])
        if "earlier" in plant:
            _earlier(plant, home, by=people["manager"])
    return list(people.values())


def _person(key: str, described: Described) -> User:
    person, is_new = User.objects.get_or_create(
        username=key,
        defaults={
            "email": f"{key}@demo.example",
            "display_name": described["name"],
            "language": described["language"],
            "is_staff": bool(described.get("platform")),
        },
    )
    if is_new:
        person.set_password(PASSWORD)
        person.save()
    for role in described.get("platform", []):
        PlatformRole.objects.get_or_create(user=person, role=role)
    return person


def _organisation(slug: str, described: Described, people: Mapping[str, User]) -> Organisation:
    home, _ = Organisation.objects.get_or_create(slug=slug, defaults={"name": described["name"]})
    for person, role in described["members"].items():
        Membership.objects.get_or_create(
            user=people[person], organisation=home, defaults={"role": role}
        )
    return home


def _plant(described: Described, home: Organisation, *, by: User) -> None:
    facts = Facts(**described["facts"])
    plant = create_plant(organisation=home, by=by, facts=facts)
    systems = write_down_systems(plant, described["systems"], by=by)
    for told in described["assessments"]:
        assessment = start(plant=plant, by=by)
        save_facts(assessment=assessment, by=by, facts=facts, totals=described["totals"])
        assessment.refresh_from_db()
        _answer(assessment, told, by=by)
        for card in told["instances"]:
            state_instance(assessment, card, systems, by=by)
        if told["submit"]:
            submit(assessment=assessment, by=by, confirmed_open=True)
        if told.get("follow_up"):
            assessment.refresh_from_db()
            begun = _follow_up(assessment, told["follow_up"], by=by)
            for card in told["follow_up"]["instances"]:
                state_instance(begun, card, systems, by=by)


def _earlier(described: Described, home: Organisation, *, by: User) -> None:
    """A self-check of the year before, where the one of this year stands alone: a plant that
    somebody went on with stays as it is."""
    plant = Plant.objects.filter(organisation=home, name=described["facts"]["name"]).first()
    done = list(plant.assessments.all()) if plant else []
    if plant is None or len(done) != 1 or done[0].is_open:
        return
    with transaction.atomic():
        assessment = start(plant=plant, by=by)
        _answer(assessment, described["earlier"], by=by)
        submit(assessment=assessment, by=by, confirmed_open=True)
        _turn_back(assessment, to=done[0])


def _turn_back(assessment: Assessment, *, to: Assessment) -> None:
    """The demo's year before never happened, so its clock is turned back; what guards a change
    of an answer against being changed is passed by here and nowhere else."""
    back = timezone.now() - to.started_at + timedelta(days=DAYS_BEFORE)
    now = Assessment.objects.filter(pk=assessment.pk)
    now.update(**{name: F(name) - back for name in ("started_at", "changed_at", "submitted_at")})
    assessment.answers.update(answered_at=F("answered_at") - back)
    changes: QuerySet[AnswerChange] = QuerySet(AnswerChange)
    changes.filter(assessment=assessment).update(at=F("at") - back)


def _answer(assessment: Assessment, told: Described, *, by: User) -> None:
    edition = engine_edition(assessment.edition_id)
    changes = list(_changes(edition, assessment, told))
    save_answers(assessment=assessment, by=by, changes=changes)
    save_indicators(
        assessment=assessment,
        by=by,
        changes=[
            IndicatorChange(
                key,
                **{**facts, "before": Decimal(facts["before"]), "after": Decimal(facts["after"])},
            )
            for key, facts in told["indicators"].items()
        ],
    )


def _changes(edition: Edition, assessment: Assessment, told: Described) -> Iterable[Change]:
    states = {key: state for state, keys in told["scenarios"].items() for key in keys}
    for key in states:
        edition.scenario(key)  # one the edition does not know is a slip in the description
    for question in edition.all_questions:
        if not question.is_asked_of(assessment.facts["production"] or None):
            continue
        note = told["notes"].get(question.key, "")
        if question.key in told["answers"]:
            option = told["answers"][question.key]
        elif question.kind == "scenario":
            option = states.get(question.scenario_key, "none")
        elif question.kind == "capability":
            option = row_reaching(edition, question, told["reach"].get(question.aspect or ""))
        else:
            continue
        yield _counted(question, assessment.totals, option, note)


def row_reaching(edition: Edition, question: Question, tier: str | None) -> str:
    """The first row that answers at the depth a tier asks for; the lowest without a tier."""
    rows = [option for option in question.options if not option.open]
    if tier is None:
        return rows[0].key
    rank = edition.tier_rank(tier)
    asked = [
        at
        for at, row in enumerate(rows)
        if row.asked_at and edition.tier_rank(row.asked_at) <= rank
    ]
    return rows[max(asked, default=0)].key


def _counted(question: Question, totals: Mapping[str, int], option: str, note: str) -> Change:
    breadth = question.breadth
    row = question.option(option)
    if breadth is None or row is None or row.value == question.lowest:
        return Change(question.key, option=option, note=note)
    if breadth.count_of:
        total = totals.get(breadth.count_of)
        return Change(question.key, option=option, note=note, count=total and -(-total * 3 // 4))
    return Change(question.key, option=option, note=note, count=3, of=4)


def _follow_up(submitted: Assessment, told: Described, *, by: User) -> Assessment:
    begun = follow_up(assessment=submitted, by=by)
    edition = engine_edition(begun.edition_id)
    totals = begun.totals
    changes = [
        _counted(edition.question(key), totals, option, "")
        for key, option in told["answers"].items()
    ] + [Change(key) for key in told["open"]]
    # A follow-up begins with every answer at revision 1.
    seen = [replace(change, revision=1) for change in changes]
    save_answers(assessment=begun, by=by, changes=seen)
    return begun
