"""The plant's register: each system once, changed by one person at a time, never lost in use."""

import pytest

from accounts.models import AuditEvent, Organisation
from assessments.actions import Facts, create_plant, submit
from assessments.actions.instances import remove_instance
from assessments.actions.systems import (
    StaleSystem,
    SystemFacts,
    SystemInUse,
    SystemRefused,
    add_system,
    change_system,
    remove_system,
)
from assessments.alike import alike
from assessments.contradictions import find_doubts
from assessments.dossier import Dossier, InstanceNote, SystemNote, dossier_of
from assessments.models import Assessment, Plant, System
from maturity.publishing import engine_edition
from maturity.rubric_file import load_edition
from tests.at_once import at_once
from tests.cards import in_use, keep_card, months_ago
from tests.cast import NATIONAL, Cast

MES = SystemFacts("MES", maker="Own", live_since="2023-05")


@pytest.fixture
def mes(plant: Plant, cast: Cast) -> System:
    return add_system(plant=plant, by=cast.contributor, facts=MES)


def test_a_system_is_written_down_changed_and_taken_off_on_the_record(
    mes: System, plant: Plant, cast: Cast
) -> None:
    assert (mes.revision, mes.changed_by) == (1, cast.contributor)
    later = SystemFacts("MES 2", maker="Own", live_since="2024-05")
    changed = change_system(system=mes, by=cast.manager, facts=later, revision=1)
    assert (changed.name, changed.revision, changed.changed_by) == ("MES 2", 2, cast.manager)
    remove_system(system=mes, by=cast.manager, revision=2)
    assert not plant.systems.exists()
    acts = AuditEvent.objects.filter(subject_kind="assessments.system").order_by("pk")
    assert [event.act for event in acts] == ["add_system", "change_system", "remove_system"]
    assert acts[2].details["content"]["name"] == "MES 2"


def test_a_name_stands_once_for_each_kind(mes: System, plant: Plant, cast: Cast) -> None:
    with pytest.raises(SystemRefused) as refused:
        add_system(plant=plant, by=cast.manager, facts=SystemFacts("MES"))
    assert (refused.value.field, refused.value.code) == ("name", "taken")
    add_system(plant=plant, by=cast.manager, facts=SystemFacts("MES", kind="equipment"))
    other = add_system(plant=plant, by=cast.manager, facts=SystemFacts("ERP"))
    with pytest.raises(SystemRefused):
        change_system(system=other, by=cast.manager, facts=MES, revision=1)
    assert sorted(plant.systems.values_list("name", flat=True)) == ["ERP", "MES", "MES"]


