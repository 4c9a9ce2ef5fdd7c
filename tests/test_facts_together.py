"""Plant facts that several people change at once: nothing is overwritten unseen."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions import Facts, save_facts
from assessments.models import Assessment, Plant
from tests.cast import Cast

THEIRS = Facts(name="扬州厂 Yangzhou", production="discrete", province="zhejiang")


@pytest.fixture
def manager(client: Client, cast: Cast) -> Client:
    client.force_login(cast.manager)
    client.post(reverse("switch_language"), {"language": "en"})
    return client


@pytest.fixture
def address(assessment: Assessment) -> str:
    return reverse("assessments:facts", args=[assessment.pk])


def as_shown(manager: Client, address: str) -> dict[str, object]:
    form = manager.get(address).context["form"]
    return {**form.initial, "state": form.shown_state}


def test_one_fact_changed_by_two_people_is_shown_both_ways(
    assessment: Assessment, manager: Client, cast: Cast, address: str
) -> None:
    body = as_shown(manager, address) | {"province": "hubei", "name": "Mine"}
    save_facts(assessment=assessment, by=cast.owner, facts=THEIRS, totals={"machines": 42})
    response = manager.post(address, body)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Stored now: Zhejiang" in page and "Yours: Hubei" in page and 'value="Mine"' in page
    assert page.count("Stored now:") == 1
    assert Plant.objects.get().province == "zhejiang"
    again = body | {"state": response.context["form"].shown_state}
    assert manager.post(address, again).status_code == 302
    assert (Plant.objects.get().province, Plant.objects.get().name) == ("hubei", "Mine")


def test_different_facts_changed_by_two_people_are_both_kept(
    assessment: Assessment, manager: Client, cast: Cast, address: str
) -> None:
    body = as_shown(manager, address) | {"total-machines": "50"}
    save_facts(assessment=assessment, by=cast.owner, facts=THEIRS, totals={"machines": 42})
    assert manager.post(address, body).status_code == 302
    assessment.refresh_from_db()
    assert (assessment.facts["province"], assessment.totals["machines"]) == ("zhejiang", 50)


def test_facts_left_untouched_never_undo_what_somebody_else_saved(
    assessment: Assessment, manager: Client, cast: Cast, address: str
) -> None:
    body = as_shown(manager, address)
    save_facts(assessment=assessment, by=cast.owner, facts=THEIRS, totals={})
    assert manager.post(address, body).status_code == 302
    assessment.refresh_from_db()
    assert assessment.facts["province"] == "zhejiang" and assessment.totals == {}


def test_an_error_beside_it_does_not_hide_a_clash(
    assessment: Assessment, manager: Client, cast: Cast, address: str
) -> None:
    body = as_shown(manager, address) | {"province": "hubei", "name": ""}
    save_facts(assessment=assessment, by=cast.owner, facts=THEIRS, totals={})
    response = manager.post(address, body)
    assert response.status_code == 400
    corrected = body | {"name": "Mine", "state": response.context["form"].shown_state}
    assert manager.post(address, corrected).status_code == 409


def test_typing_the_same_is_no_clash(
    assessment: Assessment, manager: Client, cast: Cast, address: str
) -> None:
    body = as_shown(manager, address) | {"province": "zhejiang"}
    save_facts(assessment=assessment, by=cast.owner, facts=THEIRS, totals={"machines": 42})
    assert manager.post(address, body).status_code == 302


@pytest.mark.parametrize("state", ["", "nonsense", ".......", "a.b.c", "<b>" * 500])
def test_facts_without_a_word_on_what_was_seen_overwrite_nothing(
    manager: Client, address: str, state: str
) -> None:
    body = as_shown(manager, address) | {"province": "hubei", "state": state}
    assert manager.post(address, body).status_code == 409
    assert Plant.objects.get().province == "jiangsu"


def test_who_saves_between_reading_and_writing_is_not_overwritten(
    assessment: Assessment,
    manager: Client,
    cast: Cast,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = as_shown(manager, address) | {"total-machines": "50"}

    def overtaken(**given: object) -> None:
        monkeypatch.undo()
        save_facts(assessment=assessment, by=cast.owner, facts=THEIRS, totals={"machines": 42})
        save_facts(**given)  # type: ignore[arg-type]

    monkeypatch.setattr("assessments.actions.save_facts", overtaken)
    response = manager.post(address, body)
    assert response.status_code == 409
    assert Plant.objects.get().province == "zhejiang"
    again = {**response.context["form"].data, "state": response.context["form"].shown_state}
    assert manager.post(address, again).status_code == 302
    assert Plant.objects.get().province == "zhejiang"
