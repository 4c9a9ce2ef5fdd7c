"""What the pages say of cards: the register by area, the reasons, and beside each answer."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Change, save_answers
from assessments.actions.systems import SystemFacts, add_system, change_system
from assessments.models import Assessment, ScenarioInstance, System
from tests.cards import MODEL, in_use, keep_card, months_ago
from tests.cast import Cast
from tests.queries import at_most
from tests.test_instances_pages import client_of, page

# What is shown does not depend on the database: once, on SQLite, is enough.
pytestmark = pytest.mark.drawing

PILOT = in_use("Pilot cell", live_since=months_ago(2))


@pytest.fixture
def manager(cast: Cast) -> Client:
    return client_of(cast.manager)


def said(assessment: Assessment, cast: Cast, **options: str) -> None:
    changes = [Change(f"scenario.{key}", option=option) for key, option in options.items()]
    save_answers(assessment=assessment, by=cast.manager, changes=changes)


def test_the_register_lists_first_what_is_in_use_without_a_card(
    national: Assessment, manager: Client, cast: Cast
) -> None:
    said(national, cast, PO27="in_use", PO28="in_use_ai", PM09="planned", PO24="in_use")
    keep_card(national, cast.manager, "PO27", card=PILOT)
    keep_card(national, cast.manager, "PM09", card=in_use("Plan"))
    shown = page(manager, "instances", national.pk)
    assert "1 of 3 scenarios said to be in use have a card" in shown
    without = shown[shown.index("without a card") : shown.index("Pilot cell")]
    assert "PO24" in without and "PO28" in without and "PO27 ·" not in without.split("<h2>")[0]
    assert reverse("assessments:instance_new", args=[national.pk, "PO28"]) in without
    assert "Live for 2 months; 3 are asked for." in shown
    assert "Counts as planned" in shown
    assert "The answer does not say that it is in use." in shown
    assert shown.index("Production management") < shown.index("Pilot cell")


def test_an_empty_register_says_what_to_do(national: Assessment, manager: Client) -> None:
    shown = page(manager, "instances", national.pk)
    assert "No instance yet, and no scenario is said to be in use." in shown
    assert "said to be in use have a card" not in shown


def test_a_card_says_what_the_model_card_lacks(
    national: Assessment, manager: Client, cast: Cast
) -> None:
    begun = replace(MODEL, made_by="", overruled=None)
    card = keep_card(national, cast.manager, "PO28", model=begun)
    shown = page(manager, "instance", national.pk, card.pk)
    assert "In regular use" in shown and "with AI</strong>" not in shown
    assert "the model card lacks: made by, times overruled last month." in shown
    assert "model card lacks" not in page(manager, "instance_new", national.pk, "PO28")
    keep_card(national, cast.manager, "PO28", instance=card, model=MODEL, revision=1)
    shown = page(manager, "instance", national.pk, card.pk)
    assert "In regular use, with AI" in shown and "lacks" not in shown


def test_the_model_card_is_folded_unless_ai_is_claimed_or_begun(
    national: Assessment, manager: Client, cast: Cast
) -> None:
    card = keep_card(national, cast.manager, "PO28")
    folded, open_ = '<details class="more model">', '<details class="more model" open>'
    assert folded in page(manager, "instance", national.pk, card.pk)
    said(national, cast, PO28="in_use_ai")
    shown = page(manager, "instance", national.pk, card.pk)
    assert open_ in shown and "For AI to count it needs a model card." in shown
    other = keep_card(national, cast.manager, "PO27", model=replace(MODEL, made_by=""))
    assert open_ in page(manager, "instance", national.pk, other.pk)


WITHOUT_AI = "Counts as in use without AI until an instance has a complete model card."
AS_PLANNED = "Counts as planned: none of its instances is in regular use yet."


@pytest.mark.parametrize(
    ("option", "card", "model", "told"),
    [
        ("in_use_ai", None, None, WITHOUT_AI),
        ("in_use_ai", in_use(), None, WITHOUT_AI),
        ("in_use_ai", in_use(), MODEL, ""),
        ("in_use_ai", PILOT, MODEL, AS_PLANNED),
        ("in_use", None, None, ""),
        ("in_use", PILOT, None, AS_PLANNED),
        ("in_use", in_use(), None, ""),
    ],
)
def test_an_answer_says_what_it_counts_as(
    national: Assessment, manager: Client, cast: Cast, option: str, card, model, told: str
) -> None:
    said(national, cast, PO28=option)
    if card:
        keep_card(national, cast.manager, "PO28", card=card, model=model)
    shown = page(manager, "scenarios", national.pk, "PO")
    here = shown[shown.index('id="q-scenario.PO28"') :]
    here = here[: here.index("</fieldset>")]
    stored = [line for line in here.split("<p ") if "counts-as is-stored" in line]
    assert [told] == [line.split(">")[1].split("<")[0] for line in stored] or not (told or stored)
    assert reverse("assessments:instance_new", args=[national.pk, "PO28"]) in here
    assert (card is None) or card.name in here


def test_from_before_there_were_cards_nothing_is_said(
    national: Assessment, manager: Client, cast: Cast
) -> None:
    said(national, cast, PO28="in_use_ai")
    Assessment.objects.update(cards=None)
    assert "counts-as" not in page(manager, "scenarios", national.pk, "PO")


def test_cards_of_many_scenarios_cost_no_more_questions(
    national: Assessment, manager: Client, cast: Cast
) -> None:
    systems = [
        add_system(plant=national.plant, by=cast.manager, facts=SystemFacts(f"S{n}")).pk
        for n in range(9)
    ]
    scenarios = [f"PO{n}" for n in range(20, 29)]
    said(national, cast, **dict.fromkeys(scenarios, "in_use_ai"))
    for scenario in scenarios:
        for model in (None, MODEL):
            name = f"{scenario} {model and model.kind}"
            card = keep_card(
                national, cast.manager, scenario, card=in_use(name), model=model, systems=systems
            )
    plant = national.plant_id
    for limit, name, args in (
        (6, "instances", (national.pk,)),
        (8, "instance", (national.pk, card.pk)),
        (5, "systems", (plant,)),
        (5, "system", (plant, systems[0])),
        (9, "scenarios", (national.pk, "PO")),
    ):
        page(manager, name, *args)
        with at_most(limit):
            page(manager, name, *args)


def test_a_system_is_written_down_once(national: Assessment, manager: Client) -> None:
    address = reverse("assessments:systems", args=[national.plant_id])
    manager.post(address, {"kind": "system", "name": "MES 系统"})
    hint = manager.post(address, {"kind": "system", "name": "mes系统"})
    shown = hint.content.decode()
    assert hint.status_code == 400 and "already has “MES 系统”" in shown
    assert 'name="another"' in shown and System.objects.count() == 1
    same = manager.post(address, {"kind": "system", "name": "MES 系统", "another": "on"})
    assert same.status_code == 400 and "one system is written down once" in same.content.decode()
    told = {"kind": "system", "name": "mes系统", "another": "on"}
    assert manager.post(address, told).status_code == 302
    assert System.objects.count() == 2


@pytest.mark.parametrize(
    "body",
    [
        {"name": ""},
        {"name": "a\x00b"},
        {"name": "x" * 121},
        {"kind": "robot"},
        {"live_since": "2024-13"},
        {"live_since": months_ago(-1)},
    ],
)
def test_a_system_that_cannot_be_is_refused_in_words(
    national: Assessment, manager: Client, body: dict[str, str]
) -> None:
    address = reverse("assessments:systems", args=[national.plant_id])
    response = manager.post(address, {"kind": "system", "name": "MES"} | body)
    assert response.status_code == 400 and not System.objects.exists()


def test_html_in_names_stays_text(national: Assessment, manager: Client, cast: Cast) -> None:
    bad = "<script>alert(1)</script>&amp;"
    system = add_system(plant=national.plant, by=cast.manager, facts=SystemFacts(bad, maker=bad))
    card = in_use(bad, place=bad, role=bad, live_since=months_ago(1))
    made = keep_card(national, cast.manager, "PO27", card=card, systems=[system.pk])
    said(national, cast, PO27="in_use")
    plant = national.plant_id
    for name, args in (
        ("systems", (plant,)),
        ("system", (plant, system.pk)),
        ("instances", (national.pk,)),
        ("instance", (national.pk, made.pk)),
        ("scenarios", (national.pk, "PO")),
    ):
        shown = page(manager, name, *args)
        assert "<script>alert" not in shown and "&lt;script&gt;alert" in shown, name


def test_two_people_on_one_system_are_shown_both(
    national: Assessment, manager: Client, cast: Cast
) -> None:
    mes = add_system(plant=national.plant, by=cast.manager, facts=SystemFacts("MES"))
    address = reverse("assessments:system", args=[national.plant_id, mes.pk])
    change_system(system=mes, by=cast.owner, facts=SystemFacts("MES", maker="Theirs"), revision=1)
    mine = {"kind": "system", "name": "MES", "maker": "Mine", "revision": "1"}
    response = manager.post(address, mine)
    shown = response.content.decode()
    assert response.status_code == 409
    assert "Stored now: Theirs" in shown and "Yours: Mine" in shown and 'value="2"' in shown
    assert manager.post(address, mine | {"revision": "2"}).status_code == 302
    assert System.objects.get().maker == "Mine"
    stale = manager.post(address, {"remove": "1", "revision": "2"})
    assert stale.status_code == 302 and System.objects.exists()


def test_a_system_in_use_says_where(national: Assessment, manager: Client, cast: Cast) -> None:
    mes = add_system(plant=national.plant, by=cast.manager, facts=SystemFacts("MES"))
    card = keep_card(national, cast.manager, "PO27", systems=[mes.pk])
    address = reverse("assessments:system", args=[national.plant_id, mes.pk])
    response = manager.post(address, {"remove": "1", "revision": "1"})
    assert response.status_code == 409
    assert reverse("assessments:instance", args=[national.pk, card.pk]) in response.content.decode()
    ScenarioInstance.objects.all().delete()
    assert manager.post(address, {"remove": "1", "revision": "1"}).status_code == 302
    assert not System.objects.exists()


def test_the_pages_speak_chinese_where_a_person_does(national: Assessment, cast: Cast) -> None:
    client = client_of(cast.manager, "zh-hans")
    card = keep_card(national, cast.manager, "PO27")
    assert "设备运行监控" in page(client, "instance", national.pk, card.pk)