@pytest.mark.parametrize(
    ("facts", "field", "code"),
    [
        (SystemFacts(""), "name", "missing"),
        (SystemFacts("A", kind="robot"), "kind", "unknown"),
        (SystemFacts("A", live_since="2024-13"), "live_since", "no_month"),
        (SystemFacts("A", live_since="2024-3"), "live_since", "no_month"),
        (SystemFacts("A", live_since="2024-03\n"), "live_since", "no_month"),
        (SystemFacts("A", live_since=months_ago(-1)), "live_since", "ahead"),
        (SystemFacts("A" * 121), "name", "invalid"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_its_place(
    plant: Plant, cast: Cast, facts: SystemFacts, field: str, code: str
) -> None:
    with pytest.raises(SystemRefused) as refused:
        add_system(plant=plant, by=cast.manager, facts=facts)
    assert (refused.value.field, refused.value.code) == (field, code)
    assert not plant.systems.exists()


def test_this_month_is_not_still_to_come(plant: Plant, cast: Cast) -> None:
    facts = SystemFacts("A", live_since=months_ago(0))
    assert add_system(plant=plant, by=cast.manager, facts=facts).live_since == months_ago(0)


def test_a_stale_change_is_handed_back_and_the_same_sent_twice_is_harmless(
    mes: System, cast: Cast
) -> None:
    theirs = SystemFacts("MES", maker="Theirs")
    change_system(system=mes, by=cast.owner, facts=theirs, revision=1)
    with pytest.raises(StaleSystem) as stale:
        change_system(system=mes, by=cast.manager, facts=SystemFacts("Mine"), revision=1)
    assert stale.value.theirs is not None and stale.value.theirs.maker == "Theirs"
    again = change_system(system=mes, by=cast.manager, facts=theirs, revision=1)
    assert (again.revision, again.changed_by) == (2, cast.owner)
    with pytest.raises(StaleSystem):
        remove_system(system=mes, by=cast.manager, revision=1)
    remove_system(system=mes, by=cast.manager, revision=2)
    remove_system(system=mes, by=cast.manager, revision=2)
    with pytest.raises(StaleSystem) as gone:
        change_system(system=mes, by=cast.manager, facts=MES, revision=2)
    assert gone.value.theirs is None


def test_what_a_card_names_stays_on_the_register(
    mes: System, assessment: Assessment, cast: Cast
) -> None:
    card = keep_card(assessment, cast.manager, "PO27", systems=[mes.pk])
    with pytest.raises(SystemInUse) as used:
        remove_system(system=mes, by=cast.manager, revision=1)
    assert used.value.instances == (card,)
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    with pytest.raises(SystemInUse):
        remove_system(system=mes, by=cast.manager, revision=1)


def test_what_no_card_names_any_more_may_go(
    mes: System, assessment: Assessment, cast: Cast
) -> None:
    card = keep_card(assessment, cast.manager, "PO27", systems=[mes.pk])
    remove_instance(assessment=assessment, by=cast.manager, instance=card, revision=1)
    remove_system(system=mes, by=cast.manager, revision=1)
    assert not System.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_the_same_at_once_one_is_told(plant: Plant, cast: Cast) -> None:
    def adding() -> System:
        return add_system(plant=plant, by=cast.manager, facts=MES)

    outcomes = at_once(adding, adding)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["System", "SystemRefused"]


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("MES 系统", "mes系统", True),
        ("ＭＥＳ", "MES", True),
        ("MES", "MES2", False),
        (" A  B ", "ab", True),
    ],
)
def test_names_are_alike_but_for_spaces_case_and_width(
    one: str, other: str, is_alike: bool
) -> None:
    assert (alike(one) == alike(other)) is is_alike


EDITION = load_edition(NATIONAL)


def doubted(systems: list[SystemNote], instances: list[InstanceNote]) -> list[tuple[str, str]]:
    dossier = Dossier(systems=tuple(systems), instances=tuple(instances))
    doubts = [
        d for d in find_doubts(EDITION, (), dossier) if d.check.rule == "one_system_two_dates"
    ]
    return [(about.kind, about.key) for doubt in doubts for about in doubt.about]


def system(number: int, name: str, live_since: str = "") -> SystemNote:
    return SystemNote(number, "system", name, "", live_since)


def instance(number: int, live_since: str, *systems: int) -> InstanceNote:
    return InstanceNote(number, "PO27", f"card {number}", systems=systems, live_since=live_since)


@pytest.mark.parametrize(
    ("systems", "instances", "about"),
    [
        ([system(1, "MES", "2023-05"), system(2, "ERP", "2020-01")], [], []),
        ([system(1, "MES", "2023-05"), system(2, "mes ", "2023-05")], [], []),
        ([system(1, "MES", "2023-05"), system(2, "mes", "")], [], []),
        (
            [system(1, "MES 系统", "2023-05"), system(2, "ｍｅｓ系统", "2024-05")],
            [],
            [("system", "1"), ("system", "2")],
        ),
        ([system(1, "MES", "2023-05")], [instance(7, "2023-05", 1)], []),
        ([system(1, "MES", "2023-05")], [instance(7, "2023-04", 1)], [("instance", "7")]),
        ([system(1, "MES", "")], [instance(7, "2023-04", 1)], []),
        ([system(1, "MES", "2023-05")], [instance(7, "", 1)], []),
        ([system(1, "MES", "2023-05")], [instance(7, "2023-04")], []),
        (
            [system(1, "MES", "2023-05"), system(2, "ERP", "2020-01")],
            [instance(7, "2022-01", 2), instance(8, "2022-01", 1, 2)],
            [("instance", "8")],
        ),
    ],
)
def test_one_system_has_one_go_live_month(
    systems: list[SystemNote], instances: list[InstanceNote], about: list[tuple[str, str]]
) -> None:
    assert doubted(systems, instances) == about


def test_the_stored_register_is_doubted_like_any_other(national: Assessment, cast: Cast) -> None:
    old = add_system(plant=national.plant, by=cast.manager, facts=MES)
    new = SystemFacts("ｍｅｓ", live_since="2024-05")
    twice = add_system(plant=national.plant, by=cast.manager, facts=new)
    keep_card(
        national,
        cast.manager,
        "PO27",
        card=in_use(live_since="2023-04"),
        systems=[old.pk, twice.pk],
    )
    edition = engine_edition(national.edition_id)
    found = find_doubts(edition, (), dossier_of(national, edition))
    about = [a.kind for d in found if d.check.rule == "one_system_two_dates" for a in d.about]
    assert about == ["system", "system", "instance"]


def test_an_organisation_s_other_plant_has_a_register_of_its_own(mes: System, cast: Cast) -> None:
    home = Organisation.objects.get(pk=cast.organisation.pk)
    other = create_plant(organisation=home, by=cast.manager, facts=Facts("Other"))
    assert add_system(plant=other, by=cast.manager, facts=MES).pk != mes.pk
