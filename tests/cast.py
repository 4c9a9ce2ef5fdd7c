"""The cast of the tests: a manager, colleagues, a stranger, and a plant to measure.

State is built through the same actions the product uses.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from accounts.models import Membership, Organisation, PlatformRole, User
from assessments.actions import Change, Facts, create_plant, save_answers, save_facts, start
from assessments.models import Assessment, Plant
from tests.published import publish_file

SMALL = Path(__file__).parent / "data" / "small.yaml"
NATIONAL = Path(__file__).parents[1] / "seeds" / "smart-factory-2025"

# Every answer of the small rubric at its best.
ALL_BEST = [
    Change("device.state", option="messaged", count=42),
    Change("workshop.sequence", option="proposed", count=2, of=2),
    Change("standing.cmmm_level", option="level_3"),
    Change("eligibility.size", option="above"),
    Change("scenario.PO27", option="in_use"),
    Change("scenario.PO28", option="none"),
]


def person(username: str, *, is_staff: bool = False) -> User:
    """Without a password, whose hashing would take most of the suite: tests force the log-in."""
    return User.objects.create_user(username, f"{username}@example.org", is_staff=is_staff)


@dataclass(frozen=True)
class Cast:
    organisation: Organisation
    owner: User
    manager: User
    contributor: User
    reviewer: User
    viewer: User
    stranger: User
    rubric_editor: User
    platform_admin: User


@pytest.fixture
def cast(db: None) -> Cast:
    home = Organisation.objects.create(name="Jiangbei Group 江北集团", slug="jiangbei")
    elsewhere = Organisation.objects.create(name="Elsewhere", slug="elsewhere")
    roles = ("owner", "manager", "contributor", "reviewer", "viewer")
    members = {role: person(role) for role in roles}
    for role, user in members.items():
        Membership.objects.create(user=user, organisation=home, role=role)
    stranger = person("stranger")
    Membership.objects.create(user=stranger, organisation=elsewhere, role="owner")
    editor, admin = person("editor", is_staff=True), person("admin", is_staff=True)
    PlatformRole.objects.create(user=editor, role="rubric_editor")
    PlatformRole.objects.create(user=admin, role="platform_admin")
    return Cast(
        organisation=home, **members, stranger=stranger, rubric_editor=editor, platform_admin=admin
    )


@pytest.fixture
def plant(cast: Cast) -> Plant:
    return create_plant(
        organisation=cast.organisation,
        by=cast.manager,
        facts=Facts(name="扬州厂 Yangzhou", production="discrete", province="jiangsu"),
    )


@pytest.fixture
def small(cast: Cast) -> None:
    """The small rubric, published as the current edition."""
    publish_file(SMALL, by=cast.platform_admin)


@pytest.fixture
def assessment(small: None, plant: Plant, cast: Cast) -> Assessment:
    return _started(plant, cast, {"machines": 42})


@pytest.fixture
def begun(assessment: Assessment, cast: Cast) -> Assessment:
    """Everything basic asks but the scenario."""
    changes = [
        Change("device.state", option="shown", count=42),
        Change("workshop.sequence", option="listed", count=2, of=2),
        Change("standing.cmmm_level", option="level_2"),
        Change("eligibility.size", option="above"),
        Change("scenario.PO27", option="none"),
        Change("scenario.PO28", option="none"),
    ]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)
    return Assessment.objects.get(pk=assessment.pk)


@pytest.fixture
def national(plant: Plant, cast: Cast) -> Assessment:
    """An open assessment of the national edition."""
    publish_file(NATIONAL, by=cast.platform_admin)
    totals = {"key_machines": 42, "workshops": 3, "main_suppliers": 20}
    return _started(plant, cast, totals)


def _started(plant: Plant, cast: Cast, totals: dict[str, int]) -> Assessment:
    assessment = start(plant=plant, by=cast.manager)
    save_facts(assessment=assessment, by=cast.manager, facts=Facts.of(plant), totals=totals)
    assessment.refresh_from_db()
    return assessment
