"""Reopening makes a new self-check with everything the old one said; the old one stays."""

from dataclasses import replace

import pytest

from accounts.models import AuditEvent
from assessments.actions import Change, Facts, save_answers, save_facts, submit
from assessments.actions.history import open_result, take_back
from assessments.actions.refusals import NotSubmitted, OpenAssessmentExists
from assessments.actions.reopening import REASON_LENGTH, ReasonMissing, reopen
from assessments.dossier import Dossier, dossier_of
from assessments.models import Assessment
from maturity.publishing import engine_edition, publish_data
from maturity.rubric_file import load_edition
from tests.cast import SMALL, Cast
from tests.rich import enrich, snapshot

WHY = "Two machines were counted twice."


@pytest.fixture
def finished(assessment: Assessment, cast: Cast) -> Assessment:
    enrich(assessment, cast)
    submit(assessment=assessment, by=cast.manager)
    return Assessment.objects.get(pk=assessment.pk)


@pytest.fixture
def again(finished: Assessment, cast: Cast) -> Assessment:
    reopen(assessment=finished, by=cast.owner, reason=WHY)
    return Assessment.objects.get(follows=finished)


def dossier(assessment: Assessment) -> Dossier:
    return dossier_of(assessment, engine_edition(assessment.edition_id))


def test_the_old_one_and_its_result_stay_exactly_as_they_are(finished, cast):
    before = snapshot(finished)
    begun = reopen(assessment=finished, by=cast.owner, reason=WHY)
    save_answers(
        assessment=begun, by=cast.owner, changes=[Change("device.state", unsure=True, revision=1)]
    )
    submit(assessment=begun, by=cast.owner, confirmed_open=True)
    assert snapshot(finished) == before


def test_the_new_one_says_from_what_why_and_by_whom(again, finished, cast):
    assert again.is_open and again.edition_id == finished.edition_id
    assert (again.follows, again.origin) == (finished, "reopened")
    assert (again.reopened_because, again.started_by) == (WHY, cast.owner)
    assert again.submitted_at is None and not hasattr(again, "result")


def test_everything_is_taken_along(again, finished):
    assert again.exceptions == finished.exceptions != {}
    assert again.cards == finished.cards == {"PO27": "in_use_ai"}
    assert again.totals == finished.totals
    assert again.indicator_values.get().before == finished.indicator_values.get().before
    said = [("question", "option", "count", "note", "known", "answered_by", "answered_at")]
    for fields in said:
        old, new = finished.answers.order_by("pk"), again.answers.order_by("pk")
        assert list(new.values(*fields)) == list(old.values(*fields))
    assert set(again.answers.values_list("to_confirm", "revision")) == {(False, 1)}


def test_what_stands_beside_the_answers_is_the_same_but_for_its_numbers(again, finished):
    old, new = dossier(finished), dossier(again)
    assert new.systems == old.systems != ()
    assert [replace(card, id=0) for card in new.instances] == [
        replace(card, id=0) for card in old.instances
    ]
    assert [card.bears_out for card in new.instances] == ["planned", "in_use_ai"]
    assert [(e.id, e.questions, len(e.instances)) for e in new.evidence] == [
        (e.id, e.questions, len(e.instances)) for e in old.evidence
    ]
    watched = next(card.id for card in new.instances if card.model)
    assert [e.instances for e in new.evidence if e.instances] == [(watched,)]
    assert not {card.id for card in new.instances} & {card.id for card in old.instances}


def test_a_finding_stays_current_or_out_of_date_as_it_was(again, finished, cast):
    def told(assessment: Assessment) -> list[tuple[str, str, str, bool]]:
        return [(f.question, f.verdict, f.by, f.is_current) for f in dossier(assessment).findings]

    assert told(again) == told(finished)
    assert [is_current for *_, is_current in told(again)] == [True, False]


def test_submitted_unchanged_it_comes_to_the_same(again, finished, cast):
    result = submit(assessment=again, by=cast.owner)
    assert result.scorecard == finished.result.scorecard
    assert result.readings == finished.result.readings
    assert result.pk != finished.result.pk


