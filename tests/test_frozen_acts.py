"""No act of the product moves a submitted assessment: each one is tried, none can be forgotten."""

import importlib
import inspect
import pkgutil
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Membership
from assessments import actions
from assessments.actions import Facts, create_plant, follow_up, save_facts, start, submit
from assessments.actions.evidence import EvidenceIsFixed, EvidenceIsUsed, remove_evidence
from assessments.actions.refusals import AssessmentIsLocked
from assessments.actions.reminding import remind_all
from assessments.actions.reopening import reopen
from assessments.actions.systems import (
    SystemFacts,
    SystemInUse,
    add_system,
    change_system,
    remove_system,
)
from assessments.models import Assessment
from assessments.reports.build import build_report
from tests.cast import Cast
from tests.frozen import ACTS, Given, stored_of
from tests.furnished import furnish
from tests.letting_out import confirm
from tests.proving import in_memory as in_memory

# They begin something else, or write beside it: in the plant's register, or that something may
# leave the house.
BESIDE = {
    "create_plant", "start", "follow_up", "reopen", "release",
    "add_system", "change_system", "remove_system", "remove_evidence",
}  # fmt: skip


def _people_and_names_change(cast: Cast) -> None:
    cast.organisation.name = "A group of another name"
    cast.organisation.save()
    for person in (cast.manager, cast.contributor, cast.reviewer):
        person.username, person.is_active = f"once-{person.username}", False
        person.display_name = "Married since"
        person.save()
        Membership.objects.filter(user=person).delete()


@pytest.fixture
def given(assessment: Assessment, cast: Cast) -> Given:
    return Given(furnish(assessment, cast), cast)


def finish(given: Given) -> Assessment:
    submit(assessment=given.furnished.assessment, by=given.cast.manager, confirmed_open=True)
    return Assessment.objects.with_names().get(pk=given.furnished.assessment.pk)


def acts_of_the_product() -> set[str]:
    """What takes only named arguments, and by whom."""
    found = set()
    for module in pkgutil.iter_modules(actions.__path__):
        for name, act in vars(importlib.import_module(f"{actions.__name__}.{module.name}")).items():
            if not inspect.isfunction(act) or name.startswith("_"):
                continue
            asked = inspect.signature(act).parameters
            if "by" in asked and all(p.kind is p.KEYWORD_ONLY for p in asked.values()):
                found.add(name)
    return found


def test_every_act_is_in_one_of_the_two_tables() -> None:
    assert acts_of_the_product() == {name.partition(",")[0] for name in ACTS} | BESIDE


@pytest.mark.parametrize("name", ACTS)
def test_the_act_changes_an_open_assessment(given: Given, name: str) -> None:
    act = ACTS[name](given)
    before = stored_of(given.furnished.assessment)
    act()
    assert stored_of(given.furnished.assessment) != before


@pytest.mark.parametrize("name", ACTS)
def test_a_submitted_assessment_refuses_it_and_keeps_every_row(given: Given, name: str) -> None:
    act = ACTS[name](given)
    finished = finish(given)
    before = stored_of(finished)
    with pytest.raises((AssessmentIsLocked, EvidenceIsFixed)):
        act()
    assert stored_of(finished) == before


def test_what_begins_from_it_or_beside_it_leaves_every_row(given: Given, cast: Cast) -> None:
    finished = finish(given)
    before, told = stored_of(finished), reports(finished)
    mes, plant = given.furnished.system, finished.plant
    change_system(system=mes, by=cast.owner, facts=SystemFacts("ERP", maker="X"), revision=1)
    add_system(plant=plant, by=cast.owner, facts=SystemFacts("MES"))
    with pytest.raises(SystemInUse):
        remove_system(system=mes, by=cast.owner, revision=2)
    with pytest.raises(EvidenceIsUsed):
        remove_evidence(evidence=given.furnished.evidence, by=cast.owner)
    told_of = len(before["Release"])
    confirm(finished, cast.owner)
    before = {**before, "Release": stored_of(finished)["Release"]}
    assert len(before["Release"]) == told_of + 1
    again = reopen(assessment=finished, by=cast.owner, reason="Counted twice.")
    submit(assessment=again, by=cast.owner, confirmed_open=True)
    begun = follow_up(assessment=finished, by=cast.owner)
    facts = Facts(name="Another name", production="process", province="anhui")
    save_facts(assessment=begun, by=cast.owner, facts=facts, totals={"machines": 77})
    other = create_plant(organisation=cast.organisation, by=cast.owner, facts=Facts("Another"))
    start(plant=other, by=cast.owner)
    _people_and_names_change(cast)
    assert stored_of(finished) == before
    finished = Assessment.objects.with_names().get(pk=finished.pk)
    assert reports(finished) == told


def test_nobody_is_reminded_of_a_finished_self_check(given: Given) -> None:
    given.furnished.assessment.assignments.update(due=timezone.localdate() - timedelta(days=1))
    finished = finish(given)
    before = stored_of(finished)
    assert not remind_all()
    assert stored_of(finished) == before


def reports(assessment: Assessment) -> list[object]:
    return [build_report(assessment, language=language) for language in ("en", "zh-hans")]
