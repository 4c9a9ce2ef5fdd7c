"""The pages of the register, the instances and their cards, as people use and misuse them."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Facts, create_plant, submit
from assessments.actions.instance_facts import stated_on
from assessments.actions.instances import remove_instance
from assessments.actions.systems import SystemFacts, add_system
from assessments.models import Assessment, ScenarioInstance, System
from tests.cards import days_ago, in_use, keep_card, months_ago
from tests.cast import Cast
from tests.form_data import sent_back

PILOT = in_use("Pilot cell", live_since=months_ago(2))


def client_of(user, language: str = "en") -> Client:
    user.language = language
    user.save()
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def manager(cast: Cast) -> Client:
    return client_of(cast.manager)


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(f"assessments:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def addresses(assessment: Assessment, card: ScenarioInstance, system: System) -> dict[str, str]:
    plant, key = assessment.plant_id, assessment.pk
    named = {
        "systems": (plant,),
        "system": (plant, system.pk),
        "instances": (key,),
        "instance": (key, card.pk),
        "instance_new": (key, "PO27"),
    }
    return {name: reverse(f"assessments:{name}", args=args) for name, args in named.items()}


@pytest.fixture
def mes(assessment: Assessment, cast: Cast) -> System:
    return add_system(plant=assessment.plant, by=cast.manager, facts=SystemFacts("MES"))


@pytest.fixture
def card(assessment: Assessment, cast: Cast, mes: System) -> ScenarioInstance:
    return keep_card(assessment, cast.manager, "PO27", systems=[mes.pk])


def test_a_stranger_learns_nothing_and_a_reader_changes_nothing(
    assessment: Assessment, cast: Cast, card: ScenarioInstance, mes: System
) -> None:
    stranger, viewer = client_of(cast.stranger), client_of(cast.viewer)
    for name, address in addresses(assessment, card, mes).items():
        assert stranger.get(address).status_code == 404, name
        assert stranger.post(address).status_code in (404, 405), name
        expected = 403 if name == "instance_new" else 200
        assert viewer.get(address).status_code == expected, name
        assert viewer.post(address).status_code == (405 if name == "instances" else 403), name
        assert Client().get(address).status_code == 302, name
    shown = page(viewer, "instance", assessment.pk, card.pk)
    assert 'value="remove"' not in shown and "disabled" in shown
    assert "instance_new" not in shown


def test_a_contributor_writes_down_a_system_and_a_card(assessment: Assessment, cast: Cast) -> None:
    client = client_of(cast.contributor)
    systems = reverse("assessments:systems", args=[assessment.plant_id])
    assert "Nothing is written down yet" in client.get(systems).content.decode()
    body = {"kind": "system", "name": "  MES   2 ", "live_since": "2024年3月"}
    assert client.post(systems, body).status_code == 302
    mes = System.objects.get()
    assert (mes.name, mes.live_since) == ("MES 2", "2024-03")
    new = reverse("assessments:instance_new", args=[assessment.pk, "PO27"])
    body = {
        "name": "Line 2",
        "systems": [str(mes.pk)],
        "live_since": "2024/3",
        "last_used": days_ago(2).isoformat(),
        "weekly_users": "12",
        "used_outside_team": "yes",
        "figure": "Stops",
        "before": "12,5",
        "before_period": "2023",
    }
    made = client.post(new, body)
    stored = ScenarioInstance.objects.get()
    assert made["Location"] == reverse("assessments:instance", args=[assessment.pk, stored.pk])
    said = stated_on(stored)
    assert (said.card.live_since, str(said.card.before)) == ("2024-03", "12.5000")
    assert said.systems == {mes.pk} and said.model is None
    shown = page(client, "instance", assessment.pk, stored.pk)
    assert "In regular use" in shown and "MES 2" in shown


def test_a_name_alone_is_stored_and_told_what_is_missing(
    assessment: Assessment, manager: Client
) -> None:
    new = reverse("assessments:instance_new", args=[assessment.pk, "PO27"])
    blank = sent_back(manager.get(new).content.decode())
    made = manager.post(new, blank | {"name": "Line 2"})
    shown = manager.get(made["Location"]).content.decode()
    for words in ("Planned", "The month it went live is not stated.", "people outside the project"):
        assert words in shown


def test_errors_stand_beside_their_fields_and_nothing_typed_is_lost(
    assessment: Assessment, manager: Client
) -> None:
    new = reverse("assessments:instance_new", args=[assessment.pk, "PO27"])
    body = {
        "name": "Line 2",
        "place": "Hall <b>3</b>",
        "live_since": "March",
        "last_used": days_ago(-1).isoformat(),
        "weekly_users": "many",
        "before": "12",
        "overruled": "9" * 30,
        "made_by": "Us",
    }
    response = manager.post(new, body)
    shown = response.content.decode()
    assert response.status_code == 400 and not ScenarioInstance.objects.exists()
    for words in (
        "Write year and month as 2024-03.",
        "This day is still to come.",
        "Write a whole number in digits",
        "Write the period of this number",
        "Write what these numbers measure.",
        "The number is too large to be stored.",
    ):
        assert words in shown, words
    assert sent_back(shown) | body == sent_back(shown)
    assert "Hall &lt;b&gt;3&lt;/b&gt;" in shown and "<b>3</b>" not in shown
    assert '<details class="more model" open>' in shown


def test_two_people_on_one_card_are_shown_both(
    assessment: Assessment, manager: Client, cast: Cast, card: ScenarioInstance
) -> None:
    address = reverse("assessments:instance", args=[assessment.pk, card.pk])
    mine = sent_back(manager.get(address).content.decode()) | {"place": "Mine", "act": ""}
    theirs = in_use(place="Theirs", weekly_users=30)
    keep_card(assessment, cast.owner, "PO27", instance=card, card=theirs, revision=1)
    response = manager.post(address, mine)
    shown = response.content.decode()
    assert response.status_code == 409
    assert "Stored now: Theirs" in shown and "Yours: Mine" in shown and 'value="Mine"' in shown
    assert "Stored now: 30" in shown and "Yours: 12" in shown and str(cast.owner) in shown
    stored = ScenarioInstance.objects.get()
    assert (stored.place, stored.revision) == ("Theirs", 2)
    again = mine | {"revision": "2"}
    assert manager.post(address, again).status_code == 302
    assert ScenarioInstance.objects.get().place == "Mine"


@pytest.mark.parametrize("revision", ["", "nonsense", "-1", "9" * 40, "1\x00", "２"])
def test_a_save_without_a_word_on_what_was_seen_overwrites_nothing(
    assessment: Assessment, manager: Client, card: ScenarioInstance, revision: str
) -> None:
    address = reverse("assessments:instance", args=[assessment.pk, card.pk])
    body = {"name": "Other", "revision": revision}
    assert manager.post(address, body).status_code == 409
    for act in ("restate", "remove"):
        assert manager.post(address, body | {"act": act}).status_code == 409
    assert ScenarioInstance.objects.get().revision == 1


def test_a_card_removed_while_it_lay_open_hands_back_what_was_typed(
    assessment: Assessment, manager: Client, cast: Cast, card: ScenarioInstance
) -> None:
    address = reverse("assessments:instance", args=[assessment.pk, card.pk])
    mine = sent_back(manager.get(address).content.decode()) | {"place": "Mine"}
    remove_instance(assessment=assessment, by=cast.owner, instance=card, revision=1)
    response = manager.post(address, mine)
    shown = response.content.decode()
    new = reverse("assessments:instance_new", args=[assessment.pk, "PO27"])
    assert response.status_code == 409 and f'action="{new}"' in shown and 'value="Mine"' in shown
    assert not ScenarioInstance.objects.exists()
    assert manager.post(new, sent_back(shown)).status_code == 302
    assert ScenarioInstance.objects.get().place == "Mine"
    gone = manager.post(address, mine | {"act": "remove"})
    assert gone["Location"] == reverse("assessments:instances", args=[assessment.pk])
    assert manager.get(address).status_code == 404


def test_still_so_today_and_removing_are_one_press_each(
    assessment: Assessment, manager: Client, card: ScenarioInstance
) -> None:
    ScenarioInstance.objects.update(to_confirm=True)
    address = reverse("assessments:instance", args=[assessment.pk, card.pk])
    assert "Still so today" in manager.get(address).content.decode()
    assert manager.post(address, {"act": "restate", "revision": "1"}).status_code == 302
    assert "Still so today" not in manager.get(address).content.decode()
    assert manager.post(address, {"act": "remove", "revision": "1"}).status_code == 409
    assert manager.post(address, {"act": "remove", "revision": "2"}).status_code == 302
    assert not ScenarioInstance.objects.exists()


def test_a_submitted_card_is_read_and_no_longer_changed(
    assessment: Assessment, manager: Client, cast: Cast, card: ScenarioInstance
) -> None:
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    address = reverse("assessments:instance", args=[assessment.pk, card.pk])
    assert 'value="remove"' not in manager.get(address).content.decode()
    for act in ("", "restate", "remove"):
        body = {"name": "Other", "revision": "1", "act": act}
        assert manager.post(address, body).status_code == 409
    assert ScenarioInstance.objects.get().revision == 1


@pytest.mark.parametrize("scenario", ["PO99", "device.state", "<script>", "../x", "é" * 200])
def test_a_scenario_nobody_knows_has_no_page(
    assessment: Assessment, manager: Client, scenario: str
) -> None:
    address = f"/assessments/{assessment.pk}/instances/{quote(scenario, safe='')}/new/"
    assert manager.get(address).status_code == 404
    assert manager.post(address, {"name": "x"}).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {"systems": ["999999"]},
        {"systems": ["9" * 60]},
        {"systems": ["MES"]},
        {"name": "a\x00b"},
        {"name": "zero\u200bwidth"},
        {"name": ""},
        {"used_outside_team": "maybe"},
        {"kind": "magic"},
        {"weekly_users": "-1"},
        {"before": "1e999", "before_period": "2024", "figure": "x"},
        {"before": "NaN", "before_period": "2024", "figure": "x"},
        {"last_used": "2024-02-30"},
        {"last_used": "99999-01-01"},
        {"live_since": "0000-00"},
        {"decides": "x" * 301},
    ],
    ids=lambda body: next(iter(body.items()))[0],
)
def test_hostile_input_is_refused_in_words(
    assessment: Assessment, manager: Client, body: dict[str, object]
) -> None:
    new = reverse("assessments:instance_new", args=[assessment.pk, "PO27"])
    response = manager.post(new, {"name": "Line 2"} | body)
    assert response.status_code == 400
    assert 'class="field-error"' in response.content.decode()
    assert not ScenarioInstance.objects.exists()


def test_another_plant_s_system_and_card_are_out_of_reach(
    assessment: Assessment, manager: Client, cast: Cast, national: Assessment
) -> None:
    other = create_plant(organisation=cast.organisation, by=cast.manager, facts=Facts("Other"))
    foreign = add_system(plant=other, by=cast.manager, facts=SystemFacts("MES"))
    new = reverse("assessments:instance_new", args=[assessment.pk, "PO27"])
    assert manager.post(new, {"name": "x", "systems": [str(foreign.pk)]}).status_code == 400
    system = reverse("assessments:system", args=[assessment.plant_id, foreign.pk])
    assert manager.get(system).status_code == 404
    card = keep_card(national, cast.manager, "PO27")
    address = reverse("assessments:instance", args=[assessment.pk, card.pk])
    assert manager.get(address).status_code == 404
    assert manager.post(address, {"name": "x", "scenario": "PO99"}).status_code == 404
