"""Systems and instances: written down on site, brought back with everything they name."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from assessments.actions.instances import InstanceFacts, ModelFacts, save_instance
from assessments.actions.systems import SystemFacts, add_system, change_system
from assessments.models import Assessment, ScenarioInstance, System
from assessments.workbook.current import Current
from tests.cast import Cast
from tests.workbooks import add, as_person, bring, cell, confirm, planned, taken, write

MODEL = {
    "model_kind": "Vision",
    "model_decides": "good or bad",
    "model_data": "pictures of the line",
    "model_data_since": "2024-01",
    "model_quality": "98 of 100",
    "model_measured_how": "second look by a person",
    "model_overruled": 0,
    "model_runs_on": "line 1",
    "model_made_by": "own team",
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def mes(begun: Assessment, cast: Cast) -> System:
    facts = SystemFacts("MES", maker="Example", live_since="2023-05")
    return add_system(plant=begun.plant, by=cast.manager, facts=facts)


@pytest.fixture
def line(begun: Assessment, cast: Cast, mes: System) -> ScenarioInstance:
    return save_instance(
        assessment=begun,
        by=cast.manager,
        scenario="PO27",
        card=InstanceFacts(
            name="Line 1",
            live_since="2024-03",
            last_used=timezone.localdate(),
            weekly_users=12,
            used_outside_team=True,
            before=Decimal("4.5"),
            before_period="2023",
        ),
        model=ModelFacts(kind="vision", overruled=0),
        systems=[mes.pk],
    )


def applied(assessment: Assessment, cast: Cast, book) -> None:
    client = as_person(cast.contributor)
    assert confirm(client, assessment, bring(client, assessment, book)).status_code == 302


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_what_is_on_the_register_comes_back_unchanged(
    begun: Assessment, cast: Cast, line: ScenarioInstance, language: str
):
    book = taken(begun, cast.manager, language)
    assert cell(book, "instances", str(line.pk), "systems").value == "MES"
    assert planned(begun, book).says_nothing
    assert len(planned(begun, book).steps) == 9


def test_a_new_instance_on_a_new_system_comes_in_with_its_model_card(
    begun: Assessment, cast: Cast, mes: System
):
    book = taken(begun, cast.contributor)
    add(book, "systems", name="Camera", kind="Key equipment", live_since=datetime(2024, 2, 1))
    used = timezone.localdate()
    add(
        book,
        "instances",
        scenario="Equipment monitoring",
        name="Line 2",
        systems="camera； MES",
        live_since="2024年3月",
        last_used=used,
        weekly_users=9.0,
        used_outside_team="Yes",
        before="4,5",
        before_period="2023",
        **MODEL,
    )
    step = next(s for s in planned(begun, book).changes if s.kind == "instances")
    assert (step.outcome, step.name) == ("new", "Line 2")
    applied(begun, cast, book)
    made = begun.instances.get()
    camera = begun.plant.systems.get(name="Camera")
    assert (camera.kind, camera.live_since) == ("equipment", "2024-02")
    assert {system.name for system in made.systems.all()} == {"Camera", "MES"}
    assert (made.scenario, made.live_since, made.last_used) == ("PO27", "2024-03", used)
    assert (made.weekly_users, made.used_outside_team) == (9, True)
    assert made.before == Decimal("4.5")
    assert made.model_card.is_complete
    begun.refresh_from_db()
    assert begun.cards == {"PO27": "in_use_ai"}
    assert planned(begun, book).says_nothing, "brought a second time it changes nothing"


def test_a_changed_instance_and_a_renamed_system_keep_their_identity(
    begun: Assessment, cast: Cast, line: ScenarioInstance, mes: System
):
    book = taken(begun, cast.contributor)
    write(book, "systems", str(mes.pk), name="MES 2")
    write(book, "instances", str(line.pk), place="Hall 3", systems="MES 2", weekly_users=None)
    applied(begun, cast, book)
    line.refresh_from_db()
    mes.refresh_from_db()
    assert (line.place, line.weekly_users, line.revision) == ("Hall 3", None, 2)
    assert (mes.name, mes.revision) == ("MES 2", 2)
    assert [system.pk for system in line.systems.all()] == [mes.pk]


def test_a_name_in_the_workbook_is_still_known_after_somebody_renamed_it(
    begun: Assessment, cast: Cast, line: ScenarioInstance, mes: System
):
    book = taken(begun, cast.contributor)
    write(book, "instances", str(line.pk), place="Hall 3")
    facts = SystemFacts("New name", maker="Example", live_since="2023-05")
    change_system(system=mes, by=cast.owner, facts=facts, revision=1)
    step = planned(begun, book).changes[0]
    assert [d.label for d in step.differences] == ["Workshop, line or process unit"]


def test_a_conflict_on_an_instance_is_shown_and_chosen(
    begun: Assessment, cast: Cast, line: ScenarioInstance
):
    book = taken(begun, cast.contributor)
    write(book, "instances", str(line.pk), place="Hall 3")
    card = InstanceFacts(name="Line 1", place="Hall 1")
    save_instance(
        assessment=begun, by=cast.owner, scenario="PO27", instance=line, card=card, revision=1
    )
    step = planned(begun, book).conflicts[0]
    assert step.by == "owner"
    assert ("Hall 1", "Hall 3") in [(d.before, d.after) for d in step.differences]
    client = as_person(cast.contributor)
    looked = bring(client, begun, book)
    assert confirm(client, begun, looked, {step.id: "workbook"}).status_code == 302
    line.refresh_from_db()
    assert line.place == "Hall 3"


def test_clearing_or_deleting_rows_removes_nothing(
    begun: Assessment, cast: Cast, line: ScenarioInstance
):
    book = taken(begun, cast.contributor)
    page = cell(book, "instances", str(line.pk), "name").parent
    page.delete_rows(cell(book, "instances", str(line.pk), "name").row)
    assert planned(begun, book).says_nothing


REFUSED = [
    ({"name": "Line 2"}, "Choose the scenario"),
    ({"scenario": "PO27"}, "name is missing"),
    ({"scenario": "PO99", "name": "x"}, "PO27 Equipment monitoring · PO28 Fault diagnosis"),
    ({"scenario": "PO27", "name": "x", "systems": "MES; Nothing"}, "“Nothing” is none"),
    ({"scenario": "PO27", "name": "x", "live_since": "2024.1"}, "2024-03"),
    ({"scenario": "PO27", "name": "x", "live_since": "2024-13"}, "2024-03"),
    ({"scenario": "PO27", "name": "x", "live_since": "2099-01"}, "future"),
    ({"scenario": "PO27", "name": "x", "last_used": "31.12.2024"}, "2024-03-15"),
    ({"scenario": "PO27", "name": "x", "last_used": date(2099, 1, 1)}, "future"),
    ({"scenario": "PO27", "name": "x", "last_used": "2024-02-30"}, "2024-03-15"),
    (
        {"scenario": "PO27", "name": "x", "live_since": "2024-05", "last_used": "2024-04-01"},
        "before the month it went live",
    ),
    (
        {"scenario": "PO27", "name": "x", "weekly_users": 0, "used_outside_team": "yes"},
        "one is wrong",
    ),
    ({"scenario": "PO27", "name": "x" * 201}, "201 signs"),
    ({"scenario": "PO27", "name": "x", "model_data_since": "2099-01"}, "future"),
    ({"scenario": "PO27", "name": "x", "model_kind": "magic"}, "Vision · Forecast"),
]


@pytest.mark.parametrize(("values", "words"), REFUSED)
def test_an_instance_that_cannot_be_stored_is_refused(
    begun: Assessment, cast: Cast, mes: System, values: dict[str, object], words: str
):
    book = taken(begun, cast.contributor)
    add(book, "instances", **values)
    plan = planned(begun, book)
    told = [fault.words for step in plan.refused for fault in step.faults]
    assert words in " ".join(told)


def test_two_rows_of_one_name_are_refused(begun: Assessment, cast: Cast, mes: System):
    book = taken(begun, cast.contributor)
    for _row in range(2):
        add(book, "instances", scenario="PO27", name="Line 1")
        add(book, "systems", name="SCADA")
    refused = planned(begun, book).refused
    assert len(refused) == 4
    assert {fault.words for step in refused for fault in step.faults} == {
        "This name is taken already."
    }


def test_a_name_that_another_row_has_is_refused(
    begun: Assessment, cast: Cast, line: ScenarioInstance, mes: System
):
    add_system(plant=begun.plant, by=cast.manager, facts=SystemFacts("SCADA"))
    book = taken(begun, cast.contributor)
    write(book, "systems", str(mes.pk), name="SCADA")
    assert planned(begun, book).refused[0].faults[0].words == "This name is taken already."


def test_an_instance_stays_with_its_scenario(begun: Assessment, cast: Cast, line: ScenarioInstance):
    book = taken(begun, cast.contributor)
    write(book, "instances", str(line.pk), scenario="PO28 Fault diagnosis")
    assert "cannot be changed here" in planned(begun, book).refused[0].faults[0].words


def test_a_new_row_of_a_known_name_is_a_conflict_and_never_overwrites(
    begun: Assessment, cast: Cast, line: ScenarioInstance
):
    book = taken(begun, cast.contributor)
    add(book, "instances", scenario="PO27", name="Line 1", place="Hall 9")
    plan = planned(begun, book)
    assert [step.outcome for step in plan.conflicts] == ["conflict"]
    line.refresh_from_db()
    assert line.place == ""


def test_a_card_of_a_scenario_no_longer_asked_is_refused_once_it_is_changed(
    begun: Assessment, cast: Cast, line: ScenarioInstance, monkeypatch: pytest.MonkeyPatch
):
    book = taken(begun, cast.contributor)
    monkeypatch.setattr(Current, "scenarios", ())
    assert planned(begun, book).says_nothing
    write(book, "instances", str(line.pk), place="Hall 3")
    assert "not asked of this kind" in planned(begun, book).refused[0].faults[0].words


def test_a_name_is_one_line(begun: Assessment, cast: Cast):
    book = taken(begun, cast.contributor)
    add(book, "systems", name="MES\n of  the plant")
    applied(begun, cast, book)
    assert begun.plant.systems.get().name == "MES of the plant"


def test_a_name_with_a_semicolon_is_still_a_name(begun: Assessment, cast: Cast, mes: System):
    facts = SystemFacts("MES; hall 2")
    other = add_system(plant=begun.plant, by=cast.manager, facts=facts)
    book = taken(begun, cast.contributor)
    values = {"scenario": "PO27", "name": "a"}
    add(book, "instances", systems="MES; hall 2", **values)
    applied(begun, cast, book)
    assert [system.pk for system in begun.instances.get().systems.all()] == [other.pk]


def test_two_systems_of_one_name_are_told_apart_by_their_kind(
    begun: Assessment, cast: Cast, mes: System
):
    facts = SystemFacts("MES", kind="equipment")
    add_system(plant=begun.plant, by=cast.manager, facts=facts)
    book = taken(begun, cast.contributor)
    add(book, "instances", scenario="PO27", name="a", systems="MES")
    assert "MES (System)" in planned(begun, book).refused[0].faults[0].words
    book = taken(begun, cast.contributor)
    values = {"scenario": "PO27", "name": "a"}
    add(book, "instances", systems="MES (System)", **values)
    applied(begun, cast, book)
    assert [system.pk for system in begun.instances.get().systems.all()] == [mes.pk]