def test_each_answer_has_its_first_line_of_history(again, cast):
    assert again.changes.count() == again.answers.count() == 6
    line = again.changes.get(question="device.state")
    assert (line.act, line.revision, line.before, line.by) == ("carried", 1, None, cast.owner)
    assert line.after["note"] == "Hall 2"


def test_a_raise_after_reopening_is_listed_and_what_was_carried_is_not(again, cast):
    assert again.result_seen_by == cast.owner and dossier(again).raised == ()
    lowered = Change("device.state", option="shown", count=40, revision=1)
    save_answers(assessment=again, by=cast.owner, changes=[lowered])
    assert dossier(again).raised == ()
    planned = Change("scenario.PO28", option="in_use", revision=1)
    save_answers(assessment=again, by=cast.contributor, changes=[planned])
    assert [(n.question, n.was, n.now) for n in dossier(again).raised] == [
        ("scenario.PO28", "none", "in_use")
    ]


def test_reopening_does_not_take_a_raised_answer_from_the_list(assessment, cast):
    low = Change("standing.cmmm_level", option="level_2")
    save_answers(assessment=assessment, by=cast.manager, changes=[low])
    open_result(assessment=assessment, by=cast.manager)
    high = Change("standing.cmmm_level", option="level_3", revision=1)
    save_answers(assessment=assessment, by=cast.contributor, changes=[high])
    submit(assessment=assessment, by=cast.manager, confirmed_open=True)
    begun = reopen(assessment=Assessment.objects.get(pk=assessment.pk), by=cast.owner, reason=WHY)
    (note,) = dossier(begun).raised
    assert (note.was, note.now, note.by) == ("level_2", "level_3", str(cast.contributor))
    back = Change("standing.cmmm_level", option="level_2", revision=1)
    save_answers(assessment=begun, by=cast.owner, changes=[back])
    assert dossier(begun).raised == ()


def test_what_was_carried_can_be_taken_back_to_open(again, cast):
    line = again.changes.get(question="device.state")
    take_back(assessment=again, by=cast.owner, change=line, revision=1)
    assert again.answers.get(question="device.state").is_open


def test_it_stays_with_its_edition_when_a_newer_one_is_current(finished, cast):
    newer = {**load_edition(SMALL).to_data(), "edition": "2026"}
    publish_data(newer, by=cast.platform_admin, reason="test")
    assert reopen(assessment=finished, by=cast.owner, reason=WHY).edition_id == finished.edition_id


def test_facts_changed_in_the_new_one_leave_the_old_one(again, finished, cast):
    save_facts(assessment=again, by=cast.owner, facts=Facts(name="Renamed"), totals={})
    finished.refresh_from_db()
    assert finished.facts["name"] != "Renamed" and finished.totals == {"machines": 42}
    assert "submitted_by" in finished.facts and "submitted_by" not in again.facts


@pytest.mark.parametrize("reason", ["", " \n\t", "x" * (REASON_LENGTH + 1)])
def test_without_a_reason_nothing_is_reopened(finished, cast, reason):
    with pytest.raises(ReasonMissing):
        reopen(assessment=finished, by=cast.owner, reason=reason)
    assert Assessment.objects.count() == 1


def test_an_open_one_is_not_reopened(assessment, cast):
    with pytest.raises(NotSubmitted):
        reopen(assessment=assessment, by=cast.owner, reason=WHY)


def test_there_is_one_open_assessment_of_an_edition(again, finished, cast):
    count = again.answers.count()
    with pytest.raises(OpenAssessmentExists):
        reopen(assessment=finished, by=cast.manager, reason="Again")
    assert Assessment.objects.count() == 2 and again.answers.count() == count


def test_reopening_is_on_the_record_with_its_reason(again, finished, cast):
    event = AuditEvent.objects.get(act="reopen")
    assert (event.by, event.subject_key) == (cast.owner, str(finished.pk))
    assert event.details == {"began": again.pk, "reason": WHY}


def test_a_reopened_one_can_be_reopened_once_it_is_submitted(again, cast):
    submit(assessment=again, by=cast.owner)
    third = reopen(
        assessment=Assessment.objects.get(pk=again.pk), by=cast.manager, reason="Once more"
    )
    assert third.follows == again and third.answers.count() == 6
