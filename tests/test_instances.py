"""Instance cards: written, changed, stated anew and removed, and what then counts."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.actions import Change, Facts, create_plant, save_answers, start, submit
from assessments.actions.instance_facts import InstanceFacts, InstanceRefused, ModelFacts, stated_on
from assessments.actions.instances import StaleInstance, remove_instance, restate, save_instance
from assessments.actions.refusals import AssessmentIsLocked
from assessments.actions.systems import SystemFacts, add_system
from assessments.models import Assessment, ModelCard, Plant, ScenarioInstance
from assessments.sheet import read_sheet, read_sheets
from maturity.engine.scoring import score
from maturity.publishing import engine_edition, publish_data
from maturity.rubric_file import load_edition
from tests.cards import MODEL, days_ago, in_use, keep_card, months_ago
from tests.cast import SMALL, Cast
from tests.queries import at_most

PILOT = in_use("Pilot cell", used_outside_team=False)


def fresh(assessment: Assessment) -> Assessment:
    return Assessment.objects.get(pk=assessment.pk)


def test_a_card_is_written_down_with_everything_it_says(assessment: Assessment, cast: Cast) -> None:
    mes = add_system(plant=assessment.plant, by=cast.manager, facts=SystemFacts("MES"))
    said = in_use(
        figure="Stops",
        unit="h",
        before=Decimal("12.5"),
        before_period="2023",
        after=Decimal(9),
        after_period="2025",
        data_source="Shift log",
    )
    made = keep_card(assessment, cast.contributor, "PO27", card=said, model=MODEL, systems=[mes.pk])
    stored = ScenarioInstance.objects.get()
    assert stored == made and (stored.revision, stored.stated_by) == (1, cast.contributor)
    assert stated_on(stored).card == said and stated_on(stored).model == MODEL
    assert list(stored.systems.all()) == [mes]
    assert fresh(assessment).cards == {"PO27": "in_use_ai"}
    assert fresh(assessment).revision == assessment.revision + 1
    event = AuditEvent.objects.get(act="save_instance")
    assert event.details["card"]["before"] == "12.5" and event.details["systems"] == [mes.pk]
    assert event.details["model"]["made_by"] == MODEL.made_by


def test_the_cards_are_kept_with_every_act(assessment: Assessment, cast: Cast) -> None:
    pilot = keep_card(assessment, cast.manager, "PO27", card=PILOT)
    assert fresh(assessment).cards == {"PO27": "planned"}
    second = keep_card(assessment, cast.manager, "PO27", card=in_use())
    keep_card(assessment, cast.manager, "PO28", card=in_use(), model=replace(MODEL, made_by=""))
    assert fresh(assessment).cards == {"PO27": "in_use", "PO28": "in_use"}
    remove_instance(assessment=assessment, by=cast.manager, instance=second, revision=1)
    assert fresh(assessment).cards == {"PO27": "planned", "PO28": "in_use"}
    remove_instance(assessment=assessment, by=cast.manager, instance=pilot, revision=1)
    assert fresh(assessment).cards == {"PO28": "in_use"}
    gone = AuditEvent.objects.filter(act="remove_instance").order_by("pk").last()
    assert gone is not None and gone.details["card"]["name"] == "Pilot cell"
    assert gone.subject_key == str(pilot.pk)


def test_a_name_is_enough_to_begin_with(assessment: Assessment, cast: Cast) -> None:
    keep_card(assessment, cast.manager, "PO27", card=InstanceFacts("Line 2"))
    assert stated_on(ScenarioInstance.objects.get()).card == InstanceFacts("Line 2")
    assert fresh(assessment).cards == {"PO27": "planned"}


def test_a_model_card_with_nothing_on_it_is_none(assessment: Assessment, cast: Cast) -> None:
    keep_card(assessment, cast.manager, "PO27", model=ModelFacts())
    assert not ModelCard.objects.exists()


def test_a_model_card_can_be_taken_back(assessment: Assessment, cast: Cast) -> None:
    card = keep_card(assessment, cast.manager, "PO27", model=MODEL)
    keep_card(assessment, cast.manager, "PO27", instance=card, revision=1)
    assert not ModelCard.objects.exists()
    assert fresh(assessment).cards == {"PO27": "in_use"}


def test_stating_anew_judges_from_today(assessment: Assessment, cast: Cast) -> None:
    card = keep_card(assessment, cast.manager, "PO27", card=in_use(last_used=days_ago(30)))
    then = timezone.now() - timedelta(days=40)
    ScenarioInstance.objects.update(
        stated_at=then, last_used=days_ago(50), to_confirm=True, stated_by=cast.owner
    )
    keep_card(assessment, cast.manager, "PO28")
    assert fresh(assessment).cards["PO27"] == "in_use", "as of the day it was stated"
    again = restate(assessment=assessment, by=cast.manager, instance=card, revision=1)
    assert (again.revision, again.to_confirm, again.stated_by) == (2, False, cast.manager)
    assert again.stated_at > then
    assert fresh(assessment).cards["PO27"] == "planned"
    assert AuditEvent.objects.filter(act="restate_instance").count() == 1


def test_saving_a_card_as_it_stands_states_it_anew(assessment: Assessment, cast: Cast) -> None:
    card = keep_card(assessment, cast.manager, "PO27")
    ScenarioInstance.objects.update(to_confirm=True)
    again = keep_card(assessment, cast.owner, "PO27", instance=card, revision=1)
    assert (again.revision, again.to_confirm, again.stated_by) == (2, False, cast.owner)


def test_the_same_card_sent_ten_times_is_one_card(assessment: Assessment, cast: Cast) -> None:
    made = {keep_card(assessment, cast.manager, "PO27", model=MODEL).pk for _ in range(10)}
    assert len(made) == 1 and ScenarioInstance.objects.get().revision == 1
    card = ScenarioInstance.objects.get()
    later = in_use(weekly_users=20)
    for _ in range(10):
        keep_card(assessment, cast.manager, "PO27", instance=card, card=later, revision=1)
    assert ScenarioInstance.objects.get().revision == 2


def test_a_stale_save_is_handed_back(assessment: Assessment, cast: Cast) -> None:
    card = keep_card(assessment, cast.manager, "PO27")
    theirs = in_use(weekly_users=20)
    keep_card(assessment, cast.owner, "PO27", instance=card, card=theirs, revision=1)
    with pytest.raises(StaleInstance) as stale:
        keep_card(assessment, cast.manager, "PO27", instance=card, card=PILOT, revision=1)
    assert stale.value.theirs is not None
    assert stated_on(stale.value.theirs).card == theirs
    for act in (restate, remove_instance):
        with pytest.raises(StaleInstance):
            act(assessment=assessment, by=cast.manager, instance=card, revision=1)
    remove_instance(assessment=assessment, by=cast.owner, instance=card, revision=2)
    with pytest.raises(StaleInstance) as gone:
        keep_card(assessment, cast.manager, "PO27", instance=card, card=PILOT, revision=2)
    assert gone.value.theirs is None


def test_a_scenario_has_one_instance_of_a_name(assessment: Assessment, cast: Cast) -> None:
    keep_card(assessment, cast.manager, "PO27")
    other = keep_card(assessment, cast.manager, "PO27", card=PILOT)
    keep_card(assessment, cast.manager, "PO28")
    renamed = replace(PILOT, name="Line 2")
    with pytest.raises(InstanceRefused) as taken:
        keep_card(assessment, cast.manager, "PO27", instance=other, card=renamed, revision=1)
    assert (taken.value.field, taken.value.code) == ("name", "taken")
    with pytest.raises(InstanceRefused):
        keep_card(assessment, cast.manager, "PO27", card=in_use(place="Elsewhere"), revision=1)
    assert ScenarioInstance.objects.count() == 3


@pytest.mark.parametrize(
    ("card", "model", "field", "code"),
    [
        (in_use(""), None, "name", "missing"),
        (in_use("x" * 201), None, "name", "invalid"),
        (in_use(live_since=months_ago(-1), last_used=None), None, "live_since", "ahead"),
        (in_use(live_since="2024-00"), None, "live_since", "no_month"),
        (in_use(last_used=days_ago(-1)), None, "last_used", "ahead"),
        (
            in_use(live_since=months_ago(0), last_used=days_ago(40)),
            None,
            "last_used",
            "before_live",
        ),
        (in_use(weekly_users=0), None, "weekly_users", "nobody"),
        (in_use(before=Decimal("1e13")), None, "before", "invalid"),
        (in_use(), replace(MODEL, kind="magic"), "kind", "unknown"),
        (in_use(), replace(MODEL, data_since=months_ago(-1)), "data_since", "ahead"),
        (in_use(), replace(MODEL, decides="x" * 301), "decides", "invalid"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    assessment: Assessment,
    cast: Cast,
    card: InstanceFacts,
    model: ModelFacts | None,
    field: str,
    code: str,
) -> None:
    with pytest.raises(InstanceRefused) as refused:
        keep_card(assessment, cast.manager, "PO27", card=card, model=model)
    assert (refused.value.field, refused.value.code) == (field, code)
    assert not ScenarioInstance.objects.exists()


def test_the_month_of_its_last_use_may_be_the_month_it_went_live(
    assessment: Assessment, cast: Cast
) -> None:
    card = in_use(live_since=months_ago(0), last_used=days_ago(0))
    keep_card(assessment, cast.manager, "PO27", card=card)
    assert fresh(assessment).cards == {"PO27": "planned"}


@pytest.mark.parametrize("scenario", ["PO99", "", "device.state", "<b>"])
def test_a_scenario_the_edition_does_not_know_has_no_card(
    assessment: Assessment, cast: Cast, scenario: str
) -> None:
    with pytest.raises(InstanceRefused) as refused:
        keep_card(assessment, cast.manager, scenario)
    assert refused.value.code == "unknown_scenario"


def test_a_scenario_that_is_not_asked_of_this_plant_has_no_card(plant: Plant, cast: Cast) -> None:
    data = load_edition(SMALL).to_data()
    data["scenarios"][1]["applies_to"] = ["process"]
    publish_data(data, by=cast.platform_admin, reason="test")
    begun = start(plant=plant, by=cast.manager)
    keep_card(begun, cast.manager, "PO27")
    with pytest.raises(InstanceRefused) as refused:
        keep_card(begun, cast.manager, "PO28")
    assert refused.value.code == "unknown_scenario"


def test_systems_are_those_of_the_plant(assessment: Assessment, plant: Plant, cast: Cast) -> None:
    other = create_plant(organisation=cast.organisation, by=cast.manager, facts=Facts("Other"))
    foreign = add_system(plant=other, by=cast.manager, facts=SystemFacts("MES"))
    for wrong in (foreign.pk, 10**6):
        with pytest.raises(InstanceRefused) as refused:
            keep_card(assessment, cast.manager, "PO27", systems=[wrong])
        assert (refused.value.field, refused.value.code) == ("systems", "unknown_system")
    assert not ScenarioInstance.objects.exists()


def test_another_assessment_s_card_is_not_touched(
    assessment: Assessment, national: Assessment, cast: Cast
) -> None:
    foreign = keep_card(national, cast.manager, "PO27")
    with pytest.raises(StaleInstance):
        save_instance(
            assessment=assessment,
            by=cast.manager,
            scenario="PO27",
            instance=foreign,
            card=PILOT,
            revision=1,
        )
    for act in (restate, remove_instance):
        with pytest.raises(StaleInstance):
            act(assessment=assessment, by=cast.manager, instance=foreign, revision=1)


def test_a_submitted_assessment_keeps_its_cards(assessment: Assessment, cast: Cast) -> None:
    card = keep_card(assessment, cast.manager, "PO27")
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    with pytest.raises(AssessmentIsLocked):
        keep_card(assessment, cast.manager, "PO28")
    for act in (restate, remove_instance):
        with pytest.raises(AssessmentIsLocked):
            act(assessment=assessment, by=cast.manager, instance=card, revision=1)


def test_saving_a_card_asks_few_questions_however_many_there_are(
    assessment: Assessment, cast: Cast
) -> None:
    systems = [
        add_system(plant=assessment.plant, by=cast.manager, facts=SystemFacts(f"S{n}")).pk
        for n in range(12)
    ]
    for number in range(12):
        keep_card(assessment, cast.manager, "PO27", card=in_use(f"Line {number}"), systems=systems)
    with at_most(24):
        keep_card(
            assessment, cast.manager, "PO27", card=in_use("New"), model=MODEL, systems=systems
        )


def test_answers_count_by_the_cards(begun: Assessment, cast: Cast) -> None:
    edition = engine_edition(begun.edition_id)

    def option() -> str | None:
        given = read_sheet(fresh(begun), edition).answers["scenario.PO27"]
        return given.option

    change = Change("scenario.PO27", option="in_use_ai", revision=1)
    save_answers(assessment=begun, by=cast.manager, changes=[change])
    assert option() == "in_use"
    assert score(edition, read_sheet(fresh(begun), edition)).tier == "basic"
    pilot = keep_card(begun, cast.manager, "PO27", card=PILOT)
    assert option() == "planned"
    assert score(edition, read_sheet(fresh(begun), edition)).tier is None, "a pilot is not in use"
    keep_card(begun, cast.manager, "PO27", instance=pilot, card=in_use(), model=MODEL, revision=1)
    assert option() == "in_use_ai"
    sheets = read_sheets(fresh(begun), edition, [])
    assert sheets.own.answers == sheets.all_claims.answers


def test_from_before_there_were_cards_answers_count_as_given(begun: Assessment, cast: Cast) -> None:
    change = Change("scenario.PO27", option="in_use_ai", revision=1)
    save_answers(assessment=begun, by=cast.manager, changes=[change])
    Assessment.objects.update(cards=None)
    given = read_sheet(fresh(begun), engine_edition(begun.edition_id)).answers
    assert given["scenario.PO27"].option == "in_use_ai"
