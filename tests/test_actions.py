"""What changes an assessment: every act, its refusals, and what it never does."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from assessments.access import get_assessment
from assessments.actions import (
    Change,
    Facts,
    IndicatorChange,
    create_plant,
    save_answers,
    save_exceptions,
    save_facts,
    save_indicators,
    start,
    submit,
)
from assessments.actions.refusals import (
    AnswerRefused,
    ExceptionRefused,
    NoCurrentEdition,
    OpenAssessmentExists,
    Stale,
    TotalsRefused,
)
from assessments.models import Answer, Assessment, Plant
from tests.cast import ALL_BEST, Cast
from tests.queries import at_most

NA_REASON = "One machine only."


def answer(assessment: Assessment, cast: Cast, *changes: Change):
    return save_answers(assessment=assessment, by=cast.manager, changes=changes)


def stored(assessment: Assessment, question: str) -> Answer:
    return assessment.answers.get(question=question)


def test_start_pins_the_current_edition_and_copies_the_facts(assessment, plant):
    assert assessment.edition.is_current
    assert assessment.facts["name"] == plant.name
    assert assessment.facts["production"] == "discrete"


def test_a_second_open_assessment_of_one_edition_is_refused(assessment, plant, cast):
    with pytest.raises(OpenAssessmentExists):
        start(plant=plant, by=cast.manager)
    assert plant.assessments.count() == 1


def test_without_a_published_edition_nothing_starts(plant, cast):
    with pytest.raises(NoCurrentEdition):
        start(plant=plant, by=cast.manager)


def test_an_answer_is_stored_with_who_and_when(assessment, cast):
    saved = answer(assessment, cast, Change("device.state", option="shown", count=21))
    assert saved.keys == ("device.state",)
    row = stored(assessment, "device.state")
    assert (row.option, row.count, row.revision, row.answered_by) == (
        "shown",
        21,
        1,
        cast.manager,
    )


def test_saving_the_same_answer_twice_changes_nothing(assessment, cast):
    change = Change("device.state", option="shown", count=21)
    answer(assessment, cast, change)
    assert answer(assessment, cast, change).keys == ()
    assert stored(assessment, "device.state").revision == 1


def test_a_stale_answer_never_overwrites_and_is_handed_back(assessment, cast):
    answer(assessment, cast, Change("device.state", option="shown"))
    stale = Change("device.state", option="unseen", revision=0)
    fresh = Change("workshop.sequence", option="listed")
    saved = answer(assessment, cast, stale, fresh)
    assert saved.keys == ("workshop.sequence",)
    assert [conflict.theirs.option for conflict in saved.conflicts] == ["shown"]
    assert stored(assessment, "device.state").option == "shown"


def test_the_revision_a_person_saw_lets_them_change_it(assessment, cast):
    answer(assessment, cast, Change("device.state", option="shown"))
    answer(assessment, cast, Change("device.state", option="unseen", revision=1))
    row = stored(assessment, "device.state")
    assert (row.option, row.revision) == ("unseen", 2)


def test_an_answer_can_be_taken_back(assessment, cast):
    answer(assessment, cast, Change("device.state", option="shown"))
    answer(assessment, cast, Change("device.state", revision=1))
    assert stored(assessment, "device.state").is_open


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change("device.perfect", option="shown"), "unknown_question"),
        (Change("workshop.batches", option="paper"), "unknown_question"),
        (Change("device.state", option="perfect"), "unknown_option"),
        (Change("device.state", not_applicable=True, reason="no"), "always_applies"),
        (Change("workshop.sequence", not_applicable=True), "reason_missing"),
        (Change("workshop.sequence", not_applicable=True, reason="because"), "reason_missing"),
        (
            Change("workshop.sequence", option="told", not_applicable=True, reason=NA_REASON),
            "option_and_not_applicable",
        ),
        (Change("device.state", option="shown", unsure=True), "unsure_and_answered"),
        (
            Change("workshop.sequence", unsure=True, not_applicable=True, reason=NA_REASON),
            "unsure_and_answered",
        ),
        (Change("device.state", option="shown", known="guessed"), "unknown_way_of_knowing"),
        (Change("device.state", option="shown", count=43), "count_above_total"),
        (Change("workshop.sequence", option="listed", count=3, of=2), "count_above_total"),
        (Change("standing.cmmm_level", option="level_2", count=1), "no_count_asked"),
        (Change("device.state", option="shown", count=1, of=2), "no_count_asked"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.question,
)
def test_what_the_edition_does_not_allow_is_refused_and_nothing_is_stored(
    assessment, cast, change, code
):
    with pytest.raises(AnswerRefused) as refused:
        answer(assessment, cast, Change("eligibility.size", option="above"), change)
    assert (refused.value.question, refused.value.code) == (change.question, code)
    assert not assessment.answers.exists()


def test_not_applicable_is_stored_with_the_rubrics_reason(assessment, cast):
    answer(assessment, cast, Change("workshop.sequence", not_applicable=True, reason=NA_REASON))
    row = stored(assessment, "workshop.sequence")
    assert row.not_applicable and row.reason == NA_REASON and not row.is_open


def test_four_byte_characters_and_mark_up_survive_in_a_note(assessment, cast):
    note = 'R&D <b>x <img src="/etc/hostname"/> 😀 𠮷'
    answer(assessment, cast, Change("device.state", note=note))
    assert stored(assessment, "device.state").note == note


def test_facts_change_assessment_and_plant_together(assessment, plant, cast):
    facts = Facts(name="新名", production="process", province="zhejiang")
    save_facts(assessment=assessment, by=cast.manager, facts=facts, totals={"machines": 50})
    assessment.refresh_from_db()
    plant.refresh_from_db()
    assert assessment.totals == plant.totals == {"machines": 50}
    assert plant.name == "新名" and plant.production == "process"


def test_facts_changed_since_they_were_read_are_not_overwritten(assessment, plant, cast):
    seen = dict(assessment.facts)
    theirs, mine = Facts(name="Theirs"), Facts(name="Mine")
    save_facts(assessment=assessment, by=cast.owner, facts=theirs, totals={}, replacing=seen)
    with pytest.raises(Stale):
        save_facts(assessment=assessment, by=cast.manager, facts=mine, totals={}, replacing=seen)
    save_facts(assessment=assessment, by=cast.manager, facts=theirs, totals={}, replacing=seen)
    plant.refresh_from_db()
    assert plant.name == "Theirs"


@pytest.mark.parametrize("totals", [{"machines": 20}, {"unknown": 3}, {"machines": 0}])
def test_a_total_below_what_was_counted_is_refused(assessment, cast, totals):
    answer(assessment, cast, Change("device.state", option="shown", count=21))
    with pytest.raises(TotalsRefused):
        save_facts(assessment=assessment, by=cast.manager, facts=Facts("x"), totals=totals)
    assessment.refresh_from_db()
    assert assessment.totals == {"machines": 42}


def test_answers_to_questions_of_another_kind_of_plant_are_kept_but_not_scored(
    assessment, plant, cast
):
    process = Facts(name="x", production="process")
    save_facts(assessment=assessment, by=cast.manager, facts=process, totals={"machines": 42})
    assessment.refresh_from_db()
    answer(assessment, cast, *ALL_BEST, Change("workshop.batches", option="paper"))
    discrete = Facts(name="x", production="discrete")
    save_facts(assessment=assessment, by=cast.manager, facts=discrete, totals={"machines": 42})
    assessment.refresh_from_db()
    assert submit(assessment=assessment, by=cast.manager).tier == "advanced"
    assert stored(assessment, "workshop.batches").option == "paper"


def test_indicator_values_are_stored_and_never_overwritten_by_a_stale_one(assessment, cast):
    value = IndicatorChange("defect_rate", Decimal("1.8"), "2023", Decimal("1.1"), "2025", "QMS")
    save_indicators(assessment=assessment, by=cast.manager, changes=[value])
    with pytest.raises(Stale):
        save_indicators(
            assessment=assessment, by=cast.manager, changes=[IndicatorChange("defect_rate")]
        )
    with pytest.raises(AnswerRefused):
        save_indicators(assessment=assessment, by=cast.manager, changes=[IndicatorChange("luck")])
    assert assessment.indicator_values.get().before == Decimal("1.8")


def test_exceptions_only_where_the_annex_says_in_principle(assessment, cast):
    with pytest.raises(ExceptionRefused):
        save_exceptions(
            assessment=assessment,
            by=cast.manager,
            exceptions={"basic.covered": "because"},
            revision=assessment.revision,
        )
    save_exceptions(
        assessment=assessment,
        by=cast.manager,
        exceptions={"advanced.covered": "One product for years."},
        revision=assessment.revision,
    )
    with pytest.raises(Stale):
        save_exceptions(
            assessment=assessment, by=cast.manager, exceptions={}, revision=assessment.revision
        )
    assessment.refresh_from_db()
    assert assessment.exceptions == {"advanced.covered": "One product for years."}


def test_saving_ten_answers_takes_few_queries_whatever_the_rubrics_size(national, cast):
    keys = ["device.abnormality", "device.settings", "line.changeover", "workshop.sequence"]
    keys += [f"scenario.PO{number}" for number in range(20, 26)]
    found, _ = get_assessment(cast.manager, national.pk)
    with at_most(5):
        save_answers(
            assessment=found, by=cast.manager, changes=[Change(key, note="x") for key in keys]
        )
    assert found.answers.count() == 10


def test_the_database_keeps_its_promises(assessment, cast, plant):
    with pytest.raises(IntegrityError), transaction.atomic():
        Plant.objects.create(organisation=cast.organisation, name=plant.name)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(status="submitted")
    with pytest.raises(ProtectedError):
        assessment.edition.rubric.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        create_plant(organisation=cast.organisation, by=cast.manager, facts=Facts(name=""))
