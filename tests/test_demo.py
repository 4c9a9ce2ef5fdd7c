"""The demo shows what it says, on the real edition, and can be replayed."""

import pytest

from accounts.models import Membership, User
from assessments.demo import PASSWORD, replay
from assessments.models import Answer, Assessment, ModelCard, Plant, ScenarioInstance, System
from tests.cast import NATIONAL
from tests.published import publish_file


@pytest.fixture
def demo(db):
    publish_file(NATIONAL, by=None)
    return {person.username: person for person in replay()}


def result_of(name: str) -> tuple[str, str]:
    assessment = latest(name)
    return assessment.result.tier, assessment.result.best_tier


def latest(name: str) -> Assessment:
    found = Assessment.objects.submitted().filter(plant__name__startswith=name)
    return found.latest("submitted_at")


@pytest.mark.django_db
def test_the_three_plants_stand_where_the_demo_says(demo):
    assert result_of("扬州装备厂") == ("advanced", "advanced")
    assert result_of("大亚湾精细化工厂") == ("advanced", "advanced")
    assert result_of("昆山零部件厂") == ("", "")


def test_the_chemicals_plant_lacks_only_two_things_for_excellence(demo):
    assessment = latest("大亚湾")
    tier = next(t for t in assessment.result.scorecard["tiers"] if t["key"] == "excellence")
    missing = {
        condition["key"]
        for condition in tier["conditions"]
        if condition["kind"] == "criterion" and condition["verdict"] != "met"
    }
    assert missing == {"excellence.ai_share", "excellence.covered.factory_construction.core"}


def test_the_equipment_maker_has_a_half_finished_follow_up(demo):
    begun = Assessment.objects.open().get()
    assert begun.plant.name.startswith("扬州") and begun.follows.is_submitted
    assert any(answer.is_open for answer in begun.answers.all())
    assert begun.answers.get(question="scenario.PO28").option == "in_use_ai"


def test_every_claim_of_ai_has_a_complete_card_but_one_that_shows_the_difference(demo):
    for assessment in Assessment.objects.submitted():
        claims = assessment.answers.filter(option="in_use_ai")
        keys = {answer.question.removeprefix("scenario.") for answer in claims}
        borne = {key for key, state in assessment.cards.items() if state == "in_use_ai"}
        assert borne == keys
    begun = Assessment.objects.open().get()
    assert begun.cards["PO28"] == "in_use", "a model card lacks two lines"
    assert begun.cards["PM09"] == "planned", "a pilot of one month"


def test_the_register_holds_what_the_cards_name(demo):
    plant = Plant.objects.get(name__startswith="扬州")
    assert plant.systems.count() == 4
    begun = Assessment.objects.open().get()
    assert {card.scenario for card in begun.instances.all()} == {
        "PO24",
        "PO25",
        "PO27",
        "PO28",
        "PM09",
    }
    assert all(card.systems.exists() for card in begun.instances.all())


def test_everyone_of_the_cast_can_log_in(demo, client):
    roles = set(Membership.objects.values_list("role", flat=True))
    assert roles >= {"owner", "manager", "contributor", "reviewer"}
    for username in demo:
        assert client.login(username=username, password=PASSWORD)


def test_one_plant_has_a_year_to_look_back_on(demo):
    now = latest("大亚湾")
    earlier = now.plant.assessments.exclude(pk=now.pk).get()
    assert (now.submitted_at - earlier.submitted_at).days == 364
    assert (earlier.result.tier, now.result.tier) == ("basic", "advanced")
    assert earlier.answers.latest("answered_at").answered_at < earlier.submitted_at


def test_a_demo_from_before_gets_its_earlier_year_and_one_gone_on_with_does_not(demo):
    assert Assessment.objects.filter(plant__name__startswith="扬州").count() == 2
    assert Assessment.objects.filter(plant__name__startswith="昆山").count() == 1


def test_replaying_changes_nothing(demo):
    def counts() -> list[int]:
        return [
            m.objects.count()
            for m in (User, Plant, Assessment, Answer, System, ScenarioInstance, ModelCard)
        ]

    before = counts()
    replay()
    assert before == counts() and min(before) > 0
